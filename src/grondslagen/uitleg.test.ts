import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gedeeld, metToestemming } from './proefregel.ts'
import type { Knelpunt, Regel, Toestaan, Verbieden } from './schema.ts'
import { toets } from './toets.ts'
import type { Vraag } from './vraag.ts'
import { kleinRegister } from './willekeurig.ts'

const schuldenBijHulpvraag: Toestaan = {
  ...metToestemming,
  id: 'schulden',
  gegevens: ['schulden'],
  voorwaarden: [{ feit: 'hulpvraag', is: true }],
}
const knel = (id: string, reden: string): Knelpunt => ({
  ...gedeeld,
  soort: 'knelpunt',
  id,
  knelpunten: ['Het knelt.'],
  reden,
  remedies: [],
})
const verbod: Verbieden = {
  ...gedeeld,
  soort: 'verbieden',
  id: 'nooit',
  voorwaarden: [],
  reden: 'De wet verbiedt het.',
  remedies: [],
}

function uitleg(regels: readonly Regel[], feiten: Vraag['feiten'], gegeven = 'zorg'): string {
  const vraag: Vraag = {
    verstrekker: 'zorgaanbieder',
    ontvanger: 'college',
    gegevens: [gegeven],
    processtap: 'intake',
    peildatum: '2026-11-22',
    feiten,
  }
  return toets(kleinRegister(regels), vraag).gegevens[0]?.uitleg ?? ''
}

const niet = 'De zorgaanbieder mag ‘zorg’ niet delen met de college.'

test('a permission that is short of a fact does not hide what the bottlenecks say', () => {
  const regels = [metToestemming, knel('a', 'Zonder ja is er niets.'), knel('b', 'De wet zwijgt.')]
  assert.equal(
    uitleg(regels, { toestemming: 'geweigerd' }),
    `${niet} Daarvoor moet dit vaststaan: Er is toestemming. Zonder ja is er niets. De wet zwijgt.`,
  )
})

test('the same reason is told once, and a prohibition says it all', () => {
  const dubbel = [knel('a', 'De wet zwijgt.'), knel('b', 'De wet zwijgt.')]
  assert.equal(uitleg(dubbel, {}), `${niet} De wet zwijgt.`)
  assert.equal(uitleg([verbod, ...dubbel, schuldenBijHulpvraag], {}), `${niet} De wet verbiedt het.`)
})

const bedoelt = 'Bedoelt u ‘schulden’? Dat gegeven staat in deze stap wel in het register.'

test('a gegeven the register does not know here points to the one that was meant', () => {
  assert.equal(
    uitleg([schuldenBijHulpvraag], { hulpvraag: false }),
    `${niet} Het register kent hiervoor geen grondslag. ${bedoelt}`,
  )
})

test('where both are known, only the one that these facts allow is pointed to', () => {
  const beide = [metToestemming, schuldenBijHulpvraag]
  assert.ok(uitleg(beide, { toestemming: 'geweigerd', hulpvraag: true }).endsWith(bedoelt))
  assert.ok(uitleg(beide, { toestemming: 'geweigerd' }).endsWith(bedoelt))
  assert.doesNotMatch(uitleg(beide, { toestemming: 'geweigerd', hulpvraag: false }), /Bedoelt/)
})

test('what is forbidden, not law yet, or only known to other receivers is not pointed to', () => {
  const anders: readonly Regel[][] = [
    [schuldenBijHulpvraag, { ...verbod, gegevens: ['schulden'] }],
    [{ ...schuldenBijHulpvraag, geldigVan: '2030-01-01' }],
    [{ ...schuldenBijHulpvraag, ontvangers: ['pi'] }],
    [{ ...schuldenBijHulpvraag, processtappen: ['verlof'] }],
    [{ ...schuldenBijHulpvraag, zekerheid: 'onzeker' }],
    [{ ...schuldenBijHulpvraag, gegevens: ['naam'] }],
  ]
  for (const regels of anders) assert.doesNotMatch(uitleg(regels, { hulpvraag: true }), /Bedoelt/)
})

test('consent that is there is said not to be enough, and not to be what is missing', () => {
  const regels = [knel('a', 'De wet zwijgt. Zonder toestemming mag het niet.')]
  assert.equal(uitleg(regels, {}), `${niet} De wet zwijgt. Zonder toestemming mag het niet.`)
  assert.match(
    uitleg(regels, { toestemming: 'gegeven' }),
    /De toestemming die er is, is hier niet genoeg: .* De wet zwijgt\.$/,
  )
  assert.match(uitleg(regels, { toestemming: { '*': 'gegeven', zorg: 'geweigerd' } }), /Zonder toestemming/)
  const bijZorg: Toestaan = { ...metToestemming, voorwaarden: [{ feit: 'zorgNodig', is: true }] }
  assert.equal(
    uitleg([bijZorg, ...regels], { toestemming: 'gegeven', zorgNodig: false }),
    `${niet} Daarvoor moet dit vaststaan: Er is zorg nodig. De wet zwijgt.`,
  )
})

test('facts of several rules are each enough, facts of one rule only together', () => {
  const bij = (id: string, ...feiten: string[]): Toestaan => ({
    ...metToestemming,
    id,
    voorwaarden: feiten.map((feit) => ({ feit, is: true })),
  })
  const nee = { zorgNodig: false, hulpvraag: false }
  assert.equal(
    uitleg([bij('a', 'zorgNodig'), bij('b', 'hulpvraag')], nee),
    `${niet} Daarvoor is een van deze punten genoeg: Er is zorg nodig. Of: Er is een hulpvraag.`,
  )
  assert.equal(
    uitleg([bij('a', 'zorgNodig', 'hulpvraag')], nee),
    `${niet} Daarvoor moeten deze punten samen vaststaan: Er is een hulpvraag. En: Er is zorg nodig.`,
  )
})
