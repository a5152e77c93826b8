import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Bestandssoort } from '../../kern/bestand.ts'
import type { Tx } from '../../platform/db.ts'
import { type Kluis, kluislengte } from '../../platform/kluis.ts'
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
  /** Null for what was kept before files were locked. */
  readonly sleutel: string | null
}

type Tabellen = {
  'berichtenbox.bijlage': BijlageRij
  'berichtenbox.bijlagedeel': { bijlage: string; nummer: number; bytes: Uint8Array }
}

const metBijlagen = (tx: Tx) => tx.withTables<Tabellen>()

/** A file that goes along, without the field of the form in which it came. */
export type MeeTeSturen = Omit<GescandeBijlage, 'veld'>

const plaatsVan = (id: string) => `bijlage ${id}`

/** Keeps the files of a message that is being sent, in the same transaction, locked; one by one, as they come. */
export async function schrijfBijlagen(
  tx: Tx,
  kluis: Kluis,
  bericht: string,
  bijlagen: Iterable<MeeTeSturen> | AsyncIterable<MeeTeSturen>,
): Promise<void> {
  let plek = 0
  for await (const { gegeven, naam, soort, afdruk, inhoud, gescandOp } of bijlagen) {
    plek += 1
    const id = randomUUID()
    const grootte = inhoud.byteLength
    const { bytes, sleutel } = kluis.sluit(inhoud, plaatsVan(id))
    await metBijlagen(tx)
      .insertInto('berichtenbox.bijlage')
      .values({
        ...{ id, bericht_id: bericht, plek, gegeven, naam, soort, grootte, afdruk },
        ...{ gescand_op: gescandOp, sleutel },
      })
      .execute()
    for (const deel of inStukken(bytes))
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

/** Whether this person may open the file; when not, who of the own organisation may. The receiver of a message always may. */
export async function haalOpening(
  tx: Tx,
  id: string,
): Promise<{ readonly mag: boolean; readonly namen: readonly string[] }> {
  const { rows } = await sql<{ mag: boolean; namen: readonly string[] }>`
    select berichtenbox.mag_bijlage_openen(${id}) as mag,
      array(select naam from berichtenbox.documentlezers(${id}) order by naam) as namen`.execute(tx)
  const [rij] = rows
  if (rij === undefined) throw new Error('A question without a table gives one row')
  return rij
}

/** The bytes of one file, as they were sent. Throws when they do not open. */
export async function haalBytes(
  tx: Tx,
  kluis: Kluis,
  { id, grootte, sleutel }: BijlageRij,
): Promise<Uint8Array> {
  const bytes = await uitStukken(sleutel === null ? grootte : grootte + kluislengte, (nummer) =>
    metBijlagen(tx)
      .selectFrom('berichtenbox.bijlagedeel')
      .select(stukAlsTekst)
      .where('bijlage', '=', id)
      .where('nummer', '=', nummer)
      .executeTakeFirstOrThrow(),
  )
  return sleutel === null ? bytes : kluis.open({ bytes, sleutel }, plaatsVan(id))
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
