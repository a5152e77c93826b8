import { type Register, volgorde } from './lookup.ts'
import { voorwaardeTekst } from './uitleg.ts'

/** One way to be allowed: all of it must hold together. */
export type Weg = readonly string[]

/**
 * What these rules ask before something may go, whoever it is about: the ways, any one of which is enough, each a list of
 * conditions in words, with their numbers. Sorted, each once; empty when a rule asks nothing.
 */
export function wettelijkeWegen(register: Register, regels: readonly string[]): readonly Weg[] {
  const wegen = regels.flatMap((id) => {
    const regel = register.regel.get(id)
    return regel?.soort === 'toestaan'
      ? [regel.voorwaarden.map((een) => voorwaardeTekst(register, een)).toSorted(volgorde)]
      : []
  })
  if (wegen.some((weg) => weg.length === 0)) return []
  return [...new Map(wegen.map((weg) => [weg.join(' '), weg])).values()].toSorted((a, b) =>
    volgorde(a.join(' '), b.join(' ')),
  )
}
