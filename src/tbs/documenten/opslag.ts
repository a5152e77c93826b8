import { createHash, randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { Bestandssoort } from '../../kern/bestand.ts'
import type { Datum } from '../../kern/datum.ts'
import type { Tx } from '../../platform/db.ts'
import { type Kluis, kluislengte } from '../../platform/kluis.ts'
import { inStukken, stukAlsTekst, uitStukken } from '../../platform/stukken.ts'
import type { Schrijver } from '../store.ts'
import type { Trajectrij } from '../tabellen.ts'

type Tabellen = {
  'tbs.document': {
    id: string
    traject: string
    organisatie: string
    gegeven: string
    stap: string
    gemaakt_door: string
    gemaakt_op: Datum
    ontvangen_van: string | null
    ontvangen_op: Datum | null
    toets_id: string | null
    soort: Bestandssoort
    grootte: number
    afdruk: string
    sleutel: string | null
    gescand_op: Date | null
    door: string
    door_naam: string
    op: Date
    weg_op: Date | null
    weg_door_naam: string | null
    weg_reden: string | null
  }
  'tbs.documentdeel': { document: string; nummer: number; bytes: Uint8Array }
  'tbs.documentlezer': {
    id: string
    document: string
    traject: string
    organisatie: string
    medewerker: string
    naam: string
    reden: string
    door_naam: string
    van: Date
    tot: Date | null
    zonder_lezer: boolean
  }
  'tbs.documentgang': {
    id: string
    document: string
    traject: string
    organisatie: string
    ontvanger: string
    met: string
    op: Date
  }
}

const inDocumenten = (tx: Tx) => tx.withTables<Tabellen>()

/** Who of the clinic may open a document, since when and why. */
export type Lezer = Selectable<Tabellen['tbs.documentlezer']>

/** To whom a document went. */
export type Gang = Selectable<Tabellen['tbs.documentgang']>

/** A document without its bytes, with who may open it now. */
export type Document = Selectable<Tabellen['tbs.document']> & { readonly lezers: readonly Lezer[] }

/** What is known of a document before it is kept. */
export type NieuwDocument = Pick<
  Document,
  'gegeven' | 'stap' | 'gemaakt_door' | 'gemaakt_op' | 'ontvangen_van' | 'ontvangen_op' | 'toets_id' | 'soort'
> & { readonly inhoud: Uint8Array; readonly gescand_op: Date | null }

const plaatsVan = (id: string) => `tbs-document ${id}`

/** The documents of a track at the acting clinic, oldest first; also those that were taken away. */
export async function haalDocumenten(tx: Tx, { id, organisatie }: Trajectrij): Promise<readonly Document[]> {
  const documenten = await inDocumenten(tx)
    .selectFrom('tbs.document')
    .selectAll()
    .where('traject', '=', id)
    .where('organisatie', '=', organisatie)
    .orderBy('op')
    .orderBy('id')
    .execute()
  const lezers = await inDocumenten(tx)
    .selectFrom('tbs.documentlezer')
    .selectAll()
    .where('traject', '=', id)
    .where('organisatie', '=', organisatie)
    .where('tot', 'is', null)
    .orderBy('van')
    .orderBy('naam')
    .execute()
  return documenten.map((een) => ({ ...een, lezers: lezers.filter(({ document }) => document === een.id) }))
}

/** Keeps a document, locked, with whoever brought it in as the first who may open it. Returns its id. */
export async function schrijfDocument(
  tx: Tx,
  kluis: Kluis,
  wie: Schrijver,
  { id: traject }: Trajectrij,
  { inhoud, ...wat }: NieuwDocument,
): Promise<string> {
  const id = randomUUID()
  const { bytes, sleutel } = kluis.sluit(inhoud, plaatsVan(id))
  await inDocumenten(tx)
    .insertInto('tbs.document')
    .values({
      ...{ ...wat, id, traject, organisatie: wie.organisatie, grootte: inhoud.byteLength, sleutel },
      ...{ afdruk: afdrukVan(inhoud), door: wie.gebruiker, door_naam: wie.naam, op: wie.nu },
      ...{ weg_op: null, weg_door_naam: null, weg_reden: null },
    })
    .execute()
  for (const deel of inStukken(bytes))
    await inDocumenten(tx)
      .insertInto('tbs.documentdeel')
      .values({ document: id, ...deel })
      .execute()
  return id
}

/** Lets someone of the clinic open a document; `zonder_lezer` when nobody at work there could let in any more. */
export async function schrijfLezer(
  tx: Tx,
  wie: Schrijver,
  traject: string,
  lezer: Pick<Lezer, 'document' | 'medewerker' | 'naam' | 'reden'> & Partial<Pick<Lezer, 'zonder_lezer'>>,
): Promise<void> {
  await inDocumenten(tx)
    .insertInto('tbs.documentlezer')
    .values({
      ...{ zonder_lezer: false, ...lezer, id: randomUUID(), traject, organisatie: wie.organisatie },
      ...{ door_naam: wie.naam, van: wie.nu, tot: null },
    })
    .execute()
}

/** Ends that someone may open a document. */
export async function eindigLezer(tx: Tx, { nu }: Schrijver, { id }: Lezer): Promise<void> {
  await inDocumenten(tx).updateTable('tbs.documentlezer').set({ tot: nu }).where('id', '=', id).execute()
}

/** The bytes as they came in: what is not, is not given at all. Only for who may open it. */
export async function haalDocumentbytes(
  tx: Tx,
  kluis: Kluis,
  { id, grootte, afdruk, sleutel }: Document,
): Promise<Uint8Array> {
  if (sleutel === null) throw new Error('What was taken away cannot be opened')
  const bytes = await uitStukken(grootte + kluislengte, (nummer) =>
    inDocumenten(tx)
      .selectFrom('tbs.documentdeel')
      .select(stukAlsTekst)
      .where('document', '=', id)
      .where('nummer', '=', nummer)
      .executeTakeFirstOrThrow(),
  )
  const inhoud = kluis.open({ bytes, sleutel }, plaatsVan(id))
  if (afdrukVan(inhoud) !== afdruk) throw new Error('The bytes of a document are not those that came in')
  return inhoud
}

/** Takes a document away for good, its key with it, and keeps that it was there and why it went. */
export async function verwijderDocument(
  tx: Tx,
  { nu, naam }: Schrijver,
  { id }: Document,
  weg_reden: string,
): Promise<void> {
  await inDocumenten(tx).deleteFrom('tbs.documentdeel').where('document', '=', id).execute()
  await inDocumenten(tx)
    .updateTable('tbs.document')
    .set({ sleutel: null, weg_op: nu, weg_door_naam: naam, weg_reden })
    .where('id', '=', id)
    .execute()
}

/** Keeps to whom documents went. */
export async function schrijfGang(
  tx: Tx,
  wie: Schrijver,
  documenten: readonly Pick<Document, 'id' | 'traject'>[],
  waar: Pick<Gang, 'ontvanger' | 'met'>,
): Promise<void> {
  for (const { id: document, traject } of documenten)
    await inDocumenten(tx)
      .insertInto('tbs.documentgang')
      .values({ id: randomUUID(), document, traject, organisatie: wie.organisatie, ...waar, op: wie.nu })
      .execute()
}

/** Which documents went along with these messages and sets, by the id of each. */
export async function haalMee(
  tx: Tx,
  met: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (met.length === 0) return new Map()
  const rijen = await inDocumenten(tx)
    .selectFrom('tbs.documentgang')
    .select(['document', 'met'])
    .where('met', 'in', [...met])
    .execute()
  return new Map(
    [...Map.groupBy(rijen, (een) => een.met)].map(([id, er]) => [id, er.map((een) => een.document)]),
  )
}

/** The kinds of document that went along from this track, by the id of the message or the set. */
export async function haalGingMee(
  tx: Tx,
  { id, organisatie }: Trajectrij,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rijen = await inDocumenten(tx)
    .selectFrom('tbs.documentgang as g')
    .innerJoin('tbs.document as d', 'd.id', 'g.document')
    .select(['g.met', 'd.gegeven'])
    .where('g.traject', '=', id)
    .where('g.organisatie', '=', organisatie)
    .orderBy('d.gegeven')
    .execute()
  return new Map(
    [...Map.groupBy(rijen, ({ met }) => met)].map(([met, er]) => [met, er.map(({ gegeven }) => gegeven)]),
  )
}

/** To whom this document went, oldest first. */
export function haalGang(tx: Tx, { id }: Pick<Document, 'id'>): Promise<readonly Gang[]> {
  return inDocumenten(tx)
    .selectFrom('tbs.documentgang')
    .selectAll()
    .where('document', '=', id)
    .orderBy('op')
    .orderBy('id')
    .execute()
}

/** Someone of the clinic who works on tracks. */
export interface Collega {
  readonly id: string
  readonly naam: string
}

/** The colleagues who work on tracks on this day, by name. */
export async function haalCollegas(tx: Tx, dag: Datum): Promise<readonly Collega[]> {
  const { rows } = await sql<Collega>`
    select id::text as id, naam from tbs.collegas(${dag}::date) order by naam, id`.execute(tx)
  return rows
}

/** By which the same bytes are known again. */
export function afdrukVan(inhoud: Uint8Array): string {
  return createHash('sha256').update(inhoud).digest('hex')
}
