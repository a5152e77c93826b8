import { type RawBuilder, sql } from 'kysely'
import type { Datum } from '../kern/datum.ts'
import type { Logboek } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { buitenKantoor, haalDagcijfers } from './dagcijfers.ts'
import { doel as toezicht } from './delen.ts'
import { type Kijkcijfer, kijkhandelingen, type Maandcijfers, type Rij, rapporteer } from './maandcijfers.ts'

/** The first and the last day of a month. */
interface Maandgrenzen {
  readonly van: Datum
  readonly tot: Datum
}

/** The days of a month, written YYYY-MM. */
function maandgrenzen(maand: string): Maandgrenzen {
  const [jaar = 0, nummer = 1] = maand.split('-').map(Number)
  return { van: `${maand}-01`, tot: new Date(Date.UTC(jaar, nummer, 0)).toISOString().slice(0, 10) }
}

/** The lines of a month of the own organisation; watching over them, as the report does itself, is not counted. */
function inMaand(wie: Kijker, { van, tot }: Maandgrenzen): RawBuilder<unknown> {
  return sql`r.organisatie = ${wie.organisatie} and r.doel <> ${toezicht}
    and r.op >= (${van}::date::timestamp at time zone 'Europe/Amsterdam')
    and r.op < ((${tot}::date + 1)::timestamp at time zone 'Europe/Amsterdam')`
}

/** Lines that a colleague made, and not a system or someone with a code. */
const vanCollega = sql`(r.rol not in ('systeem', 'betrokkene') and r.gebruiker ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$')`

/** By name: the order of the numbers would tell of those that are hidden. */
async function telPer(
  tx: Tx,
  wie: Kijker,
  grenzen: Maandgrenzen,
  kolom: 'handeling' | 'doel' | 'ontvanger',
): Promise<readonly Rij[]> {
  const verstrekt = kolom === 'ontvanger' ? sql`r.handeling = 'verstrekt'` : sql`true`
  const { rows } =
    await sql<Rij>`select coalesce(${sql.ref(`r.${kolom}`)}, '') as naam, count(*)::int as aantal,
      coalesce(array_agg(distinct r.gebruiker) filter (where ${vanCollega}), '{}') as collegas
    from logboek.regel r where ${inMaand(wie, grenzen)} and ${verstrekt}
    group by 1 order by 1`.execute(tx)
  return rows
}

async function telKijkers(tx: Tx, wie: Kijker, grenzen: Maandgrenzen): Promise<readonly Kijkcijfer[]> {
  const lokaal = sql`r.op at time zone 'Europe/Amsterdam'`
  const { rows } = await sql<Kijkcijfer>`select r.gebruiker, r.rol, count(*)::int as aantal,
      count(*) filter (where ${buitenKantoor(lokaal)})::int as buiten
    from logboek.regel r where ${inMaand(wie, grenzen)} and ${vanCollega} and r.handeling in (${sql.join([...kijkhandelingen])})
    group by 1, 2 order by 2, 1`.execute(tx)
  return rows
}

/** Counts a month of the own organisation; what would tell on someone is left out here, before it comes to any page. */
export async function haalMaand(
  logboek: Pick<Logboek, 'pseudoniemen'>,
  tx: Tx,
  wie: Kijker,
  maand: string,
): Promise<Maandcijfers> {
  const grenzen = maandgrenzen(maand)
  const dagen = await haalDagcijfers(logboek, tx, wie, grenzen.van, grenzen.tot)
  return rapporteer(
    {
      handelingen: await telPer(tx, wie, grenzen, 'handeling'),
      doelen: await telPer(tx, wie, grenzen, 'doel'),
      ontvangers: await telPer(tx, wie, grenzen, 'ontvanger'),
      kijkers: await telKijkers(tx, wie, grenzen),
    },
    dagen,
  )
}
