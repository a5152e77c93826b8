import { randomUUID } from 'node:crypto'
import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  keuzerondjes,
  koppeling,
  opsomming,
  pagina,
  vinkjes,
} from '../../nlds/nlds.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import {
  alleen,
  bewaarBijVerlopen,
  leesFormulier,
  type Mislukt,
  paginakader,
  probeer,
  status,
  wie,
} from '../../toegang/toegang.ts'
import { onderwerpnaam, sprekernamen, sprekers, wijzen } from '../../toestemming/toestemming.ts'
import type { Bericht } from '../bericht.ts'
import { leesBericht } from '../lezen.ts'
import { keurHoren, legNeeVast, type Neegebieden, neegebieden, neerollen, neevraag } from '../nee/horen.ts'
import { bezwaarweg } from '../nee/kaart.ts'
import { type Berichtdelen, berichtId } from '../verzoek.ts'
import { lijstnaam, organisatienaam } from './weergave.ts'

/** A receiver writes down that someone said no, to what an inrichting told it. */
export function neePaginas(app: App, delen: Berichtdelen): void {
  const pad = '/berichtenbox/:id/nee'
  app.get(pad, alleen(...neerollen), (c) => neePagina(c, delen, null))
  app.post(pad, bewaarBijVerlopen(delen), alleen(...neerollen), (c) => legVast(c, delen))
}

async function neePagina(c: Verzoek, delen: Berichtdelen, mislukt: Mislukt | null): Promise<Response> {
  const acteur = wie(c, 'berichten-behandelen')
  const id = berichtId(c)
  const blad = await delen.db.transactie(acteur, async (tx) => {
    const bericht = await leesBericht(delen, tx, acteur, id)
    // What was filled in and came too late is shown with what happened.
    if (mislukt?.botsing !== true) keurHoren(bericht, acteur)
    return { bericht, gebieden: await neegebieden(delen, tx, bericht) }
  })
  const { bericht } = blad
  return c.html(
    pagina({
      ...paginakader(c, delen.oefen),
      titel: 'Iemand zei nee',
      kruimels: [
        { naam: 'Berichtenbox', href: '/berichtenbox' },
        { naam: lijstnaam(bericht), href: `/berichtenbox/${id}` },
        { naam: 'Nee' },
      ],
      ondertitel: `Over wat ${organisatienaam(bericht.afzender)} u vertelde`,
      inhoud: html`${foutoverzicht(mislukt?.fouten ?? [])}${inhoud(bericht, blad.gebieden, mislukt, datumVan(delen.klok.nu()))}`,
    }),
    status(mislukt),
  )
}

function inhoud(bericht: Bericht, gebieden: Neegebieden, mislukt: Mislukt | null, dag: string): Html {
  if (gebieden.metJa.length === 0)
    return kaart('Hier is geen toestemming voor nodig', [
      alinea(
        'Wat in dit bericht staat, mag de inrichting u vertellen omdat een wet dat zegt. Een nee verandert dat niet. Vertel dat ook.',
      ),
      ...bezwaarweg(bericht.id),
      alinea(koppeling('Terug naar het bericht', `/berichtenbox/${bericht.id}`)),
    ])
  return kaart('Wat hoorde u?', [
    alinea(
      'Elk teken van nee telt, en het geldt meteen. Wij roepen terug wat u hierover kreeg, en de inrichting vraagt het na in een gesprek. De inrichting ziet wat u hier kiest en de naam van uw organisatie, niet uw eigen naam.',
    ),
    formulier({
      actie: `/berichtenbox/${bericht.id}/nee`,
      methode: 'post',
      verborgen: { neeId: mislukt?.getypt.neeId ?? randomUUID() },
      inhoud: velden(gebieden, mislukt, dag),
      knop: 'Leg het nee vast',
    }),
  ])
}

function velden({ metJa, zonder }: Neegebieden, mislukt: Mislukt | null, dag: string): Html {
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const rondjes = (naam: string, label: string, opties: Readonly<Record<string, string>>) =>
    keuzerondjes({
      ...{ naam, label, verplicht: true, waarde: getypt[naam], fout: foutBij(fouten, naam) },
      opties: Object.entries(opties).map(([waarde, tekst]) => ({ waarde, tekst })),
    })
  const buiten = zonder.map((gebied) => onderwerpnaam(gebied))
  return html`${vinkjes({
    naam: 'gebieden',
    label: 'Waar ging het nee over?',
    uitleg: 'Weet u het niet zeker? Kies dan alles.',
    opties: metJa.map((gebied) => ({ waarde: gebied, tekst: onderwerpnaam(gebied) })),
    waarden: (getypt.gebieden ?? '').split(','),
    fout: foutBij(fouten, 'gebieden'),
  })}${buiten.length === 0 ? '' : html`${alinea('Hierover beslist een wet, en verandert een nee niets:', { klein: true })}${opsomming(buiten)}`}${rondjes(
    'voorWie',
    'Voor wie geldt het nee?',
    { ons: 'Alleen voor onze organisatie', iedereen: 'Voor iedereen, of dat is niet duidelijk' },
  )}${rondjes('wijze', 'Hoe hoorde u het?', wijzen)}${rondjes(
    'namens',
    'Wie zei het?',
    Object.fromEntries(sprekers.map((een) => [een, sprekernamen[een]])),
  )}${datumveld({
    naam: 'dag',
    label: 'Op welke dag?',
    waarde: getypt.dag ?? dag,
    fout: foutBij(fouten, 'dag'),
  })}`
}

/** Writes it down. Sent twice it counts once. */
async function legVast(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = { ...wie(c, 'berichten-behandelen'), nu: delen.klok.nu() }
  const id = berichtId(c)
  const mislukt = await probeer(getypt, async () => {
    const { gebieden = '' } = getypt
    const gekeurd = keur(neevraag, { ...getypt, gebieden: gebieden === '' ? [] : gebieden.split(',') })
    if ('fouten' in gekeurd)
      throw new Fout('ongeldige-invoer', 'Het nee klopt niet.', inWoorden(gekeurd.fouten))
    await metHerkansing(delen.db, acteur, (tx) => legNeeVast(delen, tx, acteur, id, gekeurd.waarde))
  })
  if (mislukt !== null) return neePagina(c, delen, mislukt)
  return c.redirect(`/berichtenbox/${id}?gedaan=nee`, 303)
}

const nietGekozen: Readonly<Record<string, string>> = {
  gebieden: 'Kies waar het nee over ging.',
  voorWie: 'Kies voor wie het nee geldt.',
  wijze: 'Kies hoe u het hoorde.',
  namens: 'Kies wie het zei.',
}

/** Faults as people read them: of a choice that was not made, which; the choices stand in the form. */
const inWoorden = (fouten: Mislukt['fouten']) =>
  fouten.map((fout) => {
    const veld = fout.veld.startsWith('gebieden') ? 'gebieden' : fout.veld
    return { veld, melding: nietGekozen[veld] ?? fout.melding }
  })
