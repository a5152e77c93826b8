import type { Generated, Selectable } from 'kysely'
import type { Bestandssoort } from '../kern/bestand.ts'
import type { Datum } from '../kern/datum.ts'
import type { Tx } from '../platform/db.ts'
import type { Basisvoorwaarde, Regelsoort } from './rules.ts'

/** What kind of act a declaration is, and how it was given. */
export const vormen = ['scherm', 'papier', 'mondeling'] as const
export type Vorm = (typeof vormen)[number]

/** Who said it: a representative by role, never by name. */
export const sprekers = ['betrokkene', 'curator', 'mentor'] as const
export type Spreker = (typeof sprekers)[number]

type VerklaringTabel = {
  id: string
  organisatie: string
  persoon: string
  soort: 'toestemming' | 'nee' | 'intrekking'
  vorm: Vorm
  namens: Spreker
  datum: Datum | null
  plaats: string | null
  aanwezig: string[] | null
  taal: string | null
  tolk: string | null
  voorgelezen: boolean | null
  makkelijk_gelezen: boolean | null
  gevolgen_verteld: boolean | null
  tekstversie: string | null
  handtekening: string | null
  toelichting: string | null
  /** Which receiver heard it, of a no that nobody said to the inrichting itself. */
  gehoord_bij: string | null
  door: string
  op: Date
}

/** How an objection that was granted ends: who made it takes it back, or its reason is gone. */
export const bezwaareinden = ['teruggenomen', 'achterhaald'] as const
export type Bezwaareinde = (typeof bezwaareinden)[number]

/** A declaration as stored. */
export type Verklaring = Selectable<VerklaringTabel>

/** Answers of a talk by the key of their vak. */
export type Antwoorden = Readonly<Record<string, 'ja' | 'nee'>>

/** A scan of a signed paper as it is kept, without its bytes. */
export interface Scan {
  readonly id: string
  readonly verklaring: string
  readonly organisatie: string
  readonly persoon: string
  readonly plek: number
  readonly soort: Bestandssoort
  readonly grootte: number
  readonly afdruk: string
  readonly gescand_op: Date | null
  /** The key of this one file, locked; null for what was kept before files were locked. */
  readonly sleutel: string | null
  readonly door: string
  readonly op: Date
}

/** Why a scan was taken away. */
export const wegredenen = {
  'andere-persoon': 'Het papier is van iemand anders',
  'andere-verklaring': 'Het papier hoort bij een andere verklaring',
  onleesbaar: 'De scan is niet te lezen',
  dubbel: 'De scan staat er dubbel',
} as const
export type Wegreden = keyof typeof wegredenen

/** That a scan was taken away, and why. */
export interface Scanweg {
  readonly scan: string
  readonly verklaring: string
  readonly organisatie: string
  readonly persoon: string
  readonly plek: number
  readonly reden: Wegreden
  readonly door: string
  readonly op: Date
}

type BezwaarTabel = {
  id: string
  organisatie: string
  persoon: string
  ontvanger: string
  gebieden: Basisvoorwaarde[]
  namens: Spreker
  ingediend_op: Datum
  reden: string | null
  uiterlijk: Datum
  /** Which receiver heard it, of one that nobody made at the inrichting itself. */
  gehoord_bij: string | null
  door: string
  op: Date
}

type BezwaarstapTabel = {
  volgnummer: Generated<number>
  bezwaar: string
  organisatie: string
  persoon: string
  soort: 'toegelicht' | 'verlengd' | 'gegrond' | 'afgewezen' | 'ingetrokken' | Bezwaareinde
  /** How it was weighed, why it takes longer, or of `toegelicht` and an ending what the person said. */
  weging: string
  uiterlijk: Datum | null
  /** Who ended it, and on which day that was said; null of everything else. */
  namens: Spreker | null
  gezegd_op: Datum | null
  door: string
  door_naam: string
  op: Date
}

/** An objection as it was made. */
export type Bezwaarrij = Selectable<BezwaarTabel>
/** What was done with an objection. */
export type Bezwaarstap = Selectable<BezwaarstapTabel>

type Tabellen = {
  'toestemming.bezwaar': BezwaarTabel
  'toestemming.bezwaarstap': BezwaarstapTabel
  'toestemming.verklaring': VerklaringTabel
  'toestemming.regel': {
    id: string
    volgnummer: Generated<number>
    verklaring: string
    organisatie: string
    persoon: string
    ontvanger: string
    basisvoorwaarde: Basisvoorwaarde
    soort: Regelsoort
    geldig_tot: Datum | null
    op: Date
  }
  'toestemming.nagevraagd': {
    verklaring: string
    organisatie: string
    persoon: string
    door: string
    door_naam: string
    op: Date
  }
  'toestemming.scan': Scan
  'toestemming.scan_weg': Scanweg
  'toestemming.scandeel': { scan: string; nummer: number; bytes: Uint8Array }
  'toestemming.gesprek': {
    id: string
    organisatie: string
    persoon: string
    begonnen_door: string
    begonnen_op: Date
    versie: number
    ontvangers: string[]
    antwoorden: Antwoorden
    omstandigheden: Readonly<Record<string, string>>
  }
}

/** A talk as stored. */
export type Gesprek = Selectable<Tabellen['toestemming.gesprek']>

/** The transaction with the tables of this context in sight. */
export function inToestemming(tx: Tx) {
  return tx.withTables<Tabellen>()
}
