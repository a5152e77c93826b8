import type { Gebeurtenis } from '../detentie/detentie.ts'
import { type Datum, plusDagen } from '../kern/datum.ts'
import type { Toeval } from './toeval.ts'

/** The category of a changed end date. */
export type Reden = (Gebeurtenis & { soort: 'wijziging-einddatum' })['reden']

/** How the expected end date became known. `na` counts days from the begin. */
export interface Einddatumverloop {
  readonly bijBinnenkomst: Datum | null
  readonly wijzigingen: readonly { readonly na: number; readonly verwacht: Datum; readonly reden: Reden }[]
}

/** What was expected first (days from the begin, null: nothing yet), and the change that set it right. */
interface Bijstelling {
  readonly eerst: number | null
  readonly na: number
  readonly reden: Reden
}

/**
 * Makes up how the end date became known: in six of ten stays at the begin, otherwise during it. Some ends move:
 * adjusted, brought forward one to three days for want of cells, or sudden, as a suspended or dismissed remand.
 */
export function maakEinddatumverloop(toeval: Toeval, begin: Datum, dagen: number): Einddatumverloop {
  const datum = (na: number) => plusDagen(begin, na)
  const bijstelling = kiesBijstelling(toeval, dagen)
  const eerst = bijstelling === null ? dagen : bijstelling.eerst
  const bekend = toeval.kans(0.6) ? eerst : null
  const later =
    eerst === null || bekend !== null ? null : dagVanBekendworden(toeval, bijstelling?.na ?? dagen)
  return {
    bijBinnenkomst: bekend === null ? null : datum(bekend),
    wijzigingen: [
      ...(eerst === null || later === null
        ? []
        : [{ na: later, verwacht: datum(eerst), reden: 'regulier' as const }]),
      ...(bijstelling === null
        ? []
        : [{ na: bijstelling.na, verwacht: datum(dagen), reden: bijstelling.reden }]),
    ],
  }
}

function kiesBijstelling(toeval: Toeval, dagen: number): Bijstelling | null {
  const deel = toeval.fractie()
  const kortVoor = (grens: number) => Math.max(1, dagen - toeval.geheel(1, grens))
  if (deel < 0.14 && dagen > 4)
    return { eerst: dagen + toeval.geheel(1, 3), na: kortVoor(6), reden: 'capaciteit' }
  if (deel < 0.28)
    return {
      eerst: dagen + toeval.geheel(5, 60),
      na: toeval.kans(0.5) ? dagen : kortVoor(1),
      reden: toeval.kans(0.7) ? 'schorsing' : 'heenzending',
    }
  if (deel < 0.48 && dagen > 4) {
    const verschil = toeval.geheel(-Math.min(20, dagen - 2), 30) || 7
    return {
      eerst: dagen + verschil,
      na: toeval.geheel(1, Math.min(dagen, dagen + verschil) - 1),
      reden: 'regulier',
    }
  }
  return null
}

/** Within three weeks, and before what comes after it; null when there is no day left for it. */
function dagVanBekendworden(toeval: Toeval, voor: number): number | null {
  return voor < 2 ? null : toeval.geheel(1, Math.min(21, voor - 1))
}
