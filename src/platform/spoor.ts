import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Wie } from './db.ts'
import type { Env, Verzoek } from './http.ts'

/** Of W3C Trace Context: a version, the id of the trace, the id of the caller's step, flags. Ids of only zeros are none. */
const vorm = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/

/** The trace a caller is in, from its `traceparent`; null when it is in none, or does not say so in the right form. */
export function leesSpoor(traceparent: string | undefined): string | null {
  return vorm.exec(traceparent ?? '')?.[1] ?? null
}

/** The trace of a request, for who acts in it. */
export function inSpoor(c: Verzoek): Pick<Wie, 'spoor' | 'opDaad'> {
  return { spoor: c.get('spoor'), opDaad: (daad) => c.set('daad', daad) }
}

/**
 * Gives each request a trace: the one of the caller, or a new one. Everything the request writes in the logboek carries
 * it, whatever the caller says about sampling. Who named a trace hears what it was taken up in (`traceresponse`): the act
 * that was written last, whose id is that of its span. Where nothing was written there is nothing to name; nor is there for
 * who named no trace, so that two answers that say the same are the same.
 */
export function metSpoor(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const gevraagd = leesSpoor(c.req.header('traceparent'))
    c.set('spoor', gevraagd ?? randomBytes(16).toString('hex'))
    await next()
    const daad = c.get('daad')
    // What failed may have been written and undone.
    if (gevraagd === null || daad === undefined || c.res.status >= 500) return
    if (!c.res.headers.has('x-hono-already-sent')) c.header('traceresponse', `00-${gevraagd}-${daad}-00`)
  }
}
