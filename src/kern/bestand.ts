/** The kinds of file that may be uploaded. */
export const bestandssoorten = ['pdf', 'jpeg', 'png'] as const
export type Bestandssoort = (typeof bestandssoorten)[number]

/** Ten megabytes: a scan of some pages in colour; more is not needed to read a letter. */
export const grootsteBestand = 10 * 1024 * 1024

const eerste: Readonly<Record<Bestandssoort, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
}

/** How the name of such a file may end; the first is how we end it. */
export const uitgangen: Readonly<Record<Bestandssoort, readonly [string, ...string[]]>> = {
  pdf: ['pdf'],
  jpeg: ['jpg', 'jpeg'],
  png: ['png'],
}

/** What a file of a kind is called in HTTP. */
export const inhoudstypen: Readonly<Record<Bestandssoort, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
}

/** What kind of file this is by its first bytes; what its sender calls it does not count. */
export function soortVan(inhoud: Uint8Array): Bestandssoort | null {
  return bestandssoorten.find((soort) => eerste[soort].every((byte, i) => inhoud[i] === byte)) ?? null
}

/**
 * A name that can stand in a page and in a header: the last part of a path, with letters, digits and a few signs, and
 * the ending that belongs to what the file is.
 */
export function nettenaam(naam: string, soort: Bestandssoort): string {
  const laatste = naam.split(/[\\/]/).at(-1) ?? ''
  const stam = laatste
    .normalize('NFC')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} _()-]+/gu, '-')
    .replace(/^[\s.-]+|[\s.-]+$/g, '')
  return `${[...stam].slice(0, 80).join('') || 'document'}.${uitgangen[soort][0]}`
}

/** How large a file is, as people say it. */
export function grootteInWoorden(bytes: number): string {
  const kb = Math.ceil(bytes / 1024)
  return kb < 1024 ? `${kb} kB` : `${(kb / 1024).toFixed(1).replace('.', ',')} MB`
}
