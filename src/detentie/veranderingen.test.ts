import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Periode, Verloop } from './perioden.ts'
import { vergelijk } from './veranderingen.ts'

const loopt: Periode = {
  id: 'p',
  begin: '2026-11-20T08:00:00.000Z',
  inrichting: 'pi-arnhem',
  verwachteEinddatum: '2027-02-01',
  reden: null,
  einde: null,
  stand: 'loopt',
  thuis: '0518',
  thuisOnbekend: null,
  vestiging: null,
  vorigeInrichting: null,
}
const klaar: Partial<Periode> = { einde: '2026-11-21T08:00:00.000Z', stand: 'beeindigd' }

function verloop(anders: Partial<Periode> | null): Verloop {
  const perioden = anders === null ? [] : [{ ...loopt, ...anders }]
  return { perioden, los: new Set(), doorgestreept: new Set(), vervangen: new Set() }
}

/** Who hears what, from one state to another. */
function hoort(
  voor: Partial<Periode> | null,
  na: Partial<Periode> | null,
  peildatum = '2026-11-22',
): string[] {
  return vergelijk(verloop(voor), verloop(na), peildatum).map(({ ontvanger, soort, wat }) =>
    [ontvanger, soort, ...wat].join(' '),
  )
}

test('what stays the same is told to nobody', () => {
  for (const stand of [{}, klaar, { vestiging: '0599' }, { thuis: null }])
    assert.deepEqual(hoort(stand, stand), [])
  assert.deepEqual(hoort({}, { stand: 'einde-onbekend' }), [])
})

test('the home municipality hears begin, end, date and place', () => {
  assert.deepEqual(hoort(null, {}), ['college-0518 begin'])
  assert.deepEqual(hoort(null, klaar), ['college-0518 begin', 'college-0518 einde'])
  assert.deepEqual(hoort({}, klaar), ['college-0518 einde'])
  assert.deepEqual(hoort({}, { verwachteEinddatum: null }), ['college-0518 wijziging einddatum'])
  assert.deepEqual(hoort({}, { inrichting: 'pi-vught', verwachteEinddatum: '2027-03-01' }), [
    'college-0518 wijziging einddatum inrichting',
  ])
  assert.deepEqual(hoort(klaar, {}), ['college-0518 wijziging einde-vervallen'])
  assert.deepEqual(hoort(klaar, { ...klaar, einde: '2026-11-22T08:00:00.000Z' }), ['college-0518 einde'])
})

test('the municipality of settlement hears only of the end', () => {
  const daar = { vestiging: '0599' }
  assert.deepEqual(hoort(null, daar), ['college-0518 begin'])
  assert.deepEqual(hoort({}, daar), ['college-0599 wijziging vestiging'])
  assert.deepEqual(hoort(daar, { ...daar, inrichting: 'pi-vught' }), ['college-0518 wijziging inrichting'])
  assert.deepEqual(hoort(daar, { ...daar, ...klaar }), ['college-0518 einde', 'college-0599 einde'])
  assert.deepEqual(hoort(daar, {}), ['college-0599 vervallen'])
})

test('home and settlement in one municipality hear everything once', () => {
  assert.deepEqual(hoort(null, { ...klaar, vestiging: '0518' }), ['college-0518 begin', 'college-0518 einde'])
  assert.deepEqual(
    hoort({ thuis: '0530', vestiging: '1992' }, { thuis: '0530', vestiging: '1992', ...klaar }),
    ['college-1992 einde'],
  )
})

test('another home municipality gets all, and the first loses all', () => {
  assert.deepEqual(hoort({}, { thuis: '0599' }), ['college-0518 vervallen', 'college-0599 begin'])
  assert.deepEqual(hoort({}, { thuis: null }), ['college-0518 vervallen'])
  assert.deepEqual(hoort({}, { thuis: '0599', vestiging: '0518' }), [
    'college-0599 begin',
    'college-0518 wijziging vestiging',
  ])
  assert.deepEqual(hoort({ vestiging: '0599' }, null), ['college-0518 vervallen', 'college-0599 vervallen'])
})

test('a code of any date leads to the municipality of the day', () => {
  assert.deepEqual(hoort(null, { thuis: '0530' }), ['college-1992 begin'])
  assert.deepEqual(hoort(null, { thuis: '0530' }, '2022-12-31'), ['college-0530 begin'])
  assert.deepEqual(hoort(null, { thuis: '0457' }), ['college-0363 begin'])
  assert.deepEqual(hoort({ thuis: '0530' }, { thuis: '1992' }), [], 'the same college under another code')
})
