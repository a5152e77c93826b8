import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Antwoordvraag, keurAntwoorden, langsteTekst } from './antwoord.ts'
import { exclusief, onderwerpen } from './onderwerpen.ts'

const leeg: Antwoordvraag = { keuze: [], velden: {}, hulp: null, kloptNiet: false }
const keur = (sleutel: string, anders: Partial<Antwoordvraag>, nummers: readonly string[] = []) => {
  const onderwerp = onderwerpen.find((een) => een.sleutel === sleutel)
  return keurAntwoorden(onderwerp?.gebied ?? 'zorg', { [sleutel]: { ...leeg, ...anders } }, nummers)
}

test('an answer that stands in its list is taken, and every other is refused with the list', () => {
  fc.assert(
    fc.property(fc.constantFrom(...onderwerpen), fc.string(), (onderwerp, woord) => {
      const { sleutel, opties } = onderwerp
      const toegestaan = opties.map(([waarde]) => waarde)
      for (const een of toegestaan) assert.deepEqual(keur(sleutel, { keuze: [een] }), [])
      if (toegestaan.includes(woord)) return
      assert.deepEqual(keur(sleutel, { keuze: [woord] }), [
        { veld: sleutel, melding: 'Kies een antwoord uit de lijst.', toegestaan },
      ])
    }),
  )
})

test('what excludes all others is taken with no other, and one of a few is one', () => {
  fc.assert(
    fc.property(fc.constantFrom(...onderwerpen), fc.nat(), fc.nat(), (onderwerp, i, j) => {
      const waarden = onderwerp.opties.map(([waarde]) => waarde)
      const [een = '', ander = ''] = [waarden[i % waarden.length], waarden[j % waarden.length]]
      const fouten = keur(onderwerp.sleutel, { keuze: [een, ander] })
      const mag =
        een !== ander &&
        onderwerp.soort !== 'een' &&
        ![een, ander].some((waarde) => exclusief(onderwerp).includes(waarde))
      assert.equal(fouten.length === 0, mag, JSON.stringify([onderwerp.sleutel, een, ander]))
    }),
  )
})

test('five thousand characters in a field for five hundred are refused, with how many there may be', () => {
  const tekst = 'a '.repeat(2500)
  const [fout] = keur('onderdak.behoud', { velden: { toelichting: tekst } })
  assert.equal(fout?.veld, 'onderdak.behoud.toelichting')
  assert.match(fout?.melding ?? '', /ten hoogste 500 tekens\. Nu zijn het er 5000/)
  assert.deepEqual(keur('onderdak.behoud', { velden: { toelichting: 'a'.repeat(langsteTekst) } }), [])
  assert.equal(keur('onderdak.behoud', { velden: { toelichting: 'a'.repeat(langsteTekst + 1) } }).length, 1)
})

test('days that cannot be, amounts that are none and numbers of people are refused by field', () => {
  const waarden = {
    'id.geldigheidsduur': ['geldigTot', ['2026-02-30', '1850-01-01', '9999-12-31', 'morgen', '2026-13-01']],
    'inkomen.voorDetentie': ['bedrag', ['-1', '12,50', '1e3', '100001', 'veel']],
    'zorg.verzekering': ['polisnummer', ['<script>', 'a'.repeat(31), '999993653', '9999 93 653']],
    'schulden.hulpvraag': ['toelichting', ['Zijn nummer is 999993653.', '\u0000', '\ud800']],
  } as const
  for (const [sleutel, [veld, fout]] of Object.entries(waarden))
    for (const waarde of fout) {
      const gevonden = keur(sleutel, { velden: { [veld]: waarde } }, ['999993653'])
      assert.deepEqual(
        gevonden.map((een) => een.veld),
        [`${sleutel}.${veld}`],
        waarde,
      )
      assert.ok(!JSON.stringify(gevonden).includes('999993653'), 'no number in an error')
    }
  assert.deepEqual(keur('id.geldigheidsduur', { velden: { geldigTot: '2028-02-29' } }), [])
  assert.deepEqual(keur('inkomen.voorDetentie', { velden: { bedrag: '0' } }), [])
  assert.deepEqual(keur('zorg.verzekering', { velden: { polisnummer: 'AB 12.345/6' } }, ['999993653']), [])
})

test('what contradicts itself is refused at its field: help where nothing is needed, and what belongs to a yes beside a no', () => {
  for (const { sleutel, hulp, opties } of onderwerpen) {
    if (!hulp || !opties.some(([een]) => een === 'niet-nodig')) continue
    const [fout] = keur(sleutel, { keuze: ['niet-nodig'], hulp: 'ja' })
    assert.equal(fout?.veld, `${sleutel}.hulp`)
    assert.match(fout?.melding ?? '', /gaat niet samen met ‘Niet nodig/)
    assert.deepEqual(fout?.toegestaan, ['niet-nodig'])
    for (const goed of ['niet-nodig', null] as const)
      assert.deepEqual(keur(sleutel, { keuze: ['niet-nodig'], hulp: goed }), [])
  }
  const polis = { polisnummer: 'AB 12' }
  const [mis] = keur('zorg.verzekering', { keuze: ['nee'], velden: polis })
  assert.equal(mis?.veld, 'zorg.verzekering.polisnummer')
  assert.match(mis?.melding ?? '', /gaat niet samen met ‘Nee’\. Maak dit leeg, of kies een ander antwoord/)
  for (const keuze of [['ja'], ['onbekend'], []])
    assert.deepEqual(keur('zorg.verzekering', { keuze, velden: polis }), [])
  assert.deepEqual(
    keur('zorg.trajecten', { keuze: ['geen'], velden: { aanbieder: 'GGZ Noord' } }).map(({ veld }) => veld),
    ['zorg.trajecten.aanbieder'],
  )
})

test('every field that an answer excludes names answers that there are', () => {
  for (const { velden, opties } of onderwerpen)
    for (const { nietBij = [] } of velden)
      for (const waarde of nietBij)
        assert.ok(
          opties.some(([een]) => een === waarde),
          waarde,
        )
})

test('a topic or field that is not there, or of another area, is refused with those that are', () => {
  const [fout] = keurAntwoorden('schulden', { 'onderdak.behoud': leeg }, [])
  assert.deepEqual(fout?.toegestaan, ['schulden.aanwezig', 'schulden.lopendeHulp', 'schulden.hulpvraag'])
  assert.equal(keurAntwoorden('zorg', { 'zorg.delict': leeg }, [])[0]?.veld, 'zorg.delict')
  assert.deepEqual(keur('zorg.verzekering', { velden: { diagnose: 'x' } })[0]?.toegestaan, [
    'verzekeraar',
    'polisnummer',
  ])
  assert.equal(keur('schulden.aanwezig', { hulp: 'ja' })[0]?.veld, 'schulden.aanwezig.hulp')
  const nummer = keurAntwoorden('zorg', { '999993653': leeg }, [])
  assert.ok(!JSON.stringify(nummer).includes('999993653'))
})
