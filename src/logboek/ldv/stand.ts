import { sql } from 'kysely'
import type { Tx, Wie } from '../../platform/db.ts'

/** The server itself, which sends every line out and changes none. */
export function ldvBijwerker(nu: Date): Wie & { readonly nu: Date } {
  return { organisatie: 'justid', gebruiker: 'logboek', rol: 'systeem', doel: 'ldv-bijwerken', nu }
}

/** How far a receiver is. */
export interface Ldvstand {
  /** It acknowledged the lines of every seal up to this size. */
  readonly tot: number
  readonly pogingen: number
  readonly volgende: Date | null
}

/** How far this receiver is; a new one begins at the first line. */
export async function haalStand(tx: Tx, ontvanger: string): Promise<Ldvstand> {
  await sql`insert into logboek.ldv (adres) values (${ontvanger}) on conflict do nothing`.execute(tx)
  const { rows } = await sql<Ldvstand>`select tot::int8 as tot, pogingen, volgende_op as volgende
    from logboek.ldv where adres = ${ontvanger}`.execute(tx)
  const [stand] = rows
  if (stand === undefined) throw new Error('The receiver was written down just now')
  return { ...stand, tot: Number(stand.tot) }
}

/**
 * Takes the receiver for who is going to send, until a moment; false when another has it, or was there first. Who has it and
 * is killed loses it then.
 */
export async function neemOntvanger(
  tx: Tx,
  ontvanger: string,
  { tot }: Ldvstand,
  nu: Date,
  houd: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update logboek.ldv set volgende_op = ${houd}
    where adres = ${ontvanger} and tot = ${tot} and (volgende_op is null or volgende_op <= ${nu})`.execute(tx)
  return numAffectedRows === 1n
}

/** Keeps that everything up to this size was acknowledged. It never goes back. */
export async function bewaarGelukt(tx: Tx, ontvanger: string, tot: number, nu: Date): Promise<void> {
  await sql`update logboek.ldv set tot = greatest(tot, ${tot}), gelukt_op = ${nu}, pogingen = 0, reden = null,
    volgende_op = null where adres = ${ontvanger}`.execute(tx)
}

/** Keeps that it failed, why, and when it is tried again. */
export async function bewaarMislukt(tx: Tx, ontvanger: string, reden: string, volgende: Date): Promise<void> {
  await sql`update logboek.ldv set pogingen = pogingen + 1, reden = ${reden}, volgende_op = ${volgende}
    where adres = ${ontvanger}`.execute(tx)
}
