import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { startPostgres } from '../scripts/postgres-server.ts'
import { inlog } from '../test/sessie.ts'
import { serveer, testklok } from '../test/wereld.ts'
import { type BenchResult, round, say } from './bench.ts'
import { boxOwner, makeBox, readingDay } from './boxen.ts'
import type { BenchDatabase } from './database.ts'
import { type Load, load } from './load.ts'

const small = 1_000
const large = 1_000_000

/** A page of a thousand times as many messages that costs a third more reads something that it does not show. */
const limits = { groei: 1.3 } as const

/** Pages that a nazorgcoordinator opens over and over: what is open, everything, and everything of one kind. */
const paths = [
  '/berichtenbox',
  '/berichtenbox?status=alle',
  '/berichtenbox?status=alle&soort=einde-detentie',
] as const

/** Pages of the three, of each server, per round; and rounds, in which all servers take turns. */
const perRound = 60
const rounds = 6

/**
 * Pages per second of the Berichtenbox of someone who is signed in, over HTTP, with a thousand and with a million
 * messages in the box; a bare page of Hono, of the same size and without anything behind it, in the same run.
 *
 * `totKaal`: time of the bare page over that of ours (1 is perfect). `groei`: time per page with a million messages over
 * that with a thousand. Each page is read from PostgreSQL and written in the logboek, row-level security on.
 * The server is TEST_DATABASE_URL (superuser) when set, or else one of its own.
 */
export async function paginas(): Promise<BenchResult> {
  const given = process.env.TEST_DATABASE_URL
  const own = given === undefined ? await startPostgres() : null
  const opened: { close(): Promise<void> }[] = []
  try {
    const server = given ?? own?.url ?? ''
    const boxes = []
    for (const messages of [small, large]) {
      say(`Een box met ${messages} berichten vullen…`)
      const box = await openBox(await makeBox(server, messages))
      opened.push(box)
      boxes.push(box)
    }
    const [few, many] = boxes
    if (few === undefined || many === undefined) throw new Error('Two boxes are filled')
    const bare = await openBare(await few.get('/berichtenbox'))
    opened.push(bare)
    return result(await load([bare, few, many], paths, { perRound, rounds }))
  } finally {
    for (const one of opened) await one.close()
    await own?.stop()
  }
}

async function openBox(database: BenchDatabase) {
  const klok = testklok(readingDay)
  const { adres, sluit } = await serveer(database, klok)
  const { cookie } = await inlog({ bank: database, klok, adres }, `nazorg-${boxOwner.slice(-4)}`)
  const get = async (path: string) => {
    const answer = await fetch(`${adres}${path}`, { headers: { Cookie: cookie }, redirect: 'manual' })
    const text = await answer.text()
    // An error or the page for signing in would be quick, and prove nothing.
    if (answer.status !== 200 || !text.includes('<table'))
      throw new Error(`${path} answered ${answer.status}`)
    return text
  }
  const close = async () => {
    await sluit()
    await database.drop()
  }
  return { get, close }
}

/** The same bytes, as Hono gives them when there is nothing behind. */
export async function openBare(page: string) {
  const app = new Hono().get('*', (c) => c.html(html`${page}`))
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((listening) => server.once('listening', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A port of the system')
  const get = async (path: string) => (await fetch(`http://127.0.0.1:${address.port}${path}`)).text()
  const close = () => new Promise<void>((closed) => server.close(() => closed()))
  return { get, close }
}

function result([bare, few, many]: readonly Load[]): BenchResult {
  if (bare === undefined || few === undefined || many === undefined) throw new Error('Three were measured')
  const groei = many.mean / few.mean
  return {
    verhoudingen: {
      totKaal: round(bare.mean / few.mean, 3),
      groei: round(groei, 3),
      p99TotKaal: round(bare.p99 / many.p99, 3),
    },
    metingen: {
      paginasPerSeconde: Math.round(1000 / few.mean),
      paginasPerSecondeMiljoen: Math.round(1000 / many.mean),
      kaalPerSeconde: Math.round(1000 / bare.mean),
      p99Ms: round(few.p99, 1),
      p99MsMiljoen: round(many.p99, 1),
      p99MsKaal: round(bare.p99, 1),
    },
    shortfalls: groei > limits.groei ? [`groei is hoger dan ${limits.groei}.`] : [],
  }
}
