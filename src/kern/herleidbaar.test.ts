import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isBsn } from './bsn.ts'
import { alsWoorden, dagenIn, heeftPersoonsnummer, noemtCollega, zonderTelefoon } from './herleidbaar.ts'

test('a number of a person is found, however it is written', () => {
  for (const tekst of [
    '968060249',
    'BSN 968.060.249',
    'BSN 968-06-0249.',
    '9 6 8 0 6 0 2 4 9',
    '968\u00a0060\u00a0249',
    '968 . 060 . 249',
    '968\u200b060249',
    '９６８０６０２４９',
    'BSN ٩٦٨٠٦٠٢٤٩',
    'BSN ९६८०६०२४९',
    '𝟗𝟔𝟖𝟎𝟔𝟎𝟐𝟒𝟗',
    '٩٦٨,٠٦٠,٢٤٩',
    '968,060,249',
    '9,6,8,0,6,0,2,4,9',
    '(968) (060) (249)',
    'in totaal 3, 968·060·249',
    'skn 12345678',
    '968060249 2 keer',
    'op 2026-11-22 over 968060249',
  ])
    assert.equal(heeftPersoonsnummer(tekst), true, tekst)
})

test('a day, a time, an article and a short number are none', () => {
  for (const tekst of [
    'De datum 2026-11-22 klopte niet.',
    'Op 22-11-2026 en op 1/2/2027.',
    'Afspraak van 10.00-11.00 uur',
    'Archiefwet 1995, artikel 3',
    'Zaak 1234567',
    '1234, 5678 en 9012',
    'Schuld van € 1.234,56 en € 12.345,67',
    '968,060,248',
    'Op 2026-11-22, 10.00-11.00 uur, kamer 12, 3 mensen',
  ])
    assert.equal(heeftPersoonsnummer(tekst), false, tekst)
})

test('nine digits in whole groups count when they pass the elfproef, whatever the signs between and the script', () => {
  const cijfers = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 9, maxLength: 9 })
  const nullen = [0x30, 0x660, 0x6f0, 0x966, 0xe50, 0x116d0, 0x116da, 0x1d7ce]
  fc.assert(
    fc.property(
      cijfers,
      fc.constantFrom(...nullen),
      fc.constantFrom(',', ', ', ';', '·', ')(', ' | '),
      (getal, nul, teken) => {
        const tekst = [...getal].map((cijfer) => String.fromCodePoint(nul + Number(cijfer))).join(teken)
        assert.equal(heeftPersoonsnummer(tekst), isBsn(getal), tekst)
      },
    ),
  )
})

test('a telephone number is left out, a number of a person never', () => {
  for (const tekst of ['Bel 06-12345678', 'Bel 0612345678.', '026-1234567', '0318 123456', '+31 612345678'])
    assert.equal(heeftPersoonsnummer(zonderTelefoon(tekst)), false, tekst)
  for (const tekst of ['012345678', '968060249', '0123.45.678', '0612345678 968060249'])
    assert.equal(heeftPersoonsnummer(zonderTelefoon(tekst)), true, tekst)
})

test('a day is found in digits and with its month in words', () => {
  for (const tekst of [
    '1985-12-01',
    'geboren 1-12-1985',
    '01/12/1985',
    '1.12.85',
    '01 12 1985',
    'op 3 1-12-1985',
    '1 december 1985',
    '1e DEC. 1985',
    "1 dec '85",
    '1december1985',
  ])
    assert.ok(dagenIn(tekst).includes('1985-12-01'), tekst)
  assert.ok(dagenIn('3 maart 1990').includes('1990-03-03'))
  assert.ok(dagenIn('3 mrt 1990').includes('1990-03-03'))
  assert.deepEqual(dagenIn('artikel 3 van de wet van 1995'), [])
})

test('words are compared without accents, capitals and signs', () => {
  assert.equal(alsWoorden('  De Hr. YILMÁZ-Bos, ja!'), ' de hr yilmaz bos ja ')
})

test('the name of a colleague is found by its surname, and not in ordinary words', () => {
  for (const [naam, tekst] of [
    ['J. Okafor', 'Okafor moet nu naar binnen'],
    ['P. de Groot', 'Ik ben de Groot.'],
    ['S. Yılmaz', 'namens YILMAZ'],
    ['Karel Bruin', 'bel bruin'],
    ['A. van Rijn-Bos', 'mevrouw Van Rijn Bos'],
  ] as const)
    assert.ok(noemtCollega(tekst, naam), tekst)
  for (const [naam, tekst] of [
    ['P. de Groot', 'er is groot gevaar'],
    ['J. Okafor', 'j moet nu naar binnen'],
    ['J. Okafor', 'Okaforseweg'],
    ['', 'wat dan ook'],
  ] as const)
    assert.equal(noemtCollega(tekst, naam), false, tekst)
})
