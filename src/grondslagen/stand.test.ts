import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Stand, standSleutel, standVan } from './stand.ts'
import { toets } from './toets.ts'
import { weegSamen } from './voorwaarde.ts'
import { kleinRegister, willekeurigeRegels, willekeurigeVraag } from './willekeurig.ts'

/** What a stand promises for these facts. */
function belofte(stand: Stand, feiten: Parameters<typeof weegSamen>[1], gegeven: string): boolean {
  return stand.soort === 'mag' || stand.als.some((weg) => weegSamen(weg, feiten, gegeven) === 'waar')
}

test('a stand promises exactly what the toets allows, for any rules and any facts', () => {
  let mag = 0
  fc.assert(
    fc.property(willekeurigeRegels, willekeurigeVraag, (regels, vraag) => {
      const register = kleinRegister(regels)
      for (const { gegeven, uitkomst } of toets(register, vraag).gegevens) {
        const weg = { ...vraag, gegeven }
        const zonder = standVan(register, weg, vraag.processtap, vraag.peildatum)
        const met = standVan(register, weg, vraag.processtap, vraag.peildatum, vraag.feiten)
        assert.equal(belofte(zonder, vraag.feiten, gegeven), uitkomst === 'toegestaan')
        assert.equal(met.soort === 'mag', uitkomst === 'toegestaan')
        if (uitkomst === 'toegestaan') mag += 1
      }
    }),
    { numRuns: 5000 },
  )
  assert.ok(mag > 100, 'the rules and the questions must meet')
})

test('the order of the rules changes nothing', () => {
  fc.assert(
    fc.property(willekeurigeRegels, willekeurigeVraag, (regels, vraag) => {
      const [gegeven = ''] = vraag.gegevens
      const vraagt = (lijst: typeof regels) =>
        standSleutel(standVan(kleinRegister(lijst), { ...vraag, gegeven }, vraag.processtap, vraag.peildatum))
      assert.equal(vraagt(regels), vraagt(regels.toReversed()))
    }),
    { numRuns: 1000 },
  )
})
