import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { vingerafdruk } from '../kern/canoniek.ts'
import { toets } from './toets.ts'
import { uitlegversie } from './uitlegversie.ts'
import { kleinRegister, willekeurigeRegels, willekeurigeVraag } from './willekeurig.ts'

/** The answers of a tiny law that never changes, by the version of the words in which they were told. */
const bekend: Readonly<Record<number, string>> = {
  2: 'da3936706c3fce7f9a61d4bbc2a4ef159aa2c2f72d534cd7872c349d38390021',
  3: '4cc5fc43a13d39b37f7d75f286bbc64a9748b3684775f28a7579f867e65cb804',
  4: '0593a58cb3d53088f24d49b4fbde78b0e1cd586586c1f6445c9c0425b8358c9b',
}

test('other words in an answer are another version of the words', () => {
  const zaken = fc.sample(fc.tuple(willekeurigeRegels, willekeurigeVraag), { seed: 51, numRuns: 400 })
  const antwoorden = zaken.map(([regels, vraag]) => {
    // The tiny register has no content of its own to tell versions apart by.
    const { registerversie: _, ...antwoord } = toets(kleinRegister(regels), vraag)
    return antwoord
  })
  assert.ok(new Set(antwoorden.map(({ uitkomst }) => uitkomst)).size >= 3)
  assert.equal(
    vingerafdruk(antwoorden),
    bekend[uitlegversie],
    'Raise `uitlegversie`, and add the new print beside the old ones.',
  )
})
