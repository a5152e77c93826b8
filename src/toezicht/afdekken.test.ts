import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dekAf, isRuim, samen } from './afdekken.ts'

const telling = fc
  .record({
    meer: fc.nat(60),
    collegas: fc.uniqueArray(fc.constantFrom(...'abcdefghijkl'), { maxLength: 12 }),
  })
  .map(({ meer, collegas }) => ({ aantal: collegas.length + meer, collegas }))

test('what is shown is ruim, and what is hidden is never one number, nor together about few, while others are shown', () => {
  fc.assert(
    fc.property(fc.array(telling, { maxLength: 8 }), (rij) => {
      const getoond = dekAf(rij)
      const verborgen = rij.filter((_, i) => getoond[i] === null)
      for (const [i, een] of rij.entries()) if (getoond[i] !== null) assert.ok(isRuim(een))
      assert.deepEqual(
        getoond.map((n, i) => n ?? rij[i]?.aantal),
        rij.map(({ aantal }) => aantal),
      )
      if (verborgen.length === 0 || verborgen.length === rij.length) return
      assert.ok(verborgen.length > 1 && verborgen.some(isRuim))
      assert.ok(isRuim(samen(verborgen)))
    }),
  )
})

test('a number about one colleague takes the smallest other one along', () => {
  const vijf = ['a', 'b', 'c', 'd', 'e']
  const rij = [
    { aantal: 100, collegas: vijf },
    { aantal: 30, collegas: vijf },
    { aantal: 26, collegas: ['a'] },
  ]
  assert.deepEqual(dekAf(rij), [100, null, null])
})
