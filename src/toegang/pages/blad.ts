import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Pagina, pagina } from '../../nlds/nlds.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Databank } from '../../platform/db.ts'
import type { Verzoek } from '../../platform/http.ts'
import type { Toegangsinstellingen } from '../instellingen.ts'
import { paginakader } from '../kader.ts'

/** What the pages for signing in need. */
export interface Aanmelddelen {
  readonly db: Databank
  readonly klok: Klok
  readonly oefen: boolean
  readonly toegang: Toegangsinstellingen
}

/** One page about signing in. */
export function toonBlad(
  c: Verzoek,
  { oefen }: Pick<Aanmelddelen, 'oefen'>,
  blad: Pick<Pagina, 'titel' | 'ondertitel' | 'inhoud'>,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  return c.html(pagina({ ...blad, ...paginakader(c, oefen) }), status)
}
