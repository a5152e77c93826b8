import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drempel, mutanten, muteer, score, voorbeeldenVan, wordtGevangen } from '../scripts/mutaties.ts'
import { bouwRegister, type Register } from '../src/grondslagen/lookup.ts'
import type { Regel } from '../src/grondslagen/schema.ts'
import { testregister } from './testregister.ts'

const register = await testregister()

test('the voorbeelden catch at least 95 % of all small changes in the law', (t) => {
  const uitslag = muteer(register)
  t.diagnostic(`${uitslag.gevangen} of ${uitslag.gevangen + uitslag.overlevers.length} mutants caught`)
  const lijst = uitslag.overlevers.map(({ regel, wat }) => `${regel}: ${wat}`)
  assert.ok(score(uitslag) >= drempel, lijst.join('\n'))
  assert.ok(uitslag.gevangen > 10 * register.regels.length, 'every rule must really be changed')
})

test('a rule that stays as it is, is not caught', () => {
  const voorbeelden = voorbeeldenVan(register)
  for (const regel of register.regels)
    assert.equal(
      wordtGevangen(register, { regel: regel.id, soort: 'niets', wat: 'niets', wordt: regel }, voorbeelden),
      false,
      regel.id,
    )
})

function zonderVoorbeelden(id: string): Register {
  const kaal = (regel: Regel): Regel =>
    regel.id === id ? { ...regel, voorbeelden: regel.voorbeelden.slice(0, 1) } : regel
  const { registerversie, begrippen, wetten } = register
  return bouwRegister({ registerversie, begrippen, wetten, regels: register.regels.map(kaal) })
}

test('with fewer voorbeelden more is missed, and it is said what', () => {
  const id = 'begin-einde-detentie'
  const kaal = zonderVoorbeelden(id)
  const regel = register.regel.get(id)
  assert.ok(regel)
  const gemist = mutanten(kaal, regel).filter((mutant) => !wordtGevangen(kaal, mutant))
  assert.ok(gemist.some(({ wat }) => wat === 'gegevens zonder geboortedatum'))
  for (const mutant of mutanten(register, regel)) assert.ok(wordtGevangen(register, mutant), mutant.wat)
})

test('every kind of change is made', () => {
  const soorten = new Set(register.regels.flatMap((r) => mutanten(register, r)).map(({ soort }) => soort))
  for (const soort of [
    'regel weg',
    'voorwaarde weg',
    'partij weg',
    'partij anders',
    'gegeven weg',
    'processtap weg',
    'dag verschoven',
  ])
    assert.ok(soorten.has(soort), soort)
})
