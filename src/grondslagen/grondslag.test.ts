import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testregister } from '../../test/testregister.ts'
import { artikelTekst, grondslagenVoor, wetLink } from './grondslag.ts'

test('an article is written as a jurist writes it', () => {
  assert.equal(artikelTekst({ wet: 'wjsg', artikel: '51c', lid: '2', onderdeel: 'c' }), '51c lid 2 onder c')
  const jo = { artikel: '8', lid: '1', onderdeel: 'a' }
  assert.equal(artikelTekst({ wet: 'reclasseringsregeling', artikel: '9', jo }), '9 jo. 8 lid 1 onder a')
})

test('a link goes to the law of that day', () => {
  const wjsg = { id: 'wjsg', naam: 'Wjsg', citeertitel: 'Wet', bwb: 'BWBR0014194' }
  assert.equal(
    wetLink(wjsg, { artikel: '51c', lid: '2' }, '2026-11-22'),
    'https://wetten.overheid.nl/jci1.3:c:BWBR0014194&artikel=51c&lid=2&z=2026-11-22&g=2026-11-22',
  )
  assert.equal(
    wetLink({ ...wjsg, bwb: 'BWBR0001903' }, { artikel: '6:6:23a' }, '2020-01-01'),
    'https://wetten.overheid.nl/jci1.3:c:BWBR0001903&artikel=6:6:23a&z=2020-01-01&g=2020-01-01',
  )
})

test('European law is at EUR-Lex, a regulation without number at its publication', () => {
  const kaal = { id: 'x', naam: 'X', citeertitel: 'X' }
  assert.equal(
    wetLink({ ...kaal, celex: '32016R0679' }, { artikel: '6', lid: '1' }, '2026-11-22'),
    'https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679',
  )
  const adres = 'https://zoek.officielebekendmakingen.nl/stcrt-2010-21597.html'
  assert.equal(wetLink({ ...kaal, vindplaats: 'Stcrt.', adres }, { artikel: '1' }, '2026-11-22'), adres)
})

const register = await testregister()

function grondenVan(ids: readonly string[], gegeven: string): string[] {
  const regels = ids.flatMap((id) => register.regel.get(id) ?? [])
  return grondslagenVoor(register, regels, gegeven, '2026-11-22').map((g) => `${g.bwb} ${g.artikel}`)
}

test('each gegeven gets the member of the article that carries it, and no other', () => {
  assert.deepEqual(grondenVan(['plan-basis'], 'onderdak'), [
    'BWBR0009709 18a lid 4',
    'BWBR0009398 20d lid 1',
    'BWBR0009398 20d lid 2 onder d',
  ])
  assert.deepEqual(grondenVan(['informatieblad-toestemming'], 'schulden'), [
    'CELEX 32016R0679 6 lid 1 onder a',
  ])
  assert.equal(grondenVan(['informatieblad-toestemming'], 'zorg').length, 3)
})

test('a ground that two rules share is named once', () => {
  assert.deepEqual(grondenVan(['plan-zorg', 'plan-reclasseringsoverleg'], 'zorg'), [
    'CELEX 32016R0679 9 lid 2 onder g',
    'BWBR0009709 18a lid 4',
    'BWBR0009398 20d lid 3',
    'BWBR0009398 20d lid 4',
  ])
})
