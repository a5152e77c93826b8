import type { Basisvoorwaarde } from './rules.ts'
import nl from './teksten/nl.json' with { type: 'json' }

interface Onderwerptekst {
  readonly naam: string
  readonly waarover: string
  readonly waarvoor: string
  /** Said apart where it is about health. */
  readonly gezondheid?: string
}

/** What is told before someone says yes or no: one file per language, each with its version. */
interface Toestemmingstekst {
  readonly taal: string
  readonly versie: string
  readonly inleiding: readonly string[]
  readonly gevolgen: string
  readonly basisvoorwaarden: Readonly<Record<Basisvoorwaarde, Onderwerptekst>>
}

/** The text in use. Another wording is another version: what was signed keeps the version that was read. */
export const tekst: Toestemmingstekst = nl

/** The name of an area for people. */
export function onderwerpnaam(basisvoorwaarde: Basisvoorwaarde): string {
  return tekst.basisvoorwaarden[basisvoorwaarde].naam
}
