import type { MiddlewareHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Inhoud, Pagina } from '../../nlds/nlds.ts'
import { pagina } from '../../nlds/nlds.ts'
import type { Wie } from '../../platform/db.ts'
import type { Env, Verzoek } from '../../platform/http.ts'
import { aangemeld, alleenMetUitleg, paginakader, wie } from '../../toegang/toegang.ts'
import type { Detentiedelen } from '../api.ts'

/** What the pages of detentie need. */
export interface Paginadelen extends Detentiedelen {
  readonly oefen: boolean
}

/** DJI, whose events these are, and Justid, who watches over the sending. A backoffice of a PI is neither. */
export const kijkers = ['backoffice@dji', 'justid-beheerder'] as const

/** Only DJI: these pages show who someone is, or decide about them. */
export function alleenDji(): MiddlewareHandler<Env> {
  return alleenMetUitleg(
    'Deze pagina laat zien om wie het gaat, en is daarom alleen voor DJI. Justid bewaakt het versturen en ziet geen personen',
    'backoffice@dji',
  )
}

/** True for DJI, who sees people; Justid sees only that something happened. */
export function isDji(c: Verzoek): boolean {
  return aangemeld(c).organisatie === 'dji'
}

/** Who looks, with the purpose that row-level security asks of this organisation. */
export function kijker(c: Verzoek): Wie {
  return wie(c, isDji(c) ? 'gebeurtenissen-bekijken' : 'bewaking')
}

/** One page of these, with the menu and the name of who looks. */
export function toon(
  c: Verzoek,
  { oefen }: Pick<Paginadelen, 'oefen'>,
  blad: Pick<Pagina, 'titel' | 'ondertitel' | 'kruimels'> & { readonly inhoud: Inhoud },
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  return c.html(pagina({ ...blad, ...paginakader(c, oefen) }), status)
}
