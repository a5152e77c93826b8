import { sql } from 'kysely'
import type { Datum } from '../kern/datum.ts'
import type { Logboek } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { begin, einde } from './regels.ts'

/** A surname that no more people in Terugkeer have, and that is not common in the Netherlands, is rare: with it two are seldom strangers. */
export const zeldzaam = 4

/** How many people of the same name one colleague opened or looked for on one day, and how many were refused. */
export interface Eigennaam {
  readonly gebruiker: string
  readonly rol: string
  readonly dag: Datum
  readonly gezien: number
  readonly geweigerd: number
}

/**
 * Counts, for these days of the own organisation, whom a colleague opened or looked for with the same rare surname, or with the
 * same surname and first name or initial. Someone counts once a day, however often one clicked on in that dossier. Of a list with others in it nothing is counted: whoever works with
 * everyone there sees them all. No name comes out of the database: only whom each colleague shares one with, and that goes no further.
 */
export async function haalEigennamen(
  { pseudoniemen }: Pick<Logboek, 'pseudoniemen'>,
  tx: Tx,
  wie: Kijker,
  van: Datum,
  tot: Datum,
): Promise<readonly Eigennaam[]> {
  const { rows: naamgenoten } = await sql<{ gebruiker: string; betrokkene: string }>`
    select gebruiker, betrokkene from toezicht.naamgenoten(${zeldzaam})`.execute(tx)
  if (naamgenoten.length === 0) return []
  const paren = naamgenoten.flatMap(({ gebruiker, betrokkene }) =>
    pseudoniemen(betrokkene).map((pseudoniem) => ({ gebruiker, betrokkene, pseudoniem })),
  )
  const { rows } = await sql<Eigennaam>`
    with naamgenoot as materialized (
      select * from json_to_recordset(${JSON.stringify(paren)}::json) as n (gebruiker text, betrokkene uuid, pseudoniem text)
    )
    select r.gebruiker, r.rol, (r.op at time zone 'Europe/Amsterdam')::date::text as dag,
      count(distinct n.betrokkene) filter (where r.handeling <> 'geweigerd')::int as gezien,
      count(distinct n.betrokkene) filter (where r.handeling = 'geweigerd')::int as geweigerd
    from naamgenoot n join logboek.regel r on r.betrokkene = n.pseudoniem and r.gebruiker = n.gebruiker
    where r.organisatie = ${wie.organisatie} and r.op >= ${begin(van)} and r.op < ${einde(tot)}
      and r.handeling in ('gelezen', 'gezocht', 'geweigerd')
      and not exists (select from logboek.regel ander where ander.daad = r.daad and not exists (
        select from naamgenoot ook where ook.gebruiker = r.gebruiker and ook.pseudoniem = ander.betrokkene))
    group by 1, 2, 3`.execute(tx)
  return rows
}
