import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { maakSleutels } from '../../test/logboek.ts'
import { canoniek } from '../kern/canoniek.ts'
import { Fout } from '../kern/fout.ts'
import { leesControlepunten } from './bestand.ts'
import { Bewaarplek } from './bewaarplek.ts'
import { maakControlepunt } from './controlepunt.ts'
import { openGeheugen } from './geheugen.ts'

const sleutels = maakSleutels()
const logboek = randomUUID()
const punt = (grootte: number, op: string) =>
  maakControlepunt(sleutels, { logboek, grootte, wortel: 'ab'.repeat(32), hoogste: grootte, op }, null)
const groottes = (bestand: string) =>
  leesControlepunten(readFileSync(bestand, 'utf8')).map((een) => een.grootte)

function maakMap(t: TestContext): string {
  const map = mkdtempSync(join(tmpdir(), 'terugkeer-bewaarplek-'))
  t.after(() => rmSync(map, { recursive: true, force: true }))
  return map
}

test('of earlier days only the last stays, and only the owner reads it', async (t) => {
  const bestand = join(maakMap(t), 'punten.ndjson')
  let { plek, verst } = Bewaarplek.open(bestand, sleutels.ring)
  assert.equal(verst, null)
  for (const [grootte, op] of [
    [3, '2026-11-20T08:00:00.000Z'],
    [5, '2026-11-20T23:59:59.999Z'],
    [8, '2026-11-21T00:00:00.000Z'],
    [9, '2026-11-21T10:00:00.000Z'],
  ] as const)
    await plek.bewaar(punt(grootte, op))
  assert.deepEqual(groottes(bestand), [5, 8, 9])
  ;({ plek, verst } = Bewaarplek.open(bestand, sleutels.ring))
  assert.equal(verst?.grootte, 9)
  await plek.bewaar(punt(12, '2026-11-23T10:00:00.000Z'))
  await plek.bewaar(punt(13, '2026-11-23T10:00:20.000Z'))
  assert.deepEqual(groottes(bestand), [5, 9, 12, 13])
  assert.equal(statSync(bestand).mode & 0o777, 0o600)
})

test('what a write that broke off left at the end is passed over and cut off; a whole line without its end is kept', async (t) => {
  const bestand = join(maakMap(t), 'punten.ndjson')
  const heel = canoniek(punt(3, '2026-11-20T08:00:00.000Z'))
  for (const [tekst, verwacht] of [
    [`${heel}\n{"grootte":5,"hand`, 3],
    ['{"grootte":5,"hand', null],
    [heel, 3],
  ] as const) {
    writeFileSync(bestand, tekst)
    const { plek, verst } = Bewaarplek.open(bestand, sleutels.ring)
    assert.equal(verst?.grootte ?? null, verwacht)
    await plek.bewaar(punt(6, '2026-11-20T09:00:00.000Z'))
    assert.deepEqual(groottes(bestand), verwacht === null ? [6] : [3, 6])
  }
  // Lines of the log of a process, as they were collected, will do.
  writeFileSync(bestand, `${JSON.stringify({ op: 'x', controlepunt: heel })}\n`)
  assert.equal(Bewaarplek.open(bestand, sleutels.ring).verst?.grootte, 3)
})

test('a file that is damaged, or is no file, is said when it starts, with what to do', (t) => {
  const map = maakMap(t)
  const bestand = join(map, 'punten.ndjson')
  const heel = canoniek(punt(3, '2026-11-20T08:00:00.000Z'))
  writeFileSync(bestand, `${heel}\n{"kapot\n${heel}\n`)
  const vals = join(map, 'vals.ndjson')
  writeFileSync(vals, `${heel}\n${heel.replace('"hoogste":3', '"hoogste":4')}\n`)
  for (const [pad, melding] of [
    [bestand, /^Dit bestand is beschadigd\. Regel 2 is geen JSON.* Zet het terug/],
    [vals, /^Dit bestand is beschadigd\. De handtekening onder het controlepunt bij 3 regels klopt niet/],
    [map, /niet te lezen of te schrijven/],
    [join(map, 'er-niet', 'punten.ndjson'), /niet te lezen of te schrijven/],
  ] as const)
    assert.throws(
      () => Bewaarplek.open(pad, sleutels.ring),
      (fout) => {
        assert.ok(fout instanceof Fout)
        assert.equal(fout.fouten[0]?.veld, 'TERUGKEER_CONTROLEPUNTEN')
        assert.match(fout.fouten[0]?.melding ?? '', melding)
        return true
      },
    )
})

test('when it cannot be written that is said aloud, and tried again with the next look', async (t) => {
  const map = join(maakMap(t), 'weg')
  mkdirSync(map)
  const bestand = join(map, 'punten.ndjson')
  const geheugen = openGeheugen(bestand)
  const gelogd: string[] = []
  t.mock.method(process.stderr, 'write', (tekst: string) => gelogd.push(tekst) > 0)
  rmSync(map, { recursive: true })
  const een = punt(3, '2026-11-20T08:00:00.000Z')
  const begin = new Date('2026-11-20T08:00:01Z')
  await geheugen.onthoud(een, begin)
  await geheugen.onthoud(punt(4, '2026-11-20T08:00:20.000Z'), new Date('2026-11-20T08:00:21Z'))
  assert.match(gelogd[0] ?? '', /"logboek-controlepunt-niet-bewaard".*"code":"ENOENT"/)
  assert.deepEqual(geheugen.alarm.nietBewaardSinds, begin)
  mkdirSync(map)
  await geheugen.onthoud(een, begin)
  assert.equal(geheugen.alarm.nietBewaardSinds, null)
  assert.deepEqual(groottes(bestand), [4], 'the furthest, also when an older one is told of')
  await geheugen.onthoud(een, begin)
  assert.deepEqual(groottes(bestand), [4])
})
