import { type RawBuilder, sql } from 'kysely'

/** One piece of a file, a row: a whole file in one value takes ten times as long. */
const stuk = 1024 * 1024

/** A file in rows, as a table keeps it. */
export function inStukken(
  inhoud: Uint8Array,
): readonly { readonly nummer: number; readonly bytes: RawBuilder<Uint8Array> }[] {
  const aantal = Math.ceil(inhoud.byteLength / stuk)
  return Array.from({ length: aantal }, (_, nummer) => ({
    nummer,
    bytes: alsBytes(inhoud.subarray(nummer * stuk, (nummer + 1) * stuk)),
  }))
}

/** Bytes go to the database and back as base64: what its embedded form makes of bare bytes takes thirty times as long. */
function alsBytes(bytes: Uint8Array): RawBuilder<Uint8Array> {
  return sql`decode(${Buffer.from(bytes).toString('base64')}, 'base64')`
}

/** How one row is asked for. */
export const stukAlsTekst = sql<string>`encode(bytes, 'base64')`.as('tekst')

/** A file from its rows, one at a time. */
export async function uitStukken(
  grootte: number,
  haal: (nummer: number) => Promise<{ readonly tekst: string }>,
): Promise<Uint8Array> {
  const inhoud = new Uint8Array(grootte)
  for (let plek = 0; plek < grootte; plek += stuk) {
    const { tekst } = await haal(plek / stuk)
    inhoud.set(Buffer.from(tekst, 'base64'), plek)
  }
  return inhoud
}
