import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rapport } from '../../../test/rapport.ts'
import { leesRapport } from './rapport.ts'

const kenmerk = '3f0c9a52-7d1e-4b86-9a40-2c5be1f07d33'

test('a report is read by the mark in the envelope, in the mail that comes back, or in what it answers', () => {
  const verwacht = { kenmerk, actie: 'failed', code: '5.1.1' }
  for (const spoor of ['envelop', 'bericht', 'koppen', 'antwoord'] as const) {
    assert.deepEqual(leesRapport(rapport({ kenmerk, spoor })), verwacht, spoor)
    assert.deepEqual(leesRapport(rapport({ kenmerk, spoor }).replaceAll('\n', '\r\n')), verwacht, spoor)
  }
})

test('what only looks like a report, or like our mark, is none', () => {
  const goed = rapport({ kenmerk, spoor: 'bericht' })
  for (const [van, naar] of [
    ['multipart/report', 'multipart/mixed'],
    ['report-type=delivery-status', 'report-type=disposition-notification'],
    ['message/delivery-status', 'text/plain'],
    ['boundary="grens"', ''],
  ] as const)
    assert.equal(leesRapport(goed.replace(van, naar)), null, naar)
  for (const naar of ['<anders.', '<terugkeer-', '<x-terugkeer.'])
    assert.equal(leesRapport(goed.replace('<terugkeer.', naar))?.kenmerk, null, naar)
  assert.equal(leesRapport(goed.replace(kenmerk, `${kenmerk}0`))?.kenmerk, null)
  assert.equal(leesRapport(goed.replace('5.1.1', 'J. Jansen'))?.code, 'zonder code')
})

test('whatever comes in, reading it ends', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.nat(600), (rommel, plek) => {
      const goed = rapport({ kenmerk, spoor: 'bericht' })
      const uitkomst = leesRapport(`${goed.slice(0, plek)}${rommel}${goed.slice(plek)}`)
      assert.ok(uitkomst === null || uitkomst.kenmerk === null || uitkomst.kenmerk === kenmerk)
      leesRapport(rommel)
    }),
  )
})
