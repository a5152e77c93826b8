import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Span } from '../src/logboek/ldv/span.ts'

/** How the receiver answers the next requests; `zegt` is what it says under a 200, whatever that is. */
export type Ldvgedrag = 'goed' | 400 | 503 | 'deel' | { readonly zegt: string } | 'verbreekt' | 'zwijgt'

/** A real receiver of OTLP/HTTP in JSON: it keeps what it took, and counts what it refused. */
export interface Ldvdienst {
  readonly adres: string
  /** What it acknowledged or took before it broke off, in order, doubles included. */
  readonly genomen: readonly Span[]
  readonly koppen: readonly (string | undefined)[]
  /** The `traceparent` of each request. */
  readonly sporen: readonly (string | undefined)[]
  gedraag(gedrag: Ldvgedrag): void
}

interface Verzoekvorm {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { readonly key: string }[] }
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[]
  }[]
}

/** Starts one on the own machine; it ends with the test. */
export async function maakLdvdienst(t: { after(stop: () => void): void }): Promise<Ldvdienst> {
  const genomen: Span[] = []
  const koppen: (string | undefined)[] = []
  const sporen: (string | undefined)[] = []
  let gedrag: Ldvgedrag = 'goed'
  const server: Server = createServer(async (verzoek, antwoord) => {
    let tekst = ''
    for await (const deel of verzoek) tekst += String(deel)
    const { resourceSpans } = JSON.parse(tekst) as Verzoekvorm
    const spans = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((een) => een.spans))
    koppen.push(verzoek.headers.authorization)
    sporen.push(verzoek.headers.traceparent?.toString())
    if (gedrag === 'zwijgt') return
    if (gedrag === 'verbreekt') {
      genomen.push(...spans)
      verzoek.socket.destroy()
      return
    }
    if (gedrag === 'goed') genomen.push(...spans)
    const status = typeof gedrag === 'number' ? gedrag : 200
    const inhoud = gedrag === 'deel' ? { partialSuccess: { rejectedSpans: '1' } } : { partialSuccess: {} }
    antwoord.writeHead(status, { 'Content-Type': 'application/json' })
    antwoord.end(typeof gedrag === 'object' ? gedrag.zegt : JSON.stringify(inhoud))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
  return {
    adres: `http://127.0.0.1:${(server.address() as { port: number }).port}/v1/traces`,
    genomen,
    koppen,
    sporen,
    gedraag: (nieuw) => {
      gedrag = nieuw
    },
  }
}
