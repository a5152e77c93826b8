import { type RawBuilder, sql } from 'kysely'
import type { Datum } from '../kern/datum.ts'
import type { Handeling, Regelrij } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'

/** A line of the own organisation, as who watches over it may see it: people and colleagues by a pseudonym or an id. */
export type Regel = Omit<Regelrij, 'organisatie' | 'daad' | 'plek' | 'aantal'>

/** What narrows the lines. */
export interface Filter {
  readonly van: Datum | null
  readonly tot: Datum | null
  readonly handeling: Handeling | null
  readonly rol: string | null
  readonly doel: string | null
  /** A kind of relation, or `geenRelatie`. */
  readonly relatie: string | null
  readonly ontvanger: string | null
  /** Of a colleague the whole kenmerk, or as much of it as is shown. */
  readonly gebruiker: string | null
  /** Of a person the whole pseudonym, or as much of it as is shown. */
  readonly betrokkene: string | null
  readonly onderwerp: string | null
  readonly spoor: string | null
}

/** Asked as a kind of relation: lines that name none. */
export const geenRelatie = 'geen'

/** So much of the kenmerk of a colleague, and of the pseudonym of a person, is shown, and enough to find it by. */
export const kortKenmerk = 8

/** True for the kenmerk of a colleague; the server itself, a system and a code on paper have names of another form. */
export function isMedewerker(gebruiker: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(gebruiker)
}

const kolommen = sql<Regel>`r.volgnummer, r.op, r.handeling, r.rol, r.gebruiker, r.betrokkene, r.doel, r.gegevens,
  r.toets_id::text, r.onderwerp::text, r.ontvanger, r.relatie, r.spoor`

/** A day in the Netherlands as the moments at its edges, so that an index on moments can be used. */
export const begin = (dag: Datum) => sql`(${dag}::date::timestamp at time zone 'Europe/Amsterdam')`
export const einde = (dag: Datum) => sql`((${dag}::date + 1)::timestamp at time zone 'Europe/Amsterdam')`

/** What the filter asks for, of the own organisation. Row-level security says the last once more. */
function waar(wie: Kijker, filter: Filter): RawBuilder<unknown> {
  const { van, tot, handeling, rol, doel, relatie, ontvanger, gebruiker, betrokkene, onderwerp, spoor } =
    filter
  const delen = [
    sql`r.organisatie = ${wie.organisatie}`,
    ...(van === null ? [] : [sql`r.op >= ${begin(van)}`]),
    ...(tot === null ? [] : [sql`r.op < ${einde(tot)}`]),
    ...(handeling === null ? [] : [sql`r.handeling = ${handeling}`]),
    ...(rol === null ? [] : [sql`r.rol = ${rol}`]),
    ...(doel === null ? [] : [sql`r.doel = ${doel}`]),
    ...(relatie === null
      ? []
      : [relatie === geenRelatie ? sql`r.relatie is null` : sql`r.relatie = ${relatie}`]),
    ...(ontvanger === null ? [] : [sql`r.ontvanger = ${ontvanger}`]),
    ...(gebruiker === null
      ? []
      : [
          gebruiker.length === kortKenmerk
            ? sql`starts_with(r.gebruiker, ${gebruiker})`
            : sql`r.gebruiker = ${gebruiker}`,
        ]),
    ...(betrokkene === null
      ? []
      : [
          betrokkene.length === kortKenmerk
            ? sql`starts_with(r.betrokkene, ${betrokkene})`
            : sql`r.betrokkene = ${betrokkene}`,
        ]),
    // Only where it is shown: of other lines it can be the person, and finding one would tell whose pseudonym it is.
    ...(onderwerp === null
      ? []
      : [sql`r.onderwerp = ${onderwerp} and (r.relatie is not null or r.toets_id is not null)`]),
    ...(spoor === null ? [] : [sql`r.spoor = ${spoor}`]),
  ]
  return sql.join(delen, sql` and `)
}

/** Lines of the own organisation, newest first, before this number if one is given. */
export async function zoek(
  tx: Tx,
  wie: Kijker,
  filter: Filter,
  voor: number | null,
  aantal: number,
): Promise<readonly Regel[]> {
  const verder = voor === null ? sql`true` : sql`r.volgnummer < ${voor}`
  const { rows } =
    await sql<Regel>`select ${kolommen} from logboek.regel r where ${waar(wie, filter)} and ${verder}
    order by r.volgnummer desc limit ${aantal}`.execute(tx)
  return rows
}

/** Lines from this number on, oldest first, up to and including the last that there was when a copy began. */
export async function vanaf(
  tx: Tx,
  wie: Kijker,
  filter: Filter,
  na: number,
  totEnMet: number,
  aantal: number,
): Promise<readonly Regel[]> {
  const { rows } = await sql<Regel>`select ${kolommen} from logboek.regel r where ${waar(wie, filter)}
    and r.volgnummer > ${na} and r.volgnummer <= ${totEnMet} order by r.volgnummer limit ${aantal}`.execute(
    tx,
  )
  return rows
}

/** How many lines the filter asks for, and the highest number among them. */
export async function tel(
  tx: Tx,
  wie: Kijker,
  filter: Filter,
): Promise<{ readonly aantal: number; readonly hoogste: number }> {
  const { rows } = await sql<{ aantal: number; hoogste: number }>`select count(*)::int as aantal,
    coalesce(max(r.volgnummer), 0)::int8 as hoogste from logboek.regel r where ${waar(wie, filter)}`.execute(
    tx,
  )
  return rows[0] ?? { aantal: 0, hoogste: 0 }
}

/** One person on one oordeel: the same question has the same oordeel for everyone. */
export function persoonToets({ betrokkene, toets_id }: Pick<Regel, 'betrokkene' | 'toets_id'>): string {
  return `${betrokkene} ${toets_id}`
}

/** Of lines that name nothing of the content: which gegevens were told on their oordeel about that person, by whomever. */
export async function haalVerteld(
  tx: Tx,
  regels: readonly Regel[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const zonder = regels.filter(({ gegevens, toets_id }) => gegevens.length === 0 && toets_id !== null)
  if (zonder.length === 0) return new Map()
  const uniek = (ids: readonly (string | null)[]) => [...new Set(ids)]
  const { rows } = await sql<{ betrokkene: string; toets: string; gegevens: readonly string[] }>`
    select betrokkene, toets, gegevens from logboek.verteld(
      ${uniek(zonder.map(({ betrokkene }) => betrokkene))}::text[],
      ${uniek(zonder.map(({ toets_id }) => toets_id))}::uuid[])`.execute(tx)
  return new Map(
    rows.map(({ betrokkene, toets, gegevens }) => [persoonToets({ betrokkene, toets_id: toets }), gegevens]),
  )
}

/** What stands in the lines of an organisation: the choices of a filter. */
export type Keuzes = Readonly<Record<'rol' | 'doel' | 'ontvanger', readonly string[]>>

/** The choices there are in the lines of the own organisation. */
export async function haalKeuzes(tx: Tx, wie: Kijker): Promise<Keuzes> {
  const { rows } = await sql<{ rol: string; doel: string; ontvanger: string | null }>`
    select distinct r.rol, r.doel, r.ontvanger from logboek.regel r where r.organisatie = ${wie.organisatie}`.execute(
    tx,
  )
  const uniek = (waarden: readonly (string | null)[]) => [...new Set(waarden)].filter((een) => een !== null)
  return {
    rol: uniek(rows.map(({ rol }) => rol)),
    doel: uniek(rows.map(({ doel }) => doel)),
    ontvanger: uniek(rows.map(({ ontvanger }) => ontvanger)),
  }
}

/**
 * The whole kenmerk of the one colleague who stands in the own logboek under this one, or under its beginning; else null.
 * Who looked with a code on paper is no colleague: that is the person, and nobody looks into what someone sees of oneself.
 */
export async function haalMedewerker(tx: Tx, wie: Kijker, kenmerk: string): Promise<string | null> {
  const { rows } = await sql<{ gebruiker: string }>`select distinct r.gebruiker from logboek.regel r
    where r.organisatie = ${wie.organisatie} and starts_with(r.gebruiker, ${kenmerk})
    and r.rol not in ('betrokkene', 'systeem') limit 2`.execute(tx)
  const [een, ander] = rows
  return een === undefined || ander !== undefined || !isMedewerker(een.gebruiker) ? null : een.gebruiker
}
