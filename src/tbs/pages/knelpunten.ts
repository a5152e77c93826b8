import { randomUUID } from 'node:crypto'
import { partijTekst, type Register } from '../../grondslagen/grondslagen.ts'
import { csvCel } from '../../kern/csv.ts'
import { type Datum, datumVan, datumVoluit, plusDagen, plusMaanden } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  filterbalk,
  foutBij,
  type Html,
  html,
  kaart,
  keuze,
  knopLink,
  knoppen,
  koppeling,
  legeStaat,
  tabel,
} from '../../nlds/nlds.ts'
import { stuurDownload } from '../../platform/download.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Kijker, wie } from '../../toegang/toegang.ts'
import { haalKnelcijfers, type Knelcijfer, laatsteDag, wfzVan } from '../knelpunten.ts'
import { stapMet, stappen } from '../stappen.ts'
import { doelen, type Tbsdelen } from '../traject.ts'
import { watErMisIs } from './foutwoorden.ts'
import { stapnaam, toon } from './kader.ts'

/** Where the numbers are. */
export const knelpad = '/tbs-knelpunten'

/** The year of the first tracks: before it there is nothing to count. */
const eersteJaar = 2026

/** What of which year is asked for; a step when one was chosen. */
interface Knelvraag {
  /** The years that can be chosen, the last one first. */
  readonly jaren: readonly string[]
  readonly jaar: number
  readonly stap: string | undefined
  readonly fouten: readonly VeldFout[]
}

function leesVraag(c: Verzoek, { nu }: Kijker): Knelvraag {
  const laatste = Number(laatsteDag(datumVan(nu)).slice(0, 4))
  const jaren = Array.from({ length: Math.max(1, laatste - eersteJaar + 1) }, (_, i) => String(laatste - i))
  const [jaar = String(laatste), stap = ''] = [c.req.query('jaar') || String(laatste), c.req.query('stap')]
  return {
    jaren,
    jaar: Number(jaren.includes(jaar) ? jaar : laatste),
    stap: stapMet(stap)?.id,
    fouten: [
      ...(jaren.includes(jaar)
        ? []
        : [{ veld: 'jaar', melding: 'Van dit jaar zijn er geen cijfers.', toegestaan: jaren }]),
      ...(stap === '' || stapMet(stap) !== null
        ? []
        : [
            {
              ...{ veld: 'stap', melding: 'Deze stap kennen wij niet.' },
              toegestaan: stappen.map(({ id }) => id),
            },
          ]),
    ],
  }
}

/** The numbers that are asked for; that someone looked is written in the logboek. There is no person in them. */
function lees(
  { db, logboek }: Tbsdelen,
  acteur: Kijker,
  { jaar, stap, fouten }: Knelvraag,
): Promise<readonly Knelcijfer[]> {
  if (fouten.length > 0) return Promise.resolve([])
  return db.transactie(acteur, async (tx) => {
    // About everyone at once and about nobody by name: it gets a subject of its own.
    const over = randomUUID()
    const regel = { handeling: 'gezocht', gegevens: [], toetsId: null } as const
    await logboek.noteer(tx, acteur, acteur.nu, [{ ...regel, betrokkene: over, onderwerp: over }])
    const alle = await haalKnelcijfers(tx, acteur, jaar)
    const plek = new Map(stappen.map(({ id }, i) => [id, i]))
    return alle
      .filter((een) => stap === undefined || een.stap === stap)
      .toSorted((a, b) => (plek.get(a.stap) ?? 0) - (plek.get(b.stap) ?? 0))
  })
}

const kijker = (c: Verzoek, { klok }: Tbsdelen): Kijker => ({
  ...wie(c, doelen.telling.doel),
  nu: klok.nu(),
})

/** For who makes law and policy: in how many tracks sharing was stuck, on which rule or consent. No person is in it. */
export async function knelpuntenPagina(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const acteur = kijker(c, delen)
  const vraag = leesVraag(c, acteur)
  const cijfers = await lees(delen, acteur, vraag)
  const dag = laatsteDag(datumVan(acteur.nu))
  const adres = new URLSearchParams({
    jaar: String(vraag.jaar),
    ...(vraag.stap !== undefined && { stap: vraag.stap }),
  })
  const inhoud = [
    watErMisIs(delen.grondslagen.register, vraag.fouten),
    filter(delen.grondslagen.register, vraag, c),
    vraag.fouten.length > 0
      ? ''
      : knoppen(knopLink('Download als CSV', `${knelpad}/uitvoer?${adres}`, { soort: 'secundair' })),
    vraag.fouten.length > 0
      ? ''
      : kaart(
          `Waar delen vastliep in ${vraag.jaar}`,
          lijst(delen.grondslagen.register, cijfers, vraag, datumVan(acteur.nu)),
        ),
    uitleg(dag),
  ]
  return toon(
    c,
    delen,
    {
      titel: 'Knelpunten in de tbs-keten',
      ondertitel:
        'In hoeveel trajecten kon iets niet worden gedeeld, en waarom niet? Alleen aantallen: er staat niemand in.',
      waarom: 'Dat u deze cijfers bekijkt, staat in het logboek.',
      inhoud,
    },
    vraag.fouten.length > 0 ? 400 : 200,
  )
}

function filter(register: Register, { jaren, jaar, stap, fouten }: Knelvraag, c: Verzoek): Html {
  const gekozen = (c.req.query('stap') ?? '') !== '' || (c.req.query('jaar') ?? '') !== ''
  return filterbalk({
    ...{ actie: knelpad, naam: 'Kies een jaar en een stap', wissen: gekozen ? knelpad : undefined },
    velden: [
      keuze({
        ...{ naam: 'jaar', label: 'Jaar', waarde: String(jaar), fout: foutBij(fouten, 'jaar') },
        opties: jaren.map((een) => ({ waarde: een, tekst: een })),
      }),
      keuze({
        ...{ naam: 'stap', label: 'Stap', leeg: 'Alle stappen', waarde: stap },
        fout: foutBij(fouten, 'stap'),
        opties: stappen.map((een) => ({ waarde: een.id, tekst: `${een.id}. ${stapnaam(register, een)}` })),
      }),
    ],
  })
}

/** A number in fives, or that it is too small to say. That there was none is said. */
function inVijven(aantal: number | null): string {
  if (aantal === null) return 'minder dan 5'
  return aantal === 0 ? '0' : `${aantal.toLocaleString('nl-NL')} of meer`
}

const anders: Readonly<Record<string, string>> = {
  toestemming: 'De betrokkene gaf geen toestemming',
  opdracht: 'Er is geen aanvaarde opdracht voor een advies',
  'feit-onbekend': 'De wet staat het toe op een voorwaarde. Niemand legde vast of die is vervuld',
  voorwaarde: 'De wet staat het toe op een voorwaarde. Die is hier niet vervuld',
}

function waaropTekst({ regel }: Register, waarop: string): string {
  return anders[waarop] ?? regel.get(waarop)?.titel ?? waarop
}

function lijst(
  register: Register,
  cijfers: readonly Knelcijfer[],
  { jaar, stap }: Knelvraag,
  vandaag: Datum,
): Html {
  return tabel({
    bijschrift: 'Trajecten waarin delen vastliep, per stap, ontvanger en knelpunt',
    kolommen: [
      'Stap',
      'Naar wie',
      'Waarop het vastliep',
      'Met de wet van toen',
      'Zonder artikel 2.5 lid 3 Wfz',
    ],
    rijen: cijfers.map((een) => [
      stapregel(register, een.stap),
      partijTekst(register, een.partij),
      anders[een.waarop] === undefined && register.regel.has(een.waarop)
        ? html`${koppeling(waaropTekst(register, een.waarop), `/register/regels/${een.waarop}`)}`
        : waaropTekst(register, een.waarop),
      inVijven(een.nu),
      inVijven(een.voor_wfz),
    ]),
    leeg: legeStaat({
      kop: stap === undefined ? 'Nog niets geteld' : 'In deze stap is niets geteld',
      tekst: stap === undefined ? nogNiets(jaar, vandaag) : 'Kies een andere stap, of wis het filter.',
    }),
  })
}

/** A quarter is told when it is over: so that nobody can follow one track from day to day. */
function nogNiets(jaar: number, vandaag: Datum): string {
  const begin = plusDagen(laatsteDag(vandaag), 1)
  const lopend = Number(begin.slice(0, 4)) === jaar
  if (!lopend) return `In ${jaar} liep in geen enkel traject het delen vast.`
  const geteld = `Tot en met ${datumVoluit(laatsteDag(vandaag))} liep in ${jaar} in geen enkel traject het delen vast.`
  return `${geteld} De cijfers van dit kwartaal ziet u vanaf ${datumVoluit(plusMaanden(begin, 3))}, als het voorbij is.`
}

function stapregel(register: Register, id: string): string {
  const stap = stapMet(id)
  return stap === null ? id : `${id}. ${stapnaam(register, stap)}`
}

function uitleg(dag: string): Html {
  return kaart('Hoe is dit geteld?', [
    alinea(
      `Geteld zijn trajecten waarin iemand nee zei, tot en met ${datumVoluit(dag)}: het laatste kwartaal dat voorbij is. Een traject telt bij elk knelpunt één keer, ook als het later is opgelost.`,
    ),
    alinea(
      `De laatste kolom is dezelfde zaak met de wet van de dag vóór ${datumVoluit(wfzVan)}. Toen kreeg de vervolgzorg in artikel 2.5 lid 3 Wfz een grondslag. Een 0 zegt alleen dat het op dít knelpunt niet meer vastloopt, niet dat er is gedeeld: dezelfde zaak kan staan bij een voorwaarde die niet is vervuld, of waarvan niemand dat vastlegde.`,
    ),
    alinea(
      'Onder de vijf staat geen getal. Daarboven staat het vijftal eronder, zodat ook een verschil tussen twee getallen over niemand gaat. Tel de rijen niet op: een traject kan in meer rijen staan.',
    ),
  ])
}

/** The same numbers as a file. */
export async function knelpuntenUitvoer(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const acteur = kijker(c, delen)
  const vraag = leesVraag(c, acteur)
  if (vraag.fouten.length > 0) return knelpuntenPagina(c, delen)
  const { register } = delen.grondslagen
  const cijfers = await lees(delen, acteur, vraag)
  const regels = [
    [
      'jaar',
      'tot_en_met',
      'stap',
      'ontvanger',
      'knelpunt',
      'omschrijving',
      'trajecten',
      'trajecten_voor_wfz',
    ],
    ...cijfers.map((een) => [
      ...[String(vraag.jaar), laatsteDag(datumVan(acteur.nu)), een.stap, een.partij, een.waarop],
      ...[waaropTekst(register, een.waarop), inVijven(een.nu), inVijven(een.voor_wfz)],
    ]),
  ]
  const tekst = `\uFEFF${regels.map((cellen) => `${cellen.map(csvCel).join(';')}\r\n`).join('')}`
  return stuurDownload(c, {
    ...{ naam: `tbs-knelpunten-${vraag.jaar}.csv`, type: 'text/csv; charset=utf-8' },
    inhoud: new TextEncoder().encode(tekst),
  })
}
