import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plusDagen } from './datum.ts'
import { feestdag, isWerkdag, waaromDicht } from './werkdagen.ts'

/** Every holiday of a year, in order. */
function jaar(nummer: number): Record<string, string> {
  const dagen: Record<string, string> = {}
  for (let datum = `${nummer}-01-01`; datum.startsWith(String(nummer)); datum = plusDagen(datum, 1)) {
    const naam = feestdag(datum)
    if (naam !== null) dagen[datum] = naam
  }
  return dagen
}

test('the holidays of a year, from the published calendars', () => {
  assert.deepEqual(jaar(2026), {
    '2026-01-01': 'Nieuwjaarsdag',
    '2026-04-03': 'Goede Vrijdag',
    '2026-04-06': 'Tweede Paasdag',
    '2026-04-27': 'Koningsdag',
    '2026-05-05': 'Bevrijdingsdag',
    '2026-05-14': 'Hemelvaartsdag',
    '2026-05-25': 'Tweede Pinksterdag',
    '2026-12-25': 'Eerste Kerstdag',
    '2026-12-26': 'Tweede Kerstdag',
  })
  assert.partialDeepStrictEqual(jaar(2025), { '2025-04-21': 'Tweede Paasdag', '2025-04-26': 'Koningsdag' })
  assert.partialDeepStrictEqual(jaar(2027), { '2027-03-26': 'Goede Vrijdag', '2027-05-06': 'Hemelvaartsdag' })
})

test('Easter at its earliest, its latest, and in the years where a simpler rule goes wrong', () => {
  for (const maandag of ['1954-04-19', '1981-04-20', '2008-03-24', '2038-04-26', '2049-04-19', '2076-04-20'])
    assert.equal(feestdag(maandag), 'Tweede Paasdag', maandag)
})

test('each year has its nine or ten days once, those of Easter on their day of the week', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2014, max: 2299 }), (nummer) => {
      const dagen = Object.entries(jaar(nummer))
      assert.ok(dagen.length >= 8 && dagen.length <= 9)
      const op = new Map(dagen.map(([datum, naam]) => [naam, new Date(datum).getUTCDay()]))
      assert.equal(op.get('Tweede Paasdag'), 1)
      assert.equal(op.get('Goede Vrijdag'), 5)
      assert.notEqual(op.get('Koningsdag'), 0)
    }),
    { numRuns: 50 },
  )
})

test('working days, and why a day of release meets closed counters', () => {
  assert.equal(isWerkdag('2026-11-26'), true)
  for (const dicht of ['2026-11-28', '2026-11-29', '2026-12-25', '2026-05-14'])
    assert.equal(isWerkdag(dicht), false, dicht)
  assert.equal(waaromDicht('2026-11-26'), null)
  assert.equal(waaromDicht('2026-11-27'), 'op vrijdag')
  assert.equal(waaromDicht('2026-11-29'), 'op zondag')
  assert.equal(waaromDicht('2026-12-24'), 'op de dag voor Eerste Kerstdag')
  assert.equal(waaromDicht('2026-12-25'), 'op Eerste Kerstdag')
  assert.equal(waaromDicht('2026-05-13'), 'op de dag voor Hemelvaartsdag')
})
