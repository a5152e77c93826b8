import type { Databank, Tx, Wie } from '../platform/db.ts'
import { metHerkansing } from '../platform/herkansing.ts'

type Tabellen = { 'platform.kenmerk': { naam: string; waarde: string } }

/** Puts down a fact about this database, once. True for whoever was first; waits for one who is at it now. */
async function zet(tx: Tx, naam: string, waarde: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows: gezet } = await tx
    .withTables<Tabellen>()
    .insertInto('platform.kenmerk')
    .values({ naam, waarde })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return gezet === 1n
}

async function lees(tx: Tx, naam: string): Promise<string | null> {
  const rij = await tx
    .withTables<Tabellen>()
    .selectFrom('platform.kenmerk')
    .select('waarde')
    .where('naam', '=', naam)
    .executeTakeFirst()
  return rij?.waarde ?? null
}

/** The moment for which this database was filled: of the first start, also when that one did not finish. */
export function leesOefenmoment(db: Databank, wie: Wie, nu: Date): Promise<Date> {
  return db.transactie(wie, async (tx) => {
    await zet(tx, 'oefening-begin', nu.toISOString())
    return new Date((await lees(tx, 'oefening-begin')) ?? nu)
  })
}

/** True when the training data were loaded to the end. */
export function isKlaar(db: Databank, wie: Wie): Promise<boolean> {
  return db.transactie(wie, async (tx) => (await lees(tx, 'oefening-klaar')) !== null)
}

/**
 * Does one step of the loading, once ever, together with the note that it was done. Of two instances that start
 * together the second waits here for the first; a step that was broken off left nothing and is done again.
 */
export function eenmaal(
  db: Databank,
  wie: Wie,
  stap: string,
  werk: (tx: Tx) => Promise<void>,
): Promise<boolean> {
  return metHerkansing(db, wie, async (tx) => {
    const eerste = await zet(tx, `oefening-${stap}`, 'gedaan')
    if (eerste) await werk(tx)
    return eerste
  })
}
