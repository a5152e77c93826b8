import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Bestandssoort } from '../kern/bestand.ts'
import type { Tx, Wie } from '../platform/db.ts'
import { type Kluis, kluislengte } from '../platform/kluis.ts'
import { inStukken, stukAlsTekst, uitStukken } from '../platform/stukken.ts'
import { inToestemming, type Scan, type Scanweg } from './tabellen.ts'

/** A scan that was looked into, before it is kept. */
export interface NieuweScan {
  readonly soort: Bestandssoort
  readonly inhoud: Uint8Array
}

/** What every scan of one upload shares. */
export type Scankader = Pick<Scan, 'verklaring' | 'organisatie' | 'persoon' | 'gescand_op' | 'door' | 'op'>

/** The scans about someone at the acting organisation, without their bytes, in order. */
export function haalScans(tx: Tx, wie: Wie, persoon: string): Promise<readonly Scan[]> {
  return inToestemming(tx)
    .selectFrom('toestemming.scan')
    .selectAll()
    .where('persoon', '=', persoon)
    .where('organisatie', '=', wie.organisatie)
    .orderBy('op')
    .orderBy('plek')
    .execute()
}

/** One of them, or undefined for what is not there. */
export async function haalScan(tx: Tx, wie: Wie, persoon: string, id: string): Promise<Scan | undefined> {
  if (!z.guid().safeParse(id).success) return undefined
  return (await haalScans(tx, wie, persoon)).find((een) => een.id === id.toLowerCase())
}

const plaatsVan = (id: string) => `toestemming-scan ${id}`

/** Keeps scans beside a declaration, locked, after those that are there. */
export async function schrijfScans(
  tx: Tx,
  kluis: Kluis,
  kader: Scankader,
  scans: readonly NieuweScan[],
  vanaf: number,
): Promise<void> {
  for (const [i, { soort, inhoud }] of scans.entries()) {
    const id = randomUUID()
    const wat = { soort, grootte: inhoud.byteLength, afdruk: afdrukVan(inhoud), plek: vanaf + i }
    const { bytes, sleutel } = kluis.sluit(inhoud, plaatsVan(id))
    await inToestemming(tx)
      .insertInto('toestemming.scan')
      .values({ ...kader, ...wat, id, sleutel })
      .execute()
    for (const deel of inStukken(bytes))
      await inToestemming(tx)
        .insertInto('toestemming.scandeel')
        .values({ scan: id, ...deel })
        .execute()
  }
}

/** The bytes of a scan as they came in: what is not, is not given at all. What was kept before files were locked opens as it is. */
export async function haalScanbytes(
  tx: Tx,
  kluis: Kluis,
  { id, grootte, afdruk, sleutel }: Scan,
): Promise<Uint8Array> {
  const bytes = await uitStukken(sleutel === null ? grootte : grootte + kluislengte, (nummer) =>
    inToestemming(tx)
      .selectFrom('toestemming.scandeel')
      .select(stukAlsTekst)
      .where('scan', '=', id)
      .where('nummer', '=', nummer)
      .executeTakeFirstOrThrow(),
  )
  const inhoud = sleutel === null ? bytes : kluis.open({ bytes, sleutel }, plaatsVan(id))
  if (afdrukVan(inhoud) !== afdruk) throw new Error('The bytes of a scan are not those that came in')
  return inhoud
}

/** Takes a scan away for good, and keeps why. */
export async function verwijderScan(
  tx: Tx,
  { id, verklaring, organisatie, persoon, plek }: Scan,
  weg: Pick<Scanweg, 'reden' | 'door' | 'op'>,
): Promise<void> {
  await inToestemming(tx).deleteFrom('toestemming.scan').where('id', '=', id).execute()
  await inToestemming(tx)
    .insertInto('toestemming.scan_weg')
    .values({ scan: id, verklaring, organisatie, persoon, plek, ...weg })
    .execute()
}

/** The scans that were taken away from beside a declaration, in order. */
export function haalWeggehaald(tx: Tx, wie: Wie, verklaring: string): Promise<readonly Scanweg[]> {
  return inToestemming(tx)
    .selectFrom('toestemming.scan_weg')
    .selectAll()
    .where('verklaring', '=', verklaring)
    .where('organisatie', '=', wie.organisatie)
    .orderBy('op')
    .orderBy('plek')
    .execute()
}

function afdrukVan(inhoud: Uint8Array): string {
  return createHash('sha256').update(inhoud).digest('hex')
}
