import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Html, html, melding, type Pagina, pagina } from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { paginakader } from '../kader.ts'
import type { Machtigingdelen } from './handelen.ts'
import { gedaan } from './woorden.ts'

/** What the pages about roles need. */
export interface Beheerdelen extends Machtigingdelen {
  readonly oefen: boolean
}

/** The first page about roles. */
export const machtigingenPad = '/machtigingen'

/** Where Justid confirms for organisations that have nobody else. */
export const justidPad = `${machtigingenPad}/te-bevestigen`

/** The page about one colleague and about one role; an id is never a name. */
export const persoonPad = (id: string) => `${machtigingenPad}/medewerkers/${id}`
export const rolPad = (id: string) => `${machtigingenPad}/rollen/${id}`

/** One page about roles, with what was just done above it. */
export function toon(
  c: Verzoek,
  { oefen }: Pick<Beheerdelen, 'oefen'>,
  blad: Pick<Pagina, 'titel' | 'ondertitel' | 'kruimels' | 'inhoud'>,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  const inhoud = html`${watIsGedaan(c)}${blad.inhoud}`
  return c.html(pagina({ ...blad, inhoud, ...paginakader(c, oefen) }), status)
}

function watIsGedaan(c: Verzoek): Html {
  const woord = c.req.query('gedaan') ?? ''
  const tekst = Object.entries(gedaan).find(([naam]) => naam === woord)?.[1]
  return tekst === undefined ? html`` : melding('gelukt', tekst)
}
