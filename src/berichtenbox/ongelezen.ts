import { sql } from 'kysely'
import type { Tx, Wie } from '../platform/db.ts'
import { inBerichtenbox } from './tabellen.ts'

/** Answers about one detention that nobody of the acting organisation opened. */
export interface OngelezenAntwoorden {
  readonly dossier: string
  /** The oldest of them. */
  readonly bericht: string
  readonly afzender: string
  readonly sinds: Date
  readonly aantal: number
}

/**
 * Which answers to the acting organisation about these detentions nobody opened, in one question however many there are:
 * that they are there, and not what they say.
 */
export async function ongelezenAntwoorden(
  tx: Tx,
  { organisatie }: Pick<Wie, 'organisatie'>,
  dossiers: readonly string[],
): Promise<ReadonlyMap<string, OngelezenAntwoorden>> {
  const rijen = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht')
    .distinctOn('dossier')
    .select(['dossier', 'id as bericht', 'afzender', 'verzonden_op as sinds'])
    .select(sql<number>`(count(*) over (partition by dossier))::integer`.as('aantal'))
    .where('ontvanger', '=', organisatie)
    .where('soort', '=', 'antwoord')
    .where('status', '=', 'bezorgd')
    .where('dossier', '=', sql<string>`any(${dossiers}::uuid[])`)
    .orderBy('dossier')
    .orderBy('volgnummer')
    .execute()
  return new Map(rijen.map((rij) => [rij.dossier, rij]))
}
