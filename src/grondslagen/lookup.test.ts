import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Regel } from './schema.ts'
import { kleinRegister } from './willekeurig.ts'

const regel: Regel = {
  soort: 'toestaan',
  id: 'plan',
  titel: 'Plan',
  verstrekkers: ['zorgaanbieder'],
  ontvangers: ['pi', 'college'],
  wederzijds: true,
  gegevens: ['naam'],
  processtappen: ['intake'],
  geldigVan: '2021-07-01',
  geldigTot: null,
  voorwaarden: [],
  plichten: [],
  knelpunten: [],
  tegenspraken: [],
  grondslagen: [],
  bron: [],
  zekerheid: 'geverifieerd',
  toelichting: 'Proef.',
  voorbeelden: [],
}

test('a mutual rule works both ways between the two sides, and not within one side', () => {
  assert.deepEqual([...kleinRegister([regel]).opWeg.keys()].toSorted(), [
    'college>zorgaanbieder>naam',
    'pi>zorgaanbieder>naam',
    'zorgaanbieder>college>naam',
    'zorgaanbieder>pi>naam',
  ])
})

test('a one-way rule works one way', () => {
  const heen = kleinRegister([{ ...regel, wederzijds: false }])
  assert.deepEqual([...heen.opWeg.keys()].toSorted(), ['zorgaanbieder>college>naam', 'zorgaanbieder>pi>naam'])
})

test('the same party on both sides of a mutual rule does not give to itself, and each pair counts once', () => {
  const drie = ['pi', 'college', 'zorgaanbieder']
  const { opWeg } = kleinRegister([{ ...regel, verstrekkers: drie, ontvangers: drie }])
  assert.equal(opWeg.size, 6)
  for (const regels of opWeg.values()) assert.equal(regels.length, 1)
})

test('a prohibition for all covers every party and every gegeven', () => {
  const verbod: Regel = {
    ...regel,
    soort: 'verbieden',
    verstrekkers: 'alle',
    ontvangers: ['pi'],
    wederzijds: false,
    gegevens: 'alle',
    processtappen: 'alle',
    voorwaarden: [],
    reden: 'Nooit.',
    remedies: [],
  }
  assert.equal(kleinRegister([verbod]).opWeg.size, 9)
})
