import { randomUUID } from 'node:crypto'
import type { Bestandssoort } from '../../kern/bestand.ts'
import type { Tx } from '../../platform/db.ts'
import { inStukken, stukAlsTekst, uitStukken } from '../../platform/stukken.ts'
import type { GescandeBijlage } from './scannen.ts'

/** A file as it is kept, without its bytes. */
export interface BijlageRij {
  readonly id: string
  readonly bericht_id: string
  readonly plek: number
  readonly gegeven: string
  readonly naam: string
  readonly soort: Bestandssoort
  readonly grootte: number
  readonly afdruk: string
  readonly gescand_op: Date | null
}

type Tabellen = {
  'berichtenbox.bijlage': BijlageRij
  'berichtenbox.bijlagedeel': { bijlage: string; nummer: number; bytes: Uint8Array }
}

const metBijlagen = (tx: Tx) => tx.withTables<Tabellen>()

/** Keeps the files of a message that is being sent, in the same transaction. */
export async function schrijfBijlagen(
  tx: Tx,
  bericht: string,
  bijlagen: readonly GescandeBijlage[],
): Promise<void> {
  for (const [i, { gegeven, naam, soort, afdruk, inhoud, gescandOp }] of bijlagen.entries()) {
    const id = randomUUID()
    const grootte = inhoud.byteLength
    await metBijlagen(tx)
      .insertInto('berichtenbox.bijlage')
      .values({
        ...{ id, bericht_id: bericht, plek: i + 1, gegeven, naam, soort, grootte, afdruk },
        gescand_op: gescandOp,
      })
      .execute()
    for (const deel of inStukken(inhoud))
      await metBijlagen(tx)
        .insertInto('berichtenbox.bijlagedeel')
        .values({ bijlage: id, ...deel })
        .execute()
  }
}

/** One file without its bytes, as far as row-level security lets the acting organisation see it. */
export function haalBijlage(tx: Tx, id: string): Promise<BijlageRij | undefined> {
  return metBijlagen(tx)
    .selectFrom('berichtenbox.bijlage')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The bytes of one file, piece by piece. */
export function haalBytes(tx: Tx, { id, grootte }: BijlageRij): Promise<Uint8Array> {
  return uitStukken(grootte, (nummer) =>
    metBijlagen(tx)
      .selectFrom('berichtenbox.bijlagedeel')
      .select(stukAlsTekst)
      .where('bijlage', '=', id)
      .where('nummer', '=', nummer)
      .executeTakeFirstOrThrow(),
  )
}

/** What makes the files of a message the same as others: what each is about, is called and holds, in order. */
export async function haalKenmerken(tx: Tx, bericht: string): Promise<readonly string[]> {
  const rijen = await metBijlagen(tx)
    .selectFrom('berichtenbox.bijlage')
    .select(['gegeven', 'naam', 'afdruk'])
    .where('bericht_id', '=', bericht)
    .orderBy('plek')
    .execute()
  return rijen.map(kenmerkVan)
}

/** What a file is about, what it is called and what it holds, in one word. */
export function kenmerkVan({
  gegeven,
  naam,
  afdruk,
}: Pick<BijlageRij, 'gegeven' | 'naam' | 'afdruk'>): string {
  return `${gegeven} ${afdruk} ${naam}`
}
