import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { begrippenTekst } from '../scripts/begrippen.ts'

test('docs/begrippen.md says what recht/begrippen.yaml says; npm run begrippen renews it', () => {
  assert.equal(readFileSync(new URL('../docs/begrippen.md', import.meta.url), 'utf8'), begrippenTekst())
})
