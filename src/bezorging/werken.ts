import type { Wachtrij } from '../platform/wachtrijen.ts'
import { type Leverdelen, lever, leverrijen } from './leveren.ts'
import { postrij } from './post/sturen.ts'

/** Every queue of this context. */
export const bezorgrijen: readonly Wachtrij<object>[] = [...Object.values(leverrijen), postrij]

/** How many addresses are asked at the same time, per lane and process: a slow one holds up few others. */
const tegelijk = { spoed: 4, bulk: 4 } as const

/** From now on this process tells systems what they want to hear. The queues stop with their own `stop`. */
export async function startBezorging(delen: Leverdelen): Promise<void> {
  for (const spoor of ['spoed', 'bulk'] as const)
    await delen.wachtrijen.werk(
      leverrijen[spoor],
      { tegelijk: tegelijk[spoor], elke: spoor === 'spoed' ? 0.5 : 2 },
      (baan) => lever(delen, baan),
    )
}
