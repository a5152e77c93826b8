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

/** A set that an earlier clinic handed over outside Terugkeer: not what was in it. */
export interface EerdereSet {
  readonly id: string
  readonly organisatie: string
  readonly stap: string
  readonly partij: string
  readonly op: Date
  readonly toets_id: string
  readonly gegevens: readonly string[]
}

/** The sets of clinics that had this track before, oldest first: for the clinic that treats now, and no other (migration 0101). */
export async function haalEerdereSets(
  tx: Tx,
  { id }: Trajectrij,
  pseudoniemen: readonly string[],
): Promise<readonly EerdereSet[]> {
  const { rows } = await sql<EerdereSet>`
    select id::text, organisatie, stap, partij, op, toets_id::text, gegevens
    from tbs.eerdere_sets(${id}, ${pseudoniemen})`.execute(tx)
  return rows
}

/** By set, which gegevens of it a no ended, and when. */
export type Geeindigd = ReadonlyMap<string, ReadonlyMap<string, Date>>

/**
 * What a no ended of the sets of this track, of the clinic that treats now and of those that did before: whatever was said
 * after it (migration 0109).
 */
export async function haalGeeindigd(
  tx: Tx,
  { id }: Pick<Trajectrij, 'id'>,
  pseudoniemen: readonly string[],
): Promise<Geeindigd> {
  const { rows } = await sql<{ buitenom: string; gegeven: string; op: Date }>`
    select buitenom::text, gegeven, op from tbs.sets_geeindigd(${id}, ${pseudoniemen})`.execute(tx)
  const per = Map.groupBy(rows, ({ buitenom }) => buitenom)
  return new Map(
    [...per].map(([set, regels]) => [set, new Map(regels.map(({ gegeven, op }) => [gegeven, op]))]),
  )
}

/** Which of these tracks have a set that was handed over outside Terugkeer, by whichever clinic. */
export async function haalMetSets(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`select id::text from tbs.met_sets(${ids}) as een (id)`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** An invitation, a part of minutes as it was given at one moment, or a task of an earlier clinic, and since when it is closed. */
export interface Gesloten {
  /** The invitation, or the task. */
  readonly onderwerp: string
  readonly soort: 'uitnodiging' | 'verslag' | 'taak'
  readonly op: Date
  readonly gesloten_op: Date | null
}

/** What earlier clinics told around a table in this track, and since when each is closed. */
export async function haalGesloten(tx: Tx, { id }: Trajectrij): Promise<readonly Gesloten[]> {
  const { rows } = await sql<Gesloten>`
    select onderwerp::text, soort, op, gesloten_op from tbs.eerder_gesloten(${id})`.execute(tx)
  return rows
}
