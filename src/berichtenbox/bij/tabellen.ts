import type { Tx } from '../../platform/db.ts'

/** How a measure ends: taken back, or over. */
export const bijeinden = ['ingetrokken', 'beeindigd'] as const
/** What a burgemeester can decide on a message, and later on a measure. */
export const bijkeuzes = ['maatregel', 'geen-maatregel', ...bijeinden] as const
export type Bijkeuze = (typeof bijkeuzes)[number]

/** A decision as stored; nothing in it tells whom it is about. */
export type Bijbesluit = {
  id: string
  bericht: string
  ontvanger: string
  besluit: Bijkeuze
  maatregel: string | null
  /** The measure that it ends; null for every other decision. */
  van: string | null
  datum: string
  reden: string
  verstrekt_op: Date
  toets_id: string
  door: string
  door_naam: string
  op: Date
}

/** The transaction with the decisions of burgemeesters in sight. */
export function inBij(tx: Tx) {
  return tx.withTables<{
    'berichtenbox.bijbesluit': Bijbesluit
    'berichtenbox.bericht': { id: string; betrokkene: string; status: string }
  }>()
}
