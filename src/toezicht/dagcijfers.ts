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
  /** Lines of reading and searching. */
  readonly gelezen: number
  /** Different people of whom something was seen. */
  readonly mensen: number
  /** Of those lines: at night, early, late, or at the weekend. */
  readonly buitenUren: number
  /** Attempts to open someone with whom there was no relation. */
  readonly zonderRelatie: number
  /** Glasses that were broken: different people opened through one. */
  readonly glas: number
  /** Times that someone of the same name was opened or looked for, as far as that name says something. */
  readonly eigenNaam: number
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
  const { rows } = await sql<Omit<Dagcijfer, 'eigenNaam'>>`
    with regel as (
      select r.gebruiker, r.rol, r.betrokkene, r.relatie, r.op at time zone 'Europe/Amsterdam' as lokaal,
        r.handeling in ('gelezen', 'gezocht') and cardinality(r.gegevens) > 0 as gezien,
        -- As isPoging of the logboek: a file that was not clean names gegevens, and is no attempt on anyone.
        r.handeling = 'geweigerd' and r.toets_id is null and cardinality(r.gegevens) = 0 as zonder
      from logboek.regel r
      where r.organisatie = ${wie.organisatie} and r.rol <> 'systeem' and r.gebruiker ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$'
        and r.rol <> 'betrokkene'
        and r.op >= ${begin(van)} and r.op < ${einde(tot)}
    )
    select gebruiker, rol, lokaal::date::text as dag,
      count(*) filter (where gezien)::int as gelezen,
      count(distinct betrokkene) filter (where gezien)::int as mensen,
      count(*) filter (where gezien and ${buitenKantoor(sql.ref('lokaal'))})::int as "buitenUren",
      count(distinct betrokkene) filter (where zonder)::int as "zonderRelatie",
      count(distinct betrokkene) filter (where gezien and relatie = 'glasbraak')::int as glas
    from regel group by 1, 2, 3 order by 3, 1, 2`.execute(tx)
  const sleutel = ({ gebruiker, rol, dag }: Pick<Dagcijfer, 'gebruiker' | 'rol' | 'dag'>) =>
    `${gebruiker} ${rol} ${dag}`
  const keer = new Map(eigennamen.map((een) => [sleutel(een), een.keer]))
  return rows.map((rij) => ({ ...rij, eigenNaam: keer.get(sleutel(rij)) ?? 0 }))
}
