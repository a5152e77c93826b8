import type { Generated, Selectable } from 'kysely'
import type { Tx } from '../platform/db.ts'
import type { Versieverschil } from './blad/vorm.ts'
import type { Terugroepgrond } from './terugroepen/beleid.ts'

/** The kinds of message (begrippen.md). */
export const soorten = [
  'begin-detentie',
  'wijziging-detentie',
  'einde-detentie',
  'informatieblad',
  'intrekking',
  'dr-plan',
  'bij',
  'tbs',
  'antwoord',
] as const
export type Soort = (typeof soorten)[number]

/** The kinds that tell of a detention itself: of its days these know, and an answer or a sheet does not. */
export const detentiemeldingen: readonly Soort[] = ['begin-detentie', 'wijziging-detentie', 'einde-detentie']

/** The life of a message (contract §3). */
export const statussen = [
  'klaargezet',
  'bezorgd',
  'gelezen',
  'ingetrokken',
  'onbestelbaar',
  'vernietigd',
] as const
export type Status = (typeof statussen)[number]

/** The envelope as stored. */
type BerichtTabel = {
  id: string
  volgnummer: Generated<number>
  soort: Soort
  versie: number
  status: Status
  afzender: string
  ontvanger: string
  /** Whom it was for, and who sent it, before a merger of municipalities; null for what never moved. */
  eerste_ontvanger: string | null
  eerste_afzender: string | null
  betrokkene: string
  dossier: string
  oorzaak: string | null
  gebeurd_op: Date | null
  inrichting: string | null
  toets_id: string
  vervangt: string | null
  antwoord_op: string | null
  verzonden_op: Date
  bezorgd_op: Date | null
  termijn: string | null
  gelezen_op: Date | null
  opgepakt_op: Date | null
  opgepakt_door: string | null
  ingetrokken_op: Date | null
  reden: string | null
}

/** An envelope as it is read. */
export type BerichtRij = Selectable<BerichtTabel>

/** By gegeven-id, exactly what the toelating let through. */
export type Gegevens = Readonly<Record<string, unknown>>

/** The content as stored. */
export type InhoudRij = {
  bericht_id: string
  afzender: string
  ontvanger: string
  ingetrokken: boolean
  wacht: boolean
  gegevens: Gegevens
  vrijlating: string | null
  zoeknaam: string
  /** Of a new version: what it tells otherwise than the one before. */
  verschil: Versieverschil | null
}

/** That something was not sent because its receiver does not want to hear of it. */
export interface NietGewenst {
  readonly soort: Soort
  readonly afzender: string
  readonly ontvanger: string
  readonly dossier: string
  readonly oorzaak: string | null
  readonly op: Date
}

/** That a message was recalled, as stored. */
type TerugroepingTabel = {
  bericht: string
  afzender: string
  ontvanger: string
  grond: Terugroepgrond
  toelichting: string
  bezorgd: boolean
  op: Date
  door: string
}

/** How a request to remove stands. */
export const verwijderstanden = ['open', 'verwijderd', 'behouden'] as const
export type Verwijderstand = (typeof verwijderstanden)[number]

/** The request to remove what was read of a recalled message, with the answer, as stored. */
type VerwijderTabel = {
  bericht: string
  afzender: string
  ontvanger: string
  gevraagd_op: Date
  uiterlijk: string
  stand: Verwijderstand
  afgerond_op: Date | null
  afgerond_door: string | null
  afgerond_naam: string | null
  grondslag: string | null
  artikel: string | null
  toelichting: string | null
  gebieden: readonly string[] | null
  herinnerd_op: Date | null
  herinneringen: number
}

/** What is left of a message that was destroyed, as stored. */
type VernietigingTabel = {
  bericht: string
  afzender: string
  ontvanger: string
  bezorgd: boolean
  regel: string
  op: Date
  /** How many files were destroyed with it. */
  bijlagen: Generated<number>
}

/** That an organisation holds a message, as stored. */
type BewaarplichtTabel = {
  id: string
  bericht: string
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

type Tabellen = {
  'berichtenbox.vernietiging': VernietigingTabel
  'berichtenbox.bewaarplicht': BewaarplichtTabel
  'berichtenbox.bericht': BerichtTabel
  'berichtenbox.terugroeping': TerugroepingTabel
  'berichtenbox.verwijderverzoek': VerwijderTabel
  'berichtenbox.niet_gewenst': NietGewenst
  'berichtenbox.inhoud': InhoudRij
  'berichtenbox.controle': {
    organisatie: string
    datum: string
    gemaakt_op: Date
    /** True when someone asked for it, after the check of that day. */
    opnieuw: boolean
    uitkomst: unknown
  }
}

/** The transaction with the tables of this context in sight. */
export function inBerichtenbox(tx: Tx) {
  return tx.withTables<Tabellen>()
}
