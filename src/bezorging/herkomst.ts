import { sql } from 'kysely'
import { spanVan } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import type { Stap } from '../platform/spoor.ts'

interface Herkomst {
  readonly aflevering: string
  readonly volgnummer: number
  readonly spoor: string
  readonly daad: string | null
  readonly plek: number | null
  readonly aantal: number | null
}

/**
 * Because of which step of the logboek each of these is told: of giving the message, or of taking it back, in the trace of
 * who did that. It is the record that also goes to the LDV, and the same however often and whenever it is told.
 */
export async function haalHerkomst(
  tx: Tx,
  afleveringen: readonly string[],
): Promise<ReadonlyMap<string, Stap>> {
  if (afleveringen.length === 0) return new Map()
  const { rows } = await sql<Herkomst>`select * from bezorging.herkomst(${afleveringen}::uuid[])`.execute(tx)
  return new Map(rows.map((rij) => [rij.aflevering, { spoor: rij.spoor, stap: spanVan(rij) }]))
}
