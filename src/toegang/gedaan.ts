import { createHash } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { type Env, isApi } from '../platform/http.ts'
import { leesKoekje, zetKoekje } from './koekjes.ts'

/**
 * Sees to it that a page says only of what was done that it was done. What it says stands in the address as `gedaan`, and
 * an address can be made by anyone: it counts in the browser that was just sent there. Elsewhere the page comes without it.
 */
export function alleenGedaan(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const adres = new URL(c.req.url)
    if (isApi(c)) return next()
    if (zegtIets(adres) && leesKoekje(c, 'gedaan') !== merk(adres)) {
      adres.searchParams.delete('gedaan')
      return c.redirect(`${adres.pathname}${adres.search}`, 303)
    }
    await next()
    const naar = c.res.status === 303 ? c.res.headers.get('location') : null
    if (naar === null || !URL.canParse(naar, adres.href)) return
    const volgend = new URL(naar, adres)
    if (zegtIets(volgend)) zetKoekje(c, 'gedaan', merk(volgend))
  }
}

/** An id in it is looked up by the page itself. */
function zegtIets({ searchParams }: URL): boolean {
  const gezegd = searchParams.get('gedaan')
  return gezegd !== null && !z.guid().safeParse(gezegd).success
}

/** What the browser keeps of an address: enough to know it again, and nothing to read. */
function merk({ pathname, search }: URL): string {
  return createHash('sha256').update(`${pathname}${search}`).digest('base64url')
}
