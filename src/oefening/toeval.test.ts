import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { maakToeval, type Toeval, zaadwoorden } from './toeval.ts'

const reeks = (toeval: Toeval) => Array.from({ length: 20 }, () => toeval.fractie())
const stroom = (zaad: string, nummer: number) => maakToeval(zaadwoorden(zaad), nummer)

test('a seed and a number always give the same stream, and no other pair gives it', () => {
  assert.deepEqual(reeks(stroom('a', 3)), reeks(stroom('a', 3)))
  for (const ander of [stroom('a', 4), stroom('b', 3), stroom('a ', 3)])
    assert.notDeepEqual(reeks(stroom('a', 3)), reeks(ander))
})

test('whole numbers stay within their bounds and reach both', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(6), (zaad, van, extra) => {
      const toeval = stroom(zaad, 0)
      const getallen = Array.from({ length: 500 }, () => toeval.geheel(van, van + extra))
      assert.equal(Math.min(...getallen), van)
      assert.equal(Math.max(...getallen), van + extra)
    }),
    { numRuns: 50 },
  )
})

test('a share comes out as asked', () => {
  const toeval = stroom('aandeel', 0)
  const keren = Array.from({ length: 100_000 }, () => toeval.kans(0.3)).filter(Boolean).length
  assert.ok(Math.abs(keren / 100_000 - 0.3) < 0.01, `${keren}`)
})

test('ids look like random UUIDs and do not come twice, not over people either', () => {
  const ids = Array.from({ length: 2000 }, (_, i) => stroom('ids', i)).flatMap((t) => [t.uuid(), t.uuid()])
  for (const id of ids)
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(new Set(ids).size, ids.length)
})

test('there is no choice from nothing', () => {
  assert.throws(() => stroom('niets', 0).kies([]), RangeError)
})
