import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { kenmerkfout } from './kenmerk.ts'

test('a reference as files have them can be one', () => {
  for (const goed of ['INZ-1', 'INZ 2026/12', '2026.0012', 'OM-2026-nieuw', 'Z12', 'AVG INZ 7'])
    assert.equal(kenmerkfout(goed), null, goed)
})

test('a name is none, also with a year beside it, and it is said what is', () => {
  for (const naam of ['Jansen', 'de Vries', 'DE VRIES', 'Jansen 1980', 'Jan-Willem', 'İbrahim', 'ß', ''])
    assert.match(
      String(kenmerkfout(naam)),
      /Er hoort een cijfer in en geen naam, bijvoorbeeld INZ-2026-12\./,
      naam,
    )
})

test('whatever has no digit is refused', () => {
  const zonderCijfer = fc.string({ unit: fc.constantFrom(...'abcXYZé ./_-') })
  fc.assert(fc.property(zonderCijfer, (tekst) => kenmerkfout(tekst) !== null))
})
