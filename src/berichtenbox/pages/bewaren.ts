import { type Datum, datumKort, datumVan, datumVoluit } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  knop,
  koppeling,
  melding,
  pagina,
  tabel,
  tekstvak,
} from '../../nlds/nlds.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { isToegelaten } from '../../platform/poort.ts'
import { aangemeld, alleen, paginakader, wie } from '../../toegang/toegang.ts'
import { type Bericht, haalBericht, isVanVreemde } from '../bericht.ts'
import { regelVoor, termijnInWoorden } from '../bewaren/beleid.ts'
import {
  type Bewaarplicht,
  beeindigBewaarplicht,
  bewaarrollen,
  isVastTeHouden,
  leesBewaarplichten,
  stelBewaarplichtIn,
} from '../bewaren/bewaarplicht.ts'
import { boxrollen } from '../boxrollen.ts'
import { type Berichtdelen, berichtId } from '../verzoek.ts'
import { soortnaam } from './weergave.ts'

interface Bewaarblad {
  readonly bericht: Bericht
  readonly plichten: readonly Bewaarplicht[]
  readonly magVasthouden: boolean
  /** True while there is content, or a measure that is accounted for. */
  readonly isEr: boolean
  /** True when it was about the wrong person: then its receiver cannot hold it. */
  readonly vreemd: boolean
  readonly reden: string
  readonly fouten: readonly VeldFout[]
}

/** How long a message stays, and holding it longer. */
export function bewaarPaginas(app: App, delen: Berichtdelen): void {
  app.get('/berichtenbox/:id/bewaren', alleen(...boxrollen), (c) => toon(c, delen, '', []))
  app.post('/berichtenbox/:id/bewaren', alleen(...bewaarrollen), (c) => doe(c, delen, stelBewaarplichtIn))
  app.post('/berichtenbox/:id/vrijgeven', alleen(...bewaarrollen), (c) => doe(c, delen, beeindigBewaarplicht))
}

async function doe(c: Verzoek, delen: Berichtdelen, handeling: typeof stelBewaarplichtIn): Promise<Response> {
  const { reden: getypt } = await c.req.parseBody()
  const reden = typeof getypt === 'string' ? getypt.trim() : ''
  const acteur = { ...wie(c, 'berichten-behandelen'), naam: aangemeld(c).naam }
  const id = berichtId(c)
  try {
    await metHerkansing(delen.db, acteur, (tx) => handeling(delen, tx, acteur, id, reden))
  } catch (oorzaak) {
    if (!(oorzaak instanceof Fout) || oorzaak.code !== 'ongeldige-invoer') throw oorzaak
    return toon(c, delen, reden, oorzaak.fouten)
  }
  return c.redirect(`/berichtenbox/${id}/bewaren`, 303)
}

async function toon(
  c: Verzoek,
  delen: Berichtdelen,
  reden: string,
  fouten: readonly VeldFout[],
): Promise<Response> {
  const acteur = wie(c, 'berichten-behandelen')
  const id = berichtId(c)
  const gevonden = await delen.db.transactie(acteur, async (tx) => ({
    bericht: await haalBericht(tx, id),
    plichten: await leesBewaarplichten(tx, acteur, id),
    isEr: await isVastTeHouden(tx, await haalBericht(tx, id)),
  }))
  const magVasthouden = isToegelaten(bewaarrollen, acteur.rol, partijVan(acteur.organisatie))
  const vreemd = isVanVreemde(gevonden.bericht, acteur)
  const blad = { ...gevonden, magVasthouden, vreemd, reden, fouten }
  const soort = soortnaam[blad.bericht.soort] ?? blad.bericht.soort
  return c.html(
    pagina({
      ...paginakader(c, delen.oefen),
      titel: 'Hoe lang blijft dit bericht?',
      kruimels: [
        { naam: 'Berichtenbox', href: '/berichtenbox' },
        { naam: soort, href: `/berichtenbox/${id}` },
        { naam: 'Bewaren' },
      ],
      inhoud: html`${foutoverzicht(fouten)}${termijn(blad.bericht)}${plicht(blad)}`,
    }),
    fouten.length > 0 ? 400 : 200,
  )
}

function termijn(bericht: Bericht): Html {
  const regel = regelVoor(bericht.soort, bericht.status === 'ingetrokken')
  const wanneer =
    bericht.vernietigd_op === null
      ? regel === undefined
        ? 'Voor dit bericht is geen termijn.'
        : `Wij vernietigen de inhoud ${termijnInWoorden(regel)}.`
      : `De inhoud is vernietigd op ${datumVoluit(datumVan(bericht.vernietigd_op))}, volgens de regel “${bericht.bewaarregel}”.`
  return kaart(
    'De termijn',
    html`${alinea(wanneer)}${regel === undefined ? '' : alinea(regel.bron, { klein: true })}${alinea(koppeling('Bekijk alle bewaartermijnen', '/bewaartermijnen'))}`,
  )
}

function plicht(blad: Bewaarblad): Html {
  const { plichten, magVasthouden, vreemd, isEr } = blad
  const loopt = plichten.find(({ beeindigd_op }) => beeindigd_op === null)
  const uitleg =
    loopt === undefined
      ? alinea(
          vreemd
            ? 'Dit bericht ging over de verkeerde persoon. Uw organisatie kan het niet vasthouden.'
            : 'Moet dit bericht langer blijven, bijvoorbeeld voor een klacht of een rechtszaak? Houd het dan vast.',
        )
      : melding(
          'let-op',
          `Uw organisatie houdt dit bericht vast sinds ${dag(loopt.op)}. Het wordt niet vernietigd zolang dat zo is.`,
        )
  const kan = magVasthouden && (loopt !== undefined || (isEr && !vreemd))
  return kaart(
    'Vasthouden',
    html`${uitleg}${kan ? vorm(blad, loopt !== undefined) : ''}${plichten.length === 0 ? '' : geschiedenis(plichten)}`,
  )
}

function vorm({ bericht, reden, fouten }: Bewaarblad, loopt: boolean): Html {
  return formulier({
    actie: `/berichtenbox/${bericht.id}/${loopt ? 'vrijgeven' : 'bewaren'}`,
    methode: 'post',
    knop: knop(loopt ? 'Geef het bericht vrij' : 'Houd het bericht vast', { soort: 'secundair' }),
    inhoud: tekstvak({
      naam: 'reden',
      label: loopt ? 'Waarom kan het nu weg?' : 'Waarom moet het blijven?',
      uitleg: 'Noem geen namen of nummers van mensen. Alleen uw eigen organisatie leest dit.',
      rijen: 3,
      waarde: reden,
      verplicht: true,
      fout: foutBij(fouten, 'reden'),
    }),
  })
}

function geschiedenis(plichten: readonly Bewaarplicht[]): Html {
  return tabel({
    bijschrift: 'Wie hield dit bericht vast, en waarom?',
    bijschriftZichtbaar: true,
    kolommen: ['Vastgehouden', 'Vrijgegeven'],
    rijen: plichten.map((een) => [
      html`${dag(een.op)} door ${een.door_naam}<br><span class="tk-klein">${een.reden}</span>`,
      een.beeindigd_op === null
        ? 'nog niet'
        : html`${dag(een.beeindigd_op)} door ${een.beeindigd_naam ?? ''}<br><span class="tk-klein">${een.beeindigd_reden ?? ''}</span>`,
    ]),
    leeg: alinea('Niemand.'),
  })
}

const dag = (moment: Date): Datum => datumKort(datumVan(moment))
