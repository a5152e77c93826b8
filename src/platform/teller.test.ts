import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { maakTeller, meesteNamen } from './teller.ts'

/** A bucket with a clock of its own, in milliseconds. */
function metKlok(aantal: number, seconden: number) {
  let nu = 5_000
  const teller = maakTeller({ aantal, seconden }, () => nu)
  return {
    ...teller,
    wacht: (ms: number) => {
      nu += ms
    },
  }
}

test('so many at once, then one for each share of the time', () => {
  const teller = metKlok(3, 60)
  assert.deepEqual(
    [1, 2, 3, 4].map(() => teller.neem('an')),
    [0, 0, 0, 20],
  )
  teller.wacht(19_999)
  assert.equal(teller.neem('an'), 1)
  teller.wacht(1)
  assert.equal(teller.kijk('an'), 0)
  assert.equal(teller.neem('an'), 0)
  assert.equal(teller.neem('an'), 20)
  assert.equal(teller.neem('bo'), 0, 'another has a bucket of its own')
})

test('to look takes nothing, and to be refused takes nothing', () => {
  const teller = metKlok(1, 10)
  for (let i = 0; i < 5; i++) assert.equal(teller.kijk('an'), 0)
  assert.equal(teller.neem('an'), 0)
  for (let i = 0; i < 50; i++) assert.equal(teller.neem('an'), 10)
  teller.wacht(10_000)
  assert.equal(teller.neem('an'), 0)
})

test('in no stretch of time more is let through than the limit says, and who waits as told is let through', () => {
  const stappen = fc.array(fc.nat({ max: 9_000 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 30 }),
      stappen,
      (aantal, seconden, ms) => {
        const teller = metKlok(aantal, seconden)
        const toegelaten: number[] = []
        let nu = 0
        for (const stap of ms) {
          teller.wacht(stap)
          nu += stap
          if (teller.neem('an') === 0) toegelaten.push(nu)
        }
        for (const [i, van] of toegelaten.entries())
          for (const [j, tot] of toegelaten.entries())
            assert.ok(j < i || j - i + 1 <= aantal + ((tot - van) * aantal) / (seconden * 1000) + 1e-6)
        teller.wacht(teller.kijk('an') * 1000)
        assert.equal(teller.neem('an'), 0)
      },
    ),
  )
})

test('memory is bounded: of very many names whoever was seen longest ago is forgotten', () => {
  const teller = metKlok(1, 1_000_000)
  teller.neem('eerste')
  teller.neem('tweede')
  for (let i = 0; i < meesteNamen - 1; i++) teller.neem(`vreemde ${i}`)
  assert.equal(teller.kijk('eerste'), 0)
  assert.ok(teller.kijk('tweede') > 0)
})
