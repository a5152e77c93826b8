import type { Datum } from '../kern/datum.ts'

/** A party that can give or receive: one row of the register, with a box of its own. */
export interface Organisatie {
  /** As in the contract: `pi-arnhem`, `college-0599`, `fpc-van-mesdag`. */
  readonly id: string
  /** The party id of the rule base: `pi`, `college`, `zorgaanbieder`, ... */
  readonly partij: string
  readonly naam: string
  readonly plaats: string | null
  /** A fictitious OIN (prefix 00000099) until the real register is joined. */
  readonly oin: string
  /** The municipality it stands in or, for college and burgemeester, the one it is. */
  readonly gemeentecode: string | null
  /** A shared mailbox on `.example`, never of a person. */
  readonly groepsmailbox: string
  /** The second mailbox of a PI, which delivers the detention events; null for all others. */
  readonly backofficemailbox: string | null
  /** `onzeker`: example reference data that no public source confirmed; a page says so. */
  readonly zekerheid: 'zeker' | 'onzeker'
  /** First and last day, both included; null is unrecorded and "still so". */
  readonly geldigVan: Datum | null
  readonly geldigTot: Datum | null
  /** The id of the organisation that took over. */
  readonly opvolger: string | null
}
