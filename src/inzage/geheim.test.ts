import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  afdrukVan,
  codefout,
  inGroepen,
  isZelfde,
  nieuweCode,
  nieuwNummer,
  tekens,
  zonderOpmaak,
} from './geheim.ts'

test('a code holds at least 80 random bits, and every sign is as likely as any other', (t) => {
  const bits = 17 * Math.log2(tekens.length)
  assert.ok(bits >= 80, `${bits} bits`)
  const codes = Array.from({ length: 6200 }, nieuweCode)
  assert.equal(new Set(codes).size, codes.length)
  // Chi-squared over the signs that are drawn, 30 degrees of freedom: above 80 happens once in 500 000 times.
  const getrokken = codes.flatMap((code) => Array.from(code.slice(0, 17)))
  const verwacht = getrokken.length / tekens.length
  const chi = Array.from(tekens).reduce((som, teken) => {
    const gezien = getrokken.filter((een) => een === teken).length
    return som + (gezien - verwacht) ** 2 / verwacht
  }, 0)
  assert.ok(chi < 80, `chi-squared ${chi}`)
  t.diagnostic(`${bits.toFixed(1)} bits; chi-squared ${chi.toFixed(1)} over ${getrokken.length} signs`)
})

test('what is typed over from paper is read, however it is parted and whatever its capitals', () => {
  const code = nieuweCode()
  assert.equal(codefout(code), null)
  for (const getypt of [inGroepen(code), code.toLowerCase(), ` ${inGroepen(code).replaceAll('-', ' ')} `])
    assert.equal(zonderOpmaak(getypt), code)
  assert.match(inGroepen(code), /^[2-9A-Z]{6}-[2-9A-Z]{6}-[2-9A-Z]{6}$/)
  assert.match(nieuwNummer(), /^[2-9A-HJKMNP-Z]{6}$/)
})

test('every sign that is wrong and every two that changed places are seen before anything is looked up', () => {
  const plaats = fc.nat(17)
  fc.assert(
    fc.property(plaats, fc.constantFrom(...tekens), (i, ander) => {
      const code = nieuweCode()
      fc.pre(code[i] !== ander)
      assert.match(String(codefout(code.slice(0, i) + ander + code.slice(i + 1))), /typefout/)
    }),
  )
  fc.assert(
    fc.property(plaats, plaats, (i, j) => {
      const delen = Array.from(nieuweCode())
      const [een = '', twee = ''] = [delen[i], delen[j]]
      fc.pre(een !== twee)
      delen[i] = twee
      delen[j] = een
      assert.match(String(codefout(delen.join(''))), /typefout/)
    }),
  )
})

test('what cannot be a code says what to do', () => {
  assert.match(String(codefout('')), /Typ de code/)
  assert.match(String(codefout('ABCDEF')), /18 letters en cijfers\. U typte er 6/)
  assert.match(String(codefout(`0${nieuweCode().slice(1)}`)), /geen 0, O, 1, I of L/)
})

test('prints are compared whole: the same, another, and one of another length', () => {
  const afdruk = afdrukVan('een')
  assert.ok(isZelfde(afdruk, afdrukVan('een')))
  assert.ok(!isZelfde(afdruk, afdrukVan('twee')))
  assert.ok(!isZelfde(afdruk, afdruk.slice(1)))
  assert.doesNotMatch(afdruk, /een/)
})
