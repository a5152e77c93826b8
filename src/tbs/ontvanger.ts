import type { Datum } from '../kern/datum.ts'
import { organisaties } from '../organisaties/organisaties.ts'

/** Whom something is for: a party in the chain, and which organisation of it takes part; null when none does. */
export interface Ontvanger {
  readonly partij: string
  readonly ontvanger: string | null
}

/** True for a party that is no organisation in Terugkeer: it can only be reached outside it. */
export function alleenBuitenom({ partij, ontvanger }: Ontvanger, vandaag: Datum): boolean {
  return ontvanger === null && organisaties(partijVan(partij), vandaag).length === 0
}

/** The next care provider is a clinic as well. */
function partijVan(partij: string): string {
  return partij === 'vervolgzorgaanbieder' ? 'zorgaanbieder' : partij
}

/**
 * By what consent for this receiver is kept: the organisation, or the party when it has none in Terugkeer, as the CIZ and the
 * Zorg- en Veiligheidshuis. Null for a party of which nobody takes part yet: who would get it must be known first.
 */
export function toestemmingVoor(kolom: Ontvanger, vandaag: Datum): string | null {
  return kolom.ontvanger ?? (alleenBuitenom(kolom, vandaag) ? kolom.partij : null)
}
