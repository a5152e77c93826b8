import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'

/** What a receiver was sent. */
export interface Ontvangen {
  readonly koppen: IncomingHttpHeaders
  readonly tekst: string
  /** The id of the event. */
  readonly id: string
}

/** How a receiver answers one event: a status, or nothing at all. */
type Antwoord = { readonly status: number; readonly koppen?: Readonly<Record<string, string>> }

/** A system of a municipality that hears of messages, on the own machine. It takes everything until told otherwise. */
export interface Ontvanger {
  readonly adres: string
  readonly ontvangen: readonly Ontvangen[]
  /** How it answers from now on. */
  antwoord(hoe: (melding: Ontvangen) => Antwoord | Promise<Antwoord>): void
  /** Resolves when so many different events were taken. */
  heeft(aantal: number): Promise<void>
}

/** Starts one, and stops it when the test ends. */
export async function maakOntvanger(t: { after(stop: () => void): void }): Promise<Ontvanger> {
  const ontvangen: Ontvangen[] = []
  const genomen = new Set<string>()
  let hoe: (melding: Ontvangen) => Antwoord | Promise<Antwoord> = () => ({ status: 204 })
  const wachters = new Set<() => void>()
  const server = createServer(async (verzoek, antwoord) => {
    let tekst = ''
    for await (const stuk of verzoek) tekst += String(stuk)
    const { id } = JSON.parse(tekst) as { id: string }
    const melding = { koppen: verzoek.headers, tekst, id }
    ontvangen.push(melding)
    const { status, koppen = {} } = await hoe(melding)
    antwoord.writeHead(status, koppen).end()
    if (status < 300) genomen.add(id)
    for (const kijk of wachters) kijk()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => void server.close())
  const poort = (server.address() as { port: number }).port
  return {
    adres: `http://127.0.0.1:${poort}/meldingen`,
    ontvangen,
    antwoord: (nieuw) => {
      hoe = nieuw
    },
    heeft: (aantal) =>
      new Promise((klaar) => {
        const kijk = () => {
          if (genomen.size < aantal) return
          wachters.delete(kijk)
          klaar()
        }
        wachters.add(kijk)
        kijk()
      }),
  }
}
