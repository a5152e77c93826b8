import { randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { Datum } from '../kern/datum.ts'
import type { Tx } from '../platform/db.ts'
import type { Schrijver } from './store.ts'
import type { Trajectrij } from './tabellen.ts'

/** How a clinic tells a party without a box that something must be removed. */
export const zegwijzen = ['beveiligde-mail', 'post', 'in-persoon', 'telefoon'] as const
export type Zegwijze = (typeof zegwijzen)[number]

type Tabellen = {
  'tbs.gezegd': {
    id: string
    buitenom: string
    traject: string
    organisatie: string
    gegevens: readonly string[]
    hoe: Zegwijze
    dag: Datum
    door: string
    door_naam: string
    op: Date
  }
}

/** That a clinic told the receiver of a set to remove these gegevens, how and on which day, and who wrote that down. */
export type Gezegd = Pick<
  Selectable<Tabellen['tbs.gezegd']>,
  'buitenom' | 'organisatie' | 'gegevens' | 'hoe' | 'dag' | 'door_naam' | 'op'
>

/** What was told of the sets of this track, oldest first: by the clinic that treats now, and by those that did before. */
export async function haalGezegd(
  tx: Tx,
  { id, organisatie }: Pick<Trajectrij, 'id' | 'organisatie'>,
): Promise<readonly Gezegd[]> {
  const eigen = await tx
    .withTables<Tabellen>()
    .selectFrom('tbs.gezegd')
    .select(['buitenom', 'organisatie', 'gegevens', 'hoe', 'dag', 'door_naam', 'op'])
    .where('traject', '=', id)
    .where('organisatie', '=', organisatie)
    .orderBy('op')
    .orderBy('id')
    .execute()
  const { rows: eerder } = await sql<Gezegd>`
    select buitenom::text, organisatie, gegevens, hoe, dag, door_naam, op from tbs.eerder_gezegd(${id})`.execute(
    tx,
  )
  return [...eerder, ...eigen].toSorted((a, b) => a.op.getTime() - b.op.getTime())
}

/** Keeps that it was told. */
export async function bewaarGezegd(
  tx: Tx,
  wie: Schrijver,
  traject: Trajectrij,
  { buitenom, gegevens, hoe, dag }: Pick<Gezegd, 'buitenom' | 'gegevens' | 'hoe' | 'dag'>,
): Promise<void> {
  await tx
    .withTables<Tabellen>()
    .insertInto('tbs.gezegd')
    .values({
      ...{ id: randomUUID(), buitenom, traject: traject.id, organisatie: wie.organisatie },
      gegevens: sql<readonly string[]>`${[...gegevens]}::text[]`,
      ...{ hoe, dag, door: wie.gebruiker, door_naam: wie.naam, op: wie.nu },
    })
    .execute()
}
