import { z } from 'zod'
import { datumKort, datumVan } from '../../kern/datum.ts'
import { idUit } from '../../kern/eigenid.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
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
  keuze,
  koppeling,
  melding,
  opsomming,
  tabel,
  tekstvak,
  tweeKolommen,
  vinkjes,
} from '../../nlds/nlds.ts'
import { type Organisatie, organisaties } from '../../organisaties/organisaties.ts'
import type { Verzoek } from '../../platform/http.ts'
import type { Kijker } from '../../toegang/toegang.ts'
import { leesFormulier, type Mislukt, probeer, status } from '../../toegang/toegang.ts'
import { geenBezwaar, keurBezwaar, legBezwaarVast, rechtVoor } from '../bezwaar/behandelen.ts'
import { bezwaarvraag, keurWeging } from '../bezwaar/invoer.ts'
import { type Bezwaar, bezwaarstand, einddag } from '../bezwaar/klok.ts'
import { haalBezwaren, teBeantwoorden } from '../bezwaar/opslag.ts'
import { collegesVan, metPersoon, type Opening, type Toestemmingsdelen } from '../dossier.ts'
import { eisVragen } from '../gesprek.ts'
import { ontvangernaam } from '../ontvangers.ts'
import { basisvoorwaarden } from '../rules.ts'
import { onderwerpnaam } from '../tekst.ts'
import { bezwaarlabel, metHoofdletter, over } from './bezwaarwoorden.ts'
import { adres, kijker, kop, persoonId, toon } from './blad.ts'
import { sprekerveld } from './tekenen.ts'

/** The objections of someone, and the form for a new one, with where there is such a right and where not. */
export async function bezwarenPagina(
  c: Verzoek,
  delen: Toestemmingsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const acteur = kijker(c, delen)
  const { opening, eigen, lijst, mag } = await metPersoon(
    delen,
    acteur,
    persoonId(c),
    async (tx, opening) => {
      const lijst = await haalBezwaren(tx, [opening.persoon])
      return {
        ...{ opening, lijst, eigen: await collegesVan(delen, tx, acteur, opening) },
        mag: await teBeantwoorden(
          tx,
          lijst.map(({ id }) => id),
        ),
      }
    },
  )
  const fouten = inWoorden(mislukt?.fouten ?? [])
  const links = [
    lijstkaart(opening, lijst),
    opening.stap === null
      ? melding('info', mag.size > 0 ? nogAntwoorden : nuElders)
      : nieuwkaart(delen, acteur, { ...opening, eigen }, { getypt: mislukt?.getypt ?? {}, fouten }),
  ]
  const gedaan =
    c.req.query('gedaan') === 'vastgelegd'
      ? melding(
          'gelukt',
          'Het bezwaar is vastgelegd. Meld de persoon op schrift dat u het hebt, en wanneer het antwoord komt.',
        )
      : ''
  const inhoud = html`${gedaan}${foutoverzicht(fouten)}${tweeKolommen(links, [uitleg(), rechtkaart(delen, acteur)])}`
  return toon(c, delen, { ...kop(opening, 'Bezwaar'), inhoud }, status(mislukt))
}

const nogAntwoorden =
  'Deze persoon verblijft niet meer in uw inrichting. Een nieuw bezwaar kunt u niet vastleggen, een eerder bezwaar nog wel beantwoorden.'
const nuElders =
  'Deze persoon verblijft niet meer in uw inrichting. De inrichting waar de persoon nu verblijft, legt een bezwaar vast en beantwoordt het. Wat daar is gezegd, ziet u hier niet.'

function lijstkaart({ persoon }: Opening, lijst: readonly Bezwaar[]): Html {
  if (lijst.length === 0) return html``
  return kaart(
    'Wat is gezegd',
    tabel({
      bijschrift: 'Bezwaren van deze persoon, nieuwste eerst',
      kolommen: ['Waartegen', 'Gemaakt', 'Hoe het staat'],
      rijen: lijst
        .toReversed()
        .map((een) => [
          html`${koppeling(over(een), adres(persoon, 'bezwaar', een.id))}<div class="tk-klein">naar ${ontvangernaam(een.ontvanger)}</div>`,
          datumKort(een.ingediend_op),
          html`${bezwaarlabel(een)}${bezwaarstand(een) === 'open' ? html`<div class="tk-klein">uiterlijk ${datumKort(einddag(een))}</div>` : ''}`,
        ]),
      leeg: html``,
    }),
  )
}

interface Ingevuld {
  readonly getypt: Readonly<Record<string, string>>
  readonly fouten: readonly VeldFout[]
}

function nieuwkaart(
  delen: Toestemmingsdelen,
  acteur: Kijker,
  { persoon, eigen }: Opening & { readonly eigen: readonly string[] },
  ingevuld: Ingevuld,
): Html {
  const { getypt, fouten } = ingevuld
  const naar = ontvangersMetRecht(delen, acteur)
  if (naar.length === 0)
    return melding('info', 'Er is nu niets wat u deelt en waartegen iemand bezwaar kan maken.')
  return kaart('Leg een bezwaar vast', [
    formulier({
      actie: adres(persoon, 'bezwaar'),
      methode: 'post',
      verborgen: { bezwaar: getypt.bezwaar ?? crypto.randomUUID() },
      inhoud: [
        vinkjes({
          ...{ naam: 'gebieden', label: 'Waartegen maakt de persoon bezwaar?' },
          uitleg: 'Tegen het delen van wat hierover is ingevuld.',
          opties: basisvoorwaarden.map((waarde) => ({ waarde, tekst: onderwerpnaam(waarde) })),
          ...{ waarden: (getypt.gebieden ?? '').split(','), fout: foutBij(fouten, 'gebieden') },
        }),
        keuze({
          ...{ naam: 'ontvanger', label: 'Met welke organisatie?', leeg: 'Kies een organisatie' },
          ...(eigen.length === 0 ? {} : { uitleg: 'De gemeente van de terugkeer staat bovenaan.' }),
          opties: eigenEerst(naar, eigen),
          ...{ waarde: getypt.ontvanger, fout: foutBij(fouten, 'ontvanger'), verplicht: true },
        }),
        sprekerveld(ingevuld),
        datumveld({
          ...{ naam: 'ingediendOp', label: 'Op welke dag?', uitleg: 'Vanaf deze dag loopt de termijn.' },
          waarde: getypt.ingediendOp ?? datumVan(acteur.nu),
          ...{ max: datumVan(acteur.nu), fout: foutBij(fouten, 'ingediendOp'), verplicht: true },
        }),
        tekstvak({
          ...{ naam: 'reden', label: 'Waarom, in de eigen situatie van deze persoon?', rijen: 3 },
          uitleg: 'Ten hoogste 500 tekens, zonder namen en nummers.',
          ...{ waarde: getypt.reden, fout: foutBij(fouten, 'reden'), verplicht: true },
        }),
      ],
      knop: 'Leg het bezwaar vast',
    }),
  ])
}

/** The municipality of the return on top, and said to be so: a sheet goes there, and a wrong pick is easy in a long list. */
function eigenEerst(naar: readonly Organisatie[], eigen: readonly string[]) {
  const vooraan = eigen.flatMap((een) => naar.filter(({ id }) => id === een))
  const rest = naar.filter(({ id }) => !eigen.includes(id))
  return [
    ...vooraan.map(({ id, naam }) => ({ waarde: id, tekst: `${naam}: hier keert de persoon terug` })),
    ...rest.map(({ id, naam }) => ({ waarde: id, tekst: naam })),
  ]
}

/** One of each kind of party, and of those with a right every organisation of today. */
function ontvangersMetRecht(delen: Toestemmingsdelen, acteur: Kijker): readonly Organisatie[] {
  const alle = organisaties(undefined, datumVan(acteur.nu))
  const mag = new Set(
    partijen(alle)
      .filter(({ id }) =>
        basisvoorwaarden.some(
          (een) =>
            rechtVoor(
              delen,
              { inrichting: acteur.organisatie, ontvanger: id, dag: datumVan(acteur.nu) },
              een,
            ) === 'bezwaar',
        ),
      )
      .map(({ partij }) => partij),
  )
  return alle.filter(({ partij }) => mag.has(partij)).toSorted((a, b) => a.naam.localeCompare(b.naam, 'nl'))
}

function partijen(alle: readonly Organisatie[]): readonly Organisatie[] {
  return [...new Map(alle.map((een) => [een.partij, een])).values()]
}

function uitleg(): Html {
  return kaart('Wat gebeurt er met een bezwaar?', [
    opsomming([
      'Tot het is beantwoord, gaat dit onderwerp niet naar deze organisatie (artikel 18 AVG).',
      'De inrichting weegt: is delen echt nodig, ook als u kijkt naar de situatie van deze persoon? Zo niet, dan stopt het.',
      'De persoon hoort binnen vier weken wat eruit kwam en waarom.',
      'Wordt het afgewezen? Dan kan de persoon klagen bij de Autoriteit Persoonsgegevens, of naar de rechter.',
    ]),
  ])
}

/** Where there is such a right, and why not elsewhere: what the register says today. */
function rechtkaart(delen: Toestemmingsdelen, acteur: Kijker): Html {
  const regels = partijen(organisaties(undefined, datumVan(acteur.nu))).flatMap(({ id, partij }) => {
    const perRecht = Map.groupBy(basisvoorwaarden, (een) =>
      rechtVoor(delen, { inrichting: acteur.organisatie, ontvanger: id, dag: datumVan(acteur.nu) }, een),
    )
    const naam = metHoofdletter(delen.grondslagen.register.partij.get(partij)?.naam ?? partij)
    return [...perRecht].flatMap(([recht, gebieden]) => {
      const namen = gebieden.map((een) => onderwerpnaam(een).toLowerCase()).join(', ')
      if (recht === 'niets') return []
      const waarom =
        recht === 'bezwaar' ? 'bezwaar kan: dit is een taak van de inrichting' : geenBezwaar[recht]
      return [`${naam}, over ${namen}: ${waarom}.`]
    })
  })
  return kaart('Waartegen kan bezwaar, en waartegen niet?', [
    opsomming(regels),
    alinea(
      'Wat hier niet staat, delen wij niet. Het begin en het einde van de detentie meldt DJI: daar geldt de Wjsg, en die kent geen bezwaar.',
      {
        klein: true,
      },
    ),
  ])
}

const nietGekozen: Readonly<Record<string, string>> = {
  gebieden: 'Kies waartegen het bezwaar is.',
  ontvanger: 'Kies om welke organisatie het gaat.',
  namens: 'Kies wie dit zegt.',
  reden: 'Schrijf op waarom de persoon bezwaar maakt.',
}

/** Faults as people read them: of a choice that was not made, which; the choices stand in the form. */
function inWoorden(fouten: readonly VeldFout[]): readonly VeldFout[] {
  const gezegd = fouten.map(({ veld: plek, melding: zin }) => {
    const veld = plek.split('.')[0] ?? plek
    const keuzefout =
      zin.startsWith('Deze waarde') ||
      zin.startsWith('Dit veld is verplicht') ||
      zin === 'Vul dit in.' ||
      veld !== plek
    return { veld, melding: keuzefout ? (nietGekozen[veld] ?? zin) : zin }
  })
  return [...new Map(gezegd.map((een) => [`${een.veld} ${een.melding}`, een])).values()]
}

/** Writes a new objection down. Sent twice it counts once. */
export async function bezwaarVia(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = kijker(c, delen)
  const mislukt = await probeer(getypt, () =>
    metPersoon(delen, acteur, persoonId(c), (tx, opening) => {
      eisVragen(opening)
      const id = idUit(acteur.organisatie, opening.persoon, getypt.bezwaar ?? crypto.randomUUID())
      return legBezwaarVast(delen, tx, acteur, opening.persoon, {
        ...{ id, gehoord_bij: null, ...eisVraag(delen, acteur, opening, getypt) },
      })
    }),
  )
  return mislukt === null
    ? c.redirect(`${adres(persoonId(c), 'bezwaar')}?gedaan=vastgelegd`, 303)
    : bezwarenPagina(c, delen, mislukt)
}

/** What was filled in. Throws `ongeldige-invoer` with all that is wrong, also between fields that are each filled in well. */
function eisVraag(
  delen: Toestemmingsdelen,
  acteur: Kijker,
  { naam }: Opening,
  getypt: Readonly<Record<string, string>>,
) {
  const { bezwaar: _, gebieden = '', ...rest } = getypt
  const naar = ontvangersMetRecht(delen, acteur).map(({ id }) => id)
  const gekeurd = keur(bezwaarvraag, { ...rest, gebieden: gebieden === '' ? [] : gebieden.split(',') })
  const fouten: VeldFout[] = 'fouten' in gekeurd ? [...gekeurd.fouten] : []
  fouten.push(...keurWeging(getypt.reden ?? '', naam, 'reden'))
  const ontvanger = getypt.ontvanger ?? ''
  if (!naar.includes(ontvanger) && !fouten.some(({ veld }) => veld === 'ontvanger'))
    fouten.push({ veld: 'ontvanger', melding: nietGekozen.ontvanger ?? '' })
  const goed = z.array(z.enum(basisvoorwaarden)).safeParse(gebieden.split(','))
  const dag = z.iso.date().safeParse(getypt.ingediendOp)
  if (naar.includes(ontvanger))
    fouten.push(
      ...keurBezwaar(delen, acteur, {
        ...{ ontvanger, gebieden: goed.data ?? [], ingediend_op: dag.data ?? datumVan(acteur.nu) },
      }),
    )
  if ('fouten' in gekeurd || fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'Dit bezwaar kan zo niet.', fouten)
  const { ingediendOp: ingediend_op, ...waarde } = gekeurd.waarde
  return { ...waarde, ingediend_op }
}
