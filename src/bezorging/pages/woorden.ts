import { datumKort, datumVan, tijdVan } from '../../kern/datum.ts'

/** Where these pages stand. */
export const meldingenPad = '/meldingen'

/** A moment in words. */
export function moment(op: Date): string {
  return `${datumKort(datumVan(op))} ${tijdVan(op)}`
}
