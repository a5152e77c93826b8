import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { kluislengte, maakKluis } from './kluis.ts'

const [een, twee] = ['a1'.repeat(32), 'b2'.repeat(32)] as const

test('a file comes out as it went in, and what is kept says nothing of it', () => {
  const kluis = maakKluis(een)
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 24, maxLength: 2000 }), fc.string(), (inhoud, waar) => {
      const dicht = kluis.sluit(inhoud, waar)
      assert.equal(dicht.bytes.length, inhoud.length + kluislengte)
      assert.ok(Buffer.from(dicht.bytes).indexOf(Buffer.from(inhoud)) === -1)
      assert.deepEqual([...kluis.open(dicht, waar)], [...inhoud])
      assert.notDeepEqual(kluis.sluit(inhoud, waar).bytes, dicht.bytes, 'twice the same file looks different')
    }),
  )
})

test('with one bit other, in another place or with the key of another file nothing opens', () => {
  const kluis = maakKluis(een)
  const inhoud = Buffer.from('Pro Justitia')
  const dicht = kluis.sluit(inhoud, 'document 1')
  const ander = kluis.sluit(inhoud, 'document 1')
  fc.assert(
    fc.property(fc.nat(dicht.bytes.length * 8 - 1), (bit) => {
      const anders = Uint8Array.from(dicht.bytes)
      anders[bit >> 3] = (anders[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      assert.throws(() => kluis.open({ ...dicht, bytes: anders }, 'document 1'))
    }),
  )
  assert.throws(() => kluis.open(dicht, 'document 2'))
  assert.throws(() => kluis.open({ ...dicht, sleutel: ander.sleutel }, 'document 1'))
  assert.throws(() => kluis.open({ ...dicht, sleutel: '' }, 'document 1'))
})

test('a new secret locks, an older one still opens, and without it nothing does', () => {
  const oud = maakKluis(een).sluit(Buffer.from('x'), 'w')
  assert.equal(Buffer.from(maakKluis(twee, een).open(oud, 'w')).toString(), 'x')
  assert.throws(() => maakKluis(twee).open(oud, 'w'), /key that this installation does not have/)
  const nieuw = maakKluis(twee, een).sluit(Buffer.from('x'), 'w')
  assert.throws(() => maakKluis(een).open(nieuw, 'w'))
})
