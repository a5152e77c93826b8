import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alsZoeknaam, naamInLijst, naamVoluit, zoektermen } from './naam.ts'

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

test('a name is found however it is typed', () => {
  assert.equal(alsZoeknaam(' ŚWIĄTEK-Yılmaz '), 'swiatek-yilmaz')
  assert.equal(alsZoeknaam('Straßer  Łoś'), 'strasser los')
  assert.equal(alsZoeknaam('İnan'), alsZoeknaam('inan'))
})

test('what is typed may begin with the part before the surname', () => {
  assert.deepEqual(zoektermen('Van der Pl'), [
    { voorvoegsel: null, patroon: 'van der pl%' },
    { voorvoegsel: 'van', patroon: 'der pl%' },
    { voorvoegsel: 'van der', patroon: 'pl%' },
  ])
  assert.deepEqual(zoektermen('50%_\\'), [{ voorvoegsel: null, patroon: '50\\%\\_\\\\%' }])
})
