import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { startPostgres } from '../scripts/postgres-server.ts'
import { maakBezorggevolgen } from '../src/bezorging/bezorging.ts'
import { verwerkStroom } from '../src/detentie/api.ts'
import { laadRegister, maakGrondslagen } from '../src/grondslagen/grondslagen.ts'
import { type Bladdelen, doel, metBlad } from '../src/informatieblad/blad.ts'
import { verstuur, voorstelVan } from '../src/informatieblad/versturen.ts'
import { maakLogboek } from '../src/logboek/logboek.ts'
import { openWachtrijen, type Wachtrijen } from '../src/platform/wachtrijen.ts'
import { gebeurtenis } from '../test/gebeurtenis.ts'
import { nieuweBsn } from '../test/mensen.ts'
import { testklok } from '../test/wereld.ts'
import { type BenchResult, round, say } from './bench.ts'
import { type BenchDatabase, makeDatabase } from './database.ts'
import { intakeParts, who } from './replay.ts'

const sheets = 1_000
const day = '2026-11-22T10:00:00Z'
/** The rows that sending leaves behind, by their key. */
const tables = [
  ['berichtenbox.bericht', `soort = 'informatieblad'`],
  [
    'berichtenbox.inhoud',
    `bericht_id in (select id from berichtenbox.bericht where soort = 'informatieblad')`,
  ],
  ['logboek.regel', `doel = '${doel}' and handeling = 'verstrekt'`],
] as const

/** More than this many times a bare insert means that something is asked again for every sheet. */
const limits = { totKaal: 40 } as const

const officer = {
  ...{ organisatie: 'pi-arnhem', gebruiker: 'bench', rol: 'casemanager', doel },
  nu: new Date(day),
}

/**
 * Sending 1,000 sheets one after the other: opening, the toets of every topic, message, content, telling and logboek, each
 * in a transaction of its own with row-level security on. `totKaal`: its time over that of inserting the very same rows,
 * three in a transaction, as the owner without any of that.
 * The server is TEST_DATABASE_URL (superuser) when set, or else one of its own.
 */
export async function informatieblad(): Promise<BenchResult> {
  const given = process.env.TEST_DATABASE_URL
  const own = given === undefined ? await startPostgres() : null
  const database = await makeDatabase(given ?? own?.url ?? '')
  const wachtrijen = await openWachtrijen(database)
  try {
    say(`${sheets} mensen binnen laten komen en hun bladen invullen…`)
    const people = await fillIn(database, wachtrijen)
    say('Versturen…')
    const times = await send(partsOf(database, wachtrijen), people)
    const bare = await insertBare(database)
    return result(times, bare)
  } finally {
    await wachtrijen.stop()
    await database.drop()
    await own?.stop()
  }
}

/** What sending needs, all of it real. */
function partsOf(db: BenchDatabase, wachtrijen: Wachtrijen): Bladdelen {
  const klok = testklok(day)
  return {
    ...{ db, klok, oefen: true, logboek: maakLogboek('00'.repeat(32)) },
    bezorging: maakBezorggevolgen({ klok, wachtrijen }),
    grondslagen: maakGrondslagen(laadRegister(new URL('../recht/', import.meta.url))),
  }
}

async function fillIn(database: BenchDatabase, wachtrijen: Wachtrijen): Promise<readonly string[]> {
  const parts = intakeParts(database, testklok(day), wachtrijen)
  const events = Array.from(
    { length: sheets },
    () => `${JSON.stringify(gebeurtenis({ bsn: nieuweBsn() }))}\n`,
  )
  await verwerkStroom(parts, who, Readable.from(events.map((line) => Buffer.from(line))), async () => {})
  const filled = await database.eigenaar.vraag(fill, [doel, day])
  const people = filled.map(({ persoon }) => String(persoon))
  if (people.length !== sheets) throw new Error('Everyone came in')
  return people
}

/** One fact and one area for everyone who came in: what pages would have kept. */
const fill = `with feit as (
  insert into informatieblad.feit (organisatie, persoon, dossier, feit, waarde, door, door_naam, op)
  select inrichting, persoon_id, id, 'noodzaakPlan', true, $1, 'Bench', $2::timestamptz from detentie.periode
)
insert into informatieblad.gebied (organisatie, persoon, dossier, basisvoorwaarde, versie, antwoorden, door, door_naam, op)
select inrichting, persoon_id, id, 'onderdak', 1, '{"onderdak.behoud": {"keuze": ["nee"], "velden": {}, "hulp": "ja",
  "bron": {"wat": "Gesprek", "datum": "2026-11-22"}, "betwist": null}}', $1, 'Bench', $2::timestamptz
from detentie.periode returning persoon`

/** Milliseconds of each sending, with the opening and the looking over that come before it. */
async function send(delen: Bladdelen, people: readonly string[]): Promise<readonly number[]> {
  const times: number[] = []
  for (const one of people) {
    const began = performance.now()
    await metBlad(delen, officer, one, 'alleen', (tx, blad) => {
      const gezien = voorstelVan(blad, officer)?.gezien ?? ''
      return verstuur(delen, tx, officer, blad, { verzendingId: randomUUID(), gezien })
    })
    times.push(performance.now() - began)
  }
  return times
}

/** Writes the very rows that sending left in tables of the same make, one sheet in a transaction. Returns milliseconds. */
async function insertBare({ eigenaar }: BenchDatabase): Promise<number> {
  const lists = []
  for (const [table, which] of tables) {
    const copy = `kaal_${table.replace('.', '_')}`
    await eigenaar.voerUit(`create table ${copy} (like ${table} including all excluding identity)`)
    const rows = await eigenaar.vraag(`select row_to_json(r)::text as rij from ${table} r where ${which}`, [])
    if (rows.length !== sheets) throw new Error(`${table} holds ${rows.length} rows of ${sheets} sheets`)
    lists.push({
      insert: `insert into ${copy} select * from json_populate_record(null::${copy}, $1::json)`,
      rows,
    })
  }
  const began = performance.now()
  for (let nth = 0; nth < sheets; nth++) {
    await eigenaar.voerUit('begin')
    for (const { insert, rows } of lists) await eigenaar.vraag(insert, [rows[nth]?.rij])
    await eigenaar.voerUit('commit')
  }
  return performance.now() - began
}

function result(times: readonly number[], bare: number): BenchResult {
  const total = times.reduce((sum, one) => sum + one, 0)
  const sorted = times.toSorted((a, b) => a - b)
  const totKaal = total / bare
  return {
    verhoudingen: { totKaal: round(totKaal) },
    metingen: {
      bladen: times.length,
      perSeconde: round(times.length / (total / 1000), 1),
      kaalPerSeconde: round(times.length / (bare / 1000), 1),
      mediaanMs: round(sorted[Math.floor(sorted.length / 2)] ?? 0, 1),
      p99Ms: round(sorted[Math.floor(sorted.length * 0.99)] ?? 0, 1),
    },
    shortfalls: totKaal > limits.totKaal ? [`totKaal is hoger dan ${limits.totKaal}.`] : [],
  }
}
