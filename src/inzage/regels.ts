import { type RawBuilder, sql } from 'kysely'
import type { Datum } from '../kern/datum.ts'
import type { Handeling, Regelrij } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import type { Filter } from './filter.ts'

/** A line of the logboek as an overview needs it: who did it is not among what is read. */
export type Logregel = Omit<
  Regelrij,
  'gebruiker' | 'betrokkene' | 'onderwerp' | 'spoor' | 'daad' | 'plek' | 'aantal'
>

/** Lines that are shown later: how many, on which ground, and the day from which they are shown. */
export interface Later {
  readonly aantal: number
  readonly grond: string
  readonly vanaf: Datum
}

/** So many lines on one overview; whoever has more is told so, and chooses a shorter period. */
export const meesteRegels = 5000

/** An uitstel that still holds today for a line: of the same organisation, about the same thing, for its purpose or for all. */
const uitgesteld = (vandaag: Datum) => sql`select u.grond, u.tot from inzage.uitstel u
  where u.onderwerp = r.onderwerp and u.organisatie = r.organisatie and (u.doel is null or u.doel = r.doel)
    and u.opgeheven_op is null and u.tot > ${vandaag}::date`

/** What the filter asks for of these names, wherever the list is. */
function waar(
  pseudoniemen: readonly string[],
  { van, tot, organisatie }: Filter,
  vandaag: Datum,
): RawBuilder<unknown> {
  const dag = sql`(r.op at time zone 'Europe/Amsterdam')::date`
  return sql`r.betrokkene = any(${pseudoniemen})
    and (${van}::date is null or ${dag} >= ${van}::date) and (${tot}::date is null or ${dag} <= ${tot}::date)
    and (${organisatie}::text is null or ${organisatie} in (r.organisatie, r.ontvanger))
    and not exists (${uitgesteld(vandaag)})`
}

/** How many lines there are in all, also those that do not fit: by what was done, and by whom. */
export interface Telling {
  readonly handelingen: readonly { readonly handeling: Handeling; readonly aantal: number }[]
  readonly organisaties: number
}

/** Counts what the filter asks for. */
export async function telRegels(
  tx: Tx,
  pseudoniemen: readonly string[],
  filter: Filter,
  vandaag: Datum,
): Promise<Telling> {
  const gezocht = waar(pseudoniemen, filter, vandaag)
  const handelingen = await sql<Telling['handelingen'][number]>`
    select r.handeling, count(*)::int as aantal from logboek.regel r where ${gezocht}
    group by 1 order by max(r.volgnummer) desc`.execute(tx)
  const wie = await sql<{ aantal: number }>`
    select count(distinct r.organisatie)::int as aantal from logboek.regel r where ${gezocht}`.execute(tx)
  return { handelingen: handelingen.rows, organisaties: wie.rows[0]?.aantal ?? 0 }
}

/** The lines about these names that are shown today, newest first, at most `meesteRegels` and one more. */
export async function haalRegels(
  tx: Tx,
  pseudoniemen: readonly string[],
  filter: Filter,
  vandaag: Datum,
): Promise<readonly Logregel[]> {
  const verder = filter.voor === null ? sql`true` : sql`r.volgnummer < ${filter.voor}`
  const { rows } = await sql<Logregel>`
    select r.volgnummer, r.op, r.handeling, r.organisatie, r.rol, r.doel, r.gegevens, r.toets_id::text, r.ontvanger, r.relatie
    from logboek.regel r
    where ${waar(pseudoniemen, filter, vandaag)} and ${verder}
    order by r.volgnummer desc limit ${meesteRegels + 1}`.execute(tx)
  return rows
}

/**
 * By oordeel which gegevens were told on it, of these names: what a line is about that names nothing of the content itself,
 * such as taking back.
 */
export async function haalVerteld(
  tx: Tx,
  pseudoniemen: readonly string[],
  oordelen: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (oordelen.length === 0) return new Map()
  const { rows } = await sql<{ toets: string; gegevens: readonly string[] }>`
    select r.toets_id::text as toets, array_agg(distinct g.id order by g.id) as gegevens
    from logboek.regel r cross join lateral unnest(r.gegevens) as g (id)
    where r.betrokkene = any(${pseudoniemen}) and r.handeling = 'verstrekt' and r.toets_id = any(${oordelen}::uuid[])
    group by 1`.execute(tx)
  return new Map(rows.map(({ toets, gegevens }) => [toets, gegevens]))
}

/** What is shown later. Of everything, whatever the filter: else a filter would tell of whom, and of when, it is. */
export async function haalLater(
  tx: Tx,
  pseudoniemen: readonly string[],
  vandaag: Datum,
): Promise<readonly Later[]> {
  const { rows } = await sql<Later>`
    select count(*)::int as aantal, l.grond, l.tot::text as vanaf from logboek.regel r
    cross join lateral (${uitgesteld(vandaag)} order by u.tot desc, u.grond limit 1) l
    where r.betrokkene = any(${pseudoniemen}) group by l.grond, l.tot order by l.tot, l.grond`.execute(tx)
  return rows
}

/** The organisations that did or got something, for the choices of a filter. */
export async function haalOrganisaties(
  tx: Tx,
  pseudoniemen: readonly string[],
  vandaag: Datum,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct wie.id from logboek.regel r cross join lateral (values (r.organisatie), (r.ontvanger)) as wie (id)
    where r.betrokkene = any(${pseudoniemen}) and wie.id is not null and not exists (${uitgesteld(vandaag)})
    order by 1`.execute(tx)
  return rows.map(({ id }) => id)
}
