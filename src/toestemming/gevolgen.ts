import type { Tx, Wie } from '../platform/db.ts'

/** A consent that ended, as the one who sent on it must hear. */
export interface Einde {
  /** Who got that consent: the acting organisation, or an inrichting where someone was before. */
  readonly inrichting: string
  readonly betrokkene: string
  readonly ontvanger: string
  readonly basisvoorwaarde: string
}

/** An objection that was granted, as the one who sent what it is about must hear. */
export interface Toewijzing {
  readonly betrokkene: string
  /** The detention of whom the acting inrichting holds: what others sent in it goes back too. Null when it holds nobody. */
  readonly dossier: string | null
  readonly gebieden: readonly string[]
  /** True for a receiver that the objection is against. */
  readonly tegen: (ontvanger: string) => boolean
}

/** Why a message was recalled: on a no, an objection, because a new version came, it was not right, or of another person. */
export const terugroepredenen = [
  'toestemming-ingetrokken',
  'bezwaar',
  'vervangen',
  'correctie',
  'verkeerde-persoon',
] as const

/** How it stands with one message that was recalled. */
export interface Terugroepstand {
  readonly bericht: string
  readonly ontvanger: string
  /** The inrichting that sent it. */
  readonly afzender: string
  readonly wegens: (typeof terugroepredenen)[number]
  /** Of which areas something is to be removed; null for all of it. */
  readonly gebieden: readonly string[] | null
  readonly op: Date
  /** Whether its receiver had read it, and what it said since. */
  readonly stand: 'niet-gelezen' | 'open' | 'verwijderd' | 'behouden'
  /** What a receiver that kept it, keeps it on. */
  readonly grond: string | null
  readonly beantwoordOp: Date | null
}

/** What stands downstream and acts, in the same transaction, when someone says no. */
export interface Toestemmingsgevolgen {
  /** Takes back what was sent on these consents, by whichever inrichting. Returns how many messages that were. */
  geeindigd(tx: Tx, wie: Wie, einden: readonly Einde[]): Promise<number>
  /** Takes back the sheets that tell a receiver what someone objected to. Returns how many that were. */
  toegewezen(tx: Tx, wie: Wie, toewijzing: Toewijzing): Promise<number>
  /** What was taken back before about this person, here or where this person was before the move, newest first. */
  teruggeroepen(tx: Tx, wie: Wie, betrokkene: string): Promise<readonly Terugroepstand[]>
}
