import type { Wachtrij } from '../platform/wachtrijen.ts'
import { type Leverdelen, lever } from './leveren.ts'
import { postrij } from './post/sturen.ts'
import { leverrijen } from './rijen.ts'

/** Every queue of this context. */
export const bezorgrijen: readonly Wachtrij<object>[] = [...Object.values(leverrijen), postrij]

/**
 * How many jobs are done at the same time, per lane and process: two bundles, so that a slow one holds up few. Each
 * bundle looks for itself when there is nothing to do, so more of them, or more often, costs an idle server. A job tells
 * as many as `perBaan`.
 */
const wijze = {
  spoed: { bundel: 5, tegelijk: 2, elke: 1 },
  bulk: { bundel: 2, tegelijk: 2, elke: 3 },
} as const

/** From now on this process tells systems what they want to hear. The queues stop with their own `stop`. */
export async function startBezorging(delen: Leverdelen): Promise<void> {
  for (const spoor of ['spoed', 'bulk'] as const)
    await delen.wachtrijen.werkBundels(leverrijen[spoor], wijze[spoor], (banen) => lever(delen, banen))
}
