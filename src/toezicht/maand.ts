import { sql } from 'kysely'
import type { Datum } from '../kern/datum.ts'
import type { Handeling } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { haalDagcijfers } from './dagcijfers.ts'
import { type Signaalsoort, signaalsoorten, signalenIn } from './signalen.ts'

/** What happened in an organisation in one month: numbers, and nobody. */
export interface Maandcijfers {
  readonly van: Datum
  readonly tot: Datum
  readonly handelingen: readonly { readonly handeling: Handeling; readonly aantal: number }[]
  readonly doelen: readonly { readonly doel: string; readonly aantal: number }[]
  readonly ontvangers: readonly { readonly ontvanger: string; readonly aantal: number }[]
  /** How many colleagues in each role did anything; fewer than five are not told apart. */
  readonly rollen: readonly { readonly rol: string; readonly regels: number; readonly collegas: number }[]
  /** Colleagues in all, each once. */
  readonly collegas: number
  readonly buitenUren: number
  readonly gelezen: number
  readonly signalen: readonly { readonly soort: Signaalsoort; readonly aantal: number }[]
}

/** Below this a number would be about someone. */
export const kleinste = 5

/** The first and the last day of a month, written YYYY-MM. */
function maandgrenzen(maand: string): { readonly van: Datum; readonly tot: Datum } {
  const [jaar = 0, nummer = 1] = maand.split('-').map(Number)
  return { van: `${maand}-01`, tot: new Date(Date.UTC(jaar, nummer, 0)).toISOString().slice(0, 10) }
}

/** Counts a month of the own organisation. */
export async function haalMaand(tx: Tx, wie: Kijker, maand: string): Promise<Maandcijfers> {
  const { van, tot } = maandgrenzen(maand)
  const dagen = await haalDagcijfers(tx, wie, van, tot)
  const signalen = signalenIn(dagen)
  const telPer = <T>(kolom: string, extra = 'true') =>
    sql<T>`select ${sql.ref(kolom)}, count(*)::int as aantal from logboek.regel r where r.organisatie = ${wie.organisatie}
      and r.op >= (${van}::date::timestamp at time zone 'Europe/Amsterdam')
      and r.op < ((${tot}::date + 1)::timestamp at time zone 'Europe/Amsterdam') and ${sql.raw(extra)}
      group by 1 order by 2 desc, 1`.execute(tx)
  const rollen = [...Map.groupBy(dagen, ({ rol }) => rol)].map(([rol, deel]) => ({
    rol,
    regels: deel.reduce((som, { gelezen }) => som + gelezen, 0),
    collegas: new Set(deel.map(({ gebruiker }) => gebruiker)).size,
  }))
  return {
    ...{ van, tot, rollen, collegas: new Set(dagen.map(({ gebruiker }) => gebruiker)).size },
    handelingen: (await telPer<Maandcijfers['handelingen'][number]>('handeling')).rows,
    doelen: (await telPer<Maandcijfers['doelen'][number]>('doel')).rows,
    ontvangers: (
      await telPer<Maandcijfers['ontvangers'][number]>(
        'ontvanger',
        `r.handeling = 'verstrekt' and r.ontvanger is not null`,
      )
    ).rows,
    gelezen: dagen.reduce((som, { gelezen }) => som + gelezen, 0),
    buitenUren: dagen.reduce((som, { buitenUren }) => som + buitenUren, 0),
    signalen: signaalsoorten.map((soort) => ({
      soort,
      aantal: signalen.filter((een) => een.soort === soort).length,
    })),
  }
}
