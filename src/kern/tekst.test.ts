import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { heeftWoord, isLeesbaar } from './tekst.ts'

test('letters of every script, tabs and line ends can be read', () => {
  for (const tekst of ['', 'Núria', 'Yılmaz', 'een\ttwee\r\ndrie', '王', 'محمد\u200f', '👩‍👩‍👧'])
    assert.equal(isLeesbaar(tekst), true, tekst)
})

test('control characters and half characters cannot', () => {
  for (const tekst of [
    '\u0000',
    'a\u0007b',
    '\u001b[31m',
    '\u007f',
    '\u0085',
    '\ud83d',
    '\udc00a',
    'a\u202eb',
    '\u2066',
  ])
    assert.equal(isLeesbaar(tekst), false, JSON.stringify(tekst))
})

test('a name has something to see in it', () => {
  for (const tekst of ['a', '7', 'Ça va', '🏠', 'ع', '\u200bx']) assert.equal(heeftWoord(tekst), true, tekst)
  for (const tekst of ['', ' ', '\u200b', '\u3164', '\u115f', '· – ·', '\ufe0f'])
    assert.equal(heeftWoord(tekst), false, JSON.stringify(tekst))
})

test('what can be read survives UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }), (tekst) => {
      if (isLeesbaar(tekst))
        assert.equal(new TextDecoder().decode(new TextEncoder().encode(`x${tekst}`)), `x${tekst}`)
    }),
  )
})
