import { faalfeiten, log } from '../platform/log.ts'
import { planVernietiging, type Vernietigdelen } from './bewaren/vernietigen.ts'
import { doeDagcontrole } from './controle.ts'
import { type Navraagdelen, vraagNa } from './terugroepen/navragen.ts'

/** How often is looked whether there is work of the day; whatever was done already is not done again. */
const elkUur = 3_600_000

/** The work of each day: what it is called in the log, and what does it. It returns whether there was anything to do. */
const werken = {
  dagcontrole: doeDagcontrole,
  navraag: async (delen: Navraagdelen) => (await vraagNa(delen)) > 0,
  vernietigingsronde: planVernietiging,
} as const

export type Dagwerkdelen = Navraagdelen & Pick<Vernietigdelen, 'wachtrijen'>

/** Work of the day of another context: by the name that stands in the log, and whether there was anything to do. */
type Ookwerk<D> = Readonly<Record<string, (delen: D) => Promise<boolean>>>

/**
 * Does the work of today now if it was not done yet, and looks again every hour; after the own work what others do each day.
 * Returns what stops it.
 */
export function startDagwerk<D extends Dagwerkdelen>(delen: D, ook: Ookwerk<D> = {}): () => Promise<void> {
  let bezig: Promise<void> = Promise.resolve()
  const kijk = () => {
    bezig = doeAlles(delen, { ...werken, ...ook })
  }
  kijk()
  const wekker = setInterval(kijk, elkUur)
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
