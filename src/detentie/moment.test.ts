import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { datumVan, plusDagen, tijdVan } from '../kern/datum.ts'
import { beginVan, leesMoment, momentKort } from './moment.ts'

const minuut = fc
  .integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2032, 0, 1) / 60_000 })
  .map((minuten) => new Date(minuten * 60_000))

test('every clock time that is shown can be read back', () => {
  fc.assert(
    fc.property(minuut, (moment) => {
      const gelezen = leesMoment(`${datumVan(moment)}T${tijdVan(moment)}`) ?? assert.fail('not read')
      assert.equal(momentKort(gelezen), momentKort(moment))
      // Twice in the hour that comes twice in October: then the first is meant.
      assert.ok([0, 3_600_000].includes(moment.getTime() - gelezen.getTime()))
    }),
  )
})

test('a day begins where the one before it ends, also when the clock changes', () => {
  fc.assert(
    fc.property(minuut.map(datumVan), (dag) => {
      assert.equal(datumVan(beginVan(dag)), dag)
      assert.equal(tijdVan(beginVan(dag)), '00:00')
      assert.equal(datumVan(new Date(beginVan(dag).getTime() - 1)), plusDagen(dag, -1))
    }),
  )
})

test('a day is its end, a moment is itself', () => {
  const gelezen = (tekst: string) => leesMoment(tekst)?.toISOString()
  assert.equal(gelezen('2026-11-20'), '2026-11-20T22:59:59.999Z')
  assert.equal(gelezen('2026-07-20'), '2026-07-20T21:59:59.999Z')
  assert.equal(gelezen('2026-11-20 14:05'), '2026-11-20T13:05:00.000Z')
  assert.equal(gelezen('2026-11-20T14:05:06+02:00'), '2026-11-20T12:05:06.000Z')
})

test('what does not exist is not read', () => {
  for (const tekst of [
    '',
    'gisteren',
    '2026-02-30',
    '2026-02-30T10:00',
    '2026-11-20T24:00',
    '2026-11-20T14:60',
    '2026-03-29T02:30',
    '2026-11-20T14:05:00',
    '2026-13-01T00:00:00Z',
    '20-11-2026',
  ])
    assert.equal(leesMoment(tekst), null, tekst)
})
