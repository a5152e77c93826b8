import { once } from 'node:events'
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { Fout } from './kern/fout.ts'
import { bewaakTraagheid, type Geduld, gewoonGeduld, serveropties } from './platform/geduld.ts'
import type { App } from './platform/http.ts'
import { eigenKoppen } from './platform/koppen.ts'

/** A server that listens, and ends without cutting off what it can finish. */
export interface Luisteraar {
  /** Where it listens, for the own machine: http and the real port. */
  readonly adres: string
  /** From now on requests go to this application; until then they hear that it is starting. */
  verbind(app: App): void
  sluit(): Promise<void>
}

/** How long, in milliseconds, running requests get to finish before their connection is cut. */
const uitlooptijd = 5000

/**
 * Begins to listen. The application comes later, because where it is reached is part of it: with port 0 only the
 * system knows that. Throws a Fout that says what to change when it cannot listen there.
 */
export async function openServer({
  host,
  port,
  geduld = gewoonGeduld,
}: {
  host: string
  port: number
  geduld?: Geduld
}): Promise<Luisteraar> {
  let app: App | null = null
  const begint = () =>
    new Response('Terugkeer start nog. Probeer het zo opnieuw.', {
      status: 503,
      headers: { ...Object.fromEntries(eigenKoppen), 'Cache-Control': 'no-store', 'Retry-After': '2' },
    })
  const server = serve({
    fetch: (verzoek, omgeving) => app?.fetch(verzoek, omgeving) ?? begint(),
    hostname: host,
    port,
    serverOptions: serveropties(geduld),
  }) as Server
  bewaakTraagheid(server, geduld)
  try {
    await once(server, 'listening')
  } catch (oorzaak) {
    throw luisterfout({ host, port }, oorzaak)
  }
  return {
    adres: `http://${host.includes(':') ? `[${host}]` : host}:${poortVan(server)}`,
    verbind: (nieuw) => {
      app = nieuw
    },
    sluit: () => sluit(server),
  }
}

function poortVan(server: Server): number {
  const adres = server.address()
  return typeof adres === 'object' && adres !== null ? adres.port : 0
}

function luisterfout({ host, port }: { host: string; port: number }, oorzaak: unknown): unknown {
  const code = oorzaak instanceof Error && 'code' in oorzaak ? oorzaak.code : null
  if (code === 'EADDRINUSE')
    return new Fout(
      'conflict',
      `Poort ${port} is al in gebruik. Stop wat daar draait, of kies een andere poort met PORT.`,
    )
  if (code === 'EACCES')
    return new Fout('conflict', `Poort ${port} mag u niet gebruiken. Kies een andere poort met PORT.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Fout('conflict', `Het adres ${host} is niet van deze machine. Kies een ander adres met HOST.`)
  return oorzaak
}

/** Takes no new requests, lets those that run finish, and cuts off what has no end; its transaction still finishes. */
async function sluit(server: Server): Promise<void> {
  const klaar = once(server, 'close')
  server.close()
  // A connection that is kept alive becomes idle only after its running answer, so it is looked at again and again.
  const veger = setInterval(() => server.closeIdleConnections(), 100)
  const schaar = setTimeout(() => server.closeAllConnections(), uitlooptijd)
  await klaar
  clearInterval(veger)
  clearTimeout(schaar)
}
