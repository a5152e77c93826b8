import { datumVan, plusDagen } from '../kern/datum.ts'
import { maakLeveringen, opVolgorde } from './generator.ts'
import type { Levering } from './leveringen.ts'
import { maakTaferelen } from './taferelen.ts'

/** Enough for a box with history in every large town; more would only make the first start slow. */
const aantalMensen = 380
/** A year and a half: long enough for second stays and for people who stay long. */
const dagenTerug = 548

/**
 * Everything that was delivered up to this moment, in order of delivery. On one day always the same, cut off at
 * the moment: what the day still brings is left out.
 */
export function maakOefenset(nu: Date): readonly Levering[] {
  const vandaag = datumVan(nu)
  const van = plusDagen(vandaag, -dagenTerug)
  const stroom = maakLeveringen({
    zaad: `oefening ${vandaag}`,
    aantal: aantalMensen,
    van,
    tot: vandaag,
    peildatum: vandaag,
  })
  return [...stroom, ...maakTaferelen(vandaag)].filter(({ op }) => op <= nu.getTime()).sort(opVolgorde)
}
