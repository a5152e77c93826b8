import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'
import { isVervangen } from './bericht.ts'
import { plekVan } from './lijst.ts'
import { inBerichtenbox, type Soort, type Status } from './tabellen.ts'

/** What is known about a sending without its content: enough to see whether it arrives. */
export interface Verzending {
  readonly id: string
  readonly soort: Soort
  readonly status: Status
  readonly afzender: string
  readonly ontvanger: string
  readonly inrichting: string | null
  readonly gebeurd_op: Date | null
  readonly bezorgd_op: Date | null
  readonly verzonden_op: Date
  readonly gelezen_op: Date | null
  readonly opgepakt_op: Date | null
  readonly reden: string | null
}

/**
 * Which sendings: `wacht` stand ready until the receiver is connected, `te-laat` were sent more than two days after the
 * event, `ongelezen` lie in the box past their term, `nooit-bezorgd` were destroyed before their receiver was connected.
 */
export type Verzendfilter =
  | 'alle'
  | 'wacht'
  | 'te-laat'
  | 'ongelezen'
  | 'nooit-bezorgd'
  | 'niet-verstuurd'
  | 'ingetrokken'

/** A page of what was sent, newest first. Who sees which rows, row-level security decides. */
export function leesVerzendingen(
  tx: Tx,
  filter: Verzendfilter,
  vandaag: string,
  {
    na,
    ontvangers,
    aantal,
  }: { na?: string | undefined; ontvangers?: readonly string[] | undefined; aantal: number },
): Promise<readonly Verzending[]> {
  return inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht as b')
    .select([
      'id',
      'soort',
      'status',
      'afzender',
      'ontvanger',
      'inrichting',
      'gebeurd_op',
      'bezorgd_op',
      'verzonden_op',
      'gelezen_op',
      'opgepakt_op',
      'reden',
    ])
    .where('soort', '<>', 'antwoord')
    .$if(filter === 'te-laat', (q) => q.where(sql<boolean>`verzonden_op > gebeurd_op + interval '2 days'`))
    .$if(filter === 'ongelezen', (q) =>
      q
        .where('status', '=', 'bezorgd')
        .where('termijn', '<', vandaag)
        .where(sql<boolean>`not ${isVervangen}`),
    )
    .$if(filter === 'wacht', (q) => q.where('status', '=', 'klaargezet'))
    .$if(filter === 'nooit-bezorgd', (q) =>
      q.where('status', '=', 'vernietigd').where('bezorgd_op', 'is', null),
    )
    .$if(filter === 'niet-verstuurd', (q) => q.where('status', '=', 'onbestelbaar'))
    .$if(filter === 'ingetrokken', (q) => q.where('status', '=', 'ingetrokken'))
    .$if(ontvangers !== undefined, (q) => q.where('ontvanger', 'in', ontvangers ?? []))
    .$if(na !== undefined, (q) => q.where(sql<boolean>`volgnummer < ${plekVan(na ?? '')}`))
    .orderBy('volgnummer', 'desc')
    .limit(aantal)
    .execute()
}

/** How many were sent today, late, wait unread past their term, could not be sent, or went without ever being delivered. */
export async function telVerzendingen(tx: Tx, vandaag: string) {
  return inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht as b')
    .select(({ fn }) => [
      fn
        .countAll<number>()
        .filterWhere(sql`(verzonden_op at time zone 'Europe/Amsterdam')::date`, '=', sql`${vandaag}::date`)
        .as('vandaag'),
      fn
        .countAll<number>()
        .filterWhere(sql`verzonden_op`, '>', sql`gebeurd_op + interval '2 days'`)
        .as('teLaat'),
      fn
        .countAll<number>()
        .filterWhere('status', '=', 'bezorgd')
        .filterWhere('termijn', '<', vandaag)
        .filterWhere(sql<boolean>`not ${isVervangen}`)
        .as('ongelezen'),
      fn.countAll<number>().filterWhere('status', '=', 'onbestelbaar').as('nietVerstuurd'),
      fn.countAll<number>().filterWhere('status', '=', 'klaargezet').as('wacht'),
      fn
        .countAll<number>()
        .filterWhere('status', '=', 'vernietigd')
        .filterWhere('bezorgd_op', 'is', null)
        .as('nooitBezorgd'),
    ])
    .where('soort', '<>', 'antwoord')
    .executeTakeFirstOrThrow()
}
