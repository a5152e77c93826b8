import { type Datum, plusDagen } from '../kern/datum.ts'
import type { Tx } from '../platform/db.ts'

/** Something that the receiver of a message may want to hear at once. */
export interface Boxmelding {
  readonly id: string
  readonly soort: 'ontvangen' | 'ingetrokken' | 'verwijderherinnering'
  /** True for what cannot wait behind a year's import: someone comes free soon, or something may no longer be read. */
  readonly spoed: boolean
}

/** Days before a release in which each hour counts. */
const dagenSpoed = 2

/** What the receiver of a new message hears. One about a release of long ago waits its turn: it is an import. */
export function ontvangen(
  { id, vrijlating }: { readonly id: string; readonly vrijlating: Datum | null },
  vandaag: Datum,
): Boxmelding {
  const spoed =
    vrijlating !== null &&
    vrijlating >= plusDagen(vandaag, -1) &&
    vrijlating <= plusDagen(vandaag, dagenSpoed)
  return { id, soort: 'ontvangen', spoed }
}

/** What stands downstream and acts, in the same transaction, when a box changes. */
export interface Bezorggevolgen {
  gemeld(tx: Tx, meldingen: readonly Boxmelding[]): Promise<void>
  /** Of these invitations for a talk, by id, who is invited hears by mail; there is nothing of them in a box. */
  uitgenodigd(tx: Tx, uitnodigingen: readonly string[]): Promise<void>
}
