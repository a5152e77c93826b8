import { once } from 'node:events'
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { maakApp } from './app.ts'
import { startDagcontrole } from './berichtenbox/berichtenbox.ts'
import {
  laadBronnen,
  laadRegister,
  laadScenarios,
  maakGrondslagen,
  type Register,
  RegisterFout,
} from './grondslagen/grondslagen.ts'
import { Fout } from './kern/fout.ts'
import { maakLogboek } from './logboek/logboek.ts'
import { startOefening } from './oefening/oefening.ts'
import { systeemklok } from './platform/clock.ts'
import { type Config, leesConfig } from './platform/config.ts'
import { faalfeiten, log } from './platform/log.ts'
import { type Bank, openBanken } from './platform/openen.ts'

/** How long, in milliseconds, running requests get to finish before their connection is cut. */
const geduld = 5000

/** Starts Terugkeer: configuration, register, database, application; and ends it without losing anything. */
async function start(): Promise<void> {
  const config = leesConfig(process.env)
  const register = keurRecht(new URL('../recht/', import.meta.url))
  const bank = await openBanken(config, new URL('../migrations/', import.meta.url))
  try {
    await draai(config, bank, register)
  } finally {
    await bank.sluit()
  }
}

/** Reads all there is of the law, before the database: with law that does not hold together nothing may be made or changed. */
function keurRecht(map: URL): Register {
  const register = laadRegister(map)
  laadScenarios(register, map)
  laadBronnen(map)
  return register
}

async function draai(config: Config, bank: Bank, register: Register): Promise<void> {
  const delen = {
    db: bank.db,
    klok: systeemklok,
    logboek: maakLogboek(bank.geheim),
    grondslagen: maakGrondslagen(register),
    oefen: config.omgeving === 'oefen',
  }
  if (delen.oefen) await startOefening(delen)
  const server = await luister(config, maakApp(delen).fetch)
  const stopDagcontrole = startDagcontrole(delen)
  const einde = stopsein()
  zegHallo(config, server)
  if (config.omgeving === 'productie' && config.databaseUrl === null)
    console.log(
      `Let op: zonder DATABASE_URL staan alle gegevens in de ingebouwde database in ${config.data}.`,
    )
  await einde
  await sluit(server)
  await stopDagcontrole()
}

/**
 * Waits for SIGTERM or Ctrl-C. A repeat changes nothing: the same signal comes twice when a whole group of processes
 * gets it and the starter passes it on as well, and closing must then go on to its end.
 */
function stopsein(): Promise<void> {
  return new Promise((klaar) => {
    for (const sein of ['SIGINT', 'SIGTERM'] as const) process.on(sein, () => klaar())
  })
}

async function luister(
  config: Config,
  fetch: (verzoek: Request) => Response | Promise<Response>,
): Promise<Server> {
  const server = serve({ fetch, hostname: config.host, port: config.port }) as Server
  // A year of events takes longer than the five minutes of Node; longer than this, only who means no good.
  server.requestTimeout = 3_600_000
  try {
    await once(server, 'listening')
  } catch (oorzaak) {
    throw luisterfout(config, oorzaak)
  }
  return server
}

function luisterfout({ host, port }: Config, oorzaak: unknown): unknown {
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

function zegHallo({ host, omgeving }: Config, server: Server): void {
  const adres = server.address()
  const poort = typeof adres === 'object' && adres !== null ? adres.port : 0
  console.log(`Terugkeer draait op http://${host.includes(':') ? `[${host}]` : host}:${poort}`)
  if (omgeving === 'oefen')
    console.log(
      'Oefenomgeving: kies op /aanmelden wie u wilt zijn. Alle personen zijn verzonnen. Stop met Ctrl-C.',
    )
}

/** Takes no new requests, lets those that run finish, and cuts off what has no end; its transaction still finishes. */
async function sluit(server: Server): Promise<void> {
  const klaar = once(server, 'close')
  server.close()
  // A connection that is kept alive becomes idle only after its running answer, so it is looked at again and again.
  const veger = setInterval(() => server.closeIdleConnections(), 100)
  const schaar = setTimeout(() => server.closeAllConnections(), geduld)
  await klaar
  clearInterval(veger)
  clearTimeout(schaar)
}

/** What of an error may be shown: for one of ours everything, of another only what says nothing about a person. */
function zegFout(oorzaak: unknown): void {
  if (oorzaak instanceof RegisterFout) {
    console.error(oorzaak.message)
    return
  }
  if (!(oorzaak instanceof Fout)) {
    log('afgebroken', faalfeiten(oorzaak))
    console.error('Terugkeer is gestopt door een onverwachte fout. Wat was aanvaard, is bewaard.')
    return
  }
  console.error(oorzaak.message)
  for (const { veld, melding, toegestaan } of oorzaak.fouten)
    console.error(
      `- ${veld}: ${melding}${toegestaan === undefined ? '' : ` Toegestaan: ${toegestaan.join(', ')}.`}`,
    )
}

// Node would print such an error whole, and one of the database holds the values of its query.
process.on('uncaughtException', (oorzaak) => {
  zegFout(oorzaak)
  process.exit(1)
})

try {
  await start()
} catch (oorzaak) {
  zegFout(oorzaak)
  process.exitCode = oorzaak instanceof Fout || oorzaak instanceof RegisterFout ? 2 : 1
}
