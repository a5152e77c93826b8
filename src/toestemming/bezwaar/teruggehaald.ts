import type { Terugroepstand } from '../gevolgen.ts'
import type { Bezwaar } from './klok.ts'
import { geldtTegen } from './opslag.ts'

/**
 * Of what was taken back about someone what goes with this objection: since it was made, from a receiver that it is against,
 * because of an objection or by a version that tells less of these areas.
 */
export function teruggehaaldOm(
  { ontvanger, gebieden, op }: Pick<Bezwaar, 'ontvanger' | 'gebieden' | 'op'>,
  terug: readonly Terugroepstand[],
): readonly Terugroepstand[] {
  return terug.filter(
    (een) =>
      een.op >= op &&
      geldtTegen(ontvanger, een.ontvanger) &&
      (een.wegens === 'bezwaar' ||
        (een.wegens === 'vervangen' && gebieden.some((gebied) => een.gebieden?.includes(gebied)))),
  )
}
