import type { Feiten } from '../../grondslagen/grondslagen.ts'
import type { Datum } from '../../kern/datum.ts'
import type { Gegevens } from '../tabellen.ts'

/** When someone comes back and what for, as a BIJ-melding says it. */
export interface Terugkeer {
  readonly aanleiding: 'verlof' | 'einde-detentie'
  readonly terugkeerdatum: Datum | null
}

/**
 * The step in which a burgemeester is told. Who was released is back: then the register is asked about the time after,
 * and knows no ground for it.
 */
export function bijStap({ aanleiding, terugkeerdatum }: Terugkeer, vandaag: Datum): string {
  if (aanleiding === 'verlof') return 'verlof'
  return terugkeerdatum !== null && terugkeerdatum < vandaag ? 'na-detentie' : 'einde-detentie'
}

/**
 * How many months have begun until someone comes back: on the same day of the month three months before it is three, a
 * day earlier four. Not known without a day, and not after it: of a leave that has begun nobody knows when the next is.
 *
 * @see Bjsg art. 11a lid 3
 */
export function totTerugkeer(terugkeerdatum: Datum | null, vandaag: Datum): Feiten {
  if (terugkeerdatum === null || terugkeerdatum < vandaag) return {}
  const [jaar = 0, maand = 0, dag = 0] = terugkeerdatum.split('-').map(Number)
  const [nuJaar = 0, nuMaand = 0, nuDag = 0] = vandaag.split('-').map(Number)
  const heel = (jaar - nuJaar) * 12 + maand - nuMaand
  return { maandenTotTerugkeer: dag > nuDag ? heel + 1 : heel }
}

/** The day by which a message is pressing: the release, or for a burgemeester the day someone comes back. */
export function dagDieTelt({
  gegevens,
  vrijlating,
}: {
  readonly gegevens: Gegevens
  readonly vrijlating: Datum | null
}): Datum | null {
  const bij = gegevens['bij-melding']
  if (typeof bij !== 'object' || bij === null || !('terugkeerdatum' in bij)) return vrijlating
  return typeof bij.terugkeerdatum === 'string' ? bij.terugkeerdatum : null
}
