import type { Databank, Tx, Wie } from './db.ts'

/** Thrown when another transaction was first; the same work can be done again and will then see it. */
export class Botsing extends Error {}

/** serialization_failure, deadlock_detected, unique_violation: all mean that someone else was first. */
const opnieuw = ['40001', '40P01', '23505']

/** Runs the work in a transaction and does it again, at most five times, when another was first. */
export async function metHerkansing<T>(db: Databank, wie: Wie, werk: (tx: Tx) => Promise<T>): Promise<T> {
  for (let poging = 1; ; poging++) {
    try {
      return await db.transactie(wie, werk)
    } catch (oorzaak) {
      if (poging === 5 || !isBotsing(oorzaak)) throw oorzaak
    }
  }
}

function isBotsing(oorzaak: unknown): boolean {
  if (oorzaak instanceof Botsing) return true
  return oorzaak instanceof Error && 'code' in oorzaak && opnieuw.includes(String(oorzaak.code))
}
