import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createDocument } from 'zod-openapi'
import { oordeelSchema } from './oordeel.ts'
import { leesVraag } from './vraag.ts'
import { vraagSchema } from './vraagschema.ts'
import { kleinRegister, willekeurigeVraag } from './willekeurig.ts'

const register = kleinRegister([])
const schema = vraagSchema(register)

const rommel = fc.oneof(
  fc.constantFrom<unknown>(null, '', 'niets', 0, -1, true, [], {}, ['naam', 'naam'], ['niets'], '2026-02-30'),
  fc.anything(),
)

test('the schema and leesVraag agree on what is a good question', () => {
  let goed = 0
  const velden = fc.constantFrom('verstrekker', 'gegevens', 'processtap', 'peildatum', 'feiten', 'extra')
  fc.assert(
    fc.property(willekeurigeVraag, fc.option(fc.tuple(velden, rommel)), (vraag, stuk) => {
      const invoer = stuk ? { ...vraag, [stuk[0]]: stuk[1] } : vraag
      const gelezen = 'vraag' in leesVraag(register, invoer)
      if (gelezen) goed += 1
      assert.equal(schema.safeParse(invoer).success, gelezen)
    }),
    { numRuns: 1000 },
  )
  assert.ok(goed > 100)
})

test('question and answer go into an OpenAPI document under their own names', () => {
  const inhoud = (s: typeof schema | typeof oordeelSchema) => ({
    content: { 'application/json': { schema: s } },
  })
  const document = createDocument({
    openapi: '3.1.0',
    info: { title: 'Proef', version: '1' },
    paths: {
      '/toetsen': {
        post: {
          requestBody: inhoud(schema),
          responses: { '200': { description: 'Oordeel', ...inhoud(oordeelSchema) } },
        },
      },
    },
  })
  assert.deepEqual(Object.keys(document.components?.schemas ?? {}).toSorted(), [
    'GegevenOordeel',
    'Grondslag',
    'Oordeel',
    'Remedie',
    'Vraag',
  ])
})
