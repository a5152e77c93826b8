import type { Generated } from 'kysely'
import type { Datum } from '../kern/datum.ts'
import type { Tx } from '../platform/db.ts'

/** One municipality that ends on a day, and into which it goes. */
export interface Plan {
  readonly id: string
  /** The code of the one that ends. */
  readonly van: string
  /** The codes of its successors: more than one for a split. */
  readonly naar: readonly string[]
  /** The first day on which the old one is no more. */
  readonly datum: Datum
  readonly bron: string
  readonly gepland_door: string
  readonly bevestigd_door: string | null
  readonly bevestigd_op: Date | null
  readonly afgelast_op: Date | null
  readonly begonnen_op: Date | null
  readonly voltooid_op: Date | null
}

/** What is planned. */
export type Gepland = Pick<Plan, 'van' | 'naar' | 'datum' | 'bron'>

/** What can happen to a plan. */
export type Handeling = 'gepland' | 'bevestigd' | 'datum-gewijzigd' | 'afgelast' | 'begonnen' | 'voltooid'

/** One line of what happened to a plan. */
export interface Planregel {
  readonly plan: string
  readonly handeling: Handeling
  readonly datum: Datum
  readonly reden: string | null
  readonly door: string
  readonly door_naam: string
  readonly op: Date
}

type Tabellen = {
  'herindeling.plan': Plan
  'herindeling.regel': Planregel & { readonly volgnummer: Generated<number> }
}

/** The transaction with the tables of this context in sight. */
export function inHerindeling(tx: Tx) {
  return tx.withTables<Tabellen>()
}

/** Every plan, also one that was called off, by day. */
export function haalPlannen(tx: Tx): Promise<readonly Plan[]> {
  return inHerindeling(tx)
    .selectFrom('herindeling.plan')
    .selectAll()
    .orderBy('datum')
    .orderBy('van')
    .execute()
}

/** One plan, locked when it is about to change; null when there is none. */
export async function planIn(tx: Tx, id: string, { vast = false } = {}): Promise<Plan | null> {
  const rij = await inHerindeling(tx)
    .selectFrom('herindeling.plan')
    .selectAll()
    .where('id', '=', id)
    .$if(vast, (q) => q.forUpdate())
    .executeTakeFirst()
  return rij ?? null
}
