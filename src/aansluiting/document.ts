import { createHash } from 'node:crypto'
import type { VeldFout } from '../kern/fout.ts'

/** The kinds of file that may be uploaded. */
export type Bestandssoort = 'pdf' | 'jpeg' | 'png'

/** A file that was looked into. */
export interface Bestand {
  readonly naam: string
  readonly soort: Bestandssoort
  readonly grootte: number
  readonly afdruk: string
  readonly inhoud: Uint8Array
}

/** Ten megabytes: a scan of some pages in colour; more is not needed to read a signature. */
export const grootsteBestand = 10 * 1024 * 1024

const eerste: Readonly<Record<Bestandssoort, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
}

const uitgang: Readonly<Record<Bestandssoort, string>> = { pdf: 'pdf', jpeg: 'jpg', png: 'png' }
export const inhoudstypen: Readonly<Record<Bestandssoort, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
}

/** What kind of file this is by its first bytes; what its sender calls it does not count. */
export function soortVan(inhoud: Uint8Array): Bestandssoort | null {
  const soorten: readonly Bestandssoort[] = ['pdf', 'jpeg', 'png']
  return soorten.find((soort) => eerste[soort].every((byte, i) => inhoud[i] === byte)) ?? null
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
  return `${[...stam].slice(0, 80).join('') || 'document'}.${uitgang[soort]}`
}

/** Looks into an uploaded file. Every fault is about the field `document`. */
export async function keurBestand(
  file: unknown,
): Promise<{ readonly bestand: Bestand } | { readonly fouten: readonly VeldFout[] }> {
  const fout = (melding: string, toegestaan?: readonly string[]) => ({
    fouten: [{ veld: 'document', melding, ...(toegestaan === undefined ? {} : { toegestaan }) }],
  })
  if (!(file instanceof File) || (file.size === 0 && file.name === ''))
    return fout('Kies het ondertekende document.')
  if (file.size === 0) return fout('Dit bestand is leeg.')
  if (file.size > grootsteBestand) return fout('Dit bestand is groter dan 10 MB. Kies een kleiner bestand.')
  const inhoud = new Uint8Array(await file.arrayBuffer())
  const soort = soortVan(inhoud)
  if (soort === null)
    return fout('Dit is geen PDF, JPEG of PNG. Wij kijken naar de inhoud, niet naar de naam.', [
      'PDF',
      'JPEG',
      'PNG',
    ])
  const afdruk = createHash('sha256').update(inhoud).digest('hex')
  return { bestand: { naam: nettenaam(file.name, soort), soort, grootte: inhoud.byteLength, afdruk, inhoud } }
}
