import type { Klok } from '../platform/clock.ts'
import type { Databank } from '../platform/db.ts'
import { faalfeiten, log } from '../platform/log.ts'
import { doeDagcontrole } from './controle.ts'

/** How often it is looked at whether today's check was done; the check itself runs once a day. */
const elkUur = 3_600_000

/** Does the daily check now if it was not done yet, and looks again every hour. Returns what stops it. */
export function startDagcontrole(delen: { db: Databank; klok: Klok }): () => Promise<void> {
  let bezig: Promise<void> = Promise.resolve()
  const kijk = () => {
    bezig = doeDagcontrole(delen).then(
      (gedaan) => {
        if (gedaan) log('dagcontrole-gedaan')
      },
      (oorzaak: unknown) => log('dagcontrole-mislukt', faalfeiten(oorzaak)),
    )
  }
  kijk()
  const wekker = setInterval(kijk, elkUur)
  return async () => {
    clearInterval(wekker)
    await bezig
  }
}
