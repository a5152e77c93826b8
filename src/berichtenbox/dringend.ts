import { sql } from 'kysely'
import { type Datum, plusDagen } from '../kern/datum.ts'
import type { Tx, Wie } from '../platform/db.ts'
import { type Bericht, isAchterhaald } from './bericht.ts'
import { type Leesdelen, leesBericht } from './lezen.ts'
import { inBerichtenbox } from './tabellen.ts'

/** The day by which a message is pressing: the release, or for a burgemeester the day someone comes back. */
const dag = sql<Datum | null>`coalesce(i.vrijlating, case when b.soort = 'bij'
  then (i.gegevens -> 'bij-melding' ->> 'terugkeerdatum')::date end)`

/** The one message that asks for action first: the nearest release of this week, else the longest past its term. */
export async function dringendste(
  delen: Leesdelen,
  tx: Tx,
  wie: Wie,
  vandaag: Datum,
): Promise<Bericht | null> {
  const open = inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht as b')
    .innerJoin('berichtenbox.inhoud as i', 'i.bericht_id', 'b.id')
    .select('b.id')
    .where('b.ontvanger', '=', wie.organisatie)
    .where('b.opgepakt_op', 'is', null)
    .where('b.status', 'in', ['bezorgd', 'gelezen'])
    .limit(1)
  const vrij = await open
    .where(dag, '>=', vandaag)
    .where(dag, '<=', plusDagen(vandaag, 7))
    .where(sql<boolean>`not ${isAchterhaald}`)
    .orderBy(dag)
    .orderBy('b.volgnummer', 'desc')
    .executeTakeFirst()
  const gekozen =
    vrij ??
    (await open
      .where('b.termijn', '<', vandaag)
      .orderBy('b.termijn')
      .orderBy('b.volgnummer')
      .executeTakeFirst())
  return gekozen === undefined ? null : leesBericht(delen, tx, wie, gekozen.id)
}
