import { faalfeiten, log } from '../platform/log.ts'
import { isVernietigd, planVernietiging, type Vernietigdelen } from './bewaren/vernietigen.ts'
import { doeDagcontrole } from './controle.ts'
import { type Navraagdelen, vraagNa } from './terugroepen/navragen.ts'

/** How often is looked whether there is work of the day; whatever was done already is not done again. */
const elkeVijfMinuten = 300_000

/**
 * The work of each day, in this order: what it is called in the log, and what does it. It returns whether there was anything
 * to do. The check comes last, and waits until all was destroyed: else it says each day what was true before.
 */
const werken = {
  navraag: async (delen: Navraagdelen) => (await vraagNa(delen)) > 0,
  vernietigingsronde: planVernietiging,
  dagcontrole: async (delen: Dagwerkdelen) => (await isVernietigd(delen)) && (await doeDagcontrole(delen)),
} as const

export type Dagwerkdelen = Navraagdelen & Pick<Vernietigdelen, 'wachtrijen'>

/** Work of the day of another context: by the name that stands in the log, and whether there was anything to do. */
type Ookwerk<D> = Readonly<Record<string, (delen: D) => Promise<boolean>>>

/**
 * Does the work of today now if it was not done yet, and looks again every so many milliseconds; after the own work what
 * others do each day. Returns what stops it.
 */
export function startDagwerk<D extends Dagwerkdelen>(
  delen: D,
  ook: Ookwerk<D> = {},
  elke = elkeVijfMinuten,
): () => Promise<void> {
  let bezig: Promise<void> = Promise.resolve()
  const kijk = () => {
    bezig = doeAlles(delen, { ...werken, ...ook })
  }
  kijk()
  const wekker = setInterval(kijk, elke)
  return async () => {
    clearInterval(wekker)
    await bezig
  }
}

/** One after another; that one fails is no reason to leave out the next. */
async function doeAlles<D extends Dagwerkdelen>(delen: D, alle: Ookwerk<D>): Promise<void> {
  for (const [naam, werk] of Object.entries(alle))
    try {
      if (await werk(delen)) log(`${naam}-gedaan`)
    } catch (oorzaak) {
      log(`${naam}-mislukt`, faalfeiten(oorzaak))
    }
}
