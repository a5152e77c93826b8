import { Fout } from '../../kern/fout.ts'
import type { Databank, Wie } from '../../platform/db.ts'
import type { Verzoek } from '../../platform/http.ts'
import { inhoudstypen } from '../document.ts'
import { haalDocument } from '../store.ts'

/**
 * Gives back an uploaded document, as a download and nothing else: a browser never shows it as part of this site.
 * Throws `niet-gevonden` for a document of another organisation.
 */
export async function stuurDocument(
  c: Verzoek,
  db: Databank,
  wie: Wie,
  organisatie: string,
  id: string,
): Promise<Response> {
  const document = await db.transactie(wie, (tx) => haalDocument(tx, organisatie, id))
  if (document === undefined) throw new Fout('niet-gevonden', 'Dit document kennen wij niet.')
  const { naam, soort, inhoud } = document
  return c.body(new Uint8Array(inhoud), 200, {
    'Content-Type': inhoudstypen[soort],
    'Content-Disposition': bijlage(naam),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  })
}

/** A file name in a header: plain for who reads nothing else, and whole in the form of RFC 8187. */
function bijlage(naam: string): string {
  const kaal = naam.normalize('NFD').replaceAll(/[^A-Za-z0-9 ._()-]/g, '')
  const heel = encodeURIComponent(naam).replaceAll(
    /['()*]/g,
    (teken) => `%${teken.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${kaal}"; filename*=UTF-8''${heel}`
}
