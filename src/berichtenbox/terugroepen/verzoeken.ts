import type { Datum } from '../../kern/datum.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { inBerichtenbox, type Soort, type Verwijderstand } from '../tabellen.ts'
import type { Terugroepgrond } from './beleid.ts'

/** A request to remove, without anything of what the message said. */
export interface Verwijderverzoek {
  readonly bericht: string
  readonly soort: Soort
  readonly afzender: string
  readonly ontvanger: string
  readonly grond: Terugroepgrond
  readonly verzonden_op: Date
  readonly gevraagd_op: Date
  readonly uiterlijk: Datum
  readonly stand: Verwijderstand
  readonly afgerond_op: Date | null
  readonly herinneringen: number
}

/** Who looks: the one that must answer, or the one that asked. */
export type Kant = 'ontvanger' | 'afzender'

/** Requests of the acting organisation, what waits first and the longest overdue on top. */
export function leesVerwijderverzoeken(
  tx: Tx,
  wie: Wie,
  kant: Kant,
  aantal: number,
): Promise<readonly Verwijderverzoek[]> {
  return inBerichtenbox(tx)
    .selectFrom('berichtenbox.verwijderverzoek as v')
    .innerJoin('berichtenbox.bericht as b', 'b.id', 'v.bericht')
    .innerJoin('berichtenbox.terugroeping as t', 't.bericht', 'v.bericht')
    .select([
      'v.bericht',
      'b.soort',
      'b.verzonden_op',
      'v.afzender',
      'v.ontvanger',
      't.grond',
      'v.gevraagd_op',
    ])
    .select(['v.uiterlijk', 'v.stand', 'v.afgerond_op', 'v.herinneringen'])
    .where(`v.${kant}`, '=', wie.organisatie)
    .orderBy((eb) => eb('v.stand', '<>', 'open'))
    .orderBy('v.uiterlijk')
    .orderBy('b.volgnummer')
    .limit(aantal)
    .execute()
}

/** How many wait for an answer, and of those how many too long. */
export interface Verwijdertelling {
  readonly open: number
  readonly teLaat: number
}

/** Counts the requests that wait, asked of the acting organisation or by it. */
export function telVerwijderverzoeken(
  tx: Tx,
  organisatie: string,
  kant: Kant,
  vandaag: Datum,
): Promise<Verwijdertelling> {
  return inBerichtenbox(tx)
    .selectFrom('berichtenbox.verwijderverzoek')
    .select(({ fn }) => [
      fn.countAll<number>().as('open'),
      fn.countAll<number>().filterWhere('uiterlijk', '<', vandaag).as('teLaat'),
    ])
    .where(kant, '=', organisatie)
    .where('stand', '=', 'open')
    .executeTakeFirstOrThrow()
}
