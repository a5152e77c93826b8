import type { Feiten } from './feiten.ts'
import { weegVoorwaarde } from './voorwaarde.ts'

/** True when the betrokkene has consented to sharing this gegeven. */
export function heeftToestemming(feiten: Feiten, gegeven: string): boolean {
  return weegVoorwaarde({ feit: 'toestemming', is: 'gegeven' }, feiten, gegeven) === 'waar'
}

/** What a sentence says for who has no consent, and would mislead who has it. */
const voorWieGeenHeeft = /(zonder|alleen met|geen) (de |zijn |haar )?toestemming/i

/**
 * The text of a rule without its sentences for who has no consent ("zonder toestemming mag niets"): who does have it
 * would read there that it is what is missing. Why consent does not help here stays.
 */
export function zonderToestemmingszinnen(tekst: string): string {
  const zinnen = tekst.split(/(?<=[.!?]) (?=[A-Z])/)
  return zinnen.filter((zin) => !voorWieGeenHeeft.test(zin)).join(' ')
}
