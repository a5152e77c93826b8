import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOin, testOin } from './oin.ts'

test('a fictitious OIN is well formed and recognisable', () => {
  assert.equal(testOin(518), '00000099000000518000')
  assert.equal(isOin(testOin(518)), true)
})

test('a wrong length, prefix or suffix is refused', () => {
  for (const fout of ['0000009900000051800', '10000099000000518000', '00000099000000518001', ''])
    assert.equal(isOin(fout), false, fout)
})
