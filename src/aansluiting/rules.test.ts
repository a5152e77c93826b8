import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { bezwaar, isActief, type Regel, stand, stappen, type Verzoek, volgende } from './rules.ts'

const verzoek: fc.Arbitrary<Verzoek> = fc.record({
  stap: fc.constantFrom(...stappen),
  soort: fc.constantFrom('gezet' as const, 'teruggenomen' as const),
  door: fc.constantFrom('partij' as const, 'justid' as const),
  reden: fc.constantFrom('', '  ', 'Verkeerd document'),
})

function voerUit(verzoeken: readonly Verzoek[]): readonly Verzoek[] {
  const geschiedenis: Verzoek[] = []
  for (const v of verzoeken) if (bezwaar(geschiedenis, v) === null) geschiedenis.push(v)
  return geschiedenis
}

/** The same history told apart from the rules: a pile that grows and shrinks. */
function stapel(geschiedenis: readonly Regel[]): readonly string[] {
  const pile: string[] = []
  for (const regel of geschiedenis) {
    if (regel.soort === 'gezet') pile.push(regel.stap)
    else assert.equal(pile.pop(), regel.stap)
  }
  return pile
}

describe('the steps of connecting', () => {
  test('whatever is asked, what holds is an unbroken beginning of the steps', () => {
    fc.assert(
      fc.property(fc.array(verzoek, { maxLength: 60 }), (verzoeken) => {
        const geschiedenis = voerUit(verzoeken)
        const pile = stapel(geschiedenis)
        assert.deepEqual(pile, stappen.slice(0, pile.length))
        assert.equal(stand(geschiedenis), pile.at(-1) ?? null)
        assert.equal(isActief(geschiedenis), pile.length === stappen.length)
      }),
    )
  })

  test('a party never becomes actief without Justid, and nothing is taken back without a reason', () => {
    fc.assert(
      fc.property(fc.array(verzoek, { maxLength: 60 }), (verzoeken) => {
        for (const v of voerUit(verzoeken)) {
          if (v.stap === 'actief' || v.stap === 'eherkenning') assert.equal(v.door, 'justid')
          if (v.soort === 'teruggenomen') assert.equal(v.reden, 'Verkeerd document')
        }
      }),
    )
  })

  test('Justid can always go on until actief', () => {
    fc.assert(
      fc.property(fc.array(verzoek, { maxLength: 60 }), (verzoeken) => {
        const nu = volgende(stand(voerUit(verzoeken)))
        if (nu === null) return
        assert.equal(bezwaar(voerUit(verzoeken), { stap: nu, soort: 'gezet', door: 'justid' }), null)
      }),
    )
  })

  test('a refusal says what comes first', () => {
    assert.equal(isActief([]), false)
    assert.equal(
      bezwaar([], { stap: 'actief', soort: 'gezet', door: 'justid' }),
      'Dit kan nog niet. Eerst komt de aanmelding.',
    )
    assert.equal(
      bezwaar([{ stap: 'aanmelding', soort: 'gezet' }], {
        stap: 'aanmelding',
        soort: 'gezet',
        door: 'partij',
      }),
      'Al gedaan: de aanmelding.',
    )
  })
})
