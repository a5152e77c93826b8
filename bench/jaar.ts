import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../scripts/postgres-server.ts'
import { type BenchResult, round, say } from './bench.ts'
import { type BenchDatabase, makeDatabase } from './database.ts'
import { writeEvents } from './events.ts'
import { type Floor, floor } from './floor.ts'
import { type Replayed, replay } from './replay.ts'

/** Stays in a national year: 30,000 begins, 30,000 ends and 15,000 changes. */
const yearOfStays = 30_000

/**
 * Half the speed of bare inserts would be splendid; below a fifth the rest of the work has become the main thing. An
 * event that costs a third more in ten times as many means that something reads more with each event. The memory is
 * that of a process with a heap of 256 MB: what lives during the replay is about 60 MB, however long the year, and with
 * more room Node only cleans up later.
 */
const limits = { totDeBodem: 0.2, groei: 1.3, piekgeheugenMb: 512 } as const

/**
 * Replays a national year of detention events on a real PostgreSQL, through the real path from bytes to answers:
 * validation, periods, toets, messages, logboek, one transaction per bundle, row-level security on.
 *
 * `totDeBodem`: time that bare batched inserts take for the same rows, over the time of the replay (1 is perfect).
 * `groei`: cost per event, averaged over the whole year, over the average of a run of a tenth of it. The tenth is run
 * three times on fresh databases, around the whole and after a warm-up, and the middle one counts. `--groot` does both ten times larger.
 * The server is TEST_DATABASE_URL (superuser) when set, or else one of its own.
 */
export async function jaar(args: readonly string[]): Promise<BenchResult> {
  const stays = yearOfStays * (args.includes('--groot') ? 10 : 1)
  const given = process.env.TEST_DATABASE_URL
  const own = given === undefined ? await startPostgres() : null
  const folder = await mkdtemp(join(tmpdir(), 'terugkeer-bench-'))
  // Also when the bench is stopped halfway: these files are large.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  try {
    return await measure({ server: given ?? own?.url ?? '', folder }, stays)
  } finally {
    await own?.stop()
  }
}

interface Place {
  readonly server: string
  readonly folder: string
}

async function measure(place: Place, stays: number): Promise<BenchResult> {
  await replayOn(place, 'Opwarmen', yearOfStays / 20)
  const tenth = (nth: number) => replayOn(place, `Tiende deel, keer ${nth}`, stays / 10)
  const before = await tenth(1)
  let least: Floor | undefined
  const whole = await replayOn(place, 'Heel', stays, async (full) => {
    least = await floorOf(place, full)
  })
  const parts = [before, await tenth(2), await tenth(3)]
  const [, middle] = parts.toSorted((a, b) => a.seconds - b.seconds)
  if (least === undefined || middle === undefined) throw new Error('The floor and three parts are measured')
  return result(stays, middle, whole, least)
}

/** Makes the file and a fresh database first: only the replay itself is timed. */
async function replayOn(
  { server, folder }: Place,
  name: string,
  stays: number,
  then: (full: BenchDatabase) => Promise<void> = async () => {},
): Promise<Replayed> {
  const file = join(folder, `${stays}.ndjson`)
  await writeEvents(file, stays)
  const database = await makeDatabase(server)
  try {
    const replayed = await replay(database, file)
    const { events, messages, seconds } = replayed
    say(`${name}: ${events} gebeurtenissen, ${messages} berichten, ${round(seconds, 1)} s`)
    await then(database)
    return replayed
  } finally {
    await database.drop()
  }
}

async function floorOf({ server }: Place, full: BenchDatabase): Promise<Floor> {
  const empty = await makeDatabase(server)
  try {
    const least = await floor(full.eigenaar, empty.eigenaar)
    say(`Bodem: dezelfde ${least.rows} rijen alleen schrijven, ${round(least.seconds, 1)} s`)
    return least
  } finally {
    await empty.drop()
  }
}

function result(stays: number, tenth: Replayed, whole: Replayed, least: Floor): BenchResult {
  const perEvent = ({ seconds, events }: Replayed) => seconds / events
  const totDeBodem = least.seconds / whole.seconds
  const groei = perEvent(whole) / perEvent(tenth)
  // maxRSS is in kilobytes, of this process from its start.
  const piekgeheugenMb = process.resourceUsage().maxRSS / 1024
  return {
    verhoudingen: { totDeBodem: round(totDeBodem, 3), groei: round(groei, 3) },
    metingen: {
      events: whole.events,
      binnenkomsten: stays,
      einden: stays,
      veranderingen: stays / 2,
      seconds: round(whole.seconds),
      eventsPerSeconde: Math.round(1 / perEvent(whole)),
      bodemSeconden: round(least.seconds),
      rijen: least.rows,
      berichten: whole.messages,
      tiendeSeconden: round(tenth.seconds),
      piekgeheugenMb: Math.round(piekgeheugenMb),
    },
    shortfalls: [
      totDeBodem < limits.totDeBodem ? `totDeBodem is lager dan ${limits.totDeBodem}.` : null,
      groei > limits.groei ? `groei is hoger dan ${limits.groei}.` : null,
      piekgeheugenMb > limits.piekgeheugenMb ? `Meer dan ${limits.piekgeheugenMb} MB geheugen.` : null,
    ].filter((line) => line !== null),
  }
}
