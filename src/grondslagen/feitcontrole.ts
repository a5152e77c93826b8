import { controleerWie } from './controle.ts'
import type { Begrippen, Feit } from './woorden.ts'

/** One fault in how a fact can be established. */
interface Feitbevinding {
  readonly feit: string
  readonly veld: string
  readonly melding: string
}

type Feiten = ReadonlyMap<string, Feit>

/** The fact that has to be established first; a remedy of the kind of the fact itself is its end. */
function vraagtEerst(feiten: Feiten, feit: string): string | null {
  const soort = feiten.get(feit)?.remedie?.soort
  return soort !== undefined && soort !== feit && feiten.has(soort) ? soort : null
}

/** The facts from this one back to itself; null when the chain ends. */
function kring(feiten: Feiten, begin: string): readonly string[] | null {
  const gezien = [begin]
  let volgende = vraagtEerst(feiten, begin)
  while (volgende !== null && !gezien.includes(volgende)) {
    gezien.push(volgende)
    volgende = vraagtEerst(feiten, volgende)
  }
  return volgende === begin ? [...gezien, begin] : null
}

/** Every remedy of a fact can be followed: somebody known acts, and the chain of facts it asks for ends. */
export function controleerFeiten({
  partijen,
  feiten,
}: Pick<Begrippen, 'partijen' | 'feiten'>): Feitbevinding[] {
  const partij = new Set(partijen.map(({ id }) => id))
  const perId = new Map(feiten.map((feit) => [feit.id, feit]))
  const fouten: Feitbevinding[] = []
  for (const { id: feit, remedie } of feiten) {
    if (remedie)
      controleerWie('remedie.wie', remedie.wie, partij, (veld, melding) =>
        fouten.push({ feit, veld, melding }),
      )
    const rond = kring(perId, feit)
    if (rond)
      fouten.push({
        feit,
        veld: 'remedie.soort',
        melding: `deze remedie loopt in een kring: ${rond.join(' → ')}`,
      })
  }
  return fouten
}
