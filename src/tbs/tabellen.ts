import type { Generated, Selectable } from 'kysely'
import type { Datum } from '../kern/datum.ts'
import type { Tx } from '../platform/db.ts'
import type { Gebeurtenis } from './gebeurtenissen.ts'

/** How a request for advice stands. */
export type Opdrachtstand = 'gevraagd' | 'aanvaard' | 'afgewezen'

/** Who asks the reclassering: the clinic, or the OM for the advice on a GVM-maatregel. */
export const opdrachtsoorten = ['reclasseringsopdracht', 'opdrachtVanOm'] as const
export type Opdrachtsoort = (typeof opdrachtsoorten)[number]

/** What the OM can say of what was written down in its name. */
export const omstanden = ['bevestigd', 'ontkend'] as const
export type Omstand = (typeof omstanden)[number]

/** How a track can end: the tbs is over, someone went elsewhere without it, or it should not have been begun. */
export const eindesoorten = ['einde-tbs', 'elders', 'vergissing'] as const
export type Eindesoort = (typeof eindesoorten)[number]

/** By which law is looked: that of the day itself, or that before article 2.5 lid 3 Wfz. */
export type Recht = 'nu' | 'voor-wfz'

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
    /** The letter in which the OM asks it; null for what the clinic asks itself. */
    brief_op: Datum | null
    brief_kenmerk: string | null
    /** What the OM itself says of what was asked in its name; null until it does, and for what the clinic asks itself. */
    om_stand: Omstand | null
    om_door: string | null
    om_naam: string | null
    om_op: Date | null
  }
  'tbs.einde': {
    id: string
    traject: string
    organisatie: string
    soort: Eindesoort
    datum: Datum
    reden: string
    door: string
    door_naam: string
    op: Date
    ongedaan_door: string | null
    ongedaan_naam: string | null
    ongedaan_op: Date | null
    ongedaan_reden: string | null
  }
  'tbs.bewaarplicht': {
    id: string
    traject: string
    organisatie: string
    reden: string
    door: string
    door_naam: string
    op: Date
    beeindigd_door: string | null
    beeindigd_naam: string | null
    beeindigd_op: Date | null
    beeindigd_reden: string | null
  }
  'tbs.knelpunt': {
    traject: string
    organisatie: string
    stap: string
    partij: string
    recht: Recht
    waarop: string
    dag: Datum
  }
}

/** Who the track is about, as the clinic knows it. */
export type Persoon = Selectable<Tabellen['tbs.persoon']>
/** That an organisation takes part, in which capacity. */
export type Deelname = Selectable<Tabellen['tbs.deelname']>
/** A request for advice as stored. */
export type Opdracht = Selectable<Tabellen['tbs.opdracht']>
/** How a track ended, as it still holds. */
export type Einde = Pick<Selectable<Tabellen['tbs.einde']>, 'soort' | 'datum' | 'reden' | 'door_naam' | 'op'>
/** That the clinic needs a track longer than its term. */
export type Bewaarplicht = Selectable<Tabellen['tbs.bewaarplicht']>
/** A track as stored. */
export type Trajectrij = Selectable<Tabellen['tbs.traject']>
/** A track with who it is about, and its end when it has one. */
export type TrajectMetWie = Trajectrij & { readonly persoon: Persoon; readonly einde: Einde | null }

/** The transaction with the tables of this context in sight. */
export function inTbs(tx: Tx) {
  return tx.withTables<Tabellen>()
}
