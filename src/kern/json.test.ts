import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dubbeleNaam } from './json.ts'

const gevallen: readonly (readonly [tekst: string, pad: string | null])[] = [
  ['{"a":1,"a":2}', 'a'],
  ['{"a":1,"\\u0061":2}', 'a'],
  ['[{"a":1},{"a":1}]', null],
  ['[0,[],{"a":{"b":[1,{"c":1,"d":"c","c":2}]}}]', '[2].a.b[1].c'],
  ['{"a":{"a":{"a":1}},"b":"a","c":"{\\"a\\":1,\\"a\\":1}"}', null],
  ['{"":1,"":2}', ''],
  ['{"a":"\\\\","a":1}', 'a'],
  ['{"__proto__":1,"constructor":2,"__proto__":3}', '__proto__'],
  ['"a"', null],
]
for (const [tekst, pad] of gevallen)
  test(`a name that stands twice in ${tekst}`, () => {
    JSON.parse(tekst)
    assert.equal(dubbeleNaam(tekst), pad)
  })

test('any JSON a program writes has no name twice, and gets one by doubling any member', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { minKeys: 1 }), (object) => {
      const tekst = JSON.stringify(object)
      assert.equal(dubbeleNaam(tekst), null)
      const [naam = ''] = Object.keys(object)
      const weer = `[${tekst.slice(0, -1)},${JSON.stringify(naam)}:1}]`
      assert.equal(dubbeleNaam(weer), `[0].${naam}`)
    }),
    { numRuns: 1000 },
  )
})

test('a text of a million characters, however deep, is looked through at once', () => {
  assert.equal(dubbeleNaam('['.repeat(500_000) + ']'.repeat(500_000)), null)
  assert.equal(dubbeleNaam(`"${'\\\\'.repeat(500_000)}"`), null)
  assert.equal(dubbeleNaam(`{"a":"${'x'.repeat(1_000_000)}","a":1}`), 'a')
})
