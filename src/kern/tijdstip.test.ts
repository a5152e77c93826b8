import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { datumVan, plusDagen, tijdVan } from './datum.ts'
import { alsTijdstip, momentOp } from './tijdstip.ts'

test('a moment carries the offset of its season, to the second of the change', () => {
  const gevallen = {
    '2026-11-20T13:05:00Z': '2026-11-20T14:05:00+01:00',
    '2026-03-29T00:59:59Z': '2026-03-29T01:59:59+01:00',
    '2026-03-29T01:00:00Z': '2026-03-29T03:00:00+02:00',
    '2026-10-25T00:59:59Z': '2026-10-25T02:59:59+02:00',
    '2026-10-25T01:00:00Z': '2026-10-25T02:00:00+01:00',
    '2024-03-31T12:00:00Z': '2024-03-31T14:00:00+02:00',
  }
  for (const [moment, verwacht] of Object.entries(gevallen))
    assert.equal(alsTijdstip(Date.parse(moment)), verwacht)
})

test('by day, a local time and back agree with the time zone data of the machine, in every season', () => {
  fc.assert(
    fc.property(fc.nat(9000), fc.integer({ min: 240, max: 1439 }), (dagen, minuten) => {
      const datum = plusDagen('2010-01-01', dagen)
      const moment = momentOp(datum, minuten)
      assert.equal(datumVan(new Date(moment)), datum)
      const tijd =
        `${Math.floor(minuten / 60)}`.padStart(2, '0') + `:${minuten % 60}`.replace(/:(\d)$/, ':0$1')
      assert.equal(tijdVan(new Date(moment)), tijd)
      assert.equal(Date.parse(alsTijdstip(moment)), moment)
      assert.equal(alsTijdstip(moment).slice(0, 16), `${datum}T${tijd}`)
    }),
  )
})
