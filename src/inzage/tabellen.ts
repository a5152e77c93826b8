import type { Generated, Selectable } from 'kysely'
import type { Datum } from '../kern/datum.ts'
import type { Tx } from '../platform/db.ts'

type Tabellen = {
  'inzage.code': {
    id: string
    organisatie: string
    persoon: string
    over: string
    nummer: string
    afdruk: string
    door: string
    gemaakt_op: Date
    verloopt_op: Date
    pogingen: Generated<number>
    geblokkeerd_op: Generated<Date | null>
    gebruikt_op: Generated<Date | null>
    ingetrokken_op: Generated<Date | null>
  }
  'inzage.sessie': {
    afdruk: string
    code: string
    organisatie: string
    begonnen_op: Date
    verloopt_op: Date
  }
  'inzage.opening': {
    id: string
    organisatie: string
    gebruiker: string
    code: string | null
    over: string
    pseudoniemen: readonly string[]
    op: Date
    tot: Date
  }
  'inzage.uitstel': {
    id: string
    organisatie: string
    onderwerp: string
    doel: string | null
    grond: string
    reden: string
    tot: Datum
    door: string
    door_naam: string
    op: Date
    opgeheven_op: Generated<Date | null>
    opgeheven_door: Generated<string | null>
  }
  'inzage.verzoek': {
    id: string
    organisatie: string
    persoon: string | null
    kenmerk: string
    regime: Regime
    van: Indiener
    vorm: Verzoekvorm
    ontvangen_op: Datum
    uiterlijk: Datum
    door: string
    door_naam: string
    op: Date
  }
  'inzage.verzoekregel': {
    volgnummer: Generated<number>
    verzoek: string
    organisatie: string
    soort: 'verlengd' | 'beantwoord' | 'geweigerd' | 'ingetrokken' | 'heropend'
    reden: string | null
    grond: string | null
    uiterlijk: Datum | null
    hoe: Antwoordwijze | null
    gegeven_op: Datum | null
    ronde: number
    door: string
    door_naam: string
    op: Date
  }
}

/** Under which act someone asks: that of the execution of sentences, or the AVG. */
export const regimes = ['wjsg', 'avg'] as const
export type Regime = (typeof regimes)[number]

/** Who asks. */
export const indieners = ['betrokkene', 'vertegenwoordiger', 'advocaat'] as const
export type Indiener = (typeof indieners)[number]

/** How a request came in. */
export const verzoekvormen = ['brief', 'formulier', 'mondeling', 'e-mail'] as const
export type Verzoekvorm = (typeof verzoekvormen)[number]

/** How the answer was given. */
export const antwoordwijzen = ['uitgereikt', 'brief', 'code', 'mondeling'] as const
export type Antwoordwijze = (typeof antwoordwijzen)[number]

/** A code as it is kept: never the code itself. */
export type Code = Selectable<Tabellen['inzage.code']>
/** A delay as it is kept. */
export type Uitstel = Selectable<Tabellen['inzage.uitstel']>
/** A request as it came in. */
export type Verzoekrij = Selectable<Tabellen['inzage.verzoek']>
/** What was done with a request. */
export type Verzoekregel = Selectable<Tabellen['inzage.verzoekregel']>

/** The transaction with the tables of this context in sight. */
export function inInzage(tx: Tx) {
  return tx.withTables<Tabellen>()
}
