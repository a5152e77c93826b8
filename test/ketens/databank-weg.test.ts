import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyDatabase } from '../../bench/database.ts'
import { startPostgres } from '../../scripts/postgres-server.ts'
import { outlive } from '../rampen/dbaway.ts'

test('while the database goes away and comes back, two servers say so and do everything they said, once', async (t) => {
  const postgres = await startPostgres()
  t.after(() => postgres.stop())
  const database = await emptyDatabase(postgres.url)
  const { faults, excuses, alive, ...counts } = await outlive(postgres, database, { times: 3, seed: 11 })
  t.diagnostic(JSON.stringify({ ...counts, excuses }))
  assert.deepEqual(faults, [])
  assert.equal(alive, 2, 'no server ends because its database does')
  assert.deepEqual(excuses, ['503 application/problem+json 5'])
  assert.ok(counts.events > 20 && counts.told > 20 && counts.answers > 0, JSON.stringify(counts))
})
