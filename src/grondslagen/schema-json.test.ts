import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { rechtSchema } from './schema-json.ts'

test('the committed JSON Schema is what the code says now (scripts/recht-schema.ts writes it)', () => {
  const bewaard = JSON.parse(readFileSync(new URL('../../recht/schema.json', import.meta.url), 'utf8'))
  assert.deepEqual(bewaard, JSON.parse(JSON.stringify(rechtSchema())))
})

test('the schema knows the three kinds of rule and lets nothing else in', () => {
  const tekst = JSON.stringify(rechtSchema().$defs.regels)
  for (const soort of ['toestaan', 'verbieden', 'knelpunt'])
    assert.match(tekst, new RegExp(`"const":"${soort}"`))
  assert.match(tekst, /"additionalProperties":false/)
})
