import type { Feiten } from '../grondslagen/grondslagen.ts'
import { type Datum, dagenTussen } from '../kern/datum.ts'
import type { Stap } from './stappen.ts'
import { type Opdracht, opdrachtsoorten } from './tabellen.ts'
import { type Toestemming, toestemmingsfeit } from './toestemming.ts'
import type { Verloop } from './verloop.ts'

/** What of a track decides about sharing. */
export interface Zaak {
  readonly verloop: Verloop
  readonly toestemmingen: readonly Toestemming[]
  readonly opdrachten: readonly Pick<Opdracht, 'ontvanger' | 'stap' | 'soort' | 'stand'>[]
}

/**
 * The facts of this case for one receiver in one step. A request for advice counts from its acceptance and only in the step
 * it was made for; how far the end is follows from the end date, in whole weeks begun. What nobody said is left out: unknown.
 */
export function feitenVoor(zaak: Zaak, ontvanger: string | null, stap: Stap, vandaag: Datum): Feiten {
  const { verloop, toestemmingen, opdrachten } = zaak
  const verklaard = [...verloop.feiten].map(([feit, { waarde }]) => [feit, waarde] as const)
  const opdracht = opdrachtsoorten.map((soort) => [
    soort,
    opdrachten.some(
      (een) =>
        een.soort === soort &&
        een.ontvanger === ontvanger &&
        een.stap === stap.id &&
        een.stand === 'aanvaard',
    ),
  ])
  const toestemming = toestemmingsfeit(toestemmingen, stap.id, ontvanger)
  return {
    ...Object.fromEntries(verklaard),
    ...Object.fromEntries(opdracht),
    ...weken(verloop.einddatum, vandaag),
    ...(toestemming !== undefined && { toestemming }),
  }
}

/** After the end there is no title any more: then it is not said, so that it allows nothing. */
function weken(einddatum: Datum | null, vandaag: Datum): Feiten {
  if (einddatum === null) return {}
  const dagen = dagenTussen(vandaag, einddatum)
  return dagen < 0 ? {} : { wekenTotEindeTitel: Math.ceil(dagen / 7) }
}

/** Facts that follow from the track itself, and that nobody declares in a form. */
export const uitTraject: readonly string[] = [
  ...['toestemming', 'wekenTotEindeTitel', ...opdrachtsoorten],
  // From what was decided on a request for leave.
  ...['verlof', 'elektronischeMonitoring'],
]
