import {
  type BewaardOordeel,
  type Regel,
  type Register,
  vraagtToestemming,
} from '../../grondslagen/grondslagen.ts'
import type { Datum } from '../../kern/datum.ts'
import { type Bericht, oordeelOver } from '../bericht.ts'

/**
 * The rules of the register on which a receiver may name that it keeps something of a recalled message: in force today,
 * for this party, for a gegeven that was in it. About the wrong person no rule says anything; and what asks for consent
 * carries nothing once that was withdrawn.
 */
export function behoudgronden(
  register: Register,
  bericht: Pick<Bericht, 'grond' | 'gegevens' | 'stond'>,
  oordeel: BewaardOordeel | undefined,
  partij: string,
  dag: Datum,
): readonly Regel[] {
  if (bericht.grond === 'verkeerde-persoon') return []
  const gegeven = oordeelOver(bericht, oordeel)
    .filter(({ uitkomst }) => uitkomst === 'toegestaan')
    .map(({ gegeven: id }) => id)
  return register.regels.filter(
    (regel) =>
      regel.soort === 'toestaan' &&
      regel.geldigVan <= dag &&
      (regel.geldigTot === null || dag <= regel.geldigTot) &&
      regel.ontvangers.includes(partij) &&
      regel.gegevens.some((id) => gegeven.includes(id)) &&
      !vraagtToestemming(regel),
  )
}
