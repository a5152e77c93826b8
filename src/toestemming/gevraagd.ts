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
  return bindAan(getekendVoor(gesprek, getypt.tekst ?? ''), getypt)
}

/** The same for the form of a withdrawal, of which the areas that were chosen are what is signed. */
export function bindIntrekking(getypt: Getypt): Getypt {
  return bindAan(intrekkingVoor(getypt), getypt)
}

function bindAan(voor: string, getypt: Getypt): Getypt {
  const { handtekening = '', getekend, ...rest } = getypt
  if (handtekening === '') return rest
  return getekend === voor ? getypt : { ...rest, [gewist]: 'ja' }
}

/** The fingerprint of what there was to take back when the form was made, as its keys. */
export function teIntrekkenVan(getoond: string): string {
  return vingerafdruk({ intrekken: getoond })
}

/**
 * What a drawn signature under a withdrawal is set under: what there was to choose from, and what was chosen. Not how it
 * stands now: a withdrawal is never refused because someone else was first.
 */
export function intrekkingVoor({ getoond = '', alles = '', welke = '' }: Getypt): string {
  return `${teIntrekkenVan(getoond)} ${[alles, welke].filter((een) => een !== '').join(',')}`
}
