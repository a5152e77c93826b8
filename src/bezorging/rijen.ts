import type { Tx } from '../platform/db.ts'
import type { Wachtrij, Wachtrijen } from '../platform/wachtrijen.ts'
import type { Spoor } from './herhalen.ts'
import type { Aflevering } from './store.ts'

/** A job: tell these, each if this many attempts were made before. With another number it is a job of the past. */
export interface Leverbaan {
  readonly afleveringen: readonly string[]
  readonly poging: number
}

/** So many are told in one job, at the same time: a job of each its own would cost more than the telling. */
export const perBaan = 20

/** A job that breaks off halfway is done again after a minute; attempts that fail are planned by ourselves. */
const leverrij = { retryLimit: 50, retryDelay: 5, expireInSeconds: 60, notify: true }

/** The lanes. */
export const leverrijen: Readonly<Record<Spoor, Wachtrij<Leverbaan>>> = {
  spoed: { naam: 'bezorging-spoed', ...leverrij },
  bulk: { naam: 'bezorging-bulk', ...leverrij },
}

/** Puts jobs in their lanes. */
export async function zetKlaar(
  wachtrijen: Wachtrijen,
  tx: Tx,
  wat: readonly Pick<Aflevering, 'id' | 'spoor' | 'pogingen'>[],
): Promise<void> {
  for (const [spoor, vanSpoor] of Map.groupBy(wat, (een) => een.spoor)) {
    const banen = [...Map.groupBy(vanSpoor, (een) => een.pogingen)].flatMap(([poging, gelijk]) =>
      inStukken(gelijk).map((stuk) => ({ afleveringen: stuk.map(({ id }) => id), poging })),
    )
    await wachtrijen.zetAllesKlaar(tx, leverrijen[spoor], banen)
  }
}

function inStukken<T>(alles: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(alles.length / perBaan) }, (_, nummer) =>
    alles.slice(nummer * perBaan, (nummer + 1) * perBaan),
  )
}
