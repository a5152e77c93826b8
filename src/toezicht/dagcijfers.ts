import { type RawBuilder, sql } from 'kysely'
import type { Datum } from '../kern/datum.ts'
import type { Logboek } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { haalEigennamen } from './eigennaam.ts'
import { begin, einde } from './regels.ts'

/** What one colleague did on one day, counted: nobody it was about is in it. */
export interface Dagcijfer {
  readonly gebruiker: string
  readonly rol: string
  readonly dag: Datum
  /** Acts of reading and searching: a list is one, however many stand in it. */
  readonly gelezen: number
  /** Different people of whom something was seen, also in a list. */
  readonly mensen: number
  /** Different people who were opened by themselves: an act about nobody else. */
  readonly geopend: number
  /** Of those acts: at night, early, late, or at the weekend. */
  readonly buitenUren: number
  /** Different addresses that were tried without a relation. Whether someone belongs to each, a pseudonym does not tell. */
  readonly zonderRelatie: number
  /** Glasses that were broken: different people opened through one. */
  readonly glas: number
  /** Different people of the same name who were opened or looked for, as far as that name says something. */
  readonly eigenNaam: number
  /** The same, of those whom it was refused to open: nothing of them was shown. */
  readonly eigenGeweigerd: number
}

/** Office hours, by the clock in the Netherlands: from 7 to 20, Monday to Friday. Migrations hold nothing of this. */
export const kantooruren = { van: 7, tot: 20 } as const

/** True for a moment (as it stands on the clock here) outside those hours, or at the weekend. */
export const buitenKantoor = (lokaal: RawBuilder<unknown>) => sql<boolean>`(extract(isodow from ${lokaal}) > 5
  or extract(hour from ${lokaal}) < ${kantooruren.van}::int or extract(hour from ${lokaal}) >= ${kantooruren.tot}::int)`

/** What is counted of whom: people. The server itself and machines do what they were built for, at any hour. */
export async function haalDagcijfers(
  logboek: Pick<Logboek, 'pseudoniemen'>,
  tx: Tx,
  wie: Kijker,
  van: Datum,
  tot: Datum,
): Promise<readonly Dagcijfer[]> {
  const eigennamen = await haalEigennamen(logboek, tx, wie, van, tot)
  const { rows } = await sql<Omit<Dagcijfer, 'eigenNaam' | 'eigenGeweigerd'>>`
    with regel as (
      select r.gebruiker, r.rol, r.betrokkene, r.relatie, r.op at time zone 'Europe/Amsterdam' as lokaal,
        -- A line from before acts were numbered is an act of its own.
        coalesce(r.daad, r.volgnummer::text) as daad,
        r.handeling in ('gelezen', 'gezocht') and cardinality(r.gegevens) > 0 as gezien,
        -- As isPoging of the logboek: a file that was not clean names gegevens, and is no attempt on anyone.
        r.handeling = 'geweigerd' and r.toets_id is null and cardinality(r.gegevens) = 0 as zonder
      from logboek.regel r
      where r.organisatie = ${wie.organisatie} and r.rol <> 'systeem' and r.gebruiker ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$'
        and r.rol <> 'betrokkene'
        and r.op >= ${begin(van)} and r.op < ${einde(tot)}
    ), daad as (
      select gebruiker, rol, lokaal::date::text as dag, bool_or(gezien) as gezien,
        bool_or(gezien and ${buitenKantoor(sql.ref('lokaal'))}) as buiten,
        case when min(betrokkene) = max(betrokkene) then min(betrokkene) end as enige
      from regel group by 1, 2, 3, daad
    ), deel as (
      select gebruiker, rol, dag, count(*) filter (where gezien) as gelezen,
        count(distinct enige) filter (where gezien) as geopend, count(*) filter (where buiten) as buiten,
        0 as mensen, 0 as zonder, 0 as glas
      from daad group by 1, 2, 3
      union all
      select gebruiker, rol, lokaal::date::text, 0, 0, 0, count(distinct betrokkene) filter (where gezien),
        count(distinct betrokkene) filter (where zonder),
        count(distinct betrokkene) filter (where gezien and relatie = 'glasbraak')
      from regel group by 1, 2, 3
    )
    select gebruiker, rol, dag, sum(gelezen)::int as gelezen, sum(geopend)::int as geopend,
      sum(buiten)::int as "buitenUren", sum(mensen)::int as mensen, sum(zonder)::int as "zonderRelatie", sum(glas)::int as glas
    from deel group by 1, 2, 3 order by 3, 1, 2`.execute(tx)
  const sleutel = ({ gebruiker, rol, dag }: Pick<Dagcijfer, 'gebruiker' | 'rol' | 'dag'>) =>
    `${gebruiker} ${rol} ${dag}`
  const eigen = new Map(eigennamen.map((een) => [sleutel(een), een]))
  return rows.map((rij) => {
    const { gezien: eigenNaam = 0, geweigerd: eigenGeweigerd = 0 } = eigen.get(sleutel(rij)) ?? {}
    return { ...rij, eigenNaam, eigenGeweigerd }
  })
}
