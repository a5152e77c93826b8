import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weegSamen, weegVoorwaarde } from './voorwaarde.ts'

test('a fact is true, false or unknown', () => {
  const nodig = { feit: 'zorgNodig', is: true } as const
  assert.equal(weegVoorwaarde(nodig, { zorgNodig: true }, 'zorg'), 'waar')
  assert.equal(weegVoorwaarde(nodig, { zorgNodig: false }, 'zorg'), 'onwaar')
  assert.equal(weegVoorwaarde(nodig, {}, 'zorg'), 'onbekend')
})

test('consent is asked per gegeven; the star is for the rest', () => {
  const gegeven = { feit: 'toestemming', is: 'gegeven' } as const
  const feiten = { toestemming: { zorg: 'geweigerd', '*': 'gegeven' } } as const
  assert.equal(weegVoorwaarde(gegeven, feiten, 'zorg'), 'onwaar')
  assert.equal(weegVoorwaarde(gegeven, feiten, 'schulden'), 'waar')
  assert.equal(weegVoorwaarde(gegeven, { toestemming: { zorg: 'gegeven' } }, 'schulden'), 'onbekend')
  assert.equal(weegVoorwaarde(gegeven, { toestemming: 'ingetrokken' }, 'zorg'), 'onwaar')
})

test('a number counts up to and including its limit', () => {
  const kort = { feit: 'maandenTotTerugkeer', hoogstens: 3 }
  const lang = { feit: 'maandenTotTerugkeer', meerDan: 3 }
  for (const [maanden, binnen, buiten] of [
    [3, 'waar', 'onwaar'],
    [3.1, 'onwaar', 'waar'],
  ] as const) {
    assert.equal(weegVoorwaarde(kort, { maandenTotTerugkeer: maanden }, 'naam'), binnen)
    assert.equal(weegVoorwaarde(lang, { maandenTotTerugkeer: maanden }, 'naam'), buiten)
  }
  assert.equal(weegVoorwaarde(kort, {}, 'naam'), 'onbekend')
})

test('a value of the wrong kind is unknown: it wins no permission and lifts no prohibition', () => {
  assert.equal(weegVoorwaarde({ feit: 'a', is: true }, { a: 1 }, 'naam'), 'onbekend')
  assert.equal(weegVoorwaarde({ feit: 'a', is: false }, { a: 'gegeven' }, 'naam'), 'onbekend')
  assert.equal(weegVoorwaarde({ feit: 'a', is: 'niet-gegeven' }, { a: true }, 'naam'), 'onbekend')
  assert.equal(weegVoorwaarde({ feit: 'a', meerDan: 3 }, { a: Number.NaN }, 'naam'), 'onbekend')
})

test('one false beats one unknown', () => {
  const beide = [
    { feit: 'a', is: true },
    { feit: 'b', is: true },
  ] as const
  assert.equal(weegSamen(beide, { b: false }, 'naam'), 'onwaar')
  assert.equal(weegSamen(beide, { b: true }, 'naam'), 'onbekend')
  assert.equal(weegSamen(beide, { a: true, b: true }, 'naam'), 'waar')
  assert.equal(weegSamen([], {}, 'naam'), 'waar')
})
