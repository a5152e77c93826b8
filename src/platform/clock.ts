import { type Datum, datumVan } from '../kern/datum.ts'

/** Where the time comes from. Tests and training set it; everything else asks it. */
export interface Klok {
  nu(): Date
}

/** The clock of the machine. */
export const systeemklok: Klok = { nu: () => new Date() }

/** The day it is now in the Netherlands. */
export function vandaag(klok: Klok): Datum {
  return datumVan(klok.nu())
}
