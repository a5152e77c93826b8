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

/** The name of a colleague, for a purpose that may know it; null when there is none or it may not be known. */
export async function medewerkernaam(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ naam: string }>`
    select naam from toegang.medewerker where id::text = ${id}`.execute(tx)
  return rows[0]?.naam ?? null
}

/**
 * Which functionaris gegevensbescherming wrote something down, said to one: not the name of another, and the pages say the day
 * and not the moment. Beside the same moment in the logboek a name would tell whose kenmerk stands there.
 */
export function doorFunctionaris(
  { gebruiker }: { readonly gebruiker: string },
  { door }: { readonly door: string },
): string {
  return door === gebruiker ? 'u' : 'een andere functionaris'
}
