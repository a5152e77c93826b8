import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Wie } from './db.ts'
import type { Env, Verzoek } from './http.ts'

/** A step in a trace, as W3C Trace Context names it: 32 and 16 hexadecimal characters. */
export interface Stap {
  readonly spoor: string
  readonly stap: string
}

/**
 * Of W3C Trace Context: a version, the id of the trace, the id of the caller's step, flags. Ids of only zeros are none.
 * Version 00 says no more than this; a later one may, behind a hyphen. A comma joins two headers, and of two none counts.
 */
const vorm = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(-[^,]*)?$/

/** The step in which a caller asks, from its `traceparent`; null when it names none, or not in the right form. */
export function leesSpoor(traceparent: string | undefined): Stap | null {
  const [, versie, spoor, stap, rest] = vorm.exec(traceparent ?? '') ?? []
  if (spoor === undefined || stap === undefined) return null
  return versie === '00' && rest !== undefined ? null : { spoor, stap }
}

/**
 * The `traceparent` of a question to another: in which step of ours it is asked, and that it was written down. Without a
 * step it begins a trace of its own, of which nothing was written down.
 */
export function alsTraceparent(van: Stap | null): string {
  if (van !== null) return `00-${van.spoor}-${van.stap}-01`
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`
}

/** The trace of a request, for who acts in it. */
export function inSpoor(c: Verzoek): Pick<Wie, 'spoor' | 'ouder' | 'opDaad'> {
  const ouder = c.get('ouder')
  const deel = { spoor: c.get('spoor'), opDaad: (daad: string) => c.set('daad', daad) }
  return ouder === undefined ? deel : { ...deel, ouder }
}

/**
 * Gives each request a trace: the one of the caller, or a new one. Everything the request writes in the logboek carries
 * it, whatever the caller says about sampling, and the step of the caller is kept with it. Who named a trace hears what it
 * was taken up in (`traceresponse`): the act that was written last, whose id is that of its span. Where nothing was written
 * there is nothing to name; nor is there for who named no trace, so that two answers that say the same are the same.
 */
export function metSpoor(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const gevraagd = leesSpoor(c.req.header('traceparent'))
    c.set('spoor', gevraagd?.spoor ?? randomBytes(16).toString('hex'))
    c.set('ouder', gevraagd?.stap)
    await next()
    const daad = c.get('daad')
    // What failed may have been written and undone.
    if (gevraagd === null || daad === undefined || c.res.status >= 500) return
    if (!c.res.headers.has('x-hono-already-sent'))
      c.header('traceresponse', alsTraceparent({ spoor: gevraagd.spoor, stap: daad }))
  }
}
