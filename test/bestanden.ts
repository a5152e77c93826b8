import { crc32, deflateSync } from 'node:zlib'

type Bytes = Uint8Array<ArrayBuffer>

const bytes = (tekst: string): Bytes => Uint8Array.from(Buffer.from(tekst, 'latin1'))

/** A PDF of at least this many bytes; what it says is `tekst`. */
export function maakPdf(tekst = '', grootte = 0): Bytes {
  const begin = `%PDF-1.7\n%${tekst}\n`
  const einde = '\ntrailer <<>>\n%%EOF\n'
  return bytes(begin + ' '.repeat(Math.max(0, grootte - begin.length - einde.length)) + einde)
}

/** A PNG that says it has this size, whole; `beeld` is what is in it. */
export function maakPng(
  breedte = 1,
  hoogte = 1,
  beeld: Uint8Array = deflateSync(Buffer.from([0, 0])),
): Bytes {
  const kop = Buffer.alloc(13)
  kop.writeUInt32BE(breedte, 0)
  kop.writeUInt32BE(hoogte, 4)
  kop.set([8, 0, 0, 0, 0], 8)
  return Uint8Array.from(
    Buffer.concat([
      bytes('\x89PNG\r\n\x1a\n'),
      brok('IHDR', kop),
      brok('IDAT', beeld),
      brok('IEND', Buffer.alloc(0)),
    ]),
  )
}

function brok(soort: string, inhoud: Uint8Array): Buffer {
  const lengte = Buffer.alloc(4)
  lengte.writeUInt32BE(inhoud.length)
  const romp = Buffer.concat([Buffer.from(soort, 'latin1'), inhoud])
  const som = Buffer.alloc(4)
  som.writeUInt32BE(crc32(romp))
  return Buffer.concat([lengte, romp, som])
}

/** A JPEG that says it has this size: its segments in order, and not a picture that can be seen. */
export function maakJpeg(breedte = 1, hoogte = 1): Bytes {
  const twee = (getal: number) => [getal >> 8, getal & 0xff]
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...[0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0],
    ...[0xff, 0xff, 0xc0, 0, 11, 8, ...twee(hoogte), ...twee(breedte), 1, 1, 0x11, 0],
    ...[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0x00, 0x34],
    ...[0xff, 0xd9],
  ])
}
