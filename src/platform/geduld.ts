import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/** How long, in milliseconds, a caller may take. */
export interface Geduld {
  /** For the headers. */
  readonly koppen: number
  /** For a whole request that is not a stream and carries no files. */
  readonly verzoek: number
  /** For a form with files: three of ten megabytes over a line of 1.5 megabit. */
  readonly bestanden: number
  /** For a stream of events: a year of them takes longer than anything else. */
  readonly stroom: number
  /** Without a single byte either way. */
  readonly stilte: number
}

/** Someone on a slow line sends a form in seconds; who needs longer keeps a connection occupied. */
export const gewoonGeduld: Geduld = {
  koppen: 15_000,
  verzoek: 30_000,
  bestanden: 180_000,
  stroom: 3_600_000,
  stilte: 120_000,
}

/** What of this Node keeps by itself. Headers of 16 kB hold a token and a client certificate, and not much more. */
export function serveropties({ koppen, stroom }: Geduld) {
  return {
    maxHeaderSize: 16_384,
    headersTimeout: koppen,
    requestTimeout: stroom,
    connectionsCheckingInterval: Math.min(koppen, 5000),
    keepAliveTimeout: 5000,
  }
}

/**
 * Cuts off who sends a request too slowly: Node itself knows only one time for all, and that of a stream is an hour.
 * Whoever waits for our answer is not slow, and is left alone.
 */
export function bewaakTraagheid(server: Server, { verzoek, bestanden, stilte }: Geduld): void {
  server.maxHeadersCount = 100
  server.timeout = stilte
  server.prependListener('request', (vraag: IncomingMessage, antwoord: ServerResponse) => {
    if (isSoort(vraag, 'application/x-ndjson') || vraag.complete) return
    const tijd = isSoort(vraag, 'multipart/form-data') ? bestanden : verzoek
    const schaar = setTimeout(() => weiger(vraag, antwoord), tijd)
    // Of a body that nobody wants to read, neither is told: that must not hold up the end of the program.
    schaar.unref()
    for (const sein of ['end', 'close'] as const) vraag.once(sein, () => clearTimeout(schaar))
  })
}

function isSoort({ headers }: IncomingMessage, soort: string): boolean {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase() === soort
}

function weiger(vraag: IncomingMessage, antwoord: ServerResponse): void {
  if (vraag.complete) return
  // Before anything was answered the caller still hears why; written by hand, for the application holds the answer.
  if (!antwoord.headersSent)
    vraag.socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  vraag.socket.destroySoon()
}
