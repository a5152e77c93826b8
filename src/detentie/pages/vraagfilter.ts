import type { Gekeurd } from '../../kern/keur.ts'
import type { SoortOpenstaand } from '../tabellen.ts'
import { vraagsoorten } from '../woorden.ts'
import { isId } from './adres.ts'

/** What narrows the list of open questions, where it begins, and the decision that was just taken. */
export interface Vraagfilter {
  readonly soort: SoortOpenstaand | null
  readonly na: string | null
  readonly toegewezen: string | null
}

/** Reads the filter as it stands in the address; every fault is named. */
export function leesVraagfilter(vraag: Readonly<Record<string, string>>): Gekeurd<Vraagfilter> {
  const waarde = (naam: string) => {
    const tekst = vraag[naam]?.trim() ?? ''
    return tekst === '' ? null : tekst
  }
  const getypt = waarde('soort')
  const soort = vraagsoorten.find((een) => een === getypt) ?? null
  const fouten = [
    ...(getypt === null || soort !== null
      ? []
      : [{ veld: 'soort', melding: 'Deze soort vraag kennen wij niet.', toegestaan: vraagsoorten }]),
    ...(['na', 'toegewezen'] as const).flatMap((veld) => {
      const id = waarde(veld)
      return id === null || isId(id)
        ? []
        : [{ veld, melding: `De waarde bij “${veld}” klopt niet. Begin weer bovenaan de lijst.` }]
    }),
  ]
  if (fouten.length > 0) return { fouten }
  return { waarde: { soort, na: waarde('na'), toegewezen: waarde('toegewezen') } }
}
