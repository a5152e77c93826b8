import { sql } from 'kysely'
import type { Tx, Wie } from '../../platform/db.ts'
import type { Bericht } from '../bericht.ts'

/** Someone of the own organisation who opened a message, and when that was first. */
export interface Opener {
  readonly gebruiker: string
  readonly op: Date
}

/**
 * What helps a receiver find back what it took over from a recalled message: which gegevens it held, who opened it and how
 * many notes were written with it. Nothing about whom it was.
 */
export interface Houvast {
  /** By gegeven-id. */
  readonly gegevens: readonly string[]
  readonly openers: readonly Opener[]
  readonly notities: number
}

/** Who of the acting organisation opened this message, as its logboek says, the first of all on top. */
export async function leesOpeners(tx: Tx, bericht: string): Promise<readonly Opener[]> {
  const { rows } = await sql<Opener>`select gebruiker, op from berichtenbox.geopend_door(${bericht})`.execute(
    tx,
  )
  return rows
}

/** Null for a message of which nothing was asked, and for who sent it. */
export async function leesHouvast(
  tx: Tx,
  { organisatie }: Wie,
  { id, ontvanger, verwijdering, vernietigd_op, stond }: Bericht,
): Promise<Houvast | null> {
  if (ontvanger !== organisatie || verwijdering === null || vernietigd_op !== null) return null
  const { rows } = await sql<{ aantal: number }>`select berichtenbox.tel_notities(${id}) as aantal`.execute(
    tx,
  )
  return {
    gegevens: stond ?? [],
    openers: await leesOpeners(tx, id),
    notities: rows[0]?.aantal ?? 0,
  }
}
