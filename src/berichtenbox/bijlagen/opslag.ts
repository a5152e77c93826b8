import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Bestandssoort } from '../../kern/bestand.ts'
import type { Tx } from '../../platform/db.ts'
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

/** One piece of a file, a row: a whole file in one value takes ten times as long. */
const stuk = 1024 * 1024

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
    for (let plek = 0; plek < grootte; plek += stuk)
      await metBijlagen(tx)
        .insertInto('berichtenbox.bijlagedeel')
        .values({ bijlage: id, nummer: plek / stuk, bytes: alsBytes(inhoud.subarray(plek, plek + stuk)) })
        .execute()
  }
}

/** Bytes go to the database and back as base64: what its embedded form makes of bare bytes takes thirty times as long. */
function alsBytes(bytes: Uint8Array): RawBuilder<Uint8Array> {
  return sql`decode(${Buffer.from(bytes).toString('base64')}, 'base64')`
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
export async function haalBytes(tx: Tx, { id, grootte }: BijlageRij): Promise<Uint8Array> {
  const inhoud = new Uint8Array(grootte)
  for (let plek = 0; plek < grootte; plek += stuk) {
    const { tekst } = await metBijlagen(tx)
      .selectFrom('berichtenbox.bijlagedeel')
      .select(sql<string>`encode(bytes, 'base64')`.as('tekst'))
      .where('bijlage', '=', id)
      .where('nummer', '=', plek / stuk)
      .executeTakeFirstOrThrow()
    inhoud.set(Buffer.from(tekst, 'base64'), plek)
  }
  return inhoud
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
