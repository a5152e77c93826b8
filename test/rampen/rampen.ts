import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { randomFrom } from '../../bench/random.ts'
import { type GeopendeDatabank, openPglite, openPostgres } from '../../src/platform/db.ts'
import type { Ruw } from '../../src/platform/migrate.ts'
import { judge, type Verdict } from './judge.ts'
import { type Listener, startListener } from './luisteraar.ts'
import { type Mortal, startMortal } from './mortal.ts'
import { makeWork, type Work } from './work.ts'

/** How often the server is killed, by which row of chance, and on which database: an empty PostgreSQL, or one in a folder. */
export interface Calamity {
  readonly kills: number
  readonly seed: number
  readonly url: string | null
  readonly say?: (line: string) => void
}

/** What came of it. */
export interface Survived extends Verdict {
  readonly kills: number
  /** Kills before the server listened: while it started. */
  readonly early: number
}

/** What a server is asked at most in one life; how long it lives on after that, and how long a start may take, in milliseconds. */
const mostAsked = 30
const longestAfter = 400
const longestStart = 4_000

/**
 * Kills the server at random moments while events come in and are taken back, messages are confirmed, answered and told.
 * After the last one it may finish its work, and what stands there is held against what it said it had done.
 */
export async function survive({ kills, seed, url, say = () => {} }: Calamity): Promise<Survived> {
  const random = randomFrom(seed)
  const folder = await mkdtemp(join(tmpdir(), 'terugkeer-rampen-'))
  const environment = { TERUGKEER_DATA: folder, ...(url === null ? {} : { DATABASE_URL: url }) }
  const open = () => (url === null ? openPglite(folder) : openPostgres(url))
  const listener = await startListener(random)
  const work = await makeWork(random)
  let early = 0
  try {
    await oneLife(environment, ({ address }) => work.subscribe(address, listener.address))
    for (let kill = 1; kill <= kills; kill++) {
      const inStart = random() < 0.15
      const server = await startMortal(environment, inStart ? random() * longestStart : null)
      if (server === null) early++
      else
        await Promise.all([
          work.go(server.address, () => true),
          dieAfter(server, work, { asked: random() * mostAsked, ms: random() * longestAfter }),
        ])
      say(`${kill} van ${kills}: ${work.accepted.size} gebeurtenissen, ${work.answers.size} antwoorden`)
    }
    await oneLife(environment, ({ address }) => work.go(address, () => false))
    return { kills, early, ...(await settle(environment, open, work, listener)) }
  } finally {
    listener.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Lets a server finish what still waits to be told, and holds what stands there against what was said. */
export async function settle(
  environment: Readonly<Record<string, string>>,
  open: () => Promise<GeopendeDatabank>,
  work: Work,
  listener: Listener,
): Promise<Verdict> {
  await withOwner(open, letTimePass)
  await oneLife(environment, ({ address }) => untilTold(work, address))
  return withOwner(open, (owner) => judge(owner, work, listener))
}

/** Starts the server, has it do this, and ends it in peace. */
async function oneLife(
  environment: Readonly<Record<string, string>>,
  work: (server: Mortal) => Promise<void>,
): Promise<void> {
  const server = await startMortal(environment)
  if (server === null) throw new Error('Nobody killed it')
  try {
    await work(server)
  } finally {
    await server.stop()
  }
}

/** Kills it when it was asked so much, and so long after that: a slow machine is killed as far in its work as a quick one. */
async function dieAfter(
  server: Mortal,
  work: Work,
  { asked, ms }: { readonly asked: number; readonly ms: number },
): Promise<void> {
  const before = work.asked()
  while (work.asked() - before < asked) await wait(5)
  await wait(ms)
  await server.kill()
}

/** Lets go of what dead processes held, as a queue does by itself after a minute, and makes due what waits. */
async function letTimePass(owner: Ruw): Promise<void> {
  await owner.voerUit(
    `update wachtrij.job set state = 'retry', start_after = now() where name like 'bezorging-%' and state in ('active', 'retry', 'created')`,
  )
}

async function untilTold(work: Work, address: string): Promise<void> {
  while ((await work.untold(address)) > 0) await wait(500)
}

async function withOwner<T>(
  open: () => Promise<GeopendeDatabank>,
  work: (owner: Ruw) => Promise<T>,
): Promise<T> {
  const database = await open()
  try {
    return await work(database.eigenaar)
  } finally {
    await database.eigenaar.sluit()
    await database.sluit()
  }
}
