import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { gebeurtenis } from '../../test/gebeurtenis.ts'
import { gekeurd } from '../../test/opname.ts'
import { vertelVooraf, vooraf } from '../../test/vooraf.ts'
import { herbouw } from './perioden.ts'

const op = (dag: number, uur = 8) => new Date(Date.UTC(2026, 10, dag, uur))
/** An event of a day in November, told on that day or on another. */
const een = (soort: string, dag: number, anders: Record<string, unknown> = {}, verteld = dag) => ({
  ...gekeurd(
    gebeurtenis(
      {},
      { soort, tijdstip: op(dag).toISOString(), inrichting: null, verwachteEinddatum: null, ...anders },
    ),
  ),
  ontvangenOp: op(verteld, 9),
})
const binnen = (dag: number, verteld = dag) =>
  een('binnenkomst', dag, { inrichting: 'pi-arnhem', verwachteEinddatum: '2027-02-01' }, verteld)
const ontslag = (dag: number, verteld: number, anders = {}) => een('ontslag', dag, anders, verteld)
const verhuisd = (dag: number, verteld = dag, datum: string | null = null) =>
  een('overplaatsing', dag, { inrichting: 'pi-vught', verwachteEinddatum: datum }, verteld)
const datum = (dag: number, verwachteEinddatum: string | null, verteld = dag) =>
  een('wijziging-einddatum', dag, { verwachteEinddatum, reden: 'capaciteit' }, verteld)

function uit(...gebeurtenissen: Parameters<typeof herbouw>[0]) {
  const { perioden, los, vervangen } = herbouw(gebeurtenissen)
  const laatste = perioden.at(-1)
  return {
    inrichting: laatste?.inrichting,
    einde: laatste?.einde?.slice(0, 10) ?? null,
    verwacht: laatste?.verwachteEinddatum,
    standen: perioden.map(({ stand }) => stand),
    los: [...los],
    vervangen: [...vervangen],
  }
}

test('a release told later takes the place of an announced one, later or earlier, as long as that is still to come', () => {
  const [eerst, dan, nu] = [ontslag(20, 5), ontslag(25, 6), ontslag(7, 7)]
  for (const later of [dan, nu]) {
    const { einde, los, vervangen } = uit(binnen(1), eerst, later)
    assert.equal(einde, later.tijdstip.slice(0, 10))
    assert.deepEqual([los, vervangen], [[], [eerst.gebeurtenisId]])
  }
  assert.equal(uit(binnen(1), eerst, dan, ontslag(20, 8)).einde, '2026-11-20', 'there and back again')
})

test('a release that has happened stays, and the second is loose', () => {
  const tweede = ontslag(25, 21)
  const { einde, los, vervangen } = uit(binnen(1), ontslag(20, 5), tweede)
  assert.deepEqual([einde, los, vervangen], ['2026-11-20', [tweede.gebeurtenisId], []])
})

test('another expected end told since puts the plan off; one of the same day, or told before, does not', () => {
  const plan = ontslag(20, 5)
  assert.deepEqual(uit(binnen(1), plan, datum(6, '2027-03-01')).standen, ['loopt'])
  assert.equal(uit(binnen(1), plan, datum(6, '2027-03-01')).verwacht, '2027-03-01')
  assert.deepEqual(uit(binnen(1), plan, datum(6, null)).einde, null)
  assert.equal(uit(binnen(1), plan, datum(6, '2026-11-20')).einde, '2026-11-20')
  assert.equal(uit(binnen(1), datum(4, '2027-03-01'), plan).einde, '2026-11-20')
  assert.equal(uit(binnen(1), plan, datum(6, '2027-03-01', 21)).einde, '2026-11-20', 'told after it happened')
  // A change of before another that was known, told late, is no news of the date.
  const [oud, nieuw] = [datum(2, '2027-05-01', 6), datum(4, '2027-03-01')]
  assert.equal(uit(binnen(1), nieuw, plan, oud).einde, '2026-11-20')
  assert.equal(
    uit(binnen(1), plan, verhuisd(6, 6, '2027-02-01')).einde,
    '2026-11-20',
    'repeats what was known',
  )
  assert.equal(uit(binnen(1), plan, verhuisd(6, 6, '2027-04-01')).einde, null)
  const correctie = {
    ...gekeurd({
      gebeurtenisId: crypto.randomUUID(),
      soort: 'correctie',
      tijdstip: op(7).toISOString(),
      corrigeert: nieuw.gebeurtenisId,
    }),
    ontvangenOp: op(8),
  }
  const later = { ...nieuw, ontvangenOp: op(7) }
  assert.equal(uit(binnen(1), plan, later).einde, null)
  assert.equal(uit(binnen(1), plan, later, correctie).einde, '2026-11-20', 'struck out: the plan holds again')
})

test('a plan that repeats where someone was says nothing against a move, also one that is told late', () => {
  const plan = ontslag(20, 5, { inrichting: 'pi-arnhem' })
  assert.equal(uit(binnen(1), plan, verhuisd(6)).inrichting, 'pi-vught')
  assert.equal(uit(binnen(1), plan, verhuisd(3, 6)).inrichting, 'pi-vught')
  const nieuws = ontslag(20, 5, { inrichting: 'pi-zwolle' })
  assert.equal(uit(binnen(1), nieuws).inrichting, 'pi-zwolle')
  assert.equal(uit(binnen(1), nieuws, verhuisd(3, 6)).inrichting, 'pi-zwolle')
  assert.equal(uit(binnen(1), nieuws, verhuisd(6)).inrichting, 'pi-vught')
})

test('who comes in again before the day begins a new stay, and the plan of the first does not end it', () => {
  const plan = ontslag(20, 5)
  assert.deepEqual(uit(binnen(1), plan, binnen(10)).standen, ['einde-onbekend', 'loopt'])
  const weg = uit(binnen(1), plan, binnen(10), ontslag(8, 11))
  assert.deepEqual([weg.standen, weg.los], [['beeindigd', 'loopt'], []])
  // A plan for the second stay that is told before the end of the first is known.
  assert.deepEqual(uit(binnen(1), binnen(10, 12), ontslag(20, 11), ontslag(8, 13)).standen, [
    'beeindigd',
    'beeindigd',
  ])
})

test('a plan that is told before its begin is known waits, and then counts', () => {
  const plan = ontslag(20, 5)
  assert.deepEqual(uit(plan).los, [plan.gebeurtenisId])
  assert.equal(uit(plan, binnen(4, 6)).einde, '2026-11-20')
  assert.equal(uit(plan, binnen(6, 6)).einde, '2026-11-20')
})

test('whatever is told before the day, it comes to what was told last, in whatever order it is read', () => {
  const begin = Date.parse('2026-11-01T08:00:00Z')
  fc.assert(
    fc.property(vooraf, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (stappen, sleutels) => {
      const verteld = vertelVooraf(stappen, begin)
      for (let tot = 1; tot <= verteld.length; tot++) {
        const bekend = verteld
          .slice(0, tot)
          .map(({ gebeurtenis: wat, op: ontvangenOp }) => ({ ...wat, ontvangenOp }))
        const recht = herbouw(bekend)
        const krom = bekend.map((wat, i) => [sleutels[i] ?? 0, wat] as const).toSorted(([a], [b]) => a - b)
        assert.deepEqual(herbouw(krom.map(([, wat]) => wat)).perioden, recht.perioden)
        const [periode] = recht.perioden
        const waar = verteld[tot - 1]?.waar
        assert.deepEqual(
          { inrichting: periode?.inrichting, thuis: periode?.thuis, einde: periode?.einde },
          { inrichting: waar?.inrichting, thuis: waar?.thuis, einde: waar?.einde },
        )
        if (waar?.einde === null) assert.equal(periode?.verwachteEinddatum, waar.vrij)
        assert.equal(recht.los.size, 0)
      }
    }),
    { numRuns: 500 },
  )
})
