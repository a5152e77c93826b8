import type { Verzoek } from './http.ts'
import { downloadbeleid } from './koppen.ts'

/** A file that someone uploaded, looked into by us. */
export interface Download {
  /** As `nettenaam` made it. */
  readonly naam: string
  /** One of our own inhoudstypen. */
  readonly type: string
  readonly inhoud: Uint8Array
}

/** Gives a file as a download and nothing else: a browser never shows it as part of this site. */
export function stuurDownload(c: Verzoek, { naam, type, inhoud }: Download): Response {
  return c.body(new Uint8Array(inhoud), 200, {
    'Content-Type': type,
    'Content-Disposition': bijlage(naam),
    'Content-Security-Policy': downloadbeleid,
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
