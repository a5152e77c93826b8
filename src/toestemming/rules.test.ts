import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { datumVan, plusDagen } from '../kern/datum.ts'
import {
  basisvoorwaarden,
  feitVan,
  inTeTrekken,
  isNee,
  type Regel,
  regelsoorten,
  sleutelVan,
  standOp,
} from './rules.ts'

const begin = Date.parse('2026-11-01T10:00:00Z')
const dag = 86_400_000
const moment = fc.integer({ min: 0, max: 40 }).map((n) => new Date(begin + (n * dag) / 2))
const vak = fc.record({
  ontvanger: fc.constantFrom('fpc-van-mesdag', 'college-0599'),
  basisvoorwaarde: fc.constantFrom(...basisvoorwaarden.slice(0, 3)),
})

/** Lines in the order of their numbers; many share a moment. */
const regels = fc
  .array(
    fc.record({
      vak,
      op: moment,
      soort: fc.constantFrom(...regelsoorten),
      dagen: fc.integer({ max: 30, min: -2 }),
      elders: fc.constantFrom(null, 'pi-vught'),
    }),
    { maxLength: 14 },
  )
  .map((lijst): readonly Regel[] =>
    lijst.map((een, i) => ({
      ...een.vak,
      volgnummer: i + 1,
      op: een.op,
      soort: een.soort,
      geldigTot: een.soort === 'gegeven' ? plusDagen(datumVan(een.op), een.dagen) : null,
      verklaring: `v${i}`,
      elders: een.elders,
    })),
  )

const open = (lijst: readonly Regel[], op: Date) =>
  new Set([...standOp(lijst, op)].filter(([, een]) => feitVan(een) === 'gegeven').map(([sleutel]) => sleutel))

test('a no or a withdrawal never opens anything, at any receiver, at any moment', () => {
  fc.assert(
    fc.property(
      regels,
      vak,
      moment,
      moment,
      fc.constantFrom('geweigerd', 'ingetrokken'),
      (lijst, over, op, t, soort) => {
        const nee = {
          ...over,
          volgnummer: 99,
          op,
          soort,
          geldigTot: null,
          verklaring: 'nee',
          elders: null,
        } as const
        const [voor, na] = [open(lijst, t), open([...lijst, nee], t)]
        assert.deepEqual(
          [...na].filter((sleutel) => !voor.has(sleutel)),
          [],
        )
        const later = lijst.some(
          (een) => sleutelVan(een) === sleutelVan(over) && een.op.getTime() > op.getTime(),
        )
        if (t >= op && !later)
          assert.equal(na.has(sleutelVan(over)), false, 'from then on this one is closed')
      },
    ),
  )
})

test('how it stands at a moment is what the lines up to then say, and no line after it', () => {
  fc.assert(
    fc.property(regels, moment, (lijst, t) => {
      const tot = lijst.filter(({ op }) => op <= t)
      assert.deepEqual(standOp(lijst, t), standOp(tot, t))
      // Written the other way round: go back through the lines until one is about this vak.
      for (const [sleutel, { stand }] of standOp(lijst, t)) {
        const laatste = tot
          .filter((een) => sleutelVan(een) === sleutel)
          .reduce((a, b) =>
            b.op > a.op || (b.op.getTime() === a.op.getTime() && b.volgnummer > a.volgnummer) ? b : a,
          )
        const verlopen = laatste.geldigTot !== null && laatste.geldigTot < datumVan(t)
        assert.equal(stand, verlopen ? 'verlopen' : laatste.soort)
      }
    }),
  )
})

test('the order in which lines are given makes no difference, also of the same moment', () => {
  fc.assert(
    fc.property(
      regels.chain((lijst) =>
        fc.tuple(fc.constant(lijst), fc.shuffledSubarray([...lijst], { minLength: lijst.length })),
      ),
      moment,
      ([lijst, geschud], t) => {
        assert.deepEqual(new Map([...standOp(geschud, t)].sort()), new Map([...standOp(lijst, t)].sort()))
      },
    ),
  )
})

test('a yes never speaks for another receiver or another area', () => {
  fc.assert(
    fc.property(regels, moment, (lijst, t) => {
      for (const sleutel of open(lijst, t))
        assert.ok(lijst.some((een) => een.soort === 'gegeven' && sleutelVan(een) === sleutel && een.op <= t))
    }),
  )
})

const ja = (op: string, geldigTot: string): Regel => ({
  ...{ volgnummer: 1, op: new Date(op), soort: 'gegeven', geldigTot, verklaring: 'v' },
  ...{ ontvanger: 'fpc-van-mesdag', basisvoorwaarde: 'zorg', elders: null },
})

test('a yes holds on its last day, in Dutch time, and not after it; then it can still be taken back', () => {
  const regel = ja('2026-11-01T10:00:00Z', '2026-11-22')
  const soort = (op: string) => standOp([regel], new Date(op)).get('fpc-van-mesdag zorg')?.stand
  assert.equal(soort('2026-11-01T09:59:59Z'), undefined)
  assert.equal(soort('2026-11-22T22:59:59Z'), 'gegeven')
  assert.equal(soort('2026-11-22T23:00:00Z'), 'verlopen')
  const later = standOp([regel], new Date('2026-12-01T10:00:00Z'))
  assert.equal(feitVan(later.get('fpc-van-mesdag zorg')), undefined)
  assert.deepEqual(
    inTeTrekken(later).map(({ ontvanger }) => ontvanger),
    ['fpc-van-mesdag'],
  )
})

test('what was never asked is not a no', () => {
  assert.equal(standOp([], new Date()).size, 0)
  assert.equal(feitVan(undefined), undefined)
})

test('a yes that was said at another inrichting opens nothing here and can be taken back; a no of there is a no', () => {
  fc.assert(
    fc.property(regels, moment, (lijst, t) => {
      const daar = lijst.map((regel) => ({ ...regel, elders: 'pi-vught' }))
      const hier = lijst.map((regel) => ({ ...regel, elders: null }))
      assert.equal(open(daar, t).size, 0)
      const teNemen = (een: readonly Regel[]) => inTeTrekken(standOp(een, t)).map(sleutelVan)
      assert.deepEqual(teNemen(daar), teNemen(hier))
      const nee = (een: readonly Regel[]) =>
        [...standOp(een, t).values()].filter((stand) => isNee(stand)).map(sleutelVan)
      assert.deepEqual(nee(daar), nee(hier))
    }),
  )
})
