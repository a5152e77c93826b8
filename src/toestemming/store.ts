import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Tx, voegToe, type Wie } from '../platform/db.ts'
import type { Basisvoorwaarde, Regel } from './rules.ts'
import { inToestemming, type Verklaring } from './tabellen.ts'

/** From here until the end of the transaction nobody else writes about this person, and nobody sends on what it says. */
export async function schrijfAlleen(tx: Tx, persoon: string): Promise<void> {
  await sql`select toestemming.schrijf_alleen(${persoon})`.execute(tx)
}

/** From here until the end of the transaction nobody writes about this person. Those who only read do not wait. */
export async function leesSamen(tx: Tx, persoon: string): Promise<void> {
  await sql`select toestemming.lees_samen(${persoon})`.execute(tx)
}

/**
 * All lines about this person that the acting organisation may know, oldest first: its own, and of whom it holds those of
 * the inrichtingen before it in this detention (migration 0046).
 */
export async function haalRegels(tx: Tx, wie: Wie, persoon: string): Promise<readonly Regel[]> {
  const rijen = await inToestemming(tx)
    .selectFrom('toestemming.regel')
    .select(['volgnummer', 'op', 'soort', 'verklaring', 'ontvanger', 'basisvoorwaarde', 'organisatie'])
    .select('geldig_tot as geldigTot')
    .where('persoon', '=', persoon)
    .orderBy('volgnummer')
    .execute()
  return rijen.map(({ organisatie, ...regel }) => ({
    ...regel,
    elders: organisatie === wie.organisatie ? null : organisatie,
  }))
}

/** A yes that someone ever said, and to which inrichting. */
export interface Gever {
  readonly organisatie: string
  readonly ontvanger: string
  readonly basisvoorwaarde: Basisvoorwaarde
}

/** Every inrichting that ever got a yes of this person, for whom and about what. Only for who writes about it now. */
export async function haalGevers(tx: Tx, persoon: string): Promise<readonly Gever[]> {
  const { rows } = await sql<Gever>`select * from toestemming.gevers(${persoon})`.execute(tx)
  return rows
}

/** The declarations about this person at the acting organisation, newest first; what came at the same moment, as the ledger has it. */
export function haalVerklaringen(tx: Tx, wie: Wie, persoon: string): Promise<readonly Verklaring[]> {
  return inToestemming(tx)
    .selectFrom('toestemming.verklaring')
    .selectAll()
    .where('persoon', '=', persoon)
    .where('organisatie', '=', wie.organisatie)
    .orderBy('op', 'desc')
    .orderBy(
      (eb) =>
        eb
          .selectFrom('toestemming.regel')
          .whereRef('toestemming.regel.verklaring', '=', 'toestemming.verklaring.id')
          .select((r) => r.fn.max('toestemming.regel.volgnummer').as('laatste')),
      'desc',
    )
    .execute()
}

/** True when this declaration stands already: the same form came a second time. */
export async function staatAl(tx: Tx, wie: Wie, persoon: string, id: string): Promise<boolean> {
  const rij = await inToestemming(tx)
    .selectFrom('toestemming.verklaring')
    .select('id')
    .where('id', '=', id)
    .where('persoon', '=', persoon)
    .where('organisatie', '=', wie.organisatie)
    .executeTakeFirst()
  return rij !== undefined
}

/** A line that is about to be written. */
export type NieuweRegel = Pick<Regel, 'ontvanger' | 'basisvoorwaarde' | 'soort' | 'geldigTot'>

/** Adds a declaration with its lines. */
export async function schrijf(tx: Tx, verklaring: Verklaring, regels: readonly NieuweRegel[]): Promise<void> {
  const { id, organisatie, persoon, op } = verklaring
  await inToestemming(tx).insertInto('toestemming.verklaring').values(verklaring).execute()
  await voegToe(
    tx,
    'toestemming.regel',
    regels.map(({ geldigTot, ...regel }) => ({
      ...{ id: randomUUID(), verklaring: id, organisatie, persoon },
      ...regel,
      geldig_tot: geldigTot,
      op,
    })),
  )
}
