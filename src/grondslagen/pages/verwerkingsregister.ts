import { type Datum, datumVan, datumVoluit, isDatum } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  datumveld,
  filterbalk,
  foutBij,
  foutoverzicht,
  type Inhoud,
  kaart,
  knopLink,
  knoppen,
  koppeling,
  melding,
  opsomming,
  pagina,
  tabel,
  vlak,
} from '../../nlds/nlds.ts'
import { type App, stuurProbleem, type Verzoek } from '../../platform/http.ts'
import { openbaar } from '../../platform/poort.ts'
import { paginakader } from '../../toegang/toegang.ts'
import { alsCsv } from '../verwerkingsregister/csv.ts'
import { productmaatregelen } from '../verwerkingsregister/gedeeld.ts'
import { alsJsonLd } from '../verwerkingsregister/jsonld.ts'
import { alsActiviteit } from '../verwerkingsregister/vorm.ts'
import { activiteitenOp } from '../verwerkingsregister.ts'
import { isLeeg, keurAdres, naamfouten, zonder } from './adres.ts'
import type { Registerpaginadelen } from './delen.ts'
import { activiteitkaart } from './verwerkingskaart.ts'

const pad = '/verwerkingsregister'
const titel = 'Verwerkingsregister'
const kruimels = [{ naam: 'Register', href: '/register' }, { naam: titel }]

/** The register of processing activities (article 30 AVG): a page, and the same as CSV and as JSON-LD. For everyone. */
export function verwerkingsregisterPaginas(app: App, delen: Registerpaginadelen): void {
  const { register } = delen.grondslagen
  app.get(pad, openbaar(), zonder(isLeeg), (c) => toonPagina(c, delen))
  app.get(`${pad}.csv`, openbaar(), (c) =>
    metDag(c, delen, (dag) => {
      const vormen = activiteitenOp(register, dag).map((activiteit) => alsActiviteit(register, activiteit))
      return stuurBestand(c, alsCsv(vormen), 'text/csv; charset=utf-8; header=present', `${dag}.csv`)
    }),
  )
  app.get(`${pad}.jsonld`, openbaar(), (c) =>
    metDag(c, delen, (dag) => {
      const document = alsJsonLd(register, activiteitenOp(register, dag), dag)
      return stuurBestand(c, `${JSON.stringify(document, null, 2)}\n`, 'application/ld+json', `${dag}.jsonld`)
    }),
  )
}

/** A file of a day. Who asks for a file is often a machine: what is wrong is told as problem details, not as a page. */
function metDag(c: Verzoek, delen: Registerpaginadelen, maak: (dag: Datum) => Response): Response {
  const { dag, fouten: dagfouten } = gevraagdeDag(c, delen)
  const fouten = [...naamfouten(new URL(c.req.url).searchParams, ['peildatum']), ...dagfouten]
  if (fouten.length === 0) return maak(dag)
  return stuurProbleem(c, new Fout('ongeldige-invoer', 'De vraag klopt niet.', fouten))
}

function stuurBestand(c: Verzoek, inhoud: string, soort: string, naam: string): Response {
  return c.body(inhoud, 200, {
    'Content-Type': soort,
    'Content-Disposition': `attachment; filename="verwerkingsregister-${naam}"`,
  })
}

/** The day that is asked for, or today; with what is wrong with it. */
function gevraagdeDag(c: Verzoek, { klok }: Registerpaginadelen): { dag: Datum; fouten: VeldFout[] } {
  const vandaag = datumVan(klok.nu())
  const fouten: VeldFout[] = []
  const gevraagd = c.req.query('peildatum') || vandaag
  if (!isDatum(gevraagd)) fouten.push({ veld: 'peildatum', melding: 'Kies een datum die bestaat.' })
  return { dag: isDatum(gevraagd) ? gevraagd : vandaag, fouten }
}

function toonPagina(c: Verzoek, delen: Registerpaginadelen): Response | Promise<Response> {
  const { register } = delen.grondslagen
  const { dag, fouten } = gevraagdeDag(c, delen)
  // Two days at once: a list of either would say more than was asked.
  if (c.req.queries('peildatum')?.[1] !== undefined) {
    const kop = {
      titel,
      kruimels,
      ondertitel: 'Wie verwerkt welke gegevens, waarvoor en hoe lang (artikel 30 AVG).',
    }
    const inhoud = [keurAdres(c, 'peildatum'), vlak(kieslijst('', []))]
    return c.html(pagina({ ...paginakader(c, delen.oefen), ...kop, inhoud }))
  }
  const vormen = activiteitenOp(register, dag).map((activiteit) => alsActiviteit(register, activiteit))
  const [inGebruik, alleenRecht] = [true, false].map((ja) => vormen.filter((een) => een.inGebruik === ja))
  const inhoud: Inhoud = [
    keurAdres(c, 'peildatum'),
    foutoverzicht(fouten),
    vlak([
      kieslijst(c.req.query('peildatum') || dag, fouten),
      ...uitleg(register.registerversie),
      bestanden(dag),
    ]),
    vormen.length === 0
      ? melding('info', 'Op deze datum kent het register geen enkele verwerking. Kies een latere datum.')
      : vlak(overzicht(vormen)),
    ...[...(inGebruik ?? []), ...(alleenRecht ?? [])].map((vorm) => activiteitkaart(register, vorm)),
    bescherming(),
  ]
  const blad = pagina({
    ...paginakader(c, delen.oefen),
    titel,
    kruimels,
    ondertitel: `Wie verwerkt welke gegevens, waarvoor en hoe lang (artikel 30 AVG). Zoals het is op ${datumVoluit(dag)}.`,
    inhoud,
  })
  if (fouten.length > 0) c.status(400)
  return c.html(blad)
}

function kieslijst(waarde: string, fouten: readonly VeldFout[]) {
  return filterbalk({
    actie: pad,
    velden: [
      datumveld({ naam: 'peildatum', label: 'Op welke datum?', waarde, fout: foutBij(fouten, 'peildatum') }),
    ],
    naam: 'Kies een datum',
  })
}

function uitleg(registerversie: string): Inhoud[] {
  return [
    alinea(
      'Deze lijst volgt uit de regels van het register en uit wat Terugkeer zelf doet. Verandert het recht, dan verandert de lijst mee. Geen van deze gegevens gaat naar een land buiten de Europese Unie.',
    ),
    alinea(
      'Wilt u weten wat een organisatie over u heeft? Vraag het de functionaris gegevensbescherming van die organisatie.',
    ),
    alinea(`Versie van het register: ${registerversie.slice(0, 12)}.`, { klein: true }),
  ]
}

function bestanden(dag: Datum) {
  return knoppen(
    knopLink('Download als CSV', `${pad}.csv?peildatum=${dag}`, { soort: 'secundair' }),
    knopLink('Download als JSON-LD', `${pad}.jsonld?peildatum=${dag}`, { soort: 'secundair' }),
  )
}

function overzicht(vormen: readonly ReturnType<typeof alsActiviteit>[]) {
  return tabel({
    bijschrift: 'Alle verwerkingen op deze datum',
    kolommen: ['Verwerking', 'Door wie', 'In gebruik?'],
    rijen: vormen.map(({ id, naam, verantwoordelijken, inGebruik }) => [
      koppeling(naam, `#${id}`),
      verantwoordelijken.map((partij) => partij.naam).join(', '),
      inGebruik ? 'ja' : 'nog niet',
    ]),
    leeg: alinea('Er zijn geen verwerkingen.'),
  })
}

/** What holds for everything the product does, told once. */
function bescherming() {
  return kaart('Zo beschermt Terugkeer alle gegevens', [
    opsomming(productmaatregelen.map(({ tekst }) => tekst)),
    alinea(
      'Een bewaartermijn uit beleid is een keuze, geen wet. Terugkeer ruimt nog niet uit zichzelf op: wie het beheert, voert de termijnen uit.',
    ),
  ])
}
