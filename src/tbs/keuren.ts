import { type Datum, datumVoluit, isDatum, plusMaanden } from '../kern/datum.ts'
import type { VeldFout } from '../kern/fout.ts'
import { heeftPersoonsnummer } from '../kern/herleidbaar.ts'
import { isLeesbaar } from '../kern/tekst.ts'
import { type Stapsoort, stapstanden } from './gebeurtenissen.ts'
import { eerdereStappen, type Stap } from './stappen.ts'
import { doetMee, isVoorbij, standVan, type Verloop } from './verloop.ts'

/** No tbs is planned further ahead than this: a longer one is a slip of the pen. */
const verste = 10 * 12
const kortsteReden = 5
const langsteReden = 500

/** What is wrong with a reason: it must say something, and name nobody by a number. */
export function keurReden(reden: string, veld: string): readonly VeldFout[] {
  const kort = reden.trim()
  if (kort.length < kortsteReden || kort.length > langsteReden)
    return [{ veld, melding: `Schrijf een reden van ${kortsteReden} tot ${langsteReden} tekens.` }]
  if (!isLeesbaar(kort)) return [{ veld, melding: 'Er staan tekens in die wij niet kunnen bewaren.' }]
  if (heeftPersoonsnummer(kort))
    return [{ veld, melding: 'Haal het nummer weg: het kan van een persoon zijn.' }]
  return []
}

/** What is wrong with an end date: it is a day that exists, and lies ahead. */
export function keurEinddatum(datum: string, vandaag: Datum): readonly VeldFout[] {
  const veld = 'einddatum'
  const laatst = plusMaanden(vandaag, verste)
  const toegestaan = [`${vandaag} tot en met ${laatst}`]
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
    ...keurDatum(stand, vraag.datum, vandaag),
    ...(stand === 'overgeslagen' ? keurReden(vraag.reden, 'reden') : []),
    ...(vraag.gepland === '' || isDatum(vraag.gepland)
      ? []
      : [{ veld: 'gepland', melding: 'Kies een dag die bestaat.' }]),
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

function keurDatum(stand: Stapsoort, datum: string, vandaag: Datum): readonly VeldFout[] {
  const veld = 'datum'
  if (stand === 'nog-niet' || stand === 'overgeslagen') return []
  if (!isDatum(datum)) return [{ veld, melding: 'Kies de dag waarop dit was.' }]
  return datum > vandaag
    ? [
        {
          veld,
          melding: 'Deze dag moet nog komen. Gebruik daarvoor ‘gepland op’.',
          toegestaan: [`tot en met ${datumVoluit(vandaag)}`],
        },
      ]
    : []
}
