import { sql } from 'kysely'
import type { Datum } from '../kern/datum.ts'
import type { Tx } from '../platform/db.ts'
import { rolnaam } from './rollen.ts'

/** Someone of the own organisation to whom work can be given. */
export interface Collega {
  readonly id: string
  readonly naam: string
  readonly functie: string
}

/**
 * The people of the acting organisation who have one of these roles on this day, by name. Only for the purposes of
 * working with messages (migration 0022); for any other there is nobody.
 */
export async function leesCollegas(
  tx: Tx,
  dag: Datum,
  rollen: readonly string[],
): Promise<readonly Collega[]> {
  const { rows } = await sql<{ id: string; naam: string; functie: string | null }>`
    select id, naam, functie from toegang.collegas(${dag}::date, ${rollen}::text[]) order by naam, id`.execute(
    tx,
  )
  return rows.map(({ functie, ...een }) => ({ ...een, functie: functie ?? rolnaam(rollen[0] ?? '') }))
}
