import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dekAf, isRuim, kleinste, samen, type Telling } from './afdekken.ts'

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

const team = ['a', 'b', 'c', 'd', 'e']
const van = (aantal: number, ruim: boolean): Telling => ({ aantal, collegas: ruim ? team : ['a'] })

test('of one small number, two of one and a large one nothing is shown: their sum would tell all three', () => {
  assert.deepEqual(dekAf([van(60, true), van(5, true), van(1, false), van(1, false)]), [
    null,
    null,
    null,
    null,
  ])
})

/** Every way to make a sum of so many numbers that are one at least, each of them ruim or not where it can be. */
function* verdelingen(som: number, delen: number): Generator<readonly Telling[]> {
  if (delen === 0) {
    if (som === 0) yield []
    return
  }
  for (let aantal = 1; aantal <= som - delen + 1; aantal++)
    for (const rest of verdelingen(som - aantal, delen - 1)) {
      yield [van(aantal, false), ...rest]
      if (aantal >= kleinste) yield [van(aantal, true), ...rest]
    }
}

const klein = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.boolean())
  .map(([aantal, ruim]) => van(aantal, ruim && aantal >= kleinste))
const groot = fc.integer({ min: kleinste, max: 60 }).map((aantal) => van(aantal, true))

test('who knows the total, the names in their order and this very way of hiding, can work out no hidden number', () => {
  let geraden = 0
  const rijen = fc
    .tuple(fc.array(klein, { minLength: 1, maxLength: 4 }), fc.array(groot, { minLength: 1, maxLength: 3 }))
    .chain(([kleine, grote]) => fc.shuffledSubarray([...kleine, ...grote], { minLength: 2 }))
  fc.assert(
    fc.property(rijen, (rij) => {
      const getoond = dekAf(rij)
      const plekken = getoond.flatMap((n, i) => (n === null ? [i] : []))
      const som = samen(rij.filter((_, i) => getoond[i] === null)).aantal
      if (plekken.length === 0 || plekken.length === rij.length || plekken.length > 4 || som > 24) return
      geraden++
      const kan = plekken.map(() => new Set<number>())
      for (const gok of verdelingen(som, plekken.length)) {
        const wereld = rij.map((een, i) => gok[plekken.indexOf(i)] ?? een)
        if (dekAf(wereld).some((n, i) => n !== getoond[i])) continue
        for (const [i, { aantal }] of gok.entries()) kan[i]?.add(aantal)
      }
      for (const waarden of kan)
        assert.ok(waarden.size >= kleinste, `of ${JSON.stringify(getoond)} one is of ${[...waarden]}`)
    }),
    { numRuns: 2_000 },
  )
  assert.ok(geraden > 200, `only ${geraden} lists hid a part`)
})
