import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gemeentenOp, inrichtingen } from '../src/organisaties/organisaties.ts'
import { randomFrom } from './random.ts'

/** Begins a day: 30,000 a year. */
const perDay = 82
const dayMs = 86_400_000
const start = Date.parse('2026-01-01T00:00:00Z')
const reasons = ['regulier', 'schorsing', 'heenzending', 'capaciteit'] as const

interface Person {
  readonly bsn: string
  readonly geslachtsnaam: string
  readonly voornamen: string
  readonly geboortedatum: string
  readonly gemeentecode: string | null
  readonly zonderVastAdres: boolean
}

/** What is due on a day: the rest of a stay, or someone who comes back. */
type Due = (moment: number) => object

/**
 * Writes the events of this many stays to a file as NDJSON, in the order in which they happen: a begin and an end
 * for each, and a change for every second one, so 2.5 events a stay. One in ten comes back within the year.
 * The same number gives the same bytes; only people inside are held in memory.
 */
export async function writeEvents(file: string, stays: number): Promise<void> {
  await pipeline(Readable.from(lines(stays)), createWriteStream(file))
}

/** The events of one day at a time, as NDJSON. */
function* lines(stays: number): Generator<string> {
  const random = randomFrom(stays)
  const people = newPeople(random)
  const places = inrichtingen().map(({ id }) => id)
  const due = new Map<number, Due[]>()
  const returning = new Map<number, Person[]>()
  let begun = 0
  for (let day = 0; begun < stays || due.size > 0; day++) {
    const back = returning.get(day) ?? []
    const begins = Array.from({ length: Math.min(perDay, stays - begun) }, (_, i) => {
      const person = back[i] ?? people()
      return begin(random, person, day, pick(random, places), (begun + i) % 2 === 0, (on, make) =>
        add(due, on, make),
      )
    })
    begun += begins.length
    for (const { person, end } of begins)
      if (random() < 0.1) add(returning, end + 10 + Math.floor(random() * 100), person)
    const today = [...begins.map(({ make }) => make), ...(due.get(day) ?? [])]
    due.delete(day)
    returning.delete(day)
    const moments = today.map(() => start + day * dayMs + Math.floor(random() * dayMs)).sort((a, b) => a - b)
    yield today.map((make, i) => `${JSON.stringify(make(moments[i] ?? 0))}\n`).join('')
  }
}

/** One stay: its begin today, and its change and its end planned for a later day. */
function begin(
  random: () => number,
  person: Person,
  day: number,
  place: string,
  changes: boolean,
  plan: (day: number, make: Due) => void,
) {
  // Half of all stays are shorter than a month, few longer than half a year.
  const end = day + 3 + Math.floor(-40 * Math.log(1 - random() * 0.99))
  const middle = day + 1 + Math.floor(random() * (end - day - 1))
  const expected = (moment: number) => dateOf(moment + (end - day) * dayMs)
  const make: Due = (moment) =>
    event(random, 'binnenkomst', moment, person, {
      inrichting: place,
      verwachteEinddatum: expected(moment),
    })
  if (changes) plan(middle, (moment) => change(random, moment, person, place, expected(moment)))
  plan(end, (moment) => event(random, 'ontslag', moment, person, { inrichting: place, reden: 'regulier' }))
  return { person, end, make }
}

function change(random: () => number, moment: number, person: Person, place: string, expected: string) {
  if (random() < 0.3) return event(random, 'overplaatsing', moment, person, { inrichting: place })
  const rest = { inrichting: place, verwachteEinddatum: expected, reden: pick(random, reasons) }
  return event(random, 'wijziging-einddatum', moment, person, rest)
}

function event(random: () => number, soort: string, moment: number, persoon: Person, rest: object): object {
  const tijdstip = new Date(moment).toISOString().replace('Z', '+00:00')
  return { gebeurtenisId: uuid(random), soort, tijdstip, ...rest, persoon }
}

/** Fictitious people, each with a number that passes the elfproef; most of them from the large municipalities. */
function newPeople(random: () => number): () => Person {
  const codes = gemeentenOp(dateOf(start)).map(({ code }) => code)
  const bsn = numbers()
  return () => {
    const known = random()
    return {
      bsn: bsn.next().value,
      geslachtsnaam: `${pick(random, syllables)}${pick(random, syllables)}${pick(random, endings)}`,
      voornamen: `${pick(random, syllables)}${pick(random, endings)}`,
      geboortedatum: dateOf(start - (18 + random() * 50) * 365 * dayMs),
      gemeentecode: known < 0.04 ? null : (codes[Math.floor(codes.length * random() ** 2)] ?? null),
      zonderVastAdres: known < 0.03,
    }
  }
}

const syllables = [
  'Bar',
  'Dor',
  'Fen',
  'Gal',
  'Hem',
  'Kor',
  'Lin',
  'Mar',
  'Nol',
  'Ros',
  'Sil',
  'Ver',
] as const
const endings = ['a', 'en', 'ink', 'ma', 'oud', 'stra', 'us'] as const

/** Numbers from 900000000 up that pass the elfproef: nine weights, and the last digit settles it. */
function* numbers(): Generator<string, never> {
  for (let front = 90_000_000; ; front++) {
    const digits = String(front)
    let sum = 0
    for (let i = 0; i < 8; i++) sum += (9 - i) * Number(digits[i])
    if (sum % 11 < 10) yield `${digits}${sum % 11}`
  }
}

function dateOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10)
}

function add<T>(map: Map<number, T[]>, key: number, value: T): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else known.push(value)
}

function pick<T>(random: () => number, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)]
  if (chosen === undefined) throw new Error('Nothing to pick from')
  return chosen
}

/** A version 4 UUID; spread over the whole range, as ids of a real source are, so that indexes feel it. */
function uuid(random: () => number): string {
  const part = () =>
    Math.floor(random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0')
  const hex = `${part()}${part()}${part()}${part()}`
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}
