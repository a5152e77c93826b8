import type { Tx } from '../platform/db.ts'

/** A shared mailbox, and since when and why it takes no mail; null as long as it works. */
export interface Postbusstand {
  readonly soort: 'groepsmailbox' | 'backoffice'
  readonly email: string
  readonly stuk: { readonly op: Date; readonly reden: string } | null
}

const met = (tx: Tx) =>
  tx.withTables<{
    'aansluiting.contact': {
      organisatie: string
      soort: Postbusstand['soort']
      email: string
      stuk_op: Date | null
      stuk_reden: string | null
    }
  }>()

/** The shared mailboxes that this organisation keeps itself, the group mailbox first. */
export async function leesPostbussen(tx: Tx, organisatie: string): Promise<readonly Postbusstand[]> {
  const rijen = await met(tx)
    .selectFrom('aansluiting.contact')
    .select(['soort', 'email', 'stuk_op', 'stuk_reden'])
    .where('organisatie', '=', organisatie)
    .where('soort', 'in', ['groepsmailbox', 'backoffice'])
    .orderBy('soort', 'desc')
    .execute()
  return rijen.map(({ soort, email, stuk_op: op, stuk_reden: reden }) => ({
    soort,
    email,
    stuk: op === null || reden === null ? null : { op, reden },
  }))
}

/** Keeps that mail to this address came back; nothing goes there until it changes or a person tries again. */
export async function merkPostbusStuk(
  tx: Tx,
  organisatie: string,
  email: string,
  stuk: NonNullable<Postbusstand['stuk']>,
): Promise<void> {
  await met(tx)
    .updateTable('aansluiting.contact')
    .set({ stuk_op: stuk.op, stuk_reden: stuk.reden })
    .where('organisatie', '=', organisatie)
    .where('soort', 'in', ['groepsmailbox', 'backoffice'])
    .where('email', '=', email)
    .where('stuk_op', 'is', null)
    .execute()
}

/** Takes the mailboxes of this organisation for good again, because a person asks. Returns how many there were. */
export async function probeerPostbussen(tx: Tx, organisatie: string): Promise<number> {
  const { numUpdatedRows } = await met(tx)
    .updateTable('aansluiting.contact')
    .set({ stuk_op: null, stuk_reden: null })
    .where('organisatie', '=', organisatie)
    .where('soort', 'in', ['groepsmailbox', 'backoffice'])
    .where('stuk_op', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
