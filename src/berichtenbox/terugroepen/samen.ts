import { sql } from 'kysely'
import type { Tx, Wie } from '../../platform/db.ts'

/**
 * Comes before every reading of content in a box, and before every change of a message in it: from here until the end of
 * the transaction nothing is recalled from this box. Readers do not wait for each other.
 */
export async function leesSamen(tx: Tx, { organisatie }: Pick<Wie, 'organisatie'>): Promise<void> {
  await sql`select berichtenbox.lees_samen(${organisatie})`.execute(tx)
}
