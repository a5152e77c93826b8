import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { leesVraag } from './vraag.ts'
import { kleinRegister, willekeurigeVraag } from './willekeurig.ts'

const register = kleinRegister([])
const goed = {
  verstrekker: 'pi',
  ontvanger: 'college',
  gegevens: ['naam'],
  processtap: 'intake',
  peildatum: '2026-11-22',
}

function velden(onbekend: unknown): string[] {
  const gelezen = leesVraag(register, onbekend)
  return 'fouten' in gelezen ? gelezen.fouten.map((f) => f.veld) : []
}

test('a good question is read as it is, without facts when there are none', () => {
  assert.deepEqual(leesVraag(register, goed), { vraag: { ...goed, feiten: {} } })
  const feiten = {
    toestemming: { '*': 'gegeven', zorg: 'geweigerd' },
    zorgNodig: true,
    maandenTotTerugkeer: 2,
  }
  assert.deepEqual(leesVraag(register, { ...goed, feiten }), { vraag: { ...goed, feiten } })
})

test('every well-formed question passes unchanged', () => {
  fc.assert(
    fc.property(willekeurigeVraag, (vraag) => {
      assert.deepEqual(leesVraag(register, JSON.parse(JSON.stringify(vraag))), { vraag })
    }),
  )
})

test('all faults come at once, each with its field', () => {
  assert.deepEqual(velden({}), ['verstrekker', 'ontvanger', 'gegevens', 'processtap', 'peildatum'])
  assert.deepEqual(velden({ ...goed, gegevens: ['naam', 'naam', 'niets'], extra: 1 }), [
    'gegevens[1]',
    'gegevens[2]',
    'extra',
  ])
  assert.deepEqual(velden({ ...goed, feiten: { zorgNodig: 'ja', niets: true, maandenTotTerugkeer: -1 } }), [
    'feiten.zorgNodig',
    'feiten.niets',
    'feiten.maandenTotTerugkeer',
  ])
})

test('a value must be of its kind', () => {
  for (const peildatum of ['2026-02-30', '22-11-2026', 20261122, null])
    assert.deepEqual(velden({ ...goed, peildatum }), ['peildatum'])
  for (const gegevens of [[], 'naam', {}, null]) assert.deepEqual(velden({ ...goed, gegevens }), ['gegevens'])
  for (const gegevens of [[null], [['naam']], [1]])
    assert.deepEqual(velden({ ...goed, gegevens }), ['gegevens[0]'])
  for (const feiten of [[], 'x', null]) assert.deepEqual(velden({ ...goed, feiten }), ['feiten'])
  for (const toestemming of [true, 'ja', null, []])
    assert.deepEqual(velden({ ...goed, feiten: { toestemming } }), ['feiten.toestemming'])
  assert.deepEqual(velden({ ...goed, feiten: { toestemming: { niets: 'gegeven', zorg: 'ja' } } }), [
    'feiten.toestemming.niets',
    'feiten.toestemming.zorg',
  ])
  for (const vraag of [null, [], 'x', 1]) assert.deepEqual(velden(vraag), ['vraag'])
})

test('a fault says what is allowed and does not repeat what was sent', () => {
  const gelezen = leesVraag(register, { ...goed, verstrekker: '999993653', '999993653': 'Moulin' })
  assert.ok('fouten' in gelezen)
  assert.doesNotMatch(JSON.stringify(gelezen.fouten), /999993653|Moulin/)
  assert.deepEqual(gelezen.fouten[0]?.toegestaan, ['pi', 'college', 'zorgaanbieder'])
})

test('more gegevens than exist are refused without a fault for each', () => {
  assert.deepEqual(velden({ ...goed, gegevens: new Array(100_000).fill('naam') }), ['gegevens'])
})

test('keys that mean something to JavaScript mean nothing here', () => {
  assert.deepEqual(velden(JSON.parse(JSON.stringify(goed).replace('{', '{"__proto__":{"x":1},'))), [
    '__proto__',
  ])
  assert.deepEqual(velden({ ...goed, verstrekker: 'constructor', gegevens: ['toString'] }), [
    'verstrekker',
    'gegevens[0]',
  ])
})

test('whatever comes in, nothing but an answer comes out', () => {
  fc.assert(
    fc.property(fc.anything(), (wat) => {
      const gelezen = leesVraag(register, wat)
      assert.ok('fouten' in gelezen && gelezen.fouten.length > 0)
    }),
  )
})
