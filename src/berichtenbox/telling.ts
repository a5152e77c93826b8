import { sql } from 'kysely'
import { type Datum, plusDagen } from '../kern/datum.ts'
import type { Tx } from '../platform/db.ts'
import { isAchterhaald, isVervangen } from './bericht.ts'
import { inBerichtenbox } from './tabellen.ts'

/** Days before a release that count as soon. */
const dagenVooruit = 7

/** What is open in a box, in numbers: nothing of anyone. */
export interface Boxstand {
  readonly teLaat: number
  /** Of those, the ones that nobody opened. */
  readonly teLaatOngeopend: number
  /** People who come free within a week. */
  readonly vrij: number
}

/** Counts what is open in the box of this organisation. */
export async function telStand(tx: Tx, organisatie: string, vandaag: Datum): Promise<Boxstand> {
  return inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht as b')
    .innerJoin('berichtenbox.inhoud as i', 'i.bericht_id', 'b.id')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('b.termijn', '<', vandaag).as('teLaat'),
      fn
        .countAll<number>()
        .filterWhere('b.termijn', '<', vandaag)
        .filterWhere('b.status', '=', 'bezorgd')
        .as('teLaatOngeopend'),
      fn
        .count<number>('b.betrokkene')
        .distinct()
        .filterWhere('i.vrijlating', '>=', vandaag)
        .filterWhere('i.vrijlating', '<=', plusDagen(vandaag, dagenVooruit))
        .filterWhere(sql<boolean>`not ${isAchterhaald}`)
        .as('vrij'),
    ])
    .where('b.ontvanger', '=', organisatie)
    .where('b.opgepakt_op', 'is', null)
    .where('b.status', 'in', ['bezorgd', 'gelezen'])
    .where(sql<boolean>`not ${isVervangen}`)
    .executeTakeFirstOrThrow()
}

/**
 * How many of these messages are still news: of what came in, those that nobody opened; of what was taken back, those
 * that someone may have seen before. What came and went without anyone opening it, `ontvangen` and `ingetrokken`, is not.
 */
export async function telNieuws(
  tx: Tx,
  organisatie: string,
  {
    ontvangen,
    ingetrokken,
  }: { readonly ontvangen: readonly string[]; readonly ingetrokken: readonly string[] },
): Promise<{ readonly nieuw: number; readonly ingetrokken: number }> {
  return inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht as b')
    .select([
      sql<number>`count(*) filter (where status = 'bezorgd' and opgepakt_op is null and id = any (${ontvangen}::uuid[])
        and not ${isVervangen})`.as('nieuw'),
      sql<number>`count(*) filter (where status = 'ingetrokken' and id = any (${ingetrokken}::uuid[])
        and (gelezen_op is not null or id <> all (${ontvangen}::uuid[])))`.as('ingetrokken'),
    ])
    .where('ontvanger', '=', organisatie)
    .where('id', '=', sql<string>`any(${[...ontvangen, ...ingetrokken]}::uuid[])`)
    .executeTakeFirstOrThrow()
}
