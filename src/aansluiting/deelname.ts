import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'

/** What a sender may know of a receiver: whether it is connected, and whether it wants to hear of begin and end. */
export interface Deelname {
  readonly actief: boolean
  readonly beginEinde: boolean
}

/** Who is not known here is not connected. */
const onbekend: Deelname = { actief: false, beginEinde: true }

/**
 * How these receivers take part, in one query, whoever asks. Until the end of the transaction nobody becomes active:
 * call it before the messages are stored, and none of them is left waiting beside a box that has just opened.
 */
export async function leesDeelname(
  tx: Tx,
  organisaties: readonly string[],
): Promise<(organisatie: string) => Deelname> {
  const wie = [...new Set(organisaties)].sort()
  if (wie.length === 0) return () => onbekend
  const { rows } = await sql<{
    organisatie: string
    actief: boolean
    begin_einde: boolean
  }>`select * from aansluiting.deelname(${wie})`.execute(tx)
  const bekend = new Map(
    rows.map(({ organisatie, actief, begin_einde: beginEinde }) => [organisatie, { actief, beginEinde }]),
  )
  return (organisatie) => bekend.get(organisatie) ?? onbekend
}
