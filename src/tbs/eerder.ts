import { sql } from 'kysely'
import type { Tbsbericht } from '../berichtenbox/berichtenbox.ts'
import type { Verstrekkingsregel } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import type { Trajectrij } from './tabellen.ts'

/** One time that a clinic that had the track before shared something: not what was in it. */
export interface Eerder extends Verstrekkingsregel {
  readonly organisatie: string
  /** The kinds of document that went along: gegevens of the register. */
  readonly documenten: readonly string[]
  /** True for what was handed over outside Terugkeer. */
  readonly buitenom: boolean
  /** How the message stands; null for what was no message. */
  readonly status: Tbsbericht['status'] | null
}

/**
 * What earlier clinics shared from this track, oldest first. Only the clinic that treats now can answer the person it is about
 * (AVG, article 15), so the database opens it to no other: migration 0092.
 */
export async function haalEerder(
  tx: Tx,
  { id }: Trajectrij,
  pseudoniemen: readonly string[],
): Promise<readonly Eerder[]> {
  const { rows } = await sql<Eerder>`
    select op, organisatie, ontvanger, gegevens, toets_id::text, onderwerp::text, documenten, buitenom, status
    from tbs.eerder_gedeeld(${id}, ${pseudoniemen})`.execute(tx)
  return rows
}
