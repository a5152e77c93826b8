import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { gebeurtenis } from '../../test/gebeurtenis.ts'
import { geschiedenis, vertel } from '../../test/geschiedenis.ts'
import { nieuweBsn } from '../../test/mensen.ts'
import { gekeurd } from '../../test/opname.ts'
import type { Gebeurtenis } from './gebeurtenis.ts'
import { herbouw, type Toewijzing } from './perioden.ts'

const op = (uur: number) => `2026-11-20T${String(uur).padStart(2, '0')}:00:00Z`
const binnen = (uur: number, persoon = {}, anders = {}) =>
  gekeurd(gebeurtenis(persoon, { tijdstip: op(uur), ...anders }))
const ontslag = (uur: number, anders = {}) =>
  binnen(uur, {}, { soort: 'ontslag', verwachteEinddatum: null, inrichting: null, ...anders })
const wijziging = (uur: number, datum: string | null, persoon = {}) =>
  binnen(uur, persoon, {
    soort: 'wijziging-einddatum',
    reden: 'capaciteit',
    inrichting: null,
    verwachteEinddatum: datum,
  })
const correctie = (uur: number, { gebeurtenisId }: { gebeurtenisId: string }) =>
  gekeurd({
    gebeurtenisId: crypto.randomUUID(),
    soort: 'correctie',
    tijdstip: op(uur),
    corrigeert: gebeurtenisId,
  })

test('a stay runs from its begin, moves, changes and ends', () => {
  const begin = binnen(8)
  const verhuisd = binnen(
    10,
    {},
    { soort: 'overplaatsing', inrichting: 'pi-vught', verwachteEinddatum: null },
  )
  const { perioden, los } = herbouw([begin, verhuisd, wijziging(12, '2027-03-01'), ontslag(14)])
  assert.deepEqual(perioden, [
    {
      id: begin.gebeurtenisId,
      begin: '2026-11-20T08:00:00.000Z',
      inrichting: 'pi-vught',
      verwachteEinddatum: '2027-03-01',
      // That was why it would end on another day.
      reden: null,
      einde: '2026-11-20T14:00:00.000Z',
      stand: 'beeindigd',
      thuis: '0518',
      thuisOnbekend: null,
      vestiging: null,
      vorigeInrichting: 'pi-arnhem',
    },
  ])
  assert.equal(los.size, 0)
})

test('why the end is on a day belongs to that day: another day has no reason until one is told', () => {
  const verhuisd = (datum: string | null) =>
    binnen(10, {}, { soort: 'overplaatsing', inrichting: 'pi-vught', verwachteEinddatum: datum })
  const reden = (...later: readonly Gebeurtenis[]) =>
    herbouw([binnen(8), wijziging(9, '2026-11-20'), ...later]).perioden[0]?.reden
  assert.equal(reden(), 'capaciteit')
  assert.equal(reden(verhuisd(null)), 'capaciteit')
  assert.equal(reden(verhuisd('2027-04-01')), null)
  assert.equal(reden(ontslag(14)), 'capaciteit', 'free on the day it was told of')
  assert.equal(reden(ontslag(14, { reden: 'schorsing' })), 'schorsing')
  assert.equal(reden(ontslag(14, { tijdstip: '2026-11-21T10:00:00Z' })), null)
})

test('a change can take the expected end away', () => {
  const { perioden } = herbouw([binnen(8), wijziging(9, null)])
  assert.equal(perioden[0]?.verwachteEinddatum, null)
})

test('a second begin without an end leaves the first with an unknown end, until that end comes', () => {
  const [een, twee] = [binnen(8), binnen(12)]
  assert.deepEqual(
    herbouw([een, twee]).perioden.map(({ stand }) => stand),
    ['einde-onbekend', 'loopt'],
  )
  assert.deepEqual(
    herbouw([een, twee, ontslag(10)]).perioden.map(({ stand }) => stand),
    ['beeindigd', 'loopt'],
  )
})

test('what comes before every begin or after the end belongs to no stay', () => {
  const [vroeg, laat] = [wijziging(7, '2027-03-01'), ontslag(15)]
  const { los, perioden } = herbouw([vroeg, binnen(8), ontslag(12), laat])
  assert.deepEqual([...los].toSorted(), [vroeg.gebeurtenisId, laat.gebeurtenisId].toSorted())
  assert.equal(perioden[0]?.einde, '2026-11-20T12:00:00.000Z')
})

test('an expected end before the begin is not believed, also when it came before the begin was known', () => {
  const onmogelijk = wijziging(9, '2026-11-01')
  const { los, perioden } = herbouw([onmogelijk, binnen(8)])
  assert.deepEqual([...los], [onmogelijk.gebeurtenisId])
  assert.equal(perioden[0]?.verwachteEinddatum, '2027-02-01')
})

test('a correction strikes out, and a correction of that correction brings back', () => {
  const [begin, langer] = [binnen(8), wijziging(9, '2027-03-01')]
  const weg = correctie(10, langer)
  const terug = correctie(11, weg)
  const datum = (...meer: Parameters<typeof herbouw>[0]) =>
    herbouw([begin, langer, ...meer]).perioden[0]?.verwachteEinddatum
  assert.equal(datum(), '2027-03-01')
  assert.equal(datum(weg), '2027-02-01')
  assert.equal(datum(weg, terug), '2027-03-01')
  assert.equal(datum(weg, terug, correctie(12, terug)), '2027-02-01')
  assert.equal(datum(weg, correctie(12, langer), terug), '2027-02-01', 'struck out twice, brought back once')
  assert.deepEqual(herbouw([begin, correctie(9, begin)]).perioden, [])
})

test('where someone belongs: what is known stays known, and what is not known says why', () => {
  const waar = (...gebeurtenissen: Parameters<typeof herbouw>[0]) => {
    const [periode] = herbouw(gebeurtenissen).perioden
    return [periode?.thuis, periode?.thuisOnbekend, periode?.vestiging]
  }
  assert.deepEqual(waar(binnen(8, { gemeentecode: null })), [null, 'gemeente-onbekend', null])
  assert.deepEqual(waar(binnen(8, { gemeentecode: '1999' })), [null, 'gemeente-onbekend', null])
  assert.deepEqual(waar(binnen(8, { gemeentecode: '1055' })), [null, 'gemeente-onbekend', null])
  assert.deepEqual(waar(binnen(8, { gemeentecode: '0530' })), ['0530', null, null])
  const zwervend = { gemeentecode: '0518', zonderVastAdres: true }
  assert.deepEqual(waar(binnen(8, zwervend)), [null, 'zonder-vast-adres', null])
  assert.deepEqual(waar(binnen(8), wijziging(9, null, zwervend)), ['0518', null, null])
  assert.deepEqual(waar(binnen(8, { gemeentecode: null }), wijziging(9, null, { gemeentecode: '0599' })), [
    '0599',
    null,
    null,
  ])
  assert.deepEqual(
    waar(binnen(8, { vestigingsgemeente: '0344' }), wijziging(9, null, { vestigingsgemeente: null })),
    ['0518', null, '0344'],
  )
})

test('a decision counts only for its own stay and while the events do not know', () => {
  const begin = binnen(8, { gemeentecode: null })
  const keuzes = [
    { periodeId: begin.gebeurtenisId, gemeentecode: '0344', inPlaatsVan: null },
    { periodeId: begin.gebeurtenisId, gemeentecode: '0363', inPlaatsVan: null },
    { periodeId: crypto.randomUUID(), gemeentecode: '0599', inPlaatsVan: null },
  ]
  assert.equal(herbouw([begin], keuzes).perioden[0]?.thuis, '0363')
  assert.equal(herbouw([begin], keuzes).perioden[0]?.thuisOnbekend, null)
  const kent = wijziging(9, null, { gemeentecode: '0518' })
  assert.equal(herbouw([begin, kent], keuzes).perioden[0]?.thuis, '0518')
})

test('a decision in place of a code holds against later events, until one names another municipality', () => {
  const begin = binnen(8, { gemeentecode: '0518', vestigingsgemeente: '0344' })
  const om = (inPlaatsVan: string, gemeentecode: string) => ({
    periodeId: begin.gebeurtenisId,
    gemeentecode,
    inPlaatsVan,
  })
  const waar = (keuzes: readonly Toewijzing[], ...later: readonly Gebeurtenis[]) => {
    const periode = herbouw([begin, ...later], keuzes).perioden[0]
    return [periode?.thuis, periode?.vestiging]
  }
  const zelfde = wijziging(9, null, { gemeentecode: '0518' })
  const ander = wijziging(10, null, { gemeentecode: '0014' })
  assert.deepEqual(waar([om('0518', '0363')], zelfde), ['0363', '0344'])
  assert.deepEqual(waar([om('0344', '0599')], zelfde), ['0518', '0599'])
  assert.deepEqual(waar([om('0518', '0363'), om('0363', '0599')], zelfde), ['0599', '0344'])
  // There and back again: the last one counts.
  assert.deepEqual(waar([om('0518', '0363'), om('0363', '0518')], zelfde), ['0518', '0344'])
  assert.deepEqual(waar([om('0518', '0363')], zelfde, ander), ['0014', '0344'])
  assert.deepEqual(waar([om('0599', '0363')], zelfde), ['0518', '0344'])
})

test('the order in which events come in makes no difference', () => {
  fc.assert(
    fc.property(
      geschiedenis.chain((detenties) => {
        const verteld = vertel(detenties, 0)
        return fc.tuple(fc.constant(verteld), fc.shuffledSubarray(verteld, { minLength: verteld.length }))
      }),
      ([verteld, anders]) => {
        const [een, ander] = [herbouw(verteld), herbouw(anders)]
        assert.deepEqual(een.perioden, ander.perioden)
        assert.deepEqual([...een.los].toSorted(), [...ander.los].toSorted())
        assert.deepEqual([...een.doorgestreept].toSorted(), [...ander.doorgestreept].toSorted())
      },
    ),
    { numRuns: 300 },
  )
})

test('every event that stands is in a stay, loose, or struck out, and stays never overlap', () => {
  fc.assert(
    fc.property(geschiedenis, (detenties) => {
      const verteld = vertel(detenties)
      const { perioden, doorgestreept } = herbouw(verteld)
      const beginnen = verteld.filter((g) => g.soort === 'binnenkomst' && !doorgestreept.has(g.gebeurtenisId))
      assert.deepEqual(
        perioden.map(({ id }) => id),
        beginnen.map(({ gebeurtenisId }) => gebeurtenisId),
      )
      for (const [i, { begin, einde, stand }] of perioden.entries()) {
        const volgend = perioden[i + 1]
        assert.equal(einde !== null, stand === 'beeindigd')
        assert.equal(stand === 'loopt', volgend === undefined && einde === null)
        assert.ok(einde === null || (begin <= einde && (volgend === undefined || einde <= volgend.begin)))
      }
    }),
  )
})

test('who goes out and in at the same moment ends the stay that ran', () => {
  const bsn = nieuweBsn()
  const op = (soort: string, tijdstip: string, anders: Record<string, unknown> = {}) =>
    gekeurd(gebeurtenis({ bsn }, { soort, tijdstip, verwachteEinddatum: null, ...anders }))
  const { perioden, los } = herbouw([
    op('binnenkomst', '2026-11-01T10:00:00Z'),
    op('binnenkomst', '2026-11-20T10:00:00Z', { inrichting: 'pi-vught' }),
    op('ontslag', '2026-11-20T11:00:00+01:00', { inrichting: null }),
  ])
  assert.deepEqual(
    perioden.map(({ inrichting, stand }) => [inrichting, stand]),
    [
      ['pi-arnhem', 'beeindigd'],
      ['pi-vught', 'loopt'],
    ],
  )
  assert.equal(los.size, 0)
})
