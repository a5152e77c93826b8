/** Below this a number would be about someone. */
export const kleinste = 5

/** A number of lines, and the colleagues who made them; none when only systems did. */
export interface Telling {
  readonly aantal: number
  readonly collegas: readonly string[]
}

/** True when a number tells on nobody: of at least five lines, and of at least five colleagues or of systems only. */
export function isRuim({ aantal, collegas }: Telling): boolean {
  const wie = new Set(collegas).size
  return aantal >= kleinste && (wie === 0 || wie >= kleinste)
}

/**
 * The numbers of a list, with null for what is not shown. What stands beside it, and a total that can be known, must not give
 * away what is hidden: the smallest numbers that could be shown are hidden with it, until what is hidden is together ruim and
 * holds one that was ruim by itself, so that it can be divided in more than one way.
 */
export function dekAf(rij: readonly Telling[]): readonly (number | null)[] {
  const verborgen = new Set(rij.flatMap((een, i) => (isRuim(een) ? [] : [i])))
  if (verborgen.size === 0) return rij.map(({ aantal }) => aantal)
  const over = rij
    .map(({ aantal }, i) => ({ aantal, i }))
    .filter(({ i }) => !verborgen.has(i))
    .toSorted((a, b) => a.aantal - b.aantal || a.i - b.i)
  for (const { i } of over) {
    verborgen.add(i)
    if (isRuim(samen(rij.filter((_, plek) => verborgen.has(plek))))) break
  }
  return rij.map(({ aantal }, i) => (verborgen.has(i) ? null : aantal))
}

/** Numbers together. */
export function samen(rij: readonly Telling[]): Telling {
  return {
    aantal: rij.reduce((som, { aantal }) => som + aantal, 0),
    collegas: [...new Set(rij.flatMap(({ collegas }) => collegas))],
  }
}
