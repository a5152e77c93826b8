import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Datum, plusDagen } from '../kern/datum.ts'
import { isWerkdag } from '../kern/werkdagen.ts'
import { stapgroepen, stapsoorten, stapVan, type Werkfeiten } from './stappen.ts'

const vandaag: Datum = '2026-11-23'
const dag = fc.integer({ min: -200, max: 200 }).map((dagen) => plusDagen(vandaag, dagen))
const feiten = fc.record<Werkfeiten>({
  begin: fc.integer({ min: -200, max: 0 }).map((dagen) => plusDagen(vandaag, dagen)),
  einde: fc.option(dag),
  vrij: fc.boolean(),
  begonnen: fc.boolean(),
  gehoord: fc.nat(2),
  verwijderingen: fc.array(dag, { maxLength: 2 }),
  bezwaren: fc.array(dag, { maxLength: 2 }),
  antwoorden: fc.nat(2),
  gesprek: fc.boolean(),
  jaElders: fc.boolean(),
  teVragen: fc.boolean(),
  blad: fc.constantFrom(
    'gemeente-onbekend',
    'opnieuw-versturen',
    'niet-gedekt',
    'wet-vastleggen',
    'invullen',
    'nakijken',
    'gewijzigd',
    'aanvullen',
    'verstuurd',
    'toestemming-vragen',
    'niets-te-delen',
  ),
  ongelezenSinds: fc.option(dag),
})

/** Nothing of others that waits for an answer. */
const geenWerk = { bezwaren: [], antwoorden: 0 }

test('every step is in one group of the filter, and only one', () => {
  assert.deepEqual(Object.values(stapgroepen).flat().toSorted(), [...stapsoorten].toSorted())
})

test('a no that was heard goes before everything, and is urgent whatever else there is', () => {
  fc.assert(
    fc.property(feiten, (f) => {
      const { soort, dringend } = stapVan({ ...f, gehoord: 1 }, vandaag)
      assert.deepEqual([soort, dringend], ['nee-bespreken', true])
    }),
  )
})

test('of who is free nothing is prepared any more', () => {
  const mag = ['nee-bespreken', 'verwijdering-te-laat', 'bezwaar-beantwoorden', 'antwoord-lezen'].concat([
    'verwijdering-wacht',
    'niet-gelezen',
    'niets',
  ])
  fc.assert(fc.property(feiten, (f) => assert.ok(mag.includes(stapVan({ ...f, vrij: true }, vandaag).soort))))
})

test('one more thing that is done never brings back an intake, and what is nothing to do is never urgent', () => {
  fc.assert(
    fc.property(feiten, (f) => {
      assert.notEqual(stapVan({ ...f, begonnen: true }, vandaag).soort, 'intake')
      const { soort, dringend, kort } = stapVan(f, vandaag)
      if (soort === 'niets' || soort === 'gemeente-onbekend') assert.equal(dringend, false)
      if (dringend === false && soort === 'intake') assert.equal(kort, false)
    }),
  )
})

test('without a municipality there is no intake to be late with: that is what is waited for', () => {
  fc.assert(
    fc.property(feiten, (f) => {
      const stap = stapVan({ ...f, begonnen: false, blad: 'gemeente-onbekend' }, vandaag)
      assert.notEqual(stap.soort, 'intake')
      const rust = {
        vrij: false,
        gehoord: 0,
        verwijderingen: [],
        ongelezenSinds: null,
        einde: null,
        ...geenWerk,
      }
      const wacht = stapVan({ ...f, ...rust, begonnen: false, blad: 'gemeente-onbekend' }, vandaag)
      assert.deepEqual([wacht.soort, wacht.dringend, wacht.voor], ['gemeente-onbekend', false, null])
    }),
  )
})

test('an intake is due on the tenth working day after the begin, and late the day after', () => {
  const leeg: Werkfeiten = {
    ...{ begin: '2026-11-09', einde: null, vrij: false, begonnen: false, gehoord: 0, verwijderingen: [] },
    ...{ gesprek: false, jaElders: false, teVragen: false, blad: 'wet-vastleggen', ongelezenSinds: null },
    ...geenWerk,
  }
  const { voor } = stapVan(leeg, '2026-11-23')
  assert.equal(voor, '2026-11-23')
  assert.equal(stapVan(leeg, '2026-11-23').dringend, false)
  assert.equal(stapVan(leeg, '2026-11-24').dringend, true)
  fc.assert(
    fc.property(feiten, (f) => {
      const { soort, voor: dag } = stapVan(f, vandaag)
      if (soort === 'intake') assert.ok(dag !== null && isWerkdag(dag) && dag > f.begin)
    }),
  )
})

test('a sheet is asked after on the third working day, over a weekend as well', () => {
  const rust: Werkfeiten = {
    ...{ begin: '2026-11-02', einde: '2027-03-01', vrij: false, begonnen: true, gehoord: 0 },
    ...{ verwijderingen: [], gesprek: false, jaElders: false, teVragen: false, blad: 'verstuurd' },
    ...{ ongelezenSinds: '2026-11-20', ...geenWerk },
  }
  assert.equal(stapVan(rust, '2026-11-24').soort, 'niets')
  assert.equal(stapVan(rust, '2026-11-25').soort, 'niet-gelezen')
})

test('who should have left is asked after before an intake is begun, and never kept from what was begun', () => {
  const voorbij = {
    einde: '2026-09-29',
    vrij: false,
    gehoord: 0,
    verwijderingen: [],
    ongelezenSinds: null,
    ...geenWerk,
  }
  fc.assert(
    fc.property(feiten, (f) => {
      const { soort, dringend } = stapVan({ ...f, ...voorbij, begonnen: false }, vandaag)
      assert.deepEqual([soort, dringend], ['einde-verstreken', true])
      const bezig = stapVan({ ...f, ...voorbij, begonnen: true, gesprek: true }, vandaag)
      assert.equal(bezig.soort, 'gesprek-afmaken')
      assert.notEqual(stapVan({ ...f, einde: vandaag }, vandaag).soort, 'einde-verstreken')
    }),
  )
})

test('a sheet that was sent and not wholly filled in does not hide that nobody read it', () => {
  const deels: Werkfeiten = {
    ...{ begin: '2026-11-02', einde: '2027-03-01', vrij: false, begonnen: true, gehoord: 0 },
    ...{ verwijderingen: [], gesprek: false, jaElders: false, teVragen: false, blad: 'aanvullen' },
    ...{ ongelezenSinds: '2026-11-20', ...geenWerk },
  }
  assert.equal(stapVan(deels, '2026-11-24').soort, 'blad-aanvullen')
  assert.equal(stapVan(deels, '2026-11-25').soort, 'niet-gelezen')
  assert.equal(stapVan({ ...deels, vrij: true, ongelezenSinds: null }, '2026-11-25').soort, 'niets')
})

test('an objection is answered before what is prepared, and is urgent from a week before its last day', () => {
  fc.assert(
    fc.property(feiten, dag, (f, uiterlijk) => {
      const rest = { ...f, gehoord: 0, verwijderingen: [], einde: null }
      const stap = stapVan({ ...rest, bezwaren: [uiterlijk], antwoorden: 1 }, vandaag)
      assert.deepEqual([stap.soort, stap.voor], ['bezwaar-beantwoorden', uiterlijk])
      assert.equal(stap.dringend, uiterlijk <= plusDagen(vandaag, 7))
      const zonder = stapVan({ ...rest, bezwaren: [], antwoorden: 1 }, vandaag)
      assert.equal(zonder.soort, 'antwoord-lezen', 'and then an answer that nobody opened')
    }),
  )
})
