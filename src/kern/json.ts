// Strings, so that what stands in them is not read as structure, and the marks that make it.
const delen = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs

/** An object with the names it has so far, or a list with the place in it. */
interface Omhulsel {
  readonly namen: Set<string> | null
  plek: number | string
}

function pad(omhulsels: readonly Omhulsel[]): string {
  const stappen = omhulsels.map(({ plek }) => (typeof plek === 'number' ? `[${plek}]` : `.${plek}`))
  return stappen.join('').replace(/^\./, '')
}

/**
 * The path to the first name that stands twice in one object of a JSON text that was parsed already; null when there
 * is none. Whoever parses such a text keeps the last and drops the first without a word.
 */
export function dubbeleNaam(tekst: string): string | null {
  const omhulsels: Omhulsel[] = []
  let vorige = ''
  for (const [deel] of tekst.matchAll(delen)) {
    const binnenste = omhulsels.at(-1)
    if (deel === '{') omhulsels.push({ namen: new Set(), plek: '' })
    else if (deel === '[') omhulsels.push({ namen: null, plek: 0 })
    else if (deel === '}' || deel === ']') omhulsels.pop()
    else if (deel === ',' && typeof binnenste?.plek === 'number') binnenste.plek += 1
    else if (deel === ':' && binnenste?.namen) {
      const naam = String(JSON.parse(vorige))
      binnenste.plek = naam
      if (binnenste.namen.has(naam)) return pad(omhulsels)
      binnenste.namen.add(naam)
    }
    vorige = deel
  }
  return null
}
