import { once } from 'node:events'
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { maakApp } from './app.ts'
import { startDagcontrole } from './berichtenbox/berichtenbox.ts'
import { laadRegister, maakGrondslagen } from './grondslagen/grondslagen.ts'
import { Fout } from './kern/fout.ts'
import { maakLogboek } from './logboek/logboek.ts'
import { startOefening } from './oefening/oefening.ts'
import { systeemklok } from './platform/clock.ts'
import { type Config, leesConfig } from './platform/config.ts'
import { openBanken } from './platform/openen.ts'

/** Starts Terugkeer: configuration, database, register, application; and ends it without losing anything. */
async function start(): Promise<void> {
  const config = leesConfig(process.env)
  const bank = await openBanken(config, new URL('../migrations/', import.meta.url))
  const delen = {
    db: bank.db,
    klok: systeemklok,
    logboek: maakLogboek(bank.geheim),
    grondslagen: maakGrondslagen(laadRegister(new URL('../recht/', import.meta.url))),
    oefen: config.omgeving === 'oefen',
  }
  if (delen.oefen) await startOefening(delen)
  const stopDagcontrole = startDagcontrole(delen)
  const server = await luister(config, maakApp(delen).fetch)
  const einde = once(process, 'SIGINT', { signal: bijTerm() }).catch(() => undefined)
  zegHallo(config, server)
  await einde
  await sluit(server)
  await stopDagcontrole()
  await bank.sluit()
}

/** SIGTERM counts as much as Ctrl-C. */
function bijTerm(): AbortSignal {
  const stop = new AbortController()
  process.once('SIGTERM', () => stop.abort())
  return stop.signal
}

async function luister(
  config: Config,
  fetch: (verzoek: Request) => Response | Promise<Response>,
): Promise<Server> {
  const server = serve({ fetch, hostname: config.host, port: config.port }) as Server
  // A year of events may take longer than five minutes to send; nothing that still moves is cut off.
  server.requestTimeout = 0
  await once(server, 'listening')
  return server
}

function zegHallo({ host, omgeving }: Config, server: Server): void {
  const adres = server.address()
  const poort = typeof adres === 'object' && adres !== null ? adres.port : 0
  console.log(`Terugkeer draait op http://${host}:${poort}`)
  if (omgeving === 'oefen')
    console.log(
      'Oefenomgeving: kies op /aanmelden wie u wilt zijn. Alle personen zijn verzonnen. Stop met Ctrl-C.',
    )
}

/** Takes no new requests and lets those that run finish their transaction. */
async function sluit(server: Server): Promise<void> {
  const klaar = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  await klaar
}

try {
  await start()
} catch (oorzaak) {
  if (!(oorzaak instanceof Fout)) throw oorzaak
  console.error(oorzaak.message)
  for (const { veld, melding, toegestaan } of oorzaak.fouten)
    console.error(
      `- ${veld}: ${melding}${toegestaan === undefined ? '' : ` Toegestaan: ${toegestaan.join(', ')}.`}`,
    )
  process.exitCode = 2
}
