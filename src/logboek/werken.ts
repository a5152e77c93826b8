import { canoniek } from '../kern/canoniek.ts'
import { faalfeiten, log } from '../platform/log.ts'
import type { Wachtrij, Wachtrijen } from '../platform/wachtrijen.ts'
import { Geheugen } from './geheugen.ts'
import { zegelaar, zonderPlaats } from './store.ts'
import { haalStand, KetenVerbroken, verzegel, type Zegeldelen } from './zegelen.ts'

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

/** A line that waits longer than this, in milliseconds, is said: something keeps the sealing back. */
const langsteWacht = 120_000

/** What sealing by itself needs. */
type Werkdelen = Zegeldelen & { readonly wachtrijen: Wachtrijen }

/**
 * From now on this process seals the logboek when there is something to seal, and looks each time whether the database
 * still holds what it remembers. Returns what stops the looking.
 */
export async function startZegelen(zonder: Werkdelen): Promise<() => Promise<void>> {
  const delen = { ...zonder, geheugen: zonder.geheugen ?? new Geheugen() }
  await delen.wachtrijen.werk(zegelrij, { elke: 5 }, () => zegAlsVerbroken(delen, () => verzegelEnZeg(delen)))
  let bezig: Promise<unknown> = Promise.resolve()
  const kijk = () => {
    bezig = zegAlsVerbroken(delen, () => vraagOmZegel(delen)).catch((oorzaak: unknown) => {
      if (!(oorzaak instanceof KetenVerbroken)) log('logboek-zegelen-mislukt', faalfeiten(oorzaak))
    })
  }
  kijk()
  const wekker = setInterval(kijk, elke)
  return async () => {
    clearInterval(wekker)
    await bezig
  }
}

/**
 * Puts a job ready when a line has no place yet. Returns whether there was one. Throws KetenVerbroken when the database
 * does not hold what was sealed before: also when nothing waits, so that each process sees it by itself.
 */
export async function vraagOmZegel(delen: Omit<Werkdelen, 'geheimen'>): Promise<boolean> {
  const { db, klok, wachtrijen, geheugen } = delen
  const nu = klok.nu()
  const { punt, wacht } = await db.transactie(zegelaar(nu), async (tx) => {
    const { stand } = await haalStand(delen, tx)
    const { regels: wachtend } = await zonderPlaats(tx, stand?.punt.hoogste ?? 0, nu, 1)
    const [eerste] = wachtend
    if (eerste !== undefined) {
      await wachtrijen.zetKlaar(tx, zegelrij, {})
      if (Date.parse(eerste.op) < nu.getTime() - langsteWacht)
        log('logboek-zegelen-blijft-achter', { sinds: eerste.op })
    }
    return { punt: stand?.punt ?? null, wacht: eerste !== undefined }
  })
  if (punt !== null) await geheugen?.onthoud(punt, nu)
  return wacht
}

/** Says it aloud when the chain is broken, for the operator and for who looks at how far the log is. */
async function zegAlsVerbroken<T>(
  { geheugen, klok }: { readonly geheugen: Geheugen } & Pick<Zegeldelen, 'klok'>,
  doe: () => Promise<T>,
): Promise<T> {
  try {
    const uitkomst = await doe()
    geheugen.neemUitkomst(false, klok.nu())
    return uitkomst
  } catch (oorzaak) {
    if (!(oorzaak instanceof KetenVerbroken)) throw oorzaak
    geheugen.neemUitkomst(true, klok.nu())
    // What it says is made of sizes and nothing else.
    log('logboek-keten-verbroken', { ...faalfeiten(oorzaak), reden: oorzaak.message })
    throw oorzaak
  }
}

/**
 * Seals, and writes the checkpoint to the log of the process: who collects that keeps it outside the database. Says it
 * aloud when lines were written by another.
 */
async function verzegelEnZeg(delen: Zegeldelen): Promise<void> {
  const { regels, onecht, zonder, punt } = await verzegel(delen)
  if (punt === null || regels === 0) return
  log('logboek-controlepunt', { regels, controlepunt: canoniek(punt) })
  if (onecht + zonder > 0) log('logboek-regels-zonder-goed-waarmerk', { onecht, zonder })
}
