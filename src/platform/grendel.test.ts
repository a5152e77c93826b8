import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grendel } from './grendel.ts'

test('work goes one at a time, in order, also after an error', async () => {
  const slot = grendel()
  const spoor: string[] = []
  const werk =
    (naam: string, faalt = false) =>
    async () => {
      spoor.push(`${naam} in`)
      await new Promise((klaar) => setImmediate(klaar))
      spoor.push(`${naam} uit`)
      if (faalt) throw new Error(naam)
      return naam
    }
  const uitkomsten = await Promise.allSettled([slot(werk('a')), slot(werk('b', true)), slot(werk('c'))])
  assert.deepEqual(spoor, ['a in', 'a uit', 'b in', 'b uit', 'c in', 'c uit'])
  assert.deepEqual(
    uitkomsten.map((u) => u.status),
    ['fulfilled', 'rejected', 'fulfilled'],
  )
})
