import type { Tx } from '../platform/db.ts'
import { inDetentie } from './tabellen.ts'

/** When each event of a person was received, by id; the last one received comes first. */
export type Ontvangst = ReadonlyMap<string, Date>

/** When the events of one person were received. */
export async function haalOntvangst(tx: Tx, persoonId: string): Promise<Ontvangst> {
  const rijen = await inDetentie(tx)
    .selectFrom('detentie.gebeurtenis')
    .select(['id', 'ontvangen_op'])
    .where('persoon_id', '=', persoonId)
    .orderBy('volgnummer', 'desc')
    .execute()
  return new Map(rijen.map((rij) => [rij.id, rij.ontvangen_op]))
}
