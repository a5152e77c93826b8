import { sql } from 'kysely'
import type { Tx, Wie } from '../platform/db.ts'
import type { Geschreven } from './inhoud.ts'

/** A line that says that something was provided. */
export type Verstrekkingsregel = Pick<Geschreven, 'ontvanger' | 'gegevens' | 'toets_id' | 'onderwerp'> & {
  readonly op: Date
}

/** The lines of the acting organisation that say what it provided about someone under these pseudonyms, oldest first. */
export async function haalVerstrekkingen(
  tx: Tx,
  { organisatie }: Wie,
  pseudoniemen: readonly string[],
): Promise<readonly Verstrekkingsregel[]> {
  const { rows } = await sql<Verstrekkingsregel>`
    select op, ontvanger, gegevens, toets_id::text, onderwerp from logboek.regel
    where organisatie = ${organisatie} and betrokkene = any(${pseudoniemen}) and handeling = 'verstrekt'
    order by volgnummer`.execute(tx)
  return rows
}
