import { vingerafdruk } from '../kern/canoniek.ts'
import type { Gesprek } from './tabellen.ts'
import { teksten } from './tekst.ts'

/** What a talk asks: a talk as stored, or as it is about to be. */
type Gevraagd = Pick<Gesprek, 'ontvangers' | 'antwoorden'>

/** A form about a talk as it was filled in. */
type Getypt = Readonly<Record<string, string>>

/** The fingerprint of what a talk asks: with whom, what was answered, and the versions of the texts that can be read. */
export function gevraagdVan({ ontvangers, antwoorden }: Gevraagd): string {
  const versies = Object.fromEntries([...teksten].map(([naam, { versie }]) => [naam, versie]))
  return vingerafdruk({ ontvangers: ontvangers.toSorted(), antwoorden, versies })
}

/** What a drawn signature is set under: what is asked, and the name of the text that is read; none yet is empty. */
export function getekendVoor(gesprek: Gevraagd, tekst: string): string {
  return `${gevraagdVan(gesprek)} ${tekst}`
}

/** What stands in a form of which the signature was taken out, because something else was asked when it was drawn. */
export const gewist = 'handtekeningGewist'

/**
 * The form with its signature if that was drawn under exactly this, and else without it and saying so: nobody signs what
 * was not shown when they signed (AVG 4, 11).
 */
export function bindHandtekening(gesprek: Gevraagd, getypt: Getypt): Getypt {
  const { handtekening = '', getekend, ...rest } = getypt
  if (handtekening === '') return rest
  return getekend === getekendVoor(gesprek, rest.tekst ?? '') ? getypt : { ...rest, [gewist]: 'ja' }
}
