import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { keur } from './keur.ts'

const schema = z.discriminatedUnion('soort', [
  z.strictObject({ soort: z.literal('a'), aantal: z.number(), lijst: z.array(z.string()).optional() }),
  z.strictObject({
    soort: z.literal('b'),
    kleur: z.enum(['rood', 'blauw']),
    wie: z.strictObject({ naam: z.string() }),
  }),
])

function fouten(waarde: unknown) {
  const uitkomst = keur(schema, waarde)
  assert.ok('fouten' in uitkomst)
  return uitkomst.fouten
}

test('good input comes back as it is', () => {
  assert.deepEqual(keur(schema, { soort: 'a', aantal: 1 }), { waarde: { soort: 'a', aantal: 1 } })
})

test('an unknown or missing kind names the kinds there are', () => {
  for (const waarde of [{ soort: 'c' }, {}])
    assert.deepEqual(fouten(waarde), [
      { veld: 'soort', melding: 'Deze waarde kennen wij niet, of zij ontbreekt.', toegestaan: ['a', 'b'] },
    ])
})

test('all faults come at once, each with its field', () => {
  assert.deepEqual(fouten({ soort: 'b', kleur: 'groen', wie: { naam: 3, bij: 1 } }), [
    { veld: 'kleur', melding: 'Deze waarde kennen wij niet.', toegestaan: ['rood', 'blauw'] },
    { veld: 'wie.naam', melding: 'Dit moet een tekst zijn.' },
    { veld: 'wie.bij', melding: 'Dit veld kennen wij hier niet.' },
  ])
  assert.deepEqual(fouten({ soort: 'a', lijst: ['x', 4] }), [
    { veld: 'aantal', melding: 'Dit veld is verplicht.' },
    { veld: 'lijst.1', melding: 'Dit moet een tekst zijn.' },
  ])
})

test('what is no object at all is said so', () => {
  for (const waarde of [null, 'tekst', 7]) assert.match(fouten(waarde)[0]?.melding ?? '', /object/)
})
