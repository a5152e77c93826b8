import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { verschillendeVragen } from '../bench/vragen.ts'
import { toets } from '../src/grondslagen/toets.ts'
import { uitkomstVan } from '../src/grondslagen/uitkomst.ts'
import { kleinRegister, willekeurigeRegels, willekeurigeVraag } from '../src/grondslagen/willekeurig.ts'
import { toetsEenvoudig } from './eenvoudig.ts'
import { testregister } from './testregister.ts'

test('random rules: the worked-out roads give the same bytes as looking at every rule', () => {
  const gezien = new Set<string>()
  fc.assert(
    fc.property(
      willekeurigeRegels,
      fc.array(willekeurigeVraag, { minLength: 1, maxLength: 6 }),
      (regels, vragen) => {
        const register = kleinRegister(regels)
        for (const vraag of vragen) {
          const oordeel = toets(register, vraag)
          assert.equal(JSON.stringify(oordeel), JSON.stringify(toetsEenvoudig(register, vraag)))
          const uitkomsten = oordeel.gegevens.map((g) => g.uitkomst)
          assert.deepEqual(uitkomstVan(register, vraag), uitkomsten)
          for (const uitkomst of uitkomsten) gezien.add(uitkomst)
        }
      },
    ),
    { numRuns: 1000 },
  )
  assert.deepEqual([...gezien].toSorted(), ['geweigerd', 'onbeslist', 'toegestaan'])
})

test('the real register: the same bytes on two thousand questions', async () => {
  const register = await testregister()
  for (const vraag of verschillendeVragen(register, 2000, 20261122)) {
    const oordeel = toets(register, vraag)
    assert.equal(JSON.stringify(oordeel), JSON.stringify(toetsEenvoudig(register, vraag)))
    assert.deepEqual(
      uitkomstVan(register, vraag),
      oordeel.gegevens.map((g) => g.uitkomst),
    )
  }
})
