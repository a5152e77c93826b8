import type { VeldFout } from './fout.ts'

/** A field to choose in, as people read it: its own name, and that of each choice by what stands for it in an address. */
export interface Keuzeveld {
  readonly label: string
  readonly namen: Readonly<Record<string, string | undefined>>
}

/**
 * What is wrong with choices, said by who knows what they are called: which field it is, and what can be chosen in it. What
 * is wrong with any other field, or in another way, stays as it is.
 */
export function inKeuzewoorden(
  fouten: readonly VeldFout[],
  velden: Readonly<Record<string, Keuzeveld>>,
): readonly VeldFout[] {
  const per = new Map(Object.entries(velden))
  return fouten.map((fout) => {
    const veld = per.get(fout.veld)
    if (veld === undefined || fout.toegestaan === undefined) return fout
    const namen = Object.values(veld.namen).flatMap((naam) => naam ?? [])
    return { ...fout, melding: `Deze keuze bij ‘${veld.label}’ kennen wij niet.`, toegestaan: namen }
  })
}
