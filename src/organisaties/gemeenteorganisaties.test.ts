import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alleGemeenten } from './gemeenten.ts'
import { ontvangersVan, slug } from './gemeenteorganisaties.ts'

test('a slug is a plain ascii host label', () => {
  assert.equal(slug('Súdwest-Fryslân'), 'sudwest-fryslan')
  assert.equal(slug("'s-Gravenhage"), 's-gravenhage')
  assert.equal(slug('Bergen (NH)'), 'bergen-nh')
  assert.equal(slug('Meeuwen, Hill en Babyloniënbroek'), 'meeuwen-hill-en-babylonienbroek')
  assert.equal(slug('St. Anthonis'), 'st-anthonis')
})

test('the slug of every municipality there ever was is a valid label and its own', () => {
  const slugs = alleGemeenten().map(({ naam }) => slug(naam))
  for (const label of slugs) assert.match(label, /^(?=.{1,63}$)[a-z0-9]+(-[a-z0-9]+)*$/)
  assert.equal(new Set(slugs).size, slugs.length)
})

test('the OIN and mailbox of a receiver follow from its kind and municipality', () => {
  const { college, burgemeester } = ontvangersVan({
    code: '0599',
    naam: 'Rotterdam',
    provincie: 'Zuid-Holland',
    geldigVan: null,
    geldigTot: null,
    opvolger: null,
  })
  assert.equal(college.oin, '00000099100000599000')
  assert.equal(burgemeester.oin, '00000099200000599000')
  assert.equal(college.groepsmailbox, 'nazorg@rotterdam.example')
  assert.equal(burgemeester.groepsmailbox, 'bij@rotterdam.example')
  assert.equal(college.naam, 'Gemeente Rotterdam (college)')
  assert.equal(burgemeester.naam, 'Gemeente Rotterdam (burgemeester)')
})
