import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { sql } from 'kysely'
import { emptyDatabase } from '../../bench/database.ts'
import { writeEvents } from '../../bench/events.ts'
import { type GeopendeDatabank, openPglite, openPostgres } from '../../src/platform/db.ts'
import { finish, startScript } from '../opdracht.ts'

/** Stays in the file, 2.5 events each. */
const stays = 1_200
const broken = 600

const dji = { organisatie: 'dji', gebruiker: 'test', rol: 'backoffice', doel: 'test' } as const

interface Bericht {
  readonly oorzaak: string
  readonly soort: string
  readonly ontvanger: string
  readonly dossier: string
  readonly heeftInhoud: boolean
}

/** The events of the file that are stored, and the messages they caused. */
async function contents(bank: GeopendeDatabank, ids: readonly string[]) {
  try {
    return await bank.transactie(dji, async (tx) => {
      const events = await sql<{ id: string }>`
        select id from detentie.gebeurtenis where id = any(${ids})`.execute(tx)
      const messages = await sql<Bericht>`
        select oorzaak, soort, b.ontvanger, dossier, 
          -- What was too old to be told when it came in was not sent, or was destroyed since; both say so.
          (coalesce(i.bericht_id, v.bericht) is not null or b.status = 'onbestelbaar') as "heeftInhoud"
        from berichtenbox.bericht b left join berichtenbox.inhoud i on i.bericht_id = b.id
        left join berichtenbox.vernietiging v on v.bericht = b.id
        where oorzaak = any(${ids})`.execute(tx)
      return { events: events.rows.map(({ id }) => id), messages: messages.rows }
    })
  } finally {
    await bank.eigenaar.sluit()
    await bank.sluit()
  }
}

test('a server that is killed in the middle of an import loses nothing it answered and doubles nothing', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'terugkeer-herstart-'))
  t.after(() => rm(folder, { recursive: true }))
  const postgres = process.env.TEST_DB === 'postgres' ? (process.env.TEST_DATABASE_URL ?? '') : null
  const url = postgres === null ? null : (await emptyDatabase(postgres)).href
  const environment = { PORT: '0', TERUGKEER_DATA: folder, ...(url === null ? {} : { DATABASE_URL: url }) }
  const open = () => (url === null ? openPglite(folder) : openPostgres(url))

  const start = async () => {
    const server = startScript('src/main.ts', [], environment)
    t.after(() => server.kill('SIGKILL'))
    const ended = once(server, 'exit')
    const complaints = text(server.stderr)
    for await (const line of createInterface({ input: server.stdout })) {
      const address = /op (http:\S+)$/.exec(line)?.[1]
      if (address === undefined) continue
      // Leaving this loop stops the reading, and a pipe that nobody reads keeps this process alive.
      setImmediate(() => server.stdout.resume())
      return { server, ended, address }
    }
    throw new Error(`The server did not start: ${await complaints}`)
  }

  // A line that is refused shows on standard error the moment it is answered: then the import is halfway.
  const file = join(folder, 'gebeurtenissen.ndjson')
  await writeEvents(file, stays)
  const events = (await readFile(file, 'utf8')).trimEnd().split('\n')
  const parsed = events.map((line) => JSON.parse(line))
  const ids: string[] = parsed.map(({ gebeurtenisId }) => gebeurtenisId)
  await writeFile(file, events.toSpliced(broken, 0, '[]').join('\n'))

  const first = await start()
  const child = startScript('scripts/importeer.ts', [file], { TERUGKEER_URL: first.address })
  child.stderr.once('data', () => first.server.kill('SIGKILL'))
  const cut = await finish(child)
  await first.ended
  assert.equal(cut.code, 2, cut.stderr)
  const certain: number = JSON.parse(cut.stdout).aanvaard
  assert.ok(certain >= broken && certain < ids.length, `killed after ${certain} of ${ids.length}`)
  const after = await contents(await open(), ids)
  const kept = new Set(after.events)
  assert.deepEqual(
    ids.slice(0, certain).filter((id) => !kept.has(id)),
    [],
    'what was answered is there',
  )
  assert.ok(after.messages.every(({ heeftInhoud }) => heeftInhoud))

  const second = await start()
  const again = startScript('scripts/importeer.ts', [file], { TERUGKEER_URL: second.address })
  const whole = await finish(again)
  second.server.kill('SIGTERM')
  await second.ended
  const { regels, aanvaard, herhaald, geweigerd } = JSON.parse(whole.stdout)
  assert.deepEqual(
    { regels, aanvaard, herhaald, geweigerd },
    {
      regels: ids.length + 1,
      aanvaard: ids.length - kept.size,
      herhaald: kept.size,
      geweigerd: 1,
    },
  )
  const end = await contents(await open(), ids)
  assert.deepEqual(end.events.toSorted(), ids.toSorted(), 'each event once')
  assert.ok(end.messages.every(({ heeftInhoud }) => heeftInhoud))
  const distinct = new Set(end.messages.map((message) => JSON.stringify(message)))
  assert.equal(distinct.size, end.messages.length, 'no message twice')
  const told = end.messages.filter(({ soort }) => soort === 'begin-detentie').length
  const known = parsed.filter(
    ({ soort, persoon }) => soort === 'binnenkomst' && persoon.gemeentecode !== null,
  )
  assert.equal(told, known.length, 'each begin with a known municipality has its message')
})
