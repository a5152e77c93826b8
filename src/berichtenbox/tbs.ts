import type { Tx, Wie } from '../platform/db.ts'
import { basis } from './bericht.ts'
import type { Gegevens, Status } from './tabellen.ts'
import type { Terugroepdelen } from './terugroepen/terugroepen.ts'
import { type Verstrekking, verstrek } from './verstrekken.ts'

/** A message of a tbs track, as its sender or its receiver finds it back. */
export interface Tbsbericht {
  readonly id: string
  readonly dossier: string
  readonly betrokkene: string
  readonly afzender: string
  readonly ontvanger: string
  readonly status: Status
  readonly verzonden_op: Date
  /** Null as long as it waits for a receiver that is not connected yet. */
  readonly bezorgd_op: Date | null
  readonly gelezen_op: Date | null
  readonly toets_id: string
  readonly gegevens: Gegevens | null
}

/** Sends what may be told from a track. Each message stands by itself: what was sent before stays true. */
export async function verstuurTbs(
  delen: Terugroepdelen,
  tx: Tx,
  wie: Wie,
  wat: Omit<Verstrekking, 'soort' | 'versie' | 'vervangt' | 'vrijlating' | 'inrichting'>,
): Promise<string> {
  const { id } = await verstrek(delen, tx, wie, {
    ...wat,
    ...{ soort: 'tbs', versie: 1, vervangt: null, vrijlating: null, inrichting: null },
  })
  return id
}

/** The messages of these tracks that the acting organisation sent or received, oldest first. */
export function tbsBerichten(tx: Tx, wie: Wie, dossiers: readonly string[]): Promise<readonly Tbsbericht[]> {
  if (dossiers.length === 0) return Promise.resolve([])
  return basis(tx)
    .where('b.dossier', 'in', [...dossiers])
    .where('b.soort', '=', 'tbs')
    .where((eb) => eb.or([eb('b.afzender', '=', wie.organisatie), eb('b.ontvanger', '=', wie.organisatie)]))
    .orderBy('b.volgnummer')
    .execute()
}
