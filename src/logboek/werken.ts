import { canoniek } from '../kern/canoniek.ts'
import { faalfeiten, log } from '../platform/log.ts'
import type { Wachtrij, Wachtrijen } from '../platform/wachtrijen.ts'
import { laatsteZegel, zegelaar, zonderPlaats } from './store.ts'
import { KetenVerbroken, verzegel, type Zegeldelen } from './zegelen.ts'

/**
 * One job waits at most, however many instances ask for it; what fails is asked again soon. A job of a server that was
 * killed holds up none: two that seal at the same time take turns in the database, and give each line one place.
 */
export const zegelrij: Wachtrij<Record<never, never>> = {
  naam: 'logboek-zegelen',
  policy: 'short',
  retryLimit: 0,
  expireInSeconds: 300,
}

/** Milliseconds between two looks whether there is something to seal; with what a job waits, well within a minute. */
const elke = 20_000

/** From now on this process seals the logboek when there is something to seal. Returns what stops the looking. */
export async function startZegelen(
  delen: Zegeldelen & { readonly wachtrijen: Wachtrijen },
): Promise<() => Promise<void>> {
  await delen.wachtrijen.werk(zegelrij, { elke: 5 }, () => verzegelEnZeg(delen))
  let bezig: Promise<unknown> = Promise.resolve()
  const kijk = () => {
    bezig = vraagOmZegel(delen).catch((oorzaak: unknown) =>
      log('logboek-zegelen-mislukt', faalfeiten(oorzaak)),
    )
  }
  kijk()
  const wekker = setInterval(kijk, elke)
  return async () => {
    clearInterval(wekker)
    await bezig
  }
}

/** Puts a job ready when a line has no place yet. Returns whether there was one. */
export function vraagOmZegel({
  db,
  klok,
  wachtrijen,
}: Pick<Zegeldelen, 'db' | 'klok'> & { readonly wachtrijen: Wachtrijen }): Promise<boolean> {
  const nu = klok.nu()
  return db.transactie(zegelaar(nu), async (tx) => {
    const stand = await laatsteZegel(tx)
    const { regels: wachtend } = await zonderPlaats(tx, stand?.punt.hoogste ?? 0, nu, 1)
    if (wachtend.length > 0) await wachtrijen.zetKlaar(tx, zegelrij, {})
    return wachtend.length > 0
  })
}

/**
 * Seals, and writes the checkpoint to the log of the process: who collects that keeps it outside the database. Says it
 * aloud when lines were written by another, or when the chain is broken.
 */
async function verzegelEnZeg(delen: Zegeldelen): Promise<void> {
  try {
    const { regels, onecht, zonder, punt } = await verzegel(delen)
    if (punt === null || regels === 0) return
    log('logboek-controlepunt', { regels, controlepunt: canoniek(punt) })
    if (onecht + zonder > 0) log('logboek-regels-zonder-goed-waarmerk', { onecht, zonder })
  } catch (oorzaak) {
    if (!(oorzaak instanceof KetenVerbroken)) throw oorzaak
    log('logboek-keten-verbroken', faalfeiten(oorzaak))
    throw oorzaak
  }
}
