import type { Tx, Wie } from '../platform/db.ts'

/** What came of the messages that waited for a party. */
export interface Bezorging {
  readonly bezorgd: number
  /** Begin and end of a detention, for a party that does not want to hear of those. */
  readonly nietGewenst: number
  /** What the register no longer allowed on the day of delivery. */
  readonly nietToegestaan: number
}

/** How many messages wait for a party, since when, and how many were not sent because it does not want them. */
export interface Wachtend {
  readonly wacht: number
  readonly oudste: Date | null
  readonly nietGewenst: number
}

/** What stands downstream and acts, in the same transaction, when a party becomes active. */
export interface Aansluitgevolgen {
  geactiveerd(
    tx: Tx,
    wie: Wie,
    organisatie: string,
    keuze: { readonly beginEinde: boolean },
  ): Promise<Bezorging>
  /** By organisation. Only in a transaction of someone who watches over the sending. */
  telWachtend(tx: Tx): Promise<ReadonlyMap<string, Wachtend>>
}
