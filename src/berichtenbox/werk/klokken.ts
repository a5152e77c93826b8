import { aantalDagen, type Datum, dagenTussen } from '../../kern/datum.ts'
import { waaromDicht } from '../../kern/werkdagen.ts'
import type { Bericht } from '../bericht.ts'
import type { Einde } from '../opstellen.ts'

/** What of a message the clocks look at. */
export type Klokbericht = Pick<Bericht, 'status' | 'termijn' | 'opgepakt_op' | 'vrijlating' | 'achterhaald'>

/** The release that a message still announces: null when it was withdrawn, or when its receiver heard otherwise since. */
export function verwachteVrijlating({
  status,
  vrijlating,
  achterhaald,
}: Pick<Klokbericht, 'status' | 'vrijlating' | 'achterhaald'>): Datum | null {
  return status === 'ingetrokken' || achterhaald ? null : vrijlating
}

/**
 * Days past the term of a message that nobody of the organisation opened; null when there is no such alarm. What was
 * opened or taken up is somebody's work, what was withdrawn is nobody's.
 */
export function ongeopendTeLaat(
  { status, termijn, opgepakt_op }: Klokbericht,
  vandaag: Datum,
): number | null {
  if (status !== 'bezorgd' || opgepakt_op !== null || termijn === null || termijn >= vandaag) return null
  return dagenTussen(termijn, vandaag)
}

/**
 * Why the coming release in a message meets closed counters, in words that follow "valt"; null when it does not, when
 * it is behind us, and when the message does not announce it any more.
 */
export function dichteVrijlating(bericht: Klokbericht, vandaag: Datum): string | null {
  const vrijlating = verwachteVrijlating(bericht)
  if (vrijlating === null || vrijlating < vandaag) return null
  return waaromDicht(vrijlating)
}

/** "3 dagen eerder": how far an end moved from the one that was told before; null when it did not, or nobody knows. */
export function verschoven({ datum, vorigeDatum, vervallen }: Einde): string | null {
  if (vervallen || datum === null || vorigeDatum === null || datum === vorigeDatum) return null
  const dagen = dagenTussen(vorigeDatum, datum)
  return `${aantalDagen(Math.abs(dagen))} ${dagen < 0 ? 'eerder' : 'later'}`
}
