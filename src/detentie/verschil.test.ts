import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Periode, Verloop } from './perioden.ts'
import { verschilInWoorden } from './verschil.ts'

const periode: Periode = {
  id: 'a',
  begin: '2026-11-02T10:00:00.000Z',
  inrichting: 'pi-arnhem',
  verwachteEinddatum: '2027-02-01',
  reden: null,
  einde: null,
  stand: 'loopt',
  thuis: '0344',
  thuisOnbekend: null,
  vestiging: null,
  vorigeInrichting: null,
}

const met = (perioden: readonly Periode[], los: readonly string[] = []): Verloop => ({
  perioden,
  los: new Set(los),
  doorgestreept: new Set(),
  vervangen: new Set(),
})
const verschil = (toen: Verloop, nu: Verloop) => verschilInWoorden(toen, nu, '2026-11-22')

test('nothing is said when nothing differs', () => {
  assert.deepEqual(verschil(met([periode], ['x']), met([{ ...periode }], ['y'])), [])
  assert.deepEqual(verschil(met([]), met([])), [])
})

test('each difference is one sentence, and not knowing is called not knowing', () => {
  const nu: Periode = {
    ...periode,
    inrichting: 'pi-vught',
    verwachteEinddatum: null,
    einde: '2026-11-20T09:00:00.000Z',
    stand: 'beeindigd',
    thuis: '0530',
    vestiging: '0363',
  }
  assert.deepEqual(verschil(met([periode]), met([nu])), [
    'Detentie vanaf 2 nov 2026: toen was de inrichting PI Arnhem; nu is dat PI Vught.',
    'Detentie vanaf 2 nov 2026: toen was de verwachte einddatum 1 feb 2027; nu is dat onbekend.',
    'Detentie vanaf 2 nov 2026: toen was het einde er nog niet; nu is dat 20 nov 2026 10:00.',
    'Detentie vanaf 2 nov 2026: toen was de gemeente Utrecht; nu is dat Voorne aan Zee.',
    'Detentie vanaf 2 nov 2026: toen was de gemeente van vestiging onbekend; nu is dat Amsterdam.',
  ])
})

test('an old code of the same municipality is no difference', () => {
  assert.deepEqual(verschil(met([{ ...periode, thuis: '0530' }]), met([{ ...periode, thuis: '1992' }])), [])
})

test('a detention that came later, that was struck out, and one whose end is missing', () => {
  assert.deepEqual(verschil(met([]), met([periode])), [
    'De detentie vanaf 2 nov 2026 was toen nog niet bekend.',
  ])
  assert.deepEqual(verschil(met([periode]), met([])), [
    'Toen was er een detentie vanaf 2 nov 2026; nu is die doorgehaald.',
  ])
  assert.deepEqual(verschil(met([periode]), met([{ ...periode, stand: 'einde-onbekend' }])), [
    'Detentie vanaf 2 nov 2026: toen was het einde er nog niet; nu is dat niet ontvangen.',
  ])
})

test('events that waited for a begin are counted', () => {
  assert.deepEqual(verschil(met([periode], ['x']), met([periode])), [
    'Gebeurtenissen die op een binnenkomst wachten: toen 1, nu 0.',
  ])
})
