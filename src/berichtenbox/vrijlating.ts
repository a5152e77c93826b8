import type { Feiten } from '../grondslagen/grondslagen.ts'
import type { Datum } from '../kern/datum.ts'

/**
 * What the register wants to know after a release: how many months have begun since, so that telling has an end. Nothing
 * to tell of somebody who is still inside.
 */
export function sindsVrijlating(vrij: Datum | null, vandaag: Datum): Feiten {
  if (vrij === null || vrij >= vandaag) return {}
  const [jaar = 0, maand = 0, dag = 0] = vrij.split('-').map(Number)
  const [nuJaar = 0, nuMaand = 0, nuDag = 0] = vandaag.split('-').map(Number)
  const heel = (nuJaar - jaar) * 12 + nuMaand - maand
  return { maandenNaVrijlating: nuDag > dag ? heel + 1 : heel }
}
