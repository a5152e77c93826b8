import { type Datum, datumVan, plusDagen } from '../../kern/datum.ts'

/** Why a sender may recall a message: a closed list. */
export const terugroepgronden = [
  'verkeerde-persoon',
  'toestemming-ingetrokken',
  'bezwaar',
  'correctie',
] as const
export type Kiesgrond = (typeof terugroepgronden)[number]
/** Why a message was recalled: also because a new version of an informatieblad came in its place, which nobody chooses. */
export const alleTerugroepgronden = [...terugroepgronden, 'vervangen'] as const
export type Terugroepgrond = (typeof alleTerugroepgronden)[number]

/** A term that someone chose, with who says so: an act sets none for this. */
interface Beleidstermijn {
  readonly dagen: number
  readonly herkomst: 'beleid'
  readonly bron: string
}

/**
 * How long a receiver has to answer that it removed what it had read. The AVG says "without undue delay" and gives no
 * number of days: these are our own.
 * @see AVG, artikel 19: each receiver is told of a removal
 */
export const verwijdertermijn: Beleidstermijn = {
  dagen: 14,
  herkomst: 'beleid',
  bron: 'Eigen keuze van Terugkeer. Artikel 19 AVG vraagt om een kennisgeving en noemt geen aantal dagen.',
}

/** How often is asked again when that term has passed. */
export const navraagtermijn: Beleidstermijn = {
  dagen: 7,
  herkomst: 'beleid',
  bron: 'Eigen keuze van Terugkeer: elke week opnieuw, tot er een antwoord is.',
}

/** The last day to answer a request of this moment. */
export function uiterlijkeDag(nu: Date): Datum {
  return plusDagen(datumVan(nu), verwijdertermijn.dagen)
}
