import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { alsPad, breedte, hoogte, leesStrepen } from './handtekening.ts'

const punt = fc.tuple(fc.integer({ min: 0, max: breedte }), fc.integer({ min: 0, max: hoogte }))

test('strokes come back as they were drawn, and as a path', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(punt, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
      (strepen) => {
        const gelezen = leesStrepen(strepen.map((streep) => streep.flat().join(' ')).join(';'))
        const gezet = strepen.some((streep) => new Set(streep.map(String)).size > 1)
        assert.deepEqual(gelezen, gezet ? strepen : null)
        if (gelezen !== null) assert.equal(alsPad(gelezen).split('M').length - 1, strepen.length)
      },
    ),
  )
})

test('nothing, a tap, something else and what lies outside the field are no signature', () => {
  for (const geen of [
    '',
    ' ',
    '10 10',
    '10 10 10 10',
    '10 10;20 20',
    '1 2 3',
    '<svg>',
    '10 10 601 10',
    '1 2 3 201',
  ])
    assert.equal(leesStrepen(geen), null, geen)
  assert.equal(leesStrepen(Array.from({ length: 3001 }, (_, i) => `${i % 600} 1`).join(' ')), null)
  assert.deepEqual(leesStrepen('10 10 20 30'), [
    [
      [10, 10],
      [20, 30],
    ],
  ])
})
