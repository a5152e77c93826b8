import { type Generated, type Selectable, sql } from 'kysely'
import { type Tx, voegToe } from '../platform/db.ts'
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
  'berichtenbox.controle': { organisatie: string; datum: string; gemaakt_op: Date; uitkomst: unknown }
}

/** The transaction with the tables of this context in sight. */
export function inBerichtenbox(tx: Tx) {
  return tx.withTables<Tabellen>()
}

/** A message that is about to be stored, envelope and content in one. */
export interface NieuwBericht {
  readonly id: string
  readonly soort: Soort
  readonly versie: number
  readonly status: Status
  readonly afzender: string
  readonly ontvanger: string
  readonly betrokkene: string
  readonly dossier: string
  readonly oorzaak: string | null
  readonly gebeurdOp: string | null
  readonly inrichting: string | null
  readonly toetsId: string
  readonly vervangt: string | null
  readonly antwoordOp: string | null
  readonly verzondenOp: Date
  /** When it stands in the box of the receiver; null as long as that is not connected. */
  readonly bezorgdOp: Date | null
  readonly termijn: string | null
  readonly reden: string | null
  readonly gegevens: Gegevens
  readonly vrijlating: string | null
  readonly zoeknaam: string
}

/** Stores messages: envelope and content. */
export async function schrijfBerichten(tx: Tx, berichten: readonly NieuwBericht[]): Promise<void> {
  await voegToe(tx, 'berichtenbox.bericht', berichten.map(alsEnvelop))
  // What may not be sent has no content: not even that there is something to read.
  const verstuurd = berichten.filter(({ status }) => status !== 'onbestelbaar')
  await voegToe(tx, 'berichtenbox.inhoud', verstuurd.map(alsInhoud))
}

/** Keeps what was not sent because its receiver does not want it, so that nothing falls out in silence. */
export async function schrijfNietGewenst(tx: Tx, rijen: readonly NietGewenst[]): Promise<void> {
  await voegToe(
    tx,
    'berichtenbox.niet_gewenst',
    rijen.map((rij) => ({ ...rij })),
  )
}

function alsEnvelop(bericht: NieuwBericht) {
  return {
    id: bericht.id,
    soort: bericht.soort,
    versie: bericht.versie,
    status: bericht.status,
    afzender: bericht.afzender,
    ontvanger: bericht.ontvanger,
    betrokkene: bericht.betrokkene,
    dossier: bericht.dossier,
    oorzaak: bericht.oorzaak,
    gebeurd_op: bericht.gebeurdOp,
    inrichting: bericht.inrichting,
    toets_id: bericht.toetsId,
    vervangt: bericht.vervangt,
    antwoord_op: bericht.antwoordOp,
    verzonden_op: bericht.verzondenOp,
    bezorgd_op: bericht.bezorgdOp,
    termijn: bericht.termijn,
    reden: bericht.reden,
  }
}

function alsInhoud(bericht: NieuwBericht) {
  return {
    bericht_id: bericht.id,
    afzender: bericht.afzender,
    ontvanger: bericht.ontvanger,
    ingetrokken: false,
    wacht: bericht.bezorgdOp === null,
    gegevens: bericht.gegevens,
    vrijlating: bericht.vrijlating,
    zoeknaam: bericht.zoeknaam,
  }
}

/** What is known of an earlier message of a thread: enough to number, replace and withdraw. */
export interface EerderBericht {
  readonly id: string
  readonly soort: Soort
  readonly versie: number
  readonly ontvanger: string
  readonly dossier: string
  readonly oorzaak: string | null
  readonly betrokkene: string
  readonly toetsId: string
  ingetrokken: boolean
}

/** All messages of these threads that the acting organisation sent, oldest first. */
export async function haalDossierberichten(
  tx: Tx,
  dossiers: readonly string[],
): Promise<readonly EerderBericht[]> {
  if (dossiers.length === 0) return []
  const rijen = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht')
    .select(['id', 'soort', 'versie', 'ontvanger', 'dossier', 'oorzaak', 'betrokkene', 'toets_id', 'status'])
    .where('dossier', '=', sql<string>`any(${dossiers})`)
    .orderBy('volgnummer')
    .execute()
  return rijen.map(({ toets_id, status, ...rij }) => ({
    ...rij,
    toetsId: toets_id,
    ingetrokken: status === 'ingetrokken',
  }))
}
