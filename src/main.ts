import { alleRijen, startAchtergrond } from './achtergrond.ts'
import { maakApp } from './app.ts'
import { maakBezorggevolgen } from './bezorging/bezorging.ts'
import {
  activiteitzoeker,
  keurBronplaatsen,
  laadBronnen,
  laadRegister,
  laadScenarios,
  maakGrondslagen,
  type Register,
  RegisterFout,
} from './grondslagen/grondslagen.ts'
import { datumVan } from './kern/datum.ts'
import { Fout } from './kern/fout.ts'
import {
  type Geheugen,
  type Ldvontvanger,
  type Logboeksleutels,
  leesControlepuntenplek,
  leesLdvUit,
  leesLogboeksleutelsUit,
  maakLogboek,
  openGeheugen,
} from './logboek/logboek.ts'
import { startOefening } from './oefening/oefening.ts'
import { maakScanner } from './platform/clamd.ts'
import { systeemklok } from './platform/clock.ts'
import { type Config, leesConfig } from './platform/config.ts'
import { maakKluis } from './platform/kluis.ts'
import { faalfeiten, log } from './platform/log.ts'
import { type Bank, openBanken } from './platform/openen.ts'
import { stopPers } from './platform/papier.ts'
import { maakPoster } from './platform/smtp.ts'
import { openWachtrijen, type Wachtrijen } from './platform/wachtrijen.ts'
import { openServer } from './server.ts'
import { leesToegang, oefeninstellingen, type Toegangsinstellingen } from './toegang/toegang.ts'

/** Starts Terugkeer: configuration, register, database, application; and ends it without losing anything. */
async function start(): Promise<void> {
  const config = leesConfig(process.env)
  // The training environment signs people in by itself; where it listens is part of that, and comes later.
  const toegang = config.omgeving === 'oefen' ? null : leesToegang(process.env)
  const register = keurRecht(new URL('../recht/', import.meta.url))
  const sleutels = leesLogboeksleutelsUit(process.env, config)
  const ldv = leesLdvUit(process.env)
  const geheugen = haalGeheugen(config, sleutels)
  const bank = await openBanken(config, new URL('../migrations/', import.meta.url), alleRijen)
  try {
    await draai({ config, bank, register, sleutels, geheugen, ldv, inProductie: toegang })
  } finally {
    await bank.sluit()
  }
}

/** Reads all there is of the law, before the database: with law that does not hold together nothing may be made or changed. */
function keurRecht(map: URL): Register {
  const register = laadRegister(map)
  laadScenarios(register, map)
  keurBronplaatsen(register, laadBronnen(map))
  const vandaag = datumVan(systeemklok.nu())
  if ((register.begrippen.nagekeken ?? '') > vandaag)
    console.log(
      'Let op: nagekeken in recht/begrippen.yaml ligt na vandaag. Niemand kan de wet van morgen al nakijken.',
    )
  return register
}

/** What was kept of the logboek outside the database. Says so when that is nothing: on the first start, or because it was taken away. */
function haalGeheugen(config: Config, { ring }: Logboeksleutels): Geheugen {
  const plek = leesControlepuntenplek(process.env, config)
  const geheugen = openGeheugen(plek, ring)
  if (plek === null && config.omgeving === 'productie')
    console.log(
      'Let op: zonder TERUGKEER_CONTROLEPUNTEN ziet Terugkeer na een herstart niet dat het logboek is teruggedraaid.',
    )
  if (plek !== null && geheugen.punt === null) log('logboek-geen-bewaard-controlepunt')
  return geheugen
}

/** What was read and opened before anything runs. */
interface Begin {
  readonly config: Config
  readonly bank: Bank
  readonly register: Register
  readonly sleutels: Logboeksleutels
  readonly geheugen: Geheugen
  readonly ldv: Ldvontvanger | null
  readonly inProductie: Toegangsinstellingen | null
}

async function draai(begin: Begin): Promise<void> {
  const wachtrijen = await openWachtrijen(begin.bank.db)
  try {
    await draaiMet(wachtrijen, begin)
  } finally {
    // Also when it cannot listen: what looks for jobs would keep the process alive.
    await wachtrijen.stop()
  }
}

async function draaiMet(
  wachtrijen: Wachtrijen,
  { config, bank, register, sleutels, geheugen, ldv, inProductie }: Begin,
): Promise<void> {
  const oefen = config.omgeving === 'oefen'
  const delen = {
    db: bank.db,
    klok: systeemklok,
    logboek: maakLogboek(...bank.geheimen),
    kluis: maakKluis(...bank.geheimen),
    grondslagen: maakGrondslagen(register),
    wachtrijen,
    oefen,
    post: config.post === null ? null : maakPoster(config.post, { oefen }),
    scanner: config.scanner === null ? null : maakScanner(config.scanner),
    certificaat: config.certificaat,
    proxies: config.proxies,
    geheugen,
  }
  if (delen.oefen) await startOefening({ ...delen, bezorging: maakBezorggevolgen(delen) })
  const server = await openServer(config)
  const toegang = inProductie ?? (await oefeninstellingen(server.adres))
  const naarLdv =
    ldv === null ? null : { ontvanger: ldv, activiteit: activiteitzoeker(register, toegang.adres) }
  server.verbind(maakApp({ ...delen, toegang, ldv: naarLdv }))
  const stopAchtergrond = await startAchtergrond({
    ...delen,
    toegang,
    sleutels,
    geheimen: bank.geheimen,
    ldv: naarLdv,
  })
  const einde = stopsein()
  zegHallo(config, server.adres)
  await einde
  await server.sluit()
  stopPers()
  await stopAchtergrond()
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

function zegHallo({ omgeving, databaseUrl, data, proxies, scanner }: Config, adres: string): void {
  console.log(`Terugkeer draait op ${adres}`)
  if (omgeving === 'oefen') {
    console.log(
      'Oefenomgeving: kies op /aanmelden wie u wilt zijn. Alle personen zijn verzonnen. Stop met Ctrl-C.',
    )
    return
  }
  if (proxies.length === 0)
    console.log('Let op: zonder TERUGKEER_PROXIES telt iedereen achter de proxy als één adres.')
  if (scanner === null)
    console.log(
      'Let op: zonder CLAMD worden bijlagen niet op virussen gecontroleerd; elke ontvanger ziet dat erbij.',
    )
  if (databaseUrl === null)
    console.log(`Let op: alle gegevens staan in de ingebouwde database in ${data}; die is om te proberen.`)
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
