import type { Feiten } from './feiten.ts'
import { weegVoorwaarde } from './voorwaarde.ts'

/** True when the betrokkene has consented to sharing this gegeven. */
export function heeftToestemming(feiten: Feiten, gegeven: string): boolean {
  return weegVoorwaarde({ feit: 'toestemming', is: 'gegeven' }, feiten, gegeven) === 'waar'
}

/**
 * The text of a rule without its sentences about consent. Those are written for who has none ("zonder toestemming mag
 * niets"): who does have it would read there that it is what is missing.
 */
export function zonderToestemmingszinnen(tekst: string): string {
  const zinnen = tekst.split(/(?<=[.!?]) (?=[A-Z])/)
  return zinnen.filter((zin) => !/toestemming/i.test(zin)).join(' ')
}
