import type { Generated, Selectable } from 'kysely'
import type { Datum } from '../kern/datum.ts'
import type { Tx } from '../platform/db.ts'
import type { Gebeurtenis } from './gebeurtenissen.ts'

/** How a request for advice stands. */
export type Opdrachtstand = 'gevraagd' | 'aanvaard' | 'afgewezen'

/** Who asks the reclassering: the clinic, or the OM for the advice on a GVM-maatregel. */
export const opdrachtsoorten = ['reclasseringsopdracht', 'opdrachtVanOm'] as const
export type Opdrachtsoort = (typeof opdrachtsoorten)[number]

type Tabellen = {
  'tbs.traject': { id: string; organisatie: string; betrokkene: string; begonnen_op: Date }
  'tbs.persoon': {
    traject: string
    organisatie: string
    geslachtsnaam: string
    voorvoegsel: string | null
    voornamen: string | null
    geboortedatum: Datum
    zoeknaam: string
  }
  'tbs.gebeurtenis': {
    id: string
    volgnummer: Generated<number>
    traject: string
    organisatie: string
    soort: Gebeurtenis['soort']
    inhoud: Omit<Gebeurtenis, 'soort'>
    door: string
    door_naam: string
    op: Date
  }
  'tbs.deelname': {
    id: string
    traject: string
    organisatie: string
    ontvanger: string
    partij: string
    van: Date
    tot: Date | null
    gedeeld_op: Date | null
  }
  'tbs.opdracht': {
    id: string
    traject: string
    organisatie: string
    ontvanger: string
    stap: string
    soort: Opdrachtsoort
    gevraagd_door: string
    gevraagd_naam: string
    gevraagd_op: Date
    stand: Generated<Opdrachtstand>
    beantwoord_door: string | null
    beantwoord_naam: string | null
    beantwoord_op: Date | null
    vervallen_op: Date | null
  }
}

/** Who the track is about, as the clinic knows it. */
export type Persoon = Selectable<Tabellen['tbs.persoon']>
/** That an organisation takes part, in which capacity. */
export type Deelname = Selectable<Tabellen['tbs.deelname']>
/** A request for advice as stored. */
export type Opdracht = Selectable<Tabellen['tbs.opdracht']>
/** A track as stored. */
export type Trajectrij = Selectable<Tabellen['tbs.traject']>

/** The transaction with the tables of this context in sight. */
export function inTbs(tx: Tx) {
  return tx.withTables<Tabellen>()
}
