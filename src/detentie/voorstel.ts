import { type Gemeente, gemeenteOp } from '../organisaties/organisaties.ts'
import type { Gebeurtenis } from './gebeurtenis.ts'

/** A municipality to begin with, and where it comes from. A person decides; this only saves searching. */
export interface Voorstel {
  readonly gemeente: Gemeente
  readonly bron: 'inschrijving' | 'vestiging'
}

/**
 * The municipality of the last known registration or else of settlement, as it is called on the date; null
 * when no event names one. `gebeurtenissen` are those that still stand.
 */
export function stelGemeenteVoor(gebeurtenissen: readonly Gebeurtenis[], peildatum: string): Voorstel | null {
  const personen = gebeurtenissen
    .toSorted((a, b) => Date.parse(b.tijdstip) - Date.parse(a.tijdstip))
    .flatMap(({ persoon }) => persoon ?? [])
  const eerste = (codes: readonly (string | null)[], bron: Voorstel['bron']): Voorstel | null => {
    const gemeente = codes
      .map((code) => (code === null ? null : gemeenteOp(code, peildatum)))
      .find((g) => g !== null)
    return gemeente === undefined || gemeente === null ? null : { gemeente, bron }
  }
  return (
    eerste(
      personen.map(({ gemeentecode }) => gemeentecode),
      'inschrijving',
    ) ??
    eerste(
      personen.map(({ vestigingsgemeente }) => vestigingsgemeente),
      'vestiging',
    )
  )
}
