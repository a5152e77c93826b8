import type { Generated, Selectable } from 'kysely'
import type { Datum } from '../../kern/datum.ts'
import type { Tx } from '../../platform/db.ts'

/** What is talked about, or written down: its name, and the gegevens it is about. */
export interface Onderwerp {
  readonly titel: string
  readonly gegevens: readonly string[]
}

/** Who a talk is about, as an invitation may say it. */
export interface Genoemde {
  readonly geslachtsnaam: string
  readonly voorvoegsel: string | null
  readonly voornamen: string | null
  readonly geboortedatum: Datum
}

/** What an invitee says. */
export const antwoorden = ['komt', 'komt-niet'] as const
export type Antwoord = (typeof antwoorden)[number]

/** What a part of the minutes is: what was said, or what was decided. */
export const deelsoorten = ['verslag', 'besluit'] as const
export type Deelsoort = (typeof deelsoorten)[number]

/** Which municipality is responsible from when and who agreed, or why the talk did not settle it. */
export type Uitkomstinhoud =
  | { readonly gemeente: string; readonly vanaf: Datum; readonly akkoord: readonly string[] }
  | { readonly redenen: string; readonly bezwaren: string }

interface Vanwie {
  gesprek: string
  traject: string
  organisatie: string
}

interface Wieschreef {
  door: string
  door_naam: string
  op: Date
}

type Tabellen = {
  'tbs.gesprek': Omit<Vanwie, 'gesprek'> &
    Wieschreef & {
      id: string
      stap: string
      dag: Datum
      tijd: string
      plaats: string
      agenda: readonly Onderwerp[]
      versie: Generated<number>
      stand: Generated<'gepland' | 'afgezegd'>
      reden: string | null
    }
  'tbs.uitnodiging': Vanwie & {
    id: string
    ontvanger: string
    partij: string
    stap: string
    dag: Datum
    tijd: string
    plaats: string
    wie: Genoemde | null
    betrokkene: string | null
    agenda: readonly Onderwerp[]
    toets_id: string
    uitgenodigd_op: Date
    stand: Generated<'gevraagd' | Antwoord>
    toelichting: string | null
    beantwoord_door: string | null
    beantwoord_naam: string | null
    beantwoord_op: Date | null
    afgezegd_op: Date | null
    weg_op: Date | null
  }
  'tbs.verslagdeel': Vanwie &
    Wieschreef & {
      volgnummer: Generated<number>
      deel: string
      versie: number
      soort: Deelsoort
      titel: string
      gegevens: readonly string[]
      tekst: string
    }
  'tbs.verslaginzage': Vanwie & {
    id: string
    ontvanger: string
    betrokkene: string
    deel: string
    versie: number
    plek: number
    soort: Deelsoort
    titel: string | null
    gegevens: readonly string[]
    tekst: string | null
    toets_id: string
    op: Date
    dicht_op: Date | null
  }
  'tbs.gespreksactie': Vanwie &
    Wieschreef & {
      id: string
      eigenaar: string
      betrokkene: string
      wat: string
      gegevens: readonly string[]
      voor: Datum
      toets_id: string | null
      stand: Generated<'open' | 'gedaan'>
      gedaan_door: string | null
      gedaan_naam: string | null
      gedaan_op: Date | null
      dicht_op: Date | null
    }
  'tbs.gesprekuitkomst': Vanwie &
    Wieschreef & {
      id: string
      volgnummer: Generated<number>
      soort: 'verantwoordelijk' | 'geescaleerd'
      inhoud: Uitkomstinhoud
    }
}

/** A talk as the clinic keeps it. */
export type Gesprek = Selectable<Tabellen['tbs.gesprek']>
/** What one invitee was told. */
export type Uitnodiging = Selectable<Tabellen['tbs.uitnodiging']>
/** One version of a part of the minutes. */
export type Verslagdeel = Selectable<Tabellen['tbs.verslagdeel']>
/** A part as one participant may read it. */
export type Inzage = Selectable<Tabellen['tbs.verslaginzage']>
/** Something that someone took on. */
export type Actie = Selectable<Tabellen['tbs.gespreksactie']>
/** What came of a talk. */
export type Uitkomst = Selectable<Tabellen['tbs.gesprekuitkomst']>

/** The transaction with the tables of the talks in sight. */
export function inGesprek(tx: Tx) {
  return tx.withTables<Tabellen>()
}
