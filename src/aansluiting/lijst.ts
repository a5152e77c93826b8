import type { Datum } from '../kern/datum.ts'
import { alsZoeknaam } from '../kern/naam.ts'
import { type Organisatie, organisatie, organisaties } from '../organisaties/organisaties.ts'
import type { Tx } from '../platform/db.ts'
import type { Wachtend } from './gevolgen.ts'
import { type Gidssoort, gidssoortVan } from './gids.ts'
import type { Stand, Stap } from './rules.ts'
import { haalAfgemeld, haalStanden } from './store.ts'

/** How far one organisation is, with what waits for it. */
export interface Lijstregel extends Wachtend {
  readonly organisatie: Organisatie
  readonly stand: Stand
  readonly cohort: string | null
  readonly wilBeginEinde: boolean
}

/** What of the list to show. */
export interface Lijstfilter {
  readonly zoek: string
  /** `geen`: not begun; `onderweg`: begun, and not active. */
  readonly stand: Stap | 'geen' | 'onderweg' | ''
  /** The id of a cohort, or `geen` for those in none. */
  readonly cohort: string
  readonly soort: Gidssoort | ''
  /** Only those for whom messages wait. */
  readonly wacht: boolean
}

/** Every organisation of this day, and each of the past for which something was done or still waits. */
export async function maakLijst(
  tx: Tx,
  dag: Datum,
  wachtend: ReadonlyMap<string, Wachtend>,
): Promise<readonly Lijstregel[]> {
  const standen = new Map((await haalStanden(tx)).map((een) => [een.organisatie, een]))
  const afgemeld = await haalAfgemeld(tx)
  const nu = organisaties(undefined, dag)
  const bekend = new Set(nu.map(({ id }) => id))
  const oud = [...wachtend.keys()]
    .filter((id) => !bekend.has(id))
    .map(organisatie)
    .filter((een) => een !== null)
  return [...nu, ...oud].map((een) => {
    const { wacht = 0, oudste = null, nietGewenst = 0 } = wachtend.get(een.id) ?? {}
    const stand = standen.get(een.id)
    return {
      ...{ organisatie: een, stand: stand?.stap ?? null, cohort: stand?.cohort ?? null },
      ...{ wilBeginEinde: !afgemeld.has(een.id), wacht, oudste, nietGewenst },
    }
  })
}

/** What of the list fits the filter, those for whom most waits first and otherwise in the order of the list. */
export function filterLijst(lijst: readonly Lijstregel[], filter: Lijstfilter): readonly Lijstregel[] {
  const woorden = alsZoeknaam(filter.zoek)
    .split(' ')
    .filter((woord) => woord !== '')
  return lijst
    .filter(({ organisatie: een }) => {
      const tekst = alsZoeknaam(`${een.naam} ${een.plaats ?? ''} ${een.oin}`)
      return woorden.every((woord) => tekst.includes(woord))
    })
    .filter(({ stand }) => pastStand(stand, filter.stand))
    .filter(({ cohort }) => filter.cohort === '' || (cohort ?? 'geen') === filter.cohort)
    .filter((regel) => filter.soort === '' || gidssoortVan(regel.organisatie) === filter.soort)
    .filter(({ wacht }) => !filter.wacht || wacht > 0)
    .toSorted((een, ander) => ander.wacht - een.wacht)
}

function pastStand(stand: Stand, gezocht: Lijstfilter['stand']): boolean {
  if (gezocht === '') return true
  if (gezocht === 'geen') return stand === null
  if (gezocht === 'onderweg') return stand !== null && stand !== 'actief'
  return stand === gezocht
}
