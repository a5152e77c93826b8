import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { laadRegister } from '../register.ts'
import { naaste, onbekendeKeuze } from './naaste.ts'

const register = laadRegister(new URL('../../../recht/', import.meta.url))
const gegevens = [...register.gegeven.values()]
const partijen = [...register.partij.values()]

test('a slip of the pen finds the name, whatever the capitals, accents and signs', () => {
  for (const getypt of ['schuldem', 'Schulde', 'SCHULDEN', 'schülden', 'schudlen'])
    assert.equal(naaste(gegevens, getypt)[0], 'Schulden', getypt)
  assert.equal(naaste(gegevens, 'begin_detentie')[0], 'Begin van de detentie')
  assert.deepEqual(naaste(partijen, 'colege'), ['college van burgemeester en wethouders'])
})

test('another word finds nothing, and then only the list is pointed at', () => {
  for (const getypt of ['hobby', '', 'x', '999993653', '__proto__', '😀😀', 'a'.repeat(100_000)])
    assert.deepEqual(naaste(gegevens, getypt), [], getypt.slice(0, 20))
  assert.equal(
    onbekendeKeuze('Dit gegeven', gegevens, 'hobby'),
    'Dit gegeven kennen wij niet. Kies uit de lijst.',
  )
})

test('every id with one letter wrong leads back to its name; never more than three names, and only ours', () => {
  const namen = new Set(gegevens.map(({ naam }) => naam))
  fc.assert(
    fc.property(fc.constantFrom(...gegevens), fc.nat(), fc.string(), ({ id, naam }, plek, los) => {
      const i = plek % id.length
      const gevonden = naaste(gegevens, `${id.slice(0, i)}q${id.slice(i + 1)}`)
      assert.ok(id.length < 6 || gevonden.includes(naam), `${id} at ${i}: ${gevonden}`)
      for (const lijst of [gevonden, naaste(gegevens, los)]) {
        assert.ok(lijst.length <= 3)
        for (const een of lijst) assert.ok(namen.has(een))
      }
    }),
    { numRuns: 500 },
  )
})
