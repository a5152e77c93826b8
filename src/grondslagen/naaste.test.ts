import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { testregister } from '../../test/testregister.ts'
import { keuzefout, naaste, onbekendeKeuze } from './naaste.ts'

const register = await testregister()
const gegevens = [...register.gegeven.values()]
const partijen = [...register.partij.values()]

test('a slip of the pen finds the name, whatever the capitals, accents and signs', () => {
  for (const getypt of ['schuldem', 'Schulde', 'SCHULDEN', 'schülden', 'schudlen'])
    assert.equal(naaste(gegevens, getypt)[0]?.naam, 'Schulden', getypt)
  assert.equal(naaste(gegevens, 'begin_detentie')[0]?.naam, 'Begin van de detentie')
  assert.deepEqual(
    naaste(partijen, 'colege').map(({ id }) => id),
    ['college'],
  )
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
  fc.assert(
    fc.property(fc.constantFrom(...gegevens), fc.nat(), fc.string(), ({ id }, plek, los) => {
      const i = plek % id.length
      const gevonden = naaste(gegevens, `${id.slice(0, i)}q${id.slice(i + 1)}`)
      assert.ok(id.length < 6 || gevonden.some((een) => een.id === id), `${id} at ${i}`)
      for (const lijst of [gevonden, naaste(gegevens, los)]) {
        assert.ok(lijst.length <= 3)
        for (const een of lijst) assert.deepEqual(register.gegeven.get(een.id)?.naam, een.naam)
      }
    }),
    { numRuns: 500 },
  )
})

test('a program is told the nearest ids, and in words where the list is; a short list is told whole', () => {
  const mis = 'Dit kennen wij niet.'
  const fout = keuzefout(register.partij, 'colege', mis)
  assert.deepEqual(fout.toegestaan, ['college'])
  const waar = new RegExp(`^Dit kennen wij niet\\. Kies een van de ${register.partij.size} in openapi\\.json`)
  for (const gestuurd of [undefined, 1, {}, 'hobby', 'x'.repeat(1_000_000)]) {
    const { melding, ...meer } = keuzefout(register.partij, gestuurd, mis)
    assert.match(melding, waar)
    assert.deepEqual(meer, {})
  }
  assert.deepEqual(keuzefout(register.feit, 'zorgnodig', mis).toegestaan, ['zorgNodig'])
  assert.deepEqual(keuzefout(register.gegeven, 'hobby', mis, ['*']).toegestaan, ['*'])
  const drie = new Map(partijen.slice(0, 3).map((een) => [een.id, een]))
  assert.deepEqual(keuzefout(drie, 'hobby', mis), { melding: mis, toegestaan: [...drie.keys()] })
})
