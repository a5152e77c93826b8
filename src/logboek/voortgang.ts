import { sql } from 'kysely'
import type { Klok } from '../platform/clock.ts'
import type { Databank } from '../platform/db.ts'
import type { Geheugen, Zegelalarm } from './geheugen.ts'
import { ldvBijwerker } from './ldv/stand.ts'

/** More than so many is said as "more": nobody waits for a count of them all. */
export const meesteWachtend = 10_000

/** Lines of one organisation that wait: how many, at most one more than `meesteWachtend`, and when the oldest was written. */
export interface Wachtend {
  readonly aantal: number
  readonly sinds: Date | null
}

/** How far the sealing and the sending of the lines of one organisation are: nothing of what others did is in it. */
export interface Voortgang {
  /** When the last of its lines with a place in a seal was written; null when none has one. */
  readonly verzegeldTot: Date | null
  readonly zegel: Wachtend
  /** What this process found wrong with the seals, whoever wrote the lines under them. */
  readonly alarm: Zegelalarm
  /** How far the receiver is; null when none is set. */
  readonly ldv: Ldvvoortgang | null
}

/** What is sealed and the receiver did not take yet, and while something waits what it said when it refused. */
export interface Ldvvoortgang {
  readonly wachtend: Wachtend
  /** Attempts that failed in a row, why the last one did, and when it is tried again. */
  readonly pogingen: number
  readonly reden: string | null
  readonly volgende: Date | null
}

/** Looks how far it is with the lines of this organisation, and with the receiver at this address; null for none. */
export function haalVoortgang(
  {
    db,
    klok,
    geheugen,
  }: { readonly db: Databank; readonly klok: Klok; readonly geheugen?: Pick<Geheugen, 'alarm'> },
  organisatie: string,
  ontvanger: string | null,
): Promise<Voortgang> {
  return db.transactie(ldvBijwerker(klok.nu()), async (tx) => {
    const { rows: zegels } = await sql<{ hoogste: string }>`
      select hoogste from logboek.zegel order by grootte desc limit 1`.execute(tx)
    const { rows: standen } = await sql<Omit<Ldvvoortgang, 'wachtend'> & { hoogste: string }>`
      select pogingen, reden, volgende_op as volgende, coalesce((select z.hoogste from logboek.zegel z
        where z.grootte <= l.tot order by z.grootte desc limit 1), 0) as hoogste
      from logboek.ldv l where adres = ${ontvanger}`.execute(tx)
    const verzegeld = Number(zegels[0]?.hoogste ?? 0)
    const telTussen = async (na: number, tot: number | null): Promise<Wachtend> => {
      const { rows } = await sql<Wachtend>`select count(*)::int as aantal, min(op) as sinds from (
        select op from logboek.regel where organisatie = ${organisatie} and volgnummer > ${na}
          and (${tot}::bigint is null or volgnummer <= ${tot}) order by volgnummer limit ${meesteWachtend + 1}) wacht`.execute(
        tx,
      )
      return rows[0] ?? { aantal: 0, sinds: null }
    }
    const { rows: laatste } = await sql<{ op: Date }>`select op from logboek.regel
      where organisatie = ${organisatie} and volgnummer <= ${verzegeld} order by volgnummer desc limit 1`.execute(
      tx,
    )
    const [stand] = standen
    const wachtend = await telTussen(Number(stand?.hoogste ?? 0), verzegeld)
    // Why it refused what is of others only, is not for this one.
    const vast = stand !== undefined && stand.pogingen > 0 && wachtend.aantal > 0
    const { pogingen, reden, volgende } = vast ? stand : { pogingen: 0, reden: null, volgende: null }
    return {
      verzegeldTot: laatste[0]?.op ?? null,
      zegel: await telTussen(verzegeld, null),
      alarm: geheugen?.alarm ?? { verbrokenSinds: null, nietBewaardSinds: null },
      ldv: ontvanger === null ? null : { wachtend, pogingen, reden, volgende },
    }
  })
}
