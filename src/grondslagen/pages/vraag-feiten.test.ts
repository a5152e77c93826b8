import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { testregister } from '../../../test/testregister.ts'
import { toets } from '../toets.ts'
import type { Vraag } from '../vraag.ts'
import { kleinRegister, willekeurigeRegels, willekeurigeVraag } from '../willekeurig.ts'
import { gunstig, relevanteFeiten } from './vraag-feiten.ts'

const register = await testregister()

function vraag(anders: Partial<Vraag>): Vraag {
  return {
    verstrekker: 'dji',
    ontvanger: 'burgemeester',
    gegevens: ['bij-melding'],
    processtap: 'einde-detentie',
    peildatum: '2026-11-22',
    feiten: {},
    ...anders,
  }
}

test('only what the rules of this question turn on is asked, in the order of the register', () => {
  assert.deepEqual([...relevanteFeiten(register, vraag({})).keys()], ['bijGrond', 'maandenTotTerugkeer'])
})

test('where only a denial can change the answer it can be given, and where nothing can nothing is asked', () => {
  assert.deepEqual([...relevanteFeiten(register, vraag({ ontvanger: 'college' })).keys()], [])
  assert.deepEqual(
    [
      ...relevanteFeiten(
        register,
        vraag({ ontvanger: 'college', gegevens: ['naam', 'einde-detentie'] }),
      ).keys(),
    ],
    ['zwaarwegendBelang', 'resocialisatie'],
  )
})

test('nobody is asked anything about telling himself what two parties tell each other', () => {
  const zelf = vraag({
    verstrekker: 'reclassering',
    ontvanger: 'reclassering',
    gegevens: ['zorg', 'zorgtrajecten'],
    processtap: 'binnenkomst',
  })
  const ander = { ...zelf, verstrekker: 'pi' }
  assert.ok(relevanteFeiten(register, ander).size > 0)
  assert.equal(relevanteFeiten(register, zelf).size, 0)
})

test('a fact names the gegevens it matters for', () => {
  const gevraagd = relevanteFeiten(
    register,
    vraag({
      verstrekker: 'pi',
      ontvanger: 'college',
      gegevens: ['schulden', 'zorg'],
      processtap: 'intake',
      peildatum: '2020-06-01',
    }),
  )
  assert.deepEqual([...gevraagd], [['toestemming', ['schulden', 'zorg']]])
})

test('what is not asked cannot change the outcome; what is asked can', () => {
  let gevraagd = 0
  fc.assert(
    fc.property(willekeurigeRegels, willekeurigeVraag, willekeurigeVraag, (regels, een, ander) => {
      const klein = kleinRegister(regels)
      const feiten = relevanteFeiten(klein, een)
      gevraagd += feiten.size
      const uitkomsten = (f: Vraag['feiten']) =>
        toets(klein, { ...een, feiten: f }).gegevens.map((g) => g.uitkomst)
      const over = (f: Vraag['feiten']) => Object.entries(f).filter(([id]) => feiten.has(id))
      assert.deepEqual(uitkomsten(Object.fromEntries(over(ander.feiten))), uitkomsten(ander.feiten))
    }),
    { numRuns: 500 },
  )
  assert.ok(gevraagd > 100, `only ${gevraagd} facts were asked, so little was tried`)
})

test('the value a remedy asks for is the one the rules ask for', () => {
  assert.equal(gunstig(register, vraag({}), 'bij-melding', 'bijGrond'), true)
  assert.equal(gunstig(register, vraag({}), 'bij-melding', 'maandenTotTerugkeer'), 3)
  assert.equal(gunstig(register, vraag({}), 'bij-melding', 'toestemming'), 'gegeven')
})
