import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'
import { inDetentie } from './tabellen.ts'

/** A period as the daily check needs it: what stands, and where it should have been told. */
export interface Overzichtsregel {
  readonly id: string
  readonly persoonId: string
  readonly stand: 'loopt' | 'beeindigd' | 'einde-onbekend'
  readonly inrichting: string
  readonly verwachteEinddatum: string | null
  readonly thuis: string | null
  readonly vestiging: string | null
  readonly beginOp: Date
  readonly eindeOp: Date | null
}

const kolommen = [
  'id',
  'persoon_id as persoonId',
  'stand',
  'inrichting',
  'verwachte_einddatum as verwachteEinddatum',
  'thuis',
  'vestiging',
  'begin_op as beginOp',
  'einde_op as eindeOp',
] as const

/** All periods that were not struck out, a thousand at a time, so that a check of years never fills memory. */
export async function* allePerioden(tx: Tx, aantal = 1000): AsyncGenerator<readonly Overzichtsregel[]> {
  let vanaf = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rijen = await inDetentie(tx)
      .selectFrom('detentie.periode')
      .select(kolommen)
      .where('id', '>', vanaf)
      .where('stand', '<>', 'vervallen')
      .orderBy('id')
      .limit(aantal)
      .execute()
    yield rijen as readonly Overzichtsregel[]
    const laatste = rijen.at(-1)
    if (rijen.length < aantal || laatste === undefined) return
    vanaf = laatste.id
  }
}

/** These periods, as far as the acting organisation sees them. */
export async function leesPerioden(tx: Tx, ids: readonly string[]): Promise<readonly Overzichtsregel[]> {
  const rijen = await inDetentie(tx)
    .selectFrom('detentie.periode')
    .select(kolommen)
    .where('id', '=', sql<string>`any(${ids})`)
    .execute()
  return rijen as readonly Overzichtsregel[]
}
