import { type Datum, datumVoluit, isDatum, plusMaanden, vanTotEnMet } from '../kern/datum.ts'
import type { VeldFout } from '../kern/fout.ts'
import { heeftPersoonsnummer } from '../kern/herleidbaar.ts'
import { isLeesbaar } from '../kern/tekst.ts'
import { type Stapsoort, stapstanden } from './gebeurtenissen.ts'
import { eerdereStappen, type Stap, stappen } from './stappen.ts'
import { doetMee, isVoorbij, standVan, type Verloop } from './verloop.ts'

/** No tbs is planned further ahead than this: a longer one is a slip of the pen. */
const verste = 10 * 12

/** The last day that anything is planned on, seen from today. */
export function laatsteDag(vandaag: Datum): Datum {
  return plusMaanden(vandaag, verste)
}

/** What is wrong with a day: it exists, and lies between these two, both included. */
export function keurDag(datum: string, veld: string, eerst: Datum, laatst: Datum): readonly VeldFout[] {
  const toegestaan = [vanTotEnMet(eerst, laatst)]
  if (!isDatum(datum)) return [{ veld, melding: 'Kies een dag die bestaat.', toegestaan }]
  return datum < eerst || datum > laatst ? [{ veld, melding: 'Deze dag kan niet kloppen.', toegestaan }] : []
}

const kortsteReden = 5
/** No reason or explanation is longer than this many characters. */
export const langsteReden = 500

/** What is wrong with a reason: it must say something, and name nobody by a number. */
export function keurReden(reden: string, veld: string): readonly VeldFout[] {
  const kort = reden.trim()
  if (kort.length < kortsteReden || kort.length > langsteReden)
    return [{ veld, melding: `Schrijf een reden van ${kortsteReden} tot ${langsteReden} tekens.` }]
  return keurTekst(kort, veld)
}

/** What is wrong with words of which the length is right: they can be kept, and name nobody by a number. */
export function keurTekst(tekst: string, veld: string): readonly VeldFout[] {
  if (!isLeesbaar(tekst)) return [{ veld, melding: 'Er staan tekens in die wij niet kunnen bewaren.' }]
  if (heeftPersoonsnummer(tekst))
    return [{ veld, melding: 'Haal het nummer weg: het kan van een persoon zijn.' }]
  return []
}

/** What is wrong with an end date: it is a day that exists, and lies ahead. */
export function keurEinddatum(datum: string, vandaag: Datum): readonly VeldFout[] {
  const veld = 'einddatum'
  const laatst = plusMaanden(vandaag, verste)
  const toegestaan = [vanTotEnMet(vandaag, laatst)]
  if (!isDatum(datum)) return [{ veld, melding: 'Kies een dag die bestaat.', toegestaan }]
  if (datum < vandaag) return [{ veld, melding: 'De einddatum ligt in het verleden.', toegestaan }]
  return datum > laatst
    ? [{ veld, melding: 'De einddatum ligt verder weg dan kan kloppen.', toegestaan }]
    : []
}

/** What is wrong with a new end date in this track: an extension is decided in step 15 and lies later. */
export function keurNieuwEinde(
  verloop: Verloop,
  soort: 'einddatum' | 'verlengd',
  datum: string,
  vandaag: Datum,
): readonly VeldFout[] {
  const fouten = keurEinddatum(datum, vandaag)
  const veld = 'einddatum'
  if (fouten.length > 0) return fouten
  if (datum === verloop.einddatum) return [{ veld, melding: 'Dit is de einddatum die er al staat.' }]
  if (soort === 'einddatum') return []
  if (verloop.einddatum === null || datum <= verloop.einddatum)
    return [{ veld, melding: 'Een verlenging eindigt later dan de einddatum die er nu staat.' }]
  const { stand } = standVan(verloop, { id: '15' })
  return stand === 'nog-niet' || stand === 'overgeslagen'
    ? [
        {
          veld: 'waarom',
          melding:
            'De rechter beslist over verlenging op de zitting. Zet stap 15 eerst op ‘loopt’ of ‘gedaan’.',
        },
      ]
    : []
}

/** What someone says of a step. */
export interface Stapvraag {
  readonly stand: string
  readonly datum: string
  readonly reden: string
  readonly gepland: string
}

/** What is wrong with what someone says of a step: its order, its days and its reason. */
export function keurStap(
  verloop: Verloop,
  stap: Stap,
  vraag: Stapvraag,
  vandaag: Datum,
): readonly VeldFout[] {
  const stand = stapstanden.find((een) => een === vraag.stand)
  if (stand === undefined)
    return [{ veld: 'stand', melding: 'Deze stand kennen wij niet.', toegestaan: stapstanden }]
  if (!doetMee(verloop, stap))
    return [
      {
        veld: 'stand',
        melding: `Route ${stap.tak} loopt niet. Zet haar eerst aan op de pagina van het traject.`,
      },
    ]
  return [
    ...keurVolgorde(verloop, stap, stand),
    ...keurDatum(verloop, stap, stand, vraag.datum, vandaag),
    ...(stand === 'overgeslagen' ? keurReden(vraag.reden, 'reden') : []),
    ...(vraag.gepland === '' || vraag.gepland === standVan(verloop, stap).gepland
      ? []
      : keurDag(vraag.gepland, 'gepland', plusMaanden(vandaag, -12), laatsteDag(vandaag))),
  ]
}

/** A step is done after those before it; it can begin while the one before it runs. */
function keurVolgorde(verloop: Verloop, stap: Stap, stand: Stapsoort): readonly VeldFout[] {
  if (stand === 'nog-niet') return []
  const open = eerdereStappen(stap).filter((een) => {
    if (stand === 'loopt') return standVan(verloop, een).stand === 'nog-niet'
    return !isVoorbij(verloop, een)
  })
  const [eerste] = open.toReversed()
  if (eerste === undefined) return []
  const melding =
    stand === 'loopt'
      ? `Stap ${eerste.id} is nog niet begonnen. Begin daar, of sla die stap over met een reden.`
      : `Stap ${eerste.id} is nog niet gedaan. Rond die eerst af, of sla die stap over met een reden.`
  return [{ veld: 'stand', melding }]
}

/** A step does not go back behind one that came after it: then there would be a gap in what was done. */
export function keurTerug(verloop: Verloop, stap: Stap, stand: string): readonly VeldFout[] {
  if (stand === 'gedaan' || stand === 'overgeslagen') return []
  const [later] = latereStappen(verloop, stap).filter((een) => {
    const { stand: hunne } = standVan(verloop, een)
    return hunne !== 'nog-niet' && (stand === 'nog-niet' || hunne !== 'loopt')
  })
  return later === undefined
    ? []
    : [
        {
          veld: 'stand',
          melding: `Stap ${later.id} komt hierna, en staat al op ‘${standVan(verloop, later).stand}’. Zet die eerst terug.`,
        },
      ]
}

/** The steps after this one on the ways that are looked at. */
function latereStappen(verloop: Verloop, { id }: Stap): readonly Stap[] {
  return stappen.filter(
    (een) => doetMee(verloop, een) && eerdereStappen(een).some((eerder) => eerder.id === id),
  )
}

function keurDatum(
  verloop: Verloop,
  stap: Stap,
  stand: Stapsoort,
  datum: string,
  vandaag: Datum,
): readonly VeldFout[] {
  const veld = 'datum'
  if (stand === 'nog-niet' || stand === 'overgeslagen') return []
  if (!isDatum(datum)) return [{ veld, melding: 'Kies de dag waarop dit was.' }]
  if (datum > vandaag)
    return [
      {
        veld,
        melding: 'Deze dag moet nog komen. Gebruik daarvoor ‘gepland op’.',
        toegestaan: [`tot en met ${datumVoluit(vandaag)}`],
      },
    ]
  const bestaat = keurDag(datum, veld, plusMaanden(vandaag, -verste), vandaag)
  return bestaat.length > 0 || stand === 'loopt' ? bestaat : keurVolgordeVanDagen(verloop, stap, datum)
}

/** What is done is done after what came before it, and before what came after. */
function keurVolgordeVanDagen(verloop: Verloop, stap: Stap, datum: Datum): readonly VeldFout[] {
  const dagVan = (een: Stap) => {
    const { stand, datum: dag } = standVan(verloop, een)
    return stand === 'gedaan' ? dag : null
  }
  const eerder = eerdereStappen(stap).find((een) => (dagVan(een) ?? datum) > datum)
  const later = latereStappen(verloop, stap).find((een) => (dagVan(een) ?? datum) < datum)
  const mis = eerder ?? later
  if (mis === undefined) return []
  const hoe = eerder === undefined ? 'komt hierna, en' : 'gaat hieraan vooraf, en'
  return [
    {
      veld: 'datum',
      melding: `Stap ${mis.id} ${hoe} was klaar op ${datumVoluit(dagVan(mis) ?? datum)}. Kies een dag die daarbij past.`,
    },
  ]
}
