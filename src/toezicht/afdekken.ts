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
 * What is hidden must leave the one that was taken along room from five up to this: then each hidden number can be any of five
 * at least, for who knows all that is shown and how it is hidden.
 */
const speling = 2 * kleinste - 1

/**
 * The numbers of a list, with null for what is not shown. What stands beside it, and a total that can be known, must not give
 * away what is hidden: the smallest numbers that could be shown are hidden with it, until what is hidden is together ruim,
 * holds one that was ruim by itself, and can be divided in many ways by who knows all this. When that takes all of them
 * nothing is shown. The order of the list must not follow the numbers.
 */
export function dekAf(rij: readonly Telling[]): readonly (number | null)[] {
  const verborgen = new Set(rij.flatMap((een, i) => (isRuim(een) ? [] : [i])))
  if (verborgen.size === 0) return rij.map(({ aantal }) => aantal)
  const over = rij
    .map(({ aantal }, i) => ({ aantal, i }))
    .filter(({ i }) => !verborgen.has(i))
    .toSorted((a, b) => a.aantal - b.aantal || a.i - b.i)
  for (const [plaats, { i }] of over.entries()) {
    verborgen.add(i)
    const dicht = rij.filter((_, plek) => verborgen.has(plek))
    if (isVeilig(dicht, over[plaats + 1]?.aantal ?? 0)) break
  }
  return rij.map(({ aantal }, i) => (verborgen.has(i) ? null : aantal))
}

/**
 * It is known that each is listed, and so is one at least, and that one of them is ruim and no more than the smallest that is
 * shown. So their sum must let any one be `speling` with the others at one, and what is shown must be above that.
 */
function isVeilig(verborgen: readonly Telling[], kleinsteGetoond: number): boolean {
  const alles = samen(verborgen)
  return isRuim(alles) && alles.aantal >= speling + verborgen.length - 1 && kleinsteGetoond > speling
}

/** Numbers together. */
export function samen(rij: readonly Telling[]): Telling {
  return {
    aantal: rij.reduce((som, { aantal }) => som + aantal, 0),
    collegas: [...new Set(rij.flatMap(({ collegas }) => collegas))],
  }
}
