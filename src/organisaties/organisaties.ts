import { type Datum, datumVan } from '../kern/datum.ts'
import { alleGemeenten, bestaatOp, gemeenteOp } from './gemeenten.ts'
import { type Ontvangers, ontvangersVan } from './gemeenteorganisaties.ts'
import { ketenpartijen, penitentiaireInrichtingen } from './instellingen.ts'
import type { Organisatie } from './organisatie.ts'

export type { Gemeente } from './gemeenten.ts'
export { gemeentenOp, gemeenteOp, kenGemeentecode } from './gemeenten.ts'
export type { Ontvangers } from './gemeenteorganisaties.ts'
export type { Organisatie } from './organisatie.ts'

// Built once: the look-ups below run for every detention event, so they may not search.
const byGemeente: ReadonlyMap<string, Ontvangers> = new Map(
  alleGemeenten().map((gemeente) => [gemeente.code, ontvangersVan(gemeente)]),
)
const all: readonly Organisatie[] = [
  ...ketenpartijen,
  ...penitentiaireInrichtingen,
  ...[...byGemeente.values()].flatMap(({ college, burgemeester }) => [college, burgemeester]),
]
const byId: ReadonlyMap<string, Organisatie> = new Map(
  all.map((organisatie) => [organisatie.id, organisatie]),
)

/**
 * The organisation with this id, or null. Ended municipalities are found too: `college-0530` has an end
 * date and the `opvolger` that now receives in its place.
 */
export function organisatie(id: string): Organisatie | null {
  return byId.get(id) ?? null
}

/**
 * The organisations that exist on the date (today, in the Netherlands, when left out), of one party if
 * asked: first the national and care organisations, then the PI's, then municipalities by name.
 */
export function organisaties(
  partij?: string,
  peildatum: Datum = datumVan(new Date()),
): readonly Organisatie[] {
  return all.filter(
    (organisatie) =>
      (partij === undefined || organisatie.partij === partij) && bestaatOp(organisatie, peildatum),
  )
}

/** The places where a detention takes place: the PI's, not the clinics for tbs. */
export function inrichtingen(): readonly Organisatie[] {
  return penitentiaireInrichtingen
}

/**
 * Who in the municipality receives on this date for a code of any date: the college (nazorg) and the
 * burgemeester (BIJ). Null when the code leads to no municipality; see gemeenteOp.
 *
 * @see Bjsg art. 11a (burgemeester), Pbw art. 18a (college)
 */
export function ontvangers(gemeentecode: string, peildatum: Datum): Ontvangers | null {
  const gemeente = gemeenteOp(gemeentecode, peildatum)
  return gemeente === null ? null : (byGemeente.get(gemeente.code) ?? null)
}

/** What kind of party an organisation is in the register of grounds. Throws for an id that does not exist. */
export function partijVan(id: string): string {
  const wie = byId.get(id)
  if (wie === undefined) throw new Error('Only an organisation that exists can give or receive')
  return wie.partij
}
