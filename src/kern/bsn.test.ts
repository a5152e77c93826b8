import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isBsn, maskeerBsn } from './bsn.ts'

test('test numbers of the BRP pass, a known bad one does not', () => {
  for (const goed of ['999993653', '999970239', '000009908']) assert.equal(isBsn(goed), true, goed)
  for (const fout of ['999999245', '000000000', '99999365', '9999936530', '99999365a', ' 99993653'])
    assert.equal(isBsn(fout), false, fout)
})

test('changing one digit of a valid number always makes it invalid', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999999999 }).map((n) => String(n).padStart(9, '0')),
      fc.nat(8),
      fc.integer({ min: 1, max: 9 }),
      (nummer, plek, stap) => {
        fc.pre(isBsn(nummer))
        const ander = [...nummer]
        ander[plek] = String((Number(ander[plek]) + stap) % 10)
        assert.equal(isBsn(ander.join('')), false)
      },
    ),
  )
})

test('a masked number shows three digits', () => {
  assert.equal(maskeerBsn('999993653'), '••••••653')
})
