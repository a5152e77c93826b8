import { sql } from 'kysely'
import type { Klok } from '../platform/clock.ts'
import type { Databank, Tx } from '../platform/db.ts'
import { ldvBijwerker } from './ldv/stand.ts'

/** More than so many is said as "more": nobody waits for a count of them all. */
export const meesteWachtend = 10_000

/** How far the sealing and the sending of lines are; of all organisations together, and with nobody in it. */
export interface Voortgang {
  /** Lines with a place in the newest seal, and when it was made; null when there never was one. */
  readonly zegel: { readonly grootte: number; readonly op: Date } | null
  /** Lines without a place, at most one more than `meesteWachtend`, and when the oldest of them was written. */
  readonly wachtend: number
  readonly sinds: Date | null
  /** How far the receiver is; null when none is set. */
  readonly ldv: Ldvvoortgang | null
}

/** How far the receiver is, in lines, and what it said when it refused. */
export interface Ldvvoortgang {
  /** It has so many lines; the rest of what is sealed waits. */
  readonly tot: number
  readonly wachtend: number
  /** When it last took lines. */
  readonly gelukt: Date | null
  /** Attempts that failed since then, why the last one did, and when it is tried again. */
  readonly pogingen: number
  readonly reden: string | null
  readonly volgende: Date | null
}

/** Looks how far it is, with the receiver at this address; null for none. */
export function haalVoortgang(
  { db, klok }: { readonly db: Databank; readonly klok: Klok },
  ontvanger: string | null,
): Promise<Voortgang> {
  return db.transactie(ldvBijwerker(klok.nu()), async (tx) => {
    const { rows: zegels } = await sql<{ grootte: string; hoogste: string; op: Date }>`
      select grootte, hoogste, op from logboek.zegel order by grootte desc limit 1`.execute(tx)
    const [zegel] = zegels
    const { rows: open } = await sql<{ wachtend: number; sinds: Date | null }>`
      select count(*)::int as wachtend, min(op) as sinds from (select op from logboek.regel
        where volgnummer > ${zegel?.hoogste ?? 0} order by volgnummer limit ${meesteWachtend + 1}) wacht`.execute(
      tx,
    )
    const grootte = Number(zegel?.grootte ?? 0)
    return {
      zegel: zegel === undefined ? null : { grootte, op: zegel.op },
      ...{ wachtend: open[0]?.wachtend ?? 0, sinds: open[0]?.sinds ?? null },
      ldv: ontvanger === null ? null : await haalLdv(tx, ontvanger, grootte),
    }
  })
}

async function haalLdv(tx: Tx, ontvanger: string, verzegeld: number): Promise<Ldvvoortgang> {
  const { rows } = await sql<Omit<Ldvvoortgang, 'wachtend' | 'tot'> & { tot: string }>`
    select tot, gelukt_op as gelukt, pogingen, reden, volgende_op as volgende from logboek.ldv
    where adres = ${ontvanger}`.execute(tx)
  const [rij] = rows
  const tot = Number(rij?.tot ?? 0)
  const nog = { tot, wachtend: Math.max(0, verzegeld - tot) }
  return rij === undefined
    ? { ...nog, gelukt: null, pogingen: 0, reden: null, volgende: null }
    : { ...rij, ...nog, volgende: rij.pogingen === 0 ? null : rij.volgende }
}
