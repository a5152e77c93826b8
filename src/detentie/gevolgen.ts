import type { BewaardOordeel } from '../grondslagen/grondslagen.ts'
import type { VeldFout } from '../kern/fout.ts'
import type { Tx, Wie } from '../platform/db.ts'
import type { Bijcategorie, bijaanleidingen } from './bijvelden.ts'
import type { Gebeurtenis, Persoonsgegevens } from './gebeurtenis.ts'
import type { Periode } from './perioden.ts'
import type { Verandering } from './veranderingen.ts'

/** An event (or a decision of a person) and all that follows from it, for whoever stands downstream. */
export interface Oorzaak {
  readonly oorzaakId: string
  readonly soort: Gebeurtenis['soort'] | 'toewijzing' | 'omleiding'
  readonly gebeurdOp: string
  readonly persoonId: string
  readonly persoon: Persoonsgegevens
  readonly doorgestreept: Doorgestreept | null
  /** All periods this person ever had, those that fell away included. */
  readonly dossiers: readonly string[]
  readonly veranderingen: readonly Verandering[]
  readonly bij: Bijgevolg
}

/** What a burgemeester must know for public order. Its thread is the event that said so. */
export interface BijMelding {
  readonly dossier: string
  /** Organisation id, for example `burgemeester-0518`. */
  readonly ontvanger: string
  readonly gemeldOp: string
  readonly aanleiding: (typeof bijaanleidingen)[number]
  readonly terugkeerdatum: string | null
  /** Whether the conviction is on the list; null when nobody said. */
  readonly bijGrond: boolean | null
  readonly categorie: Bijcategorie | null
}

/** What burgemeesters must hear, and what they must no longer see. */
export interface Bijgevolg {
  readonly nieuw: readonly BijMelding[]
  readonly vervallen: readonly BijMelding[]
}

/** An event that is struck out: what it caused must be withdrawn. */
export interface Doorgestreept {
  readonly gebeurtenisId: string
  /** All periods as they stand now, for what was withdrawn but is still true because another event says the same. */
  readonly perioden: readonly Periode[]
}

/** What came of an event downstream: the messages, and a short form of the oordeel under them. */
export interface Gevolgd {
  readonly berichten: readonly string[]
  readonly oordeel: BewaardOordeel | null
  /** What was not sent, and why, for the source to know. */
  readonly waarschuwingen: readonly VeldFout[]
}

/** When nothing came of it. */
export const geenGevolg: Gevolgd = { berichten: [], oordeel: null, waarschuwingen: [] }

/** An event that was delivered before, with the periods of its person, to find back what it caused. */
export interface Herhaling {
  readonly gebeurtenisId: string
  readonly dossiers: readonly string[]
}

/** What stands downstream and acts on events in the same transaction. */
export interface Gevolgen {
  verwerk(tx: Tx, wie: Wie, oorzaken: readonly Oorzaak[]): Promise<ReadonlyMap<string, Gevolgd>>
  eerdere(tx: Tx, herhalingen: readonly Herhaling[]): Promise<ReadonlyMap<string, Gevolgd>>
}
