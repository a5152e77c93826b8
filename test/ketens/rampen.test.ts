import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyDatabase } from '../../bench/database.ts'
import { survive } from '../rampen/rampen.ts'

test('a server that is killed again and again does everything it said it had done, once', async (t) => {
  const postgres = process.env.TEST_DB === 'postgres' ? (process.env.TEST_DATABASE_URL ?? '') : null
  const url = postgres === null ? null : (await emptyDatabase(postgres)).href
  const { faults, ...counts } = await survive({ kills: 4, seed: 20_261_126, url })
  t.diagnostic(JSON.stringify(counts))
  assert.deepEqual(faults, [])
  // Otherwise nothing was put to the test.
  assert.ok(counts.events > 20 && counts.told > 20 && counts.answers > 0, JSON.stringify(counts))
})
