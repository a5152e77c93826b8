import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startPostgres } from '../scripts/postgres-server.ts'
import { regelsUit } from '../src/logboek/bestand.ts'
import { bladhash } from '../src/logboek/boom.ts'
import { openGeheugen } from '../src/logboek/geheugen.ts'
import { maakLogboek } from '../src/logboek/logboek.ts'
import { verifieer } from '../src/logboek/verifieer.ts'
import { verzegel } from '../src/logboek/zegelen.ts'
import { systeemklok } from '../src/platform/clock.ts'
import { geheim, geschreven, maakSleutels, uitvoerVan } from '../test/logboek.ts'
import { type BenchResult, round, say } from './bench.ts'
import { type BenchDatabase, makeDatabase } from './database.ts'
import { writeEvents } from './events.ts'
import { replay } from './replay.ts'

/** Stays in one journey, and how often the journey is made with and without sealing, in turns. */
const stays = 10_000
const rounds = 3
/** Milliseconds between two rounds of sealing: many times as often as the server does it. */
const pause = 1_000
/** How long each number of writers writes, in milliseconds. */
const writingTime = 4_000

const eventsFile = 'events.ndjson'

const limits = { verzegelen: 1.15 } as const

const keys = maakSleutels()

/**
 * What it costs that the logboek is sealed, and how fast it is proven.
 *
 * `verzegelen`: time of a journey of events into PostgreSQL with sealing beside it, all of it sealed at the end, over the
 * same journey without. `verifieren`: time to read the same export, parse it and hash each line once, over that of
 * verifying it (1 is perfect). `zestien`: lines per second of 16 writers over those of one, with sealing beside them.
 * The server is TEST_DATABASE_URL (superuser) when set, or else one of its own.
 */
export async function logboek(args: readonly string[]): Promise<BenchResult> {
  const lines = Number(args.find((arg) => arg.startsWith('--regels='))?.slice(9) ?? 1_000_000)
  const given = process.env.TEST_DATABASE_URL
  const own = given === undefined ? await startPostgres() : null
  const folder = await mkdtemp(join(tmpdir(), 'terugkeer-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  try {
    const server = given ?? own?.url ?? ''
    const journeys = await compare(server, folder)
    const writers = await countWriters(server, folder)
    const verified = await measureVerifying(join(folder, 'log.ndjson'), lines)
    return result(journeys, writers, verified)
  } finally {
    await own?.stop()
  }
}

type Journeys = Awaited<ReturnType<typeof compare>>
type Writers = Awaited<ReturnType<typeof countWriters>>
type Verified = Awaited<ReturnType<typeof measureVerifying>>

/** The quickest of each: the rest is what else the machine was doing. */
async function compare(server: string, folder: string) {
  await writeEvents(join(folder, eventsFile), stays)
  const bare: number[] = []
  const sealed: number[] = []
  let lines = 0
  for (let nth = 0; nth < rounds; nth++) {
    bare.push((await journey(server, folder, false)).seconds)
    const one = await journey(server, folder, true)
    sealed.push(one.seconds)
    lines = one.lines
  }
  return { bare: Math.min(...bare), sealed: Math.min(...sealed), lines }
}

async function journey(server: string, folder: string, withSeals: boolean) {
  const database = await makeDatabase(server)
  try {
    const sealer = startSealing(database, withSeals ? folder : null)
    const began = performance.now()
    await replay(database, join(folder, eventsFile))
    const lines = await sealer.finish()
    const seconds = (performance.now() - began) / 1000
    say(`${withSeals ? `Met verzegelen, ${lines} regels` : 'Zonder verzegelen'}: ${round(seconds)} s`)
    return { seconds, lines }
  } finally {
    await database.drop()
  }
}

/**
 * Seals again and again as the server does, each checkpoint kept in a file in this folder; without a folder not at all.
 * `finish` seals the rest and tells how many lines got a place.
 */
function startSealing(db: BenchDatabase, folder: string | null) {
  const geheugen = openGeheugen(folder === null ? null : join(folder, `${randomUUID()}.ndjson`))
  const parts = { db, klok: systeemklok, sleutels: keys, geheimen: [geheim], geheugen }
  const seal = async () => (folder === null ? 0 : (await verzegel(parts)).regels)
  const stop = new AbortController()
  const work = async () => {
    let lines = 0
    while (!stop.signal.aborted) {
      lines += await seal()
      await wait(pause, undefined, { signal: stop.signal }).catch(() => {})
    }
    return lines + (await seal())
  }
  const working = work()
  return {
    finish: () => {
      stop.abort()
      return working
    },
  }
}

async function countWriters(server: string, folder: string) {
  const database = await makeDatabase(server, 18)
  try {
    const sealer = startSealing(database, folder)
    await write(database, 4)
    const one = await write(database, 1)
    const sixteen = await write(database, 16)
    await sealer.finish()
    say(`Schrijvers: 1 geeft ${Math.round(one)} regels/s, 16 geven ${Math.round(sixteen)} regels/s`)
    return { one, sixteen }
  } finally {
    await database.drop()
  }
}

/** Lines per second of so many writers, each line a transaction of its own. */
async function write(db: BenchDatabase, writers: number): Promise<number> {
  const who = { organisatie: 'dji', gebruiker: 'bench', rol: 'backoffice', doel: 'gebeurtenissen-opnemen' }
  const log = maakLogboek(geheim)
  const { onderwerp, betrokkene } = geschreven(1)
  const line = { handeling: 'gelezen', betrokkene, gegevens: ['naam'], toetsId: null, onderwerp } as const
  const end = performance.now() + writingTime
  let written = 0
  const writer = async () => {
    while (performance.now() < end) {
      await db.transactie(who, (tx) => log.noteer(tx, who, systeemklok.nu(), [line]))
      written += 1
    }
  }
  await Promise.all(Array.from({ length: writers }, writer))
  return (written * 1000) / writingTime
}

async function measureVerifying(file: string, lines: number) {
  say(`Een uitvoer van ${lines} regels maken…`)
  const stream = createWriteStream(file)
  for (const line of uitvoerVan(roundsOf(lines), keys))
    if (!stream.write(`${JSON.stringify(line)}\n`)) await once(stream, 'drain')
  stream.end()
  await once(stream, 'close')
  const floor = await timed(async () => {
    let seen = 0
    for await (const line of regelsUit(createReadStream(file))) {
      if (JSON.parse(line) !== null) seen += bladhash(line).length
    }
    if (seen < lines * 32) throw new Error('Every line is hashed')
  })
  const verifying = await timed(async () => {
    const { eerste, regels } = await verifieer(regelsUit(createReadStream(file)), { ring: keys.ring })
    if (eerste !== null || regels !== lines) throw new Error('The log is in order')
  })
  say(`Verifiëren: ${round(verifying)} s; alleen lezen en hashen: ${round(floor)} s`)
  return { lines, floor, verifying }
}

function* roundsOf(lines: number) {
  for (let from = 0; from < lines; from += 4_096)
    yield Array.from({ length: Math.min(4_096, lines - from) }, (_, i) => geschreven(from + i + 1))
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

function result(journeys: Journeys, writers: Writers, { lines, floor, verifying }: Verified): BenchResult {
  const verzegelen = journeys.sealed / journeys.bare
  return {
    verhoudingen: {
      verzegelen: round(verzegelen, 3),
      verifieren: round(floor / verifying, 3),
      zestien: round(writers.sixteen / writers.one),
    },
    metingen: {
      zonderSeconden: round(journeys.bare),
      metSeconden: round(journeys.sealed),
      regelsVerzegeld: journeys.lines,
      regelsPerSecondeEen: Math.round(writers.one),
      regelsPerSecondeZestien: Math.round(writers.sixteen),
      regelsGeverifieerd: lines,
      geverifieerdPerSeconde: Math.round(lines / verifying),
      // maxRSS is in kilobytes, of this process from its start.
      piekgeheugenMb: Math.round(process.resourceUsage().maxRSS / 1024),
    },
    shortfalls: verzegelen > limits.verzegelen ? [`verzegelen is hoger dan ${limits.verzegelen}.`] : [],
  }
}
