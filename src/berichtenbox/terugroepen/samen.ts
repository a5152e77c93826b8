import { sql } from 'kysely'
import type { Tx, Wie } from '../../platform/db.ts'

/**
 * Comes before every reading of content in a box, and before every change of a message in it: from here until the end of
 * the transaction nothing is recalled from this box. Readers do not wait for each other.
 */
export async function leesSamen(tx: Tx, { organisatie }: Pick<Wie, 'organisatie'>): Promise<void> {
  await sql`select berichtenbox.lees_samen(${organisatie})`.execute(tx)
}

/**
 * Comes before taking messages back, and before anything is written in that transaction: holds every box that it touches,
 * in one order. Who reads or writes in one of them is waited for, and waits.
 */
export async function houdVoorTerug(tx: Tx, berichten: readonly string[]): Promise<void> {
  if (berichten.length === 0) return
  await sql`select berichtenbox.houd_voor_terug(${berichten}::uuid[])`.execute(tx)
}
