import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isDatum, plusDagen } from '../kern/datum.ts'
import { alleGemeenten, bestaatOp, gemeente, gemeentenOp, gemeenteOp, kenGemeentecode } from './gemeenten.ts'

const vandaag = '2026-11-22'
const provincies = new Map([
  ['Drenthe', 12],
  ['Flevoland', 6],
  ['Fryslân', 18],
  ['Gelderland', 51],
  ['Groningen', 10],
  ['Limburg', 31],
  ['Noord-Brabant', 56],
  ['Noord-Holland', 44],
  ['Overijssel', 25],
  ['Utrecht', 26],
  ['Zeeland', 13],
  ['Zuid-Holland', 50],
])
const eenCode = fc.constantFrom(...alleGemeenten().map(({ code }) => code))
const eenDatum = fc.integer({ min: 0, max: 90_000 }).map((dagen) => plusDagen('1811-01-01', dagen))

test('the table holds well-formed codes, existing days and a place for every successor', () => {
  assert.equal(alleGemeenten().length, 1474)
  for (const { code, naam, geldigVan, geldigTot, opvolger } of alleGemeenten()) {
    assert.match(code, /^\d{4}$/)
    assert.equal(naam.trim(), naam)
    assert.ok(geldigVan === null || isDatum(geldigVan), code)
    assert.ok(geldigTot === null || isDatum(geldigTot), code)
    assert.ok(geldigVan === null || geldigTot === null || geldigVan <= geldigTot, code)
    assert.ok(opvolger === null || gemeente(opvolger) !== null, code)
    assert.ok(opvolger === null || geldigTot !== null, `${code} goes on and has a successor`)
  }
})

test('the number of municipalities is the published one, on the first of January and today', () => {
  const published: readonly (readonly [string, number])[] = [
    ['1990-01-01', 672],
    ['2000-01-01', 537],
    ['2001-01-01', 504],
    ['2009-01-01', 441],
    ['2015-01-01', 393],
    ['2018-01-01', 380],
    ['2019-01-01', 355],
    ['2021-01-01', 352],
    ['2022-01-01', 345],
    ['2022-03-24', 344],
    ['2023-01-01', 342],
    [vandaag, 342],
  ]
  for (const [datum, aantal] of published) {
    // Until 1996 the table also holds 0996: the public body of the southern IJsselmeer polders.
    const inTable = gemeentenOp(datum).filter(({ code }) => code !== '0996')
    assert.equal(inTable.length, aantal, datum)
  }
})

test('every municipality of today has one of the twelve provinces, an ended one has none', () => {
  const counted = new Map<string, number>()
  for (const { provincie } of gemeentenOp(vandaag)) {
    assert.ok(provincie)
    counted.set(provincie, (counted.get(provincie) ?? 0) + 1)
  }
  assert.deepEqual(new Map([...counted].sort()), new Map([...provincies].sort()))
  assert.equal(gemeente('0530')?.provincie, null)
})

test('a merged municipality leads to its successor from the day of the merger, not a day earlier', () => {
  const expected: readonly (readonly [string, string, string])[] = [
    ['0530', vandaag, 'Voorne aan Zee'],
    ['0501', vandaag, 'Voorne aan Zee'],
    ['0614', vandaag, 'Voorne aan Zee'],
    ['0530', '2022-06-01', 'Hellevoetsluis'],
    ['0530', '2022-12-31', 'Hellevoetsluis'],
    ['0530', '2023-01-01', 'Voorne aan Zee'],
    ['0457', vandaag, 'Amsterdam'],
    ['0457', '2022-03-24', 'Amsterdam'],
    ['0457', '2022-03-23', 'Weesp'],
    ['0786', vandaag, 'Land van Cuijk'],
    ['1684', vandaag, 'Land van Cuijk'],
    ['1702', vandaag, 'Land van Cuijk'],
    ['0856', vandaag, 'Maashorst'],
    ['1685', '2021-12-31', 'Landerd'],
    ['0398', vandaag, 'Dijk en Waard'],
    ['0370', vandaag, 'Purmerend'],
    ['0010', vandaag, 'Eemsdelta'],
    ['0017', vandaag, 'Groningen'],
  ]
  for (const [code, datum, naam] of expected) assert.equal(gemeenteOp(code, datum)?.naam, naam, code + datum)
})

test('a chain of mergers stops at the link of the date', () => {
  // Zwartewaal went into Brielle in 1980, Brielle into Voorne aan Zee in 2023.
  assert.equal(gemeenteOp('0641', '1979-12-31')?.code, '0641')
  assert.equal(gemeenteOp('0641', '2000-01-01')?.code, '0501')
  assert.equal(gemeenteOp('0641', vandaag)?.code, '1992')
  // Three steps, of which two on one day: Jabeek, Schinveld, Onderbanken, Beekdaelen.
  assert.equal(gemeenteOp('0927', '1982-01-01')?.naam, 'Onderbanken')
  assert.equal(gemeenteOp('0927', vandaag)?.naam, 'Beekdaelen')
})

test('a municipality that begins only after the date is the receiver all the same', () => {
  assert.equal(gemeenteOp('1992', '2020-01-01')?.code, '1992')
})

test('every ended code with a successor ends in one of today, without going round', () => {
  const today = new Set(gemeentenOp(vandaag).map(({ code }) => code))
  const ended = alleGemeenten().filter(({ geldigTot }) => geldigTot !== null)
  const leading = ended.filter(({ opvolger }) => opvolger !== null)
  assert.equal(leading.length, 1130)
  for (const { code } of leading) {
    const seen = new Set<string>()
    for (let step = gemeente(code); step !== null && step.opvolger !== null; step = gemeente(step.opvolger)) {
      assert.ok(!seen.has(step.code), `${code} goes round`)
      seen.add(step.code)
    }
    assert.ok(today.has(gemeenteOp(code, vandaag)?.code ?? ''), code)
  }
})

test('an ended code without successor leads nowhere: never guessed', () => {
  const lost = alleGemeenten().filter(({ geldigTot, opvolger }) => geldigTot !== null && opvolger === null)
  assert.deepEqual(
    lost.map(({ naam }) => naam),
    ['Elten', 'Tudderen'],
  )
  assert.equal(gemeenteOp('1055', '1963-07-31')?.naam, 'Elten')
  assert.equal(gemeenteOp('1055', '1963-08-01'), null)
})

test('gemeenteOp is idempotent, and what it gives has not ended on the date', () => {
  fc.assert(
    fc.property(eenCode, eenDatum, (code, datum) => {
      const found = gemeenteOp(code, datum)
      if (found === null) return code === '1055' || code === '1204'
      const ended = found.geldigTot !== null && found.geldigTot < datum
      return !ended && gemeenteOp(found.code, datum) === found
    }),
    { numRuns: 2000 },
  )
})

test('with the years a code moves on along its chain and never back', () => {
  fc.assert(
    fc.property(eenCode, eenDatum, fc.nat(40_000), (code, datum, dagen) => {
      const later = plusDagen(datum, dagen)
      const first = gemeenteOp(code, datum)
      return first === null || gemeenteOp(first.code, later) === gemeenteOp(code, later)
    }),
    { numRuns: 2000 },
  )
})

test('a special code is known and leads to no municipality', () => {
  for (const code of ['0000', '0997', '0998', '0999', '1999']) {
    assert.equal(kenGemeentecode(code), 'bijzonder')
    assert.equal(gemeenteOp(code, vandaag), null)
    assert.equal(gemeente(code), null)
  }
})

test('what is not exactly a code of the table is unknown', () => {
  for (const code of ['', '530', ' 0530', '0530 ', '00530', '1993', '9999', 'Hellevoetsluis', '__proto__']) {
    assert.equal(kenGemeentecode(code), 'onbekend', code)
    assert.equal(gemeenteOp(code, vandaag), null, code)
  }
  assert.equal(kenGemeentecode('0530'), 'gemeente')
  assert.equal(kenGemeentecode('0363'), 'gemeente')
})

test('names keep their apostrophe, accents and addition', () => {
  const namen = ['0518', '0796', '1900', '1970', '0373', '0893', '0164'].map((code) => gemeente(code)?.naam)
  assert.deepEqual(namen, [
    "'s-Gravenhage",
    "'s-Hertogenbosch",
    'Súdwest-Fryslân',
    'Noardeast-Fryslân',
    'Bergen (NH)',
    'Bergen (L)',
    'Hengelo',
  ])
})

test('the list is in Dutch order: the apostrophe of ’s does not count', () => {
  const namen = gemeentenOp(vandaag).map(({ naam }) => naam)
  assert.equal(namen[0], 'Aa en Hunze')
  assert.equal(namen.at(-1), 'Zwolle')
  const den = namen.indexOf("'s-Gravenhage")
  assert.ok(namen.indexOf('Rucphen') < den && den < namen.indexOf('Simpelveld'))
  assert.ok(namen.indexOf('Stichtse Vecht') < namen.indexOf('Súdwest-Fryslân'))
  assert.ok(namen.indexOf('Súdwest-Fryslân') < namen.indexOf('Terneuzen'))
})

test('the first and the last day count as existing', () => {
  const hellevoetsluis = { geldigVan: '1960-01-01', geldigTot: '2022-12-31' }
  assert.equal(bestaatOp(hellevoetsluis, '1959-12-31'), false)
  assert.equal(bestaatOp(hellevoetsluis, '1960-01-01'), true)
  assert.equal(bestaatOp(hellevoetsluis, '2022-12-31'), true)
  assert.equal(bestaatOp(hellevoetsluis, '2023-01-01'), false)
})
