import { type Generated, type Selectable, sql } from 'kysely'
import type { Datum } from '../../kern/datum.ts'
import type { Tx } from '../../platform/db.ts'
import type { Meldsoort } from '../gebeurtenis.ts'

/** How often an organisation wants the mail about its box. */
export const ritmes = ['meteen', 'werkdag', 'niet'] as const
export type Ritme = (typeof ritmes)[number]

/** What a mail is about: what is new, what nobody opened in time, or a system that does not answer. */
export type Mailsoort = 'overzicht' | 'ongelezen' | 'geschorst'

type Tabellen = {
  'bezorging.postkeuze': { organisatie: string; ritme: Ritme; gekozen_door: string; gekozen_op: Date }
  'bezorging.nieuws': {
    volgnummer: number
    organisatie: string
    /** A message, or the invitation for a talk. */
    bericht: string
    soort: Meldsoort | 'uitgenodigd'
    op: Date
    mail: string | null
  }
  'bezorging.mail': {
    id: string
    organisatie: string
    soort: Mailsoort
    stand: Generated<'wacht' | 'verzonden' | 'vervallen' | 'geweigerd' | 'opgegeven'>
    adres: string | null
    pogingen: Generated<number>
    begonnen_op: Date
    volgende_op: Date
    laatste_op: Date | null
    laatste_reden: string | null
  }
}

/** A mail as stored. */
export type Mail = Selectable<Tabellen['bezorging.mail']>
/** Something that happened in a box, as stored. */
export type Nieuws = Selectable<Tabellen['bezorging.nieuws']>

/** The transaction with the tables of mail in sight. */
export function inPost(tx: Tx) {
  return tx.withTables<Tabellen>()
}

/** What of this box stood in no mail yet. */
export function haalNieuws(tx: Tx, organisatie: string): Promise<readonly Nieuws[]> {
  return inPost(tx)
    .selectFrom('bezorging.nieuws')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .where('mail', 'is', null)
    .execute()
}

/** How many of these invitations for a talk still wait for an answer of the organisation that mail is sent for. */
export async function telUitnodigingen(
  tx: Tx,
  uitnodigingen: readonly string[],
  vandaag: Datum,
): Promise<number> {
  if (uitnodigingen.length === 0) return 0
  const { rows } = await sql<{ aantal: number }>`
    select bezorging.tel_uitnodigingen(${uitnodigingen}::uuid[], ${vandaag}::date) as aantal`.execute(tx)
  return rows[0]?.aantal ?? 0
}

/** Keeps that this mail told these. */
export async function merkVerteld(tx: Tx, mail: string, nieuws: readonly number[]): Promise<void> {
  if (nieuws.length === 0) return
  await inPost(tx)
    .updateTable('bezorging.nieuws')
    .set({ mail })
    .where('volgnummer', '=', sql<number>`any(${nieuws}::bigint[])`)
    .execute()
}

/** This mail, locked, if it still waits for the attempt after this many; null otherwise. */
export async function haalMail(tx: Tx, id: string, pogingen: number): Promise<Mail | null> {
  const mail = await inPost(tx)
    .selectFrom('bezorging.mail')
    .selectAll()
    .where('id', '=', id)
    .where('stand', '=', 'wacht')
    .where('pogingen', '=', pogingen)
    .forUpdate()
    .executeTakeFirst()
  return mail ?? null
}

/** Writes down what became of a mail. */
export async function zetMail(
  tx: Tx,
  id: string,
  wat: Partial<Pick<Mail, 'stand' | 'adres' | 'pogingen' | 'volgende_op' | 'laatste_op' | 'laatste_reden'>>,
): Promise<void> {
  await inPost(tx).updateTable('bezorging.mail').set(wat).where('id', '=', id).execute()
}
