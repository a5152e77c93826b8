import { type Bestandssoort, soortVan } from './bestand.ts'

/**
 * Most points a picture may have: a sheet of A3 at 600 points an inch has 70 million. A small file that says it is far
 * larger is made to stop the program that opens it.
 */
const meesteBeeldpunten = 100_000_000

/** What is in a file: its kind, or why it is none of the three. */
export type Ingezien =
  | { readonly soort: Bestandssoort }
  | { readonly mis: 'leeg' | 'onbekend' | 'beschadigd' | 'te-veel-beeldpunten' }

/** The size of a picture, in points. */
type Maat = { readonly breedte: number; readonly hoogte: number }

/** Looks into a file: its kind by its first bytes, and whether it is whole, without opening what it shows. */
export function zieIn(inhoud: Uint8Array): Ingezien {
  if (inhoud.byteLength === 0) return { mis: 'leeg' }
  const soort = soortVan(inhoud)
  if (soort === null) return { mis: 'onbekend' }
  if (soort === 'pdf') return isHelePdf(inhoud) ? { soort } : { mis: 'beschadigd' }
  const maat = soort === 'png' ? maatVanPng(inhoud) : maatVanJpeg(inhoud)
  if (maat === null || maat.breedte === 0 || maat.hoogte === 0) return { mis: 'beschadigd' }
  return maat.breedte * maat.hoogte > meesteBeeldpunten ? { mis: 'te-veel-beeldpunten' } : { soort }
}

/** So many of the last bytes are searched for the end of a PDF, as readers do. */
const staart = 1024

/** A PDF says its version at once and has an end (ISO 32000-2, 7.5.2 and 7.5.5). */
function isHelePdf(inhoud: Uint8Array): boolean {
  return (
    /^%PDF-[12]\.\d/.test(letters(inhoud.subarray(0, 8))) &&
    letters(inhoud.subarray(-staart)).includes('%%EOF')
  )
}

/** A PNG is a row of chunks, from IHDR with the size to IEND, with nothing behind it (PNG 3rd edition, 5.3 and 11.2). */
function maatVanPng(inhoud: Uint8Array): Maat | null {
  const zicht = kijker(inhoud)
  let maat: Maat | null = null
  let beeld = false
  for (let plek = 8; plek + 12 <= inhoud.byteLength; ) {
    const lengte = zicht.getUint32(plek)
    const soort = letters(inhoud.subarray(plek + 4, plek + 8))
    const volgende = plek + 12 + lengte
    if (volgende > inhoud.byteLength) return null
    if ((maat === null) !== (soort === 'IHDR')) return null
    if (soort === 'IHDR') {
      if (lengte !== 13) return null
      maat = { breedte: zicht.getUint32(plek + 8), hoogte: zicht.getUint32(plek + 12) }
    }
    beeld ||= soort === 'IDAT'
    if (soort === 'IEND') return beeld && volgende === inhoud.byteLength ? maat : null
    plek = volgende
  }
  return null
}

/** A JPEG is a row of segments; a frame header holds the size, and after the scans comes an end (ITU-T T.81, B.2). */
function maatVanJpeg(inhoud: Uint8Array): Maat | null {
  const zicht = kijker(inhoud)
  let maat: Maat | null = null
  for (let plek = 2; plek + 4 <= inhoud.byteLength; ) {
    const teken = inhoud[plek + 1] ?? 0
    if (inhoud[plek] !== 0xff) return null
    // Bytes of filling may stand before a marker.
    if (teken === 0xff) {
      plek++
      continue
    }
    const lengte = zicht.getUint16(plek + 2)
    if (lengte < 2 || plek + 2 + lengte > inhoud.byteLength) return null
    if (isKader(teken)) {
      if (lengte < 8) return null
      maat = { hoogte: zicht.getUint16(plek + 5), breedte: zicht.getUint16(plek + 7) }
    }
    if (teken === 0xda) return heeftEinde(inhoud, plek) ? maat : null
    plek += 2 + lengte
  }
  return null
}

/** The markers of a frame: all of this row, but those of tables and arithmetic coding. */
function isKader(teken: number): boolean {
  return teken >= 0xc0 && teken <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(teken)
}

function heeftEinde(inhoud: Uint8Array, vanaf: number): boolean {
  for (let plek = inhoud.indexOf(0xff, vanaf); plek !== -1; plek = inhoud.indexOf(0xff, plek + 1))
    if (inhoud[plek + 1] === 0xd9) return true
  return false
}

/** Bytes as letters, one for each. */
function letters(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

function kijker({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}
