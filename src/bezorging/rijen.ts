import type { Tx } from '../platform/db.ts'
import type { Wachtrij, Wachtrijen } from '../platform/wachtrijen.ts'
import type { Spoor } from './herhalen.ts'
import type { Aflevering } from './store.ts'

/** A job: tell this, if this many attempts were made before. With another number it is a job of the past. */
export interface Leverbaan {
  readonly aflevering: string
  readonly poging: number
}

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
  for (const [spoor, groep] of Map.groupBy(wat, (een) => een.spoor))
    await wachtrijen.zetAllesKlaar(
      tx,
      leverrijen[spoor],
      groep.map(({ id, pogingen }) => ({ aflevering: id, poging: pogingen })),
    )
}
