import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../scripts/postgres-server.ts'
import { type BenchResult, round, say } from './bench.ts'
import { type Bearer, bareGraphileWorker, barePgBoss, ours } from './bezorgers.ts'
import { type Place, startReceiver } from './ontvanger.ts'
import { type Urgent, urgentBesideYear } from './spoed.ts'

/** Half of what a bare queue does is what signing, row-level security and a truth of its own may cost. */
const limits = { totSnelste: 0.5, spoedP99Ms: 1_000 } as const

/** Stays of which the messages are told: about twice as many. */
const stays = 3500
const rounds = 3

/**
 * Deliveries per second, from what was committed to what the receiver acknowledged and we kept, on a real PostgreSQL and
 * to a receiver on the own machine. Ours tells every municipality of the messages of real events: signed, row-level
 * security on. Beside it pg-boss and graphile-worker do the bare job: take it, post the same bytes, done.
 *
 * `totSnelste`: ours over the faster of the two (1 is as fast). Three rounds in turns on fresh databases; the middle of
 * each counts. Then a part of a year is imported and told while each moment someone is to be released tomorrow:
 * `spoedP99Ms` is how long it takes from that event being accepted until the receiver hears of it.
 */
export async function bezorging(): Promise<BenchResult> {
  const given = process.env.TEST_DATABASE_URL
  const own = given === undefined ? await startPostgres() : null
  const folder = await mkdtemp(join(tmpdir(), 'terugkeer-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const receiver = await startReceiver()
  try {
    const place = { server: given ?? own?.url ?? '', folder, receiver }
    const [fastest, slowest, mine] = await inTurns(place)
    return result({ fastest, slowest, mine }, await urgentBesideYear(place))
  } finally {
    await receiver.stop()
    await own?.stop()
  }
}

async function inTurns(place: Place): Promise<readonly [number, number, number]> {
  const kept = { mine: [] as number[], boss: [] as number[], graphile: [] as number[] }
  for (let turn = 1; turn <= rounds; turn++) {
    const amount = await measure(place, 'Terugkeer', ours(stays), kept.mine)
    await measure(place, 'pg-boss', barePgBoss(amount), kept.boss)
    await measure(place, 'graphile-worker', bareGraphileWorker(amount), kept.graphile)
  }
  const peers = [middle(kept.boss), middle(kept.graphile)]
  return [Math.max(...peers), Math.min(...peers), middle(kept.mine)]
}

/** Lets one of them tell all there is, and returns how many that were. */
async function measure(place: Place, name: string, bearer: Bearer, kept: number[]): Promise<number> {
  const filled = await bearer(place)
  try {
    const began = performance.now()
    await filled.tell()
    const perSecond = filled.amount / ((performance.now() - began) / 1000)
    say(`${name}: ${filled.amount} meldingen, ${round(perSecond, 0)} per seconde`)
    kept.push(perSecond)
    return filled.amount
  } finally {
    await filled.drop()
  }
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function result(
  { fastest, slowest, mine }: { readonly fastest: number; readonly slowest: number; readonly mine: number },
  urgent: Urgent,
): BenchResult {
  const totSnelste = mine / fastest
  return {
    verhoudingen: {
      totSnelste: round(totSnelste, 3),
      spoedP99TotGrens: round(urgent.p99 / limits.spoedP99Ms, 3),
    },
    metingen: {
      perSeconde: Math.round(mine),
      snelsteKaal: Math.round(fastest),
      traagsteKaal: Math.round(slowest),
      spoedP50Ms: Math.round(urgent.p50),
      spoedP99Ms: Math.round(urgent.p99),
      spoedAantal: urgent.amount,
      invoerPerSeconde: Math.round(urgent.importedPerSecond),
    },
    shortfalls: [
      totSnelste < limits.totSnelste ? `totSnelste is lager dan ${limits.totSnelste}.` : null,
      urgent.p99 > limits.spoedP99Ms ? `spoedP99Ms is hoger dan ${limits.spoedP99Ms}.` : null,
    ].filter((line) => line !== null),
  }
}
