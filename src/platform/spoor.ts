import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Env } from './http.ts'

/** Of W3C Trace Context: a version, the id of the trace, the id of the caller's step, flags. Ids of only zeros are none. */
const vorm = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/

/** The trace a caller is in, from its `traceparent`; null when it is in none, or does not say so in the right form. */
export function leesSpoor(traceparent: string | undefined): string | null {
  return vorm.exec(traceparent ?? '')?.[1] ?? null
}

/**
 * Gives each request a trace: the one of the caller, or a new one. Everything the request writes in the logboek carries
 * it, whatever the caller says about sampling. Who named a trace hears that it was taken up (`traceresponse`); nobody
 * else does, so that two answers that say the same are the same.
 */
export function metSpoor(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const gevraagd = leesSpoor(c.req.header('traceparent'))
    c.set('spoor', gevraagd ?? randomBytes(16).toString('hex'))
    await next()
    if (gevraagd !== null && !c.res.headers.has('x-hono-already-sent'))
      c.header('traceresponse', `00-${gevraagd}-${randomBytes(8).toString('hex')}-00`)
  }
}
