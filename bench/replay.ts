import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { maakReacties } from '../src/berichtenbox/reactions.ts'
import { maakBezorggevolgen } from '../src/bezorging/bezorging.ts'
import type { Batchantwoord } from '../src/detentie/antwoord.ts'
import { type Detentiedelen, verwerkStroom } from '../src/detentie/api.ts'
import { laadRegister, maakGrondslagen } from '../src/grondslagen/grondslagen.ts'
import { maakLogboek } from '../src/logboek/logboek.ts'
import type { Klok } from '../src/platform/clock.ts'
import type { Databank } from '../src/platform/db.ts'
import { openWachtrijen, type Wachtrijen } from '../src/platform/wachtrijen.ts'

/** What a replay came to. */
export interface Replayed {
  readonly events: number
  readonly messages: number
  readonly seconds: number
}

/** What taking in events needs, all of it real. */
export function intakeParts(db: Databank, klok: Klok, wachtrijen: Wachtrijen): Detentiedelen {
  const parts = {
    db,
    klok,
    bezorging: maakBezorggevolgen({ klok, wachtrijen }),
    logboek: maakLogboek('00'.repeat(32)),
    grondslagen: maakGrondslagen(laadRegister(new URL('../recht/', import.meta.url))),
  }
  return { ...parts, gevolgen: maakReacties(parts) }
}

/** Who delivers events. */
export const who = {
  organisatie: 'dji',
  gebruiker: 'bench',
  rol: 'backoffice',
  doel: 'gebeurtenissen-opnemen',
} as const
/** More lines than go in one transaction: five hundred, and the rest of the piece of the file that held the last of them. */
const bundle = 800

/**
 * Replays a file of events through the real path, from bytes to answers. Reading the file and writing out the
 * answers as JSON count in the time. Throws when an event is not accepted: then the time would say nothing.
 */
export async function replay(database: Databank, file: string): Promise<Replayed> {
  let events = 0
  let messages = 0
  // The clock goes along with the events: each day asks the register its own questions, as in real life, and nothing is
  // told before it happened.
  const moments = await momentsOf(file)
  const klok = { nu: () => new Date(moments[Math.min(events + bundle, moments.length) - 1] ?? 0) }
  const wachtrijen = await openWachtrijen(database)
  const parts = intakeParts(database, klok, wachtrijen)
  const began = performance.now()
  await verwerkStroom(parts, who, createReadStream(file), async (answers) => {
    const text = answers.map((answer) => `${JSON.stringify(answer)}\n`).join('')
    if (Buffer.from(text).length === 0) throw new Error('A bundle without answers')
    events += answers.length
    for (const answer of answers) messages += messagesOf(answer)
  })
  await wachtrijen.stop()
  return { events, messages, seconds: (performance.now() - began) / 1000 }
}

/** When each event of the file happened, in milliseconds. */
async function momentsOf(file: string): Promise<Float64Array> {
  const text = await readFile(file, 'utf8')
  return Float64Array.from(text.matchAll(/"tijdstip":"([^"]+)"/g), ([, moment]) => Date.parse(moment ?? ''))
}

function messagesOf(answer: Batchantwoord): number {
  if (!answer.aanvaard || answer.herhaald)
    throw new Error(`Line ${answer.regel} was not accepted as new: ${JSON.stringify(answer)}`)
  return answer.berichten.length
}
