import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { writeEvents } from '../../bench/events.ts'
import { trainingToken } from '../../scripts/server.ts'
import type { Batchantwoord } from '../../src/detentie/antwoord.ts'
import { testbank } from '../testbank.ts'
import { serveer, testklok } from '../wereld.ts'

const stays = 40
const clock = '2026-06-30T10:00:00Z'

let events: string[]

before(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'terugkeer-samen-'))
  try {
    await writeEvents(join(folder, 'jaar.ndjson'), stays)
    events = (await readFile(join(folder, 'jaar.ndjson'), 'utf8')).trimEnd().split('\n')
  } finally {
    await rm(folder, { recursive: true })
  }
})

/** So many servers on one new database take in these files, each its own, all at once. Gives what stands there after. */
async function takeIn(files: readonly (readonly string[])[]) {
  const bank = await testbank()
  const servers = await Promise.all(files.map(() => serveer(bank, testklok(clock))))
  try {
    const answers = await Promise.all(servers.map(({ adres }, i) => deliver(adres, files[i] ?? [])))
    const read = async (text: string) =>
      (await bank.eigenaar.vraag(text, [])).map((row) => JSON.stringify(row))
    return {
      answers,
      periods: await read(periods),
      messages: await read(messages),
      newest: await read(newest),
    }
  } finally {
    for (const { sluit } of servers) await sluit()
    await bank.eigenaar.sluit()
    await bank.sluit()
  }
}

async function deliver(address: string, lines: readonly string[]): Promise<readonly Batchantwoord[]> {
  const token = await trainingToken(`${address}/api/v1`, 'dji', 'backoffice')
  const answer = await fetch(`${address}/api/v1/detentiegebeurtenissen`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/x-ndjson' },
    body: `${lines.join('\n')}\n`,
  })
  assert.equal(answer.status, 200)
  const text = (await answer.text()).trimEnd()
  return text.split('\n').map((line) => JSON.parse(line) as Batchantwoord)
}

const periods = `select p.bsn, d.stand, d.begin_op, d.inrichting, d.verwachte_einddatum, d.einde_op, d.thuis, d.vestiging
  from detentie.periode d join detentie.persoon p on p.id = d.persoon_id order by 1, 3`

/** What each message tells, and to whom: not its own ids. */
const told = `b.status, b.ontvanger, b.soort, i.gegevens->'einde-detentie'->>'datum' as eind,
    i.gegevens->'einde-detentie'->>'definitief' as zeker
  from berichtenbox.bericht b join berichtenbox.inhoud i on i.bericht_id = b.id`
const messages = `select b.oorzaak, b.versie, ${told} order by 1, 2, 4, 5`
/** The last that each receiver was told of each stay. */
const newest = `select distinct on (b.dossier, b.ontvanger) ${told} where b.status <> 'ingetrokken'
  order by b.dossier, b.ontvanger, b.volgnummer desc`

/** How often each event was taken in as new. */
function takenAsNew(answers: readonly (readonly Batchantwoord[])[]): Map<string, number> {
  const taken = new Map<string, number>()
  for (const answer of answers.flat()) {
    // A change that came before its begin is kept, and counts when the begin comes.
    if (!answer.aanvaard) assert.ok(answer.bewaard, JSON.stringify(answer))
    const id = String(answer.gebeurtenisId)
    taken.set(id, (taken.get(id) ?? 0) + (answer.herhaald ? 0 : 1))
  }
  return taken
}

const idsOf = (lines: readonly string[]) =>
  lines.map((line) => String((JSON.parse(line) as { gebeurtenisId: unknown }).gebeurtenisId)).toSorted()

test('one file or three pieces of it, on one server or three: each event once, and the same is known', async (t) => {
  const alone = await takeIn([events])
  const together = await takeIn([events, events, events])
  const pieces = [0, 1, 2].map((rest) => events.filter((_, i) => i % 3 === rest))
  const apart = await takeIn(pieces)
  for (const { answers } of [alone, together, apart]) {
    const taken = takenAsNew(answers)
    assert.deepEqual([...taken.keys()].toSorted(), idsOf(events))
    assert.deepEqual(new Set(taken.values()), new Set([1]))
  }
  assert.deepEqual(together.messages, alone.messages, 'the same file three times sends nothing twice')
  for (const other of [together, apart]) {
    assert.deepEqual(other.periods, alone.periods)
    assert.deepEqual(other.newest.toSorted(), alone.newest.toSorted())
  }
  t.diagnostic(`${events.length} events, ${alone.messages.length} messages, ${alone.periods.length} periods`)
  assert.ok(alone.messages.length > stays && alone.periods.length === stays)
})
