import { type Generated, type Selectable, sql } from 'kysely'
import type { Tx, Wie } from '../platform/db.ts'
import type { Meldsoort } from './gebeurtenis.ts'
import type { Spoor } from './herhalen.ts'

/** The life of an address that wants to hear. */
export type Abonnementstand = 'actief' | 'geschorst' | 'beeindigd'
/**
 * The life of what is told it. Dood: given up until a person tries again. Vervallen: the message was recalled, or the
 * address ended, before this was told. Nothing is ever thrown away.
 */
export const afleverstanden = ['wacht', 'aangehouden', 'dood', 'afgeleverd', 'vervallen'] as const
export type Afleverstand = (typeof afleverstanden)[number]

type Tabellen = {
  'bezorging.abonnement': {
    id: string
    organisatie: string
    adres: string
    stand: Generated<Abonnementstand>
    reden: string | null
    stil_sinds: Date | null
    geschorst_op: Date | null
    gelukt_op: Date | null
    gemaakt_door: string
    gemaakt_op: Date
    beeindigd_door: string | null
    beeindigd_op: Date | null
    token_adres: string | null
    client_id: string | null
    bereik: string | null
  }
  'bezorging.aflevering': {
    id: string
    volgnummer: Generated<number>
    organisatie: string
    abonnement: string
    bericht: string
    soort: Meldsoort
    spoor: Spoor
    status: Afleverstand
    pogingen: number
    begonnen_op: Date
    gemaakt_op: Date
    laatste_op: Date | null
    laatste_reden: string | null
    afgeleverd_op: Date | null
  }
}

/** An address that wants to hear, as stored. */
export type Abonnement = Selectable<Tabellen['bezorging.abonnement']>
/** Something that is told, as stored. */
export type Aflevering = Selectable<Tabellen['bezorging.aflevering']>

/** The transaction with the tables of this context in sight. */
export function inBezorging(tx: Tx) {
  return tx.withTables<Tabellen>()
}

/** Who tells every system: the server itself, that sees addresses and what is told there, and nothing else. */
export function bezorger(nu: Date): Wie & { readonly nu: Date } {
  return namens('terugkeer', nu)
}

/** Who looks after the mail of an organisation: the server itself, on its behalf. */
export function namens(organisatie: string, nu: Date): Wie & { readonly nu: Date } {
  return { organisatie, gebruiker: 'bezorging', rol: 'systeem', doel: 'meldingen-bezorgen', nu }
}

/** What is told, and the address it goes to. */
export interface Paar {
  readonly aflevering: Aflevering
  readonly abonnement: Abonnement
}

/** True when this still is to be told, after so many attempts as a job says. */
export function isAanDeBeurt({ aflevering, abonnement }: Paar, poging: number | undefined): boolean {
  return aflevering.status === 'wacht' && aflevering.pogingen === poging && abonnement.stand !== 'beeindigd'
}

/** These with the addresses they go to. Nothing is locked. */
export async function haalAfleveringen(tx: Tx, ids: readonly string[]): Promise<readonly Paar[]> {
  const afleveringen = await inBezorging(tx)
    .selectFrom('bezorging.aflevering')
    .selectAll()
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .execute()
  const adressen = await inBezorging(tx)
    .selectFrom('bezorging.abonnement')
    .selectAll()
    .where(sql<boolean>`id = any (${afleveringen.map((een) => een.abonnement)}::uuid[])`)
    .execute()
  const opId = new Map(adressen.map((een) => [een.id, een]))
  return afleveringen.flatMap((aflevering) => {
    const abonnement = opId.get(aflevering.abonnement)
    return abonnement === undefined ? [] : [{ aflevering, abonnement }]
  })
}

/** Locks these addresses, in one order for all: two that work on the same ones wait for each other, and never both. */
export function slotOpAdressen(tx: Tx, ids: readonly string[]): Promise<readonly Abonnement[]> {
  return (
    inBezorging(tx)
      .selectFrom('bezorging.abonnement')
      .selectAll()
      .where(sql<boolean>`id = any (${ids}::uuid[])`)
      .orderBy('id')
      // Who sends something new to this address meanwhile does not wait.
      .forNoKeyUpdate()
      .execute()
  )
}

/**
 * One of the acting organisation with the address it goes to, or null. Both locked, the address first: two that are told
 * to one address at once do not each think that they are the try.
 */
export async function haalAflevering(tx: Tx, id: string): Promise<Paar | null> {
  const abonnement = await inBezorging(tx)
    .selectFrom('bezorging.abonnement')
    .selectAll()
    .where('id', '=', (eb) =>
      eb.selectFrom('bezorging.aflevering as f').select('f.abonnement').where('f.id', '=', id),
    )
    // Who sends something new to this address meanwhile does not wait.
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (abonnement === undefined) return null
  const aflevering = await inBezorging(tx)
    .selectFrom('bezorging.aflevering')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { aflevering, abonnement }
}

/** What waits for these addresses, or was given up, is told no more: they were ended. */
export async function laatVervallen(tx: Tx, abonnementen: readonly string[]): Promise<void> {
  await inBezorging(tx)
    .updateTable('bezorging.aflevering')
    .set({ status: 'vervallen', laatste_reden: 'Het adres is beëindigd.' })
    .where(sql<boolean>`abonnement = any (${abonnementen}::uuid[])`)
    .where('status', 'in', ['wacht', 'aangehouden', 'dood'])
    .execute()
}

/** What is to be told, as it was just planned. */
export interface Gepland {
  readonly id: string
  readonly organisatie: string
  readonly spoor: Spoor
}

/** Plans what these messages ask to be told, to every address that wants to hear of them. */
export async function plan(
  tx: Tx,
  nu: Date,
  berichten: readonly { readonly bericht: string; readonly soort: Meldsoort; readonly spoor: Spoor }[],
): Promise<readonly Gepland[]> {
  if (berichten.length === 0) return []
  const { rows } = await sql<Gepland>`select id, organisatie, spoor
    from bezorging.plan(${JSON.stringify(berichten)}::json, ${nu})`.execute(tx)
  return rows
}
