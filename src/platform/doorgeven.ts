import type { RequestListener } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { App } from './http.ts'
import { doorgeefKoppen } from './koppen.ts'
import { openbaar } from './poort.ts'

/**
 * Hands everything below a path to a Node listener that answers by itself. The listener sees the public address in Host
 * and X-Forwarded-Proto, whatever the caller sent there: the addresses it writes are ours.
 */
export function geefDoor(app: App, pad: string, adres: string, luister: RequestListener): void {
  const { host, protocol } = new URL(adres)
  app.on(['GET', 'POST'], `${pad}/*`, openbaar(), (c) => {
    const { incoming, outgoing } = c.env
    const vraag = incoming as typeof incoming & { originalUrl?: string }
    vraag.originalUrl = vraag.url ?? '/'
    vraag.url = vraag.originalUrl.slice(pad.length)
    for (const kop of Object.keys(vraag.headers))
      if (kop.startsWith('x-forwarded-')) delete vraag.headers[kop]
    Object.assign(vraag.headers, { host, 'x-forwarded-proto': protocol.slice(0, -1) })
    for (const [naam, waarde] of doorgeefKoppen) outgoing.setHeader(naam, waarde)
    luister(vraag as Parameters<RequestListener>[0], outgoing as Parameters<RequestListener>[1])
    return RESPONSE_ALREADY_SENT
  })
}
