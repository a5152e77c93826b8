import { createHash } from 'node:crypto'
import { type Bestandssoort, grootsteBestand, nettenaam, soortVan } from '../kern/bestand.ts'
import type { VeldFout } from '../kern/fout.ts'

/** A file that was looked into. */
export interface Bestand {
  readonly naam: string
  readonly soort: Bestandssoort
  readonly grootte: number
  readonly afdruk: string
  readonly inhoud: Uint8Array
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
