import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Detentiedelen, verwerkStroom } from '../src/detentie/api.ts'
import { openWachtrijen } from '../src/platform/wachtrijen.ts'
import { gebeurtenis } from '../test/gebeurtenis.ts'
import { nieuweBsn } from '../test/mensen.ts'
import { say } from './bench.ts'
import { everyoneHears, startTelling } from './bezorgers.ts'
import { makeDatabase } from './database.ts'
import { writeEvents } from './events.ts'
import type { Place } from './ontvanger.ts'
import { intakeParts, replay, who } from './replay.ts'

/** How long an urgent message took, in milliseconds, and what went on beside it. */
export interface Urgent {
  readonly p50: number
  readonly p99: number
  readonly amount: number
  readonly importedPerSecond: number
}

/** A part of a year: so much that it goes on while all urgent events pass. */
const stays = 4_000
const urgentEvents = 150
/** Milliseconds between two of them. */
const pause = 60

/** While events of a year come in and are told, someone is to be released tomorrow, again and again. */
export async function urgentBesideYear({ server, folder, receiver }: Place): Promise<Urgent> {
  const database = await makeDatabase(server)
  const wachtrijen = await openWachtrijen(database)
  try {
    await everyoneHears(database, receiver.address)
    await startTelling(database, wachtrijen)
    const file = join(folder, 'beside.ndjson')
    await writeEvents(file, stays)
    const klok = { nu: () => new Date('2026-12-30T12:00:00Z') }
    const year = replay(database, file)
    const waits = await askUrgently(intakeParts(database, klok, wachtrijen), receiver)
    const { events, seconds } = await year
    say(`Spoed naast ${events} gebeurtenissen in ${Math.round(seconds)} s`)
    const sorted = waits.toSorted((a, b) => a - b)
    const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? Number.POSITIVE_INFINITY
    return { p50: at(0.5), p99: at(0.99), amount: waits.length, importedPerSecond: events / seconds }
  } finally {
    await wachtrijen.stop()
    await database.drop()
  }
}

async function askUrgently(parts: Detentiedelen, receiver: Place['receiver']): Promise<readonly number[]> {
  const waits: Promise<number>[] = []
  for (let i = 0; i < urgentEvents; i++) {
    const { message, at } = await deliver(parts)
    waits.push(receiver.hearsOf(message).then((heard) => heard - at))
    await wait(pause)
  }
  return Promise.all(waits)
}

/** Delivers one event of someone who is released tomorrow; gives the message and when it was durable. */
async function deliver(parts: Detentiedelen): Promise<{ readonly message: string; readonly at: number }> {
  const event = gebeurtenis(
    { bsn: nieuweBsn() },
    { tijdstip: '2026-12-30T11:00:00+01:00', verwachteEinddatum: '2026-12-31' },
  )
  let message: string | undefined
  await verwerkStroom(parts, who, oneLine(event), async ([answer]) => {
    message = answer?.aanvaard && !answer.herhaald ? answer.berichten[0] : undefined
  })
  if (message === undefined) throw new Error('An urgent event gives a message')
  return { message, at: performance.now() }
}

async function* oneLine(event: unknown): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${JSON.stringify(event)}\n`)
}
