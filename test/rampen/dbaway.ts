import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { randomFrom } from '../../bench/random.ts'
import type { PostgresServer } from '../../scripts/postgres-server.ts'
import { openPostgres } from '../../src/platform/db.ts'
import { type Cable, layCable } from './cable.ts'
import type { Verdict } from './judge.ts'
import { startListener } from './luisteraar.ts'
import { type Mortal, startMortal } from './mortal.ts'
import { settle } from './rampen.ts'
import { makeWork, type Work } from './work.ts'

/** What came of it. */
export interface Outlived extends Verdict {
  /** How the servers said that they could not. */
  readonly excuses: readonly string[]
  /** Servers that were still there at the end. */
  readonly alive: number
}

/** What is asked at most between two outages, and how long one lasts at most, in milliseconds. */
const mostAsked = 25
const longest = 1_500
/** All of it together takes less than a minute; who waits longer than this, in milliseconds, is told what for. */
const patience = 240_000

/** The ways in which a database goes away from whoever works with it. */
const outages: readonly ((postgres: PostgresServer, cable: Cable, ms: number) => Promise<void>)[] = [
  (_, cable, ms) => cable.cut(ms),
  (_, cable, ms) => cable.stall(ms),
  (postgres) => postgres.crash(),
]

/**
 * Two servers on one database share the work of the exchange, while the wire to it is cut, goes silent, or the database
 * itself falls, in turn. When all is done, what stands there is held against what they said they had done.
 */
export async function outlive(
  postgres: PostgresServer,
  database: URL,
  { times, seed }: { readonly times: number; readonly seed: number },
): Promise<Outlived> {
  const random = randomFrom(seed)
  const folder = await mkdtemp(join(tmpdir(), 'terugkeer-uitval-'))
  const cable = await layCable(Number(database.port))
  const wired = new URL(database)
  wired.port = String(cable.port)
  const environment = (name: string) => ({ TERUGKEER_DATA: join(folder, name), DATABASE_URL: wired.href })
  const listener = await startListener(random)
  const work = await makeWork(random)
  const servers: Mortal[] = []
  let stage = 'starting'
  const watch = new Promise<never>((_, reject) => {
    const state = () =>
      `${stage}: ${work.left()} left of ${work.asked()} asked, ${[...work.excuses].join('; ')}`
    const timer = setTimeout(() => reject(new Error(`Nothing ends while ${state()}`)), patience)
    timer.unref()
  })
  const course = async () => {
    for (const name of ['een', 'twee']) servers.push(await startOne(environment(name)))
    await work.subscribe(servers[0]?.address ?? '', listener.address)
    stage = 'the database goes away'
    let more = true
    const going = Promise.all(servers.map((server) => keepGoing(work, server, () => more))).finally(() => {
      more = false
    })
    // Whoever fails is heard below, when it is awaited.
    going.catch(() => {})
    for (let time = 0; more && time < times; time++) {
      const before = work.asked()
      const asked = 5 + random() * mostAsked
      while (more && work.asked() - before < asked) await wait(5)
      await outages[time % outages.length]?.(postgres, cable, random() * longest)
    }
    more = false
    stage = 'finishing what was begun'
    await going
    const alive = servers.filter((server) => server.alive()).length
    stage = 'the servers stop'
    await Promise.all(servers.map((server) => server.stop()))
    stage = 'telling what waits'
    const open = () => openPostgres(database.href)
    const verdict = await settle(environment('een'), open, work, listener)
    return { ...verdict, excuses: [...work.excuses].toSorted(), alive }
  }
  try {
    return await Promise.race([course(), watch])
  } finally {
    for (const server of servers) if (server.alive()) await server.kill()
    listener.close()
    cable.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function startOne(environment: Readonly<Record<string, string>>): Promise<Mortal> {
  const server = await startMortal(environment)
  if (server === null) throw new Error('Nobody killed it')
  return server
}

/** Asks it again and again until all that was begun is done, for as long as it lives. */
async function keepGoing(work: Work, server: Mortal, more: () => boolean): Promise<void> {
  while (server.alive() && (more() || work.left() > 0)) {
    await work.go(server.address, more)
    await wait(50)
  }
}
