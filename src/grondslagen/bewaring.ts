import { sql } from 'kysely'
import { keurToets } from '../kern/toetsid.ts'
import { type Tx, voegToe } from '../platform/db.ts'
import type { Register } from './lookup.ts'
import type { Oordeel } from './oordeel.ts'
import { type GeldendRegister, type Toelating, toelaten } from './toelating.ts'
import { uitlegversie } from './uitlegversie.ts'
import { bewaarVersie } from './versies.ts'
import type { Vraag } from './vraag.ts'

type Tabellen = {
  'grondslagen.toets': {
    id: string
    registerversie: string
    vraag: Vraag
    oordeel: Oordeel
    uitlegversie: number
    gesteld_op: Date
  }
}

/** A toets as it was kept: what its id follows from. */
type BewaardeToets = Pick<Tabellen['grondslagen.toets'], 'id' | 'registerversie' | 'vraag' | 'oordeel'>

/** The answer to one question, with the toelating when anything is allowed. */
export interface Toegelaten {
  /** The register that answered. */
  readonly register: Register
  readonly vraag: Vraag
  readonly oordeel: Oordeel
  readonly toetsId: string
  readonly toelating: Toelating | null
}

/** An oordeel as it was stored under its id. */
export type BewaardOordeel = { readonly toetsId: string } & Oordeel

/** The register at work: asking, and finding back what was asked. */
export interface Grondslagen {
  readonly register: Register
  toelaten(vraag: Vraag): Toegelaten
  haalOordelen(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, BewaardOordeel>>
}

/**
 * Puts the register to work. The same question has the same answer, and a year of detention messages asks only
 * a few questions a day: answers are remembered, up to `geheugen` of them.
 */
export function maakGrondslagen(register: GeldendRegister, geheugen = 500): Grondslagen {
  const eerder = new Map<string, Toegelaten>()
  return {
    register,
    toelaten: (vraag) => {
      const sleutel = JSON.stringify(vraag)
      const bekend = eerder.get(sleutel)
      if (bekend !== undefined) return bekend
      if (eerder.size >= geheugen) eerder.clear()
      const nieuw = { register, vraag, ...toelaten(register, vraag) }
      eerder.set(sleutel, nieuw)
      return nieuw
    },
    haalOordelen,
  }
}

/**
 * Keeps each question with its oordeel, once; the id follows from both, so a second time adds nothing.
 * The register that answered is kept with it.
 */
export async function bewaarToetsen(tx: Tx, op: Date, toetsen: readonly Toegelaten[]): Promise<void> {
  const nieuw = await voegToe(
    tx,
    'grondslagen.toets',
    toetsen.map(({ toetsId, vraag, oordeel }) => ({
      id: toetsId,
      registerversie: oordeel.registerversie,
      vraag,
      oordeel,
      uitlegversie,
      gesteld_op: op,
    })),
    'laat-staan',
  )
  if (nieuw === 0) return
  for (const register of new Set(toetsen.map((toets) => toets.register))) await bewaarVersie(tx, op, register)
}

/**
 * The oordelen that were kept under these ids. One that was changed since does not fit its id any more: it is no ground,
 * and is left out as if it were not there.
 */
async function haalOordelen(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, BewaardOordeel>> {
  const rijen = await haalToetsen(tx, ids)
  return new Map(
    rijen
      .filter((rij) => keurToets(rij.id, rij) !== 'anders')
      .map(({ id, oordeel }) => [id, { toetsId: id, ...oordeel }]),
  )
}

/** The questions that were kept under these ids, to ask one of them again on another day. */
export async function haalVragen(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Vraag>> {
  return new Map((await haalToetsen(tx, ids)).map(({ id, vraag }) => [id, vraag]))
}

/** What was kept under these ids, whatever it is now: whether it still fits its id, `keurToets` says. */
export async function haalToetsen(tx: Tx, ids: readonly string[]): Promise<readonly BewaardeToets[]> {
  if (ids.length === 0) return []
  return await tx
    .withTables<Tabellen>()
    .selectFrom('grondslagen.toets')
    .select(['id', 'registerversie', 'vraag', 'oordeel'])
    .where('id', '=', sql<string>`any(${ids})`)
    .orderBy('id')
    .execute()
}
