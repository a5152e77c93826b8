import { faalfeiten, log } from '../../platform/log.ts'
import type { Wachtrij, Wachtrijen } from '../../platform/wachtrijen.ts'
import { type Ldvdelen, werkLdvBij } from './bijwerken.ts'
import { ldvBijwerker } from './stand.ts'

/**
 * One job waits at most, however many instances ask for it. A job of a server that was killed holds up none: who sends has
 * the receiver to itself for as long as an answer can take.
 */
export const ldvrij: Wachtrij<Record<never, never>> = {
  naam: 'ldv-bijwerken',
  policy: 'short',
  retryLimit: 0,
  expireInSeconds: 900,
}

/** Milliseconds between two looks. What was sealed goes out well within a minute after. */
const elke = 15_000

/** From now on this process sends the lines of the logboek to the LDV. Returns what stops the looking. */
export async function startLdv(
  delen: Ldvdelen & { readonly wachtrijen: Wachtrijen },
): Promise<() => Promise<void>> {
  const { db, wachtrijen, klok } = delen
  await wachtrijen.werk(ldvrij, { elke: 5 }, async () => {
    const regels = await werkLdvBij(delen)
    if (regels > 0) log('ldv-bijgewerkt', { regels })
  })
  let bezig: Promise<unknown> = Promise.resolve()
  const kijk = () => {
    bezig = db
      .transactie(ldvBijwerker(klok.nu()), (tx) => wachtrijen.zetKlaar(tx, ldvrij, {}))
      .catch((oorzaak: unknown) => log('ldv-mislukt', faalfeiten(oorzaak)))
  }
  kijk()
  const wekker = setInterval(kijk, elke)
  return async () => {
    clearInterval(wekker)
    await bezig
  }
}
