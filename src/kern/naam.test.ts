import assert from 'node:assert/strict'
import { test } from 'node:test'
import { naamInLijst, naamVoluit } from './naam.ts'

const karel = { geslachtsnaam: 'Bruin', voorvoegsel: 'de', voornamen: 'Karel Jan-Willem' }

test('in a list the surname comes first, with a capital and initials', () => {
  assert.equal(naamInLijst(karel), 'De Bruin, K.J.W.')
  assert.equal(naamInLijst({ geslachtsnaam: 'Çelik', voorvoegsel: null, voornamen: 'Östen' }), 'Çelik, Ö.')
  assert.equal(naamInLijst({ geslachtsnaam: 'Moulin', voorvoegsel: null, voornamen: null }), 'Moulin')
})

test('in full the name stands as one says it', () => {
  assert.equal(naamVoluit(karel), 'Karel Jan-Willem de Bruin')
  assert.equal(naamVoluit({ ...karel, voornamen: null }), 'De Bruin')
})
