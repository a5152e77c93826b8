import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  aantalDagen,
  dagenTussen,
  datumKort,
  datumVan,
  datumVoluit,
  isDatum,
  plusDagen,
  tijdVan,
} from './datum.ts'

test('only days that exist are dates', () => {
  assert.equal(isDatum('2028-02-29'), true)
  for (const fout of ['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '2026-04-31', ''])
    assert.equal(isDatum(fout), false, fout)
})

test('a moment falls on the day it is in the Netherlands', () => {
  assert.equal(datumVan(new Date('2026-11-20T23:30:00Z')), '2026-11-21')
  assert.equal(datumVan(new Date('2026-07-01T21:59:00Z')), '2026-07-01')
  assert.equal(datumVan(new Date('2026-07-01T22:00:00Z')), '2026-07-02')
  assert.equal(tijdVan(new Date('2026-11-20T08:12:00Z')), '09:12')
})

test('adding days and counting them back agree, also over summer time', () => {
  fc.assert(
    fc.property(fc.integer({ min: -4000, max: 4000 }), (dagen) => {
      assert.equal(dagenTussen('2026-03-28', plusDagen('2026-03-28', dagen)), dagen)
    }),
  )
})

test('dates are written for people', () => {
  assert.equal(datumVoluit('2026-11-30'), 'maandag 30 november 2026')
  assert.equal(datumKort('2026-11-03'), '3 nov 2026')
  assert.equal(aantalDagen(1), '1 dag')
  assert.equal(aantalDagen(0), '0 dagen')
})
