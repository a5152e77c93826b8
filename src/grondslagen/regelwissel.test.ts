import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { testregister } from '../../test/testregister.ts'
import { regelwissels, type Zijde } from './regelwissel.ts'
import { toets } from './toets.ts'
import { uitkomstVan } from './uitkomst.ts'
import { weegSamen } from './voorwaarde.ts'
import type { Vraag } from './vraag.ts'
import { kleinRegister, willekeurigeRegels, willekeurigeVraag } from './willekeurig.ts'

const dag = fc.constantFrom(
  '2018-12-31',
  '2019-01-01',
  '2021-06-30',
  '2021-07-01',
  '2026-11-22',
  '2030-01-02',
)

test('undoing the changes gives the answer of the other day, so they are all there is', () => {
  let anders = 0
  fc.assert(
    fc.property(willekeurigeRegels, willekeurigeVraag, dag, dag, (regels, vraag, een, ander) => {
      const register = kleinRegister(regels)
      const [voor, na] = [een, ander].map(
        (peildatum): Zijde => ({ register, vraag: { ...vraag, peildatum } }),
      )
      assert.ok(voor && na)
      for (const gegeven of vraag.gegevens) {
        const wissels = regelwissels(voor, na, gegeven)
        const weg = new Map(wissels.filter((w) => w.soort === 'weg').map(({ regel }) => [regel.id, regel]))
        const nieuw = new Set(wissels.filter((w) => w.soort === 'nieuw').map(({ regel }) => regel.id))
        const terug = kleinRegister(
          regels
            .filter(({ id }) => !nieuw.has(id))
            .map((r) => (weg.has(r.id) ? { ...r, geldigVan: '2000-01-01', geldigTot: null } : r)),
        )
        const toen = uitkomstVan(register, { ...voor.vraag, gegevens: [gegeven] })
        assert.deepEqual(uitkomstVan(terug, { ...na.vraag, gegevens: [gegeven] }), toen)
        if (wissels.length > 0) anders += 1
      }
    }),
    { numRuns: 3000 },
  )
  assert.ok(anders > 300, `${anders} differences were seen`)
})

test('a change says whether it counts with these facts, and which conditions are not met', () => {
  fc.assert(
    fc.property(willekeurigeRegels, willekeurigeVraag, dag, (regels, vraag, toen) => {
      const register = kleinRegister(regels)
      const [voor, na] = [
        { register, vraag: { ...vraag, peildatum: toen } },
        { register, vraag },
      ]
      for (const gegeven of vraag.gegevens)
        for (const { regel, stand, tekort } of regelwissels(voor, na, gegeven)) {
          assert.equal(stand, weegSamen(regel.voorwaarden, vraag.feiten, gegeven))
          assert.equal(tekort.length > 0, stand !== 'waar')
          for (const v of tekort) assert.equal(weegSamen([v], vraag.feiten, gegeven), stand)
        }
    }),
    { numRuns: 2000 },
  )
})

const register = await testregister()
const vervolgzorg: Vraag = {
  verstrekker: 'zorgaanbieder',
  ontvanger: 'vervolgzorgaanbieder',
  gegevens: ['diagnose'],
  processtap: 'tbs-18b',
  peildatum: '2025-07-01',
  feiten: { toestemming: 'geweigerd', vervolgzorgNodig: true, wekenTotEindeTitel: 6 },
}

test('on 1 July 2025 the change of law and not consent is what makes the difference', () => {
  const eerder = { ...vervolgzorg, peildatum: '2025-06-30' }
  const [na, voor] = [vervolgzorg, eerder].map((vraag) => ({ register, vraag }))
  assert.ok(voor && na)
  assert.deepEqual(
    [eerder, vervolgzorg].map((vraag) => toets(register, vraag).uitkomst),
    ['geweigerd', 'toegestaan'],
  )
  const [wissel, ...meer] = regelwissels(voor, na, 'diagnose')
  assert.deepEqual(meer, [])
  assert.equal(wissel?.regel.geldigVan, '2025-07-01')
  assert.deepEqual([wissel?.soort, wissel?.stand], ['nieuw', 'waar'])
  assert.ok(
    wissel?.regel.grondslagen.some(
      ({ wet, artikel, lid }) => wet === 'wfz' && `${artikel} ${lid}` === '2.5 3',
    ),
  )
  const [omgekeerd] = regelwissels(na, voor, 'diagnose')
  assert.equal(omgekeerd?.soort, 'weg', 'the other way round the same rule falls away')
  assert.deepEqual(regelwissels(na, na, 'diagnose'), [])
})
