import type { BijMelding, Oorzaak, Verandering } from '../../detentie/detentie.ts'
import type { Opvolger } from '../../herindeling/herindeling.ts'

/**
 * The same for the receivers as they are today, after mergers. Who moves within the new municipality, from one old one
 * to the other, is no news for it: it neither loses the person nor gets a new one.
 */
export function naarOpvolgers(oorzaak: Oorzaak, opvolger: Opvolger): Oorzaak {
  const nu = oorzaak.veranderingen.map((een) => ({ ...een, ontvanger: opvolger(een.ontvanger) }))
  const veranderingen = nu.filter((een) => !isBinnenshuis(een, nu))
  const heen = (een: BijMelding) => ({ ...een, ontvanger: opvolger(een.ontvanger) })
  const bij = { nieuw: oorzaak.bij.nieuw.map(heen), vervallen: oorzaak.bij.vervallen.map(heen) }
  return { ...oorzaak, veranderingen, bij }
}

function isBinnenshuis(een: Verandering, alle: readonly Verandering[]): boolean {
  if (een.soort !== 'vervallen' && een.soort !== 'begin') return false
  const tegenhanger = een.soort === 'begin' ? 'vervallen' : 'begin'
  return alle.some(
    ({ soort, ontvanger, periode }) =>
      soort === tegenhanger && ontvanger === een.ontvanger && periode.id === een.periode.id,
  )
}
