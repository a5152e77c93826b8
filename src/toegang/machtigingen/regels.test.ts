import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { beheerder, rol } from '../../../test/rollen.ts'
import {
  type Omgeving,
  type Oordeel,
  oordeelEinddatum,
  oordeelGeven,
  oordeelIntrekken,
  zonderBeheerderVanaf,
} from './regels.ts'
import { beheer, jaarLater, type Machtiging, moetHerzien, standVan } from './stand.ts'

const dag = '2026-11-22'
const hier = ['nazorgcoordinator', 'leverancier', 'fg', beheer]

const uitkomst = (oordeel: Oordeel) =>
  'weg' in oordeel ? oordeel.weg : oordeel.fouten.map(({ veld }) => veld).join(' ')

describe('how a role stands', () => {
  test('its first and its last day count, the day before and the day after do not', () => {
    const een = rol({ van: '2026-11-22', tot: '2026-11-24' })
    assert.deepEqual(
      ['2026-11-21', '2026-11-22', '2026-11-24', '2026-11-25'].map((op) => standVan(een, op)),
      ['toekomstig', 'geldig', 'geldig', 'verlopen'],
    )
    assert.equal(standVan(rol({ tot: null }), '2099-01-01'), 'geldig')
    assert.equal(standVan(rol({ bevestigd_op: null }), dag), 'te-bevestigen')
    assert.equal(standVan(rol({ ingetrokken_op: new Date(), bevestigd_op: null }), dag), 'ingetrokken')
    assert.equal(standVan(rol({ bevestigd_op: null, tot: '2026-11-21' }), dag), 'verlopen')
  })

  test('it must be looked at again twelve months later, not a day before', () => {
    const gegeven = rol({ gegeven_op: new Date('2025-11-22T22:59:00Z'), tot: null })
    assert.equal(moetHerzien(gegeven, '2026-11-21'), false)
    assert.equal(moetHerzien(gegeven, '2026-11-22'), true)
    assert.equal(moetHerzien({ ...gegeven, herzien_op: '2025-12-01' }, '2026-11-30'), false)
    assert.equal(moetHerzien({ ...gegeven, herzien_op: '2025-12-01' }, '2026-12-01'), true)
    assert.equal(moetHerzien({ ...gegeven, ingetrokken_op: new Date() }, '2026-12-01'), false)
    assert.equal(moetHerzien({ ...gegeven, bevestigd_op: null }, '2026-12-01'), false)
  })

  test('a year later is the same day, and 28 February after 29 February', () => {
    assert.deepEqual(['2026-11-22', '2028-02-29', '2027-02-28', '2027-12-31'].map(jaarLater), [
      '2027-11-22',
      '2029-02-28',
      '2028-02-28',
      '2028-12-31',
    ])
  })

  test('the day from which nobody is beheerder is the day after the last one', () => {
    const nu = (...rollen: Machtiging[]) => zonderBeheerderVanaf({ rollen, dag })
    assert.equal(
      nu(beheerder('an', { tot: '2026-12-31' }), beheerder('bo', { tot: '2026-11-30' })),
      '2027-01-01',
    )
    assert.equal(nu(beheerder('an', { tot: null })), null)
    assert.equal(nu(rol()), dag)
    assert.equal(nu(beheerder('an', { bevestigd_op: null })), dag)
  })
})

describe('giving a role', () => {
  const nu: Omgeving = { rollen: [beheerder('an'), beheerder('bo')], door: 'an', dag }
  const gift = { medewerker: 'cem', rol: 'nazorgcoordinator', van: dag, tot: '2027-11-22' }

  const gevallen: readonly (readonly [wat: string, anders: Partial<typeof gift>, uitkomst: string])[] = [
    ['for a year to the day', {}, 'meteen'],
    ['for a year and a day', { tot: '2027-11-23' }, 'tot'],
    ['for one day', { tot: dag }, 'meteen'],
    ['with an end before today', { tot: '2026-11-21' }, 'tot'],
    ['with an end before its begin', { van: '2026-12-02', tot: '2026-12-01' }, 'tot'],
    ['from yesterday', { van: '2026-11-21' }, 'van'],
    ['from next year', { van: '2027-11-23' }, 'van tot'],
    ['on a day that does not exist', { van: '2027-02-30', tot: 'morgen' }, 'van tot'],
    ['that does not exist here', { rol: 'justid-beheerder' }, 'rol'],
    ['that is no role', { rol: '' }, 'rol'],
    ['to oneself', { medewerker: 'an' }, 'organisatie'],
    ['of beheerder', { rol: beheer }, 'organisatie'],
  ]
  for (const [wat, anders, verwacht] of gevallen)
    test(`${wat}: ${verwacht}`, () => {
      assert.equal(uitkomst(oordeelGeven(nu, { ...gift, ...anders }, hier)), verwacht)
    })

  test('a sole beheerder, and one whose only colleague it is about, goes to Justid', () => {
    const alleen = { ...nu, rollen: [beheerder('an')] }
    assert.equal(uitkomst(oordeelGeven(alleen, { ...gift, medewerker: 'an' }, hier)), 'justid')
    assert.equal(uitkomst(oordeelGeven(alleen, { ...gift, rol: beheer }, hier)), 'justid')
    const wachtend = [beheerder('an'), beheerder('bo', { bevestigd_op: null })]
    assert.equal(
      uitkomst(oordeelGeven({ ...nu, rollen: wachtend }, { ...gift, rol: beheer }, hier)),
      'justid',
    )
  })

  test('twice the same role at the same time is refused, also when the first still waits; after it is not', () => {
    for (const bestaand of [{}, { bevestigd_op: null }, { tot: null }, { van: '2027-11-22', tot: null }]) {
      const rollen = [...nu.rollen, rol({ medewerker: 'cem', ...bestaand })]
      assert.equal(uitkomst(oordeelGeven({ ...nu, rollen }, gift, hier)), 'rol', JSON.stringify(bestaand))
    }
    for (const bestaand of [{ tot: '2026-11-21' }, { ingetrokken_op: new Date() }, { van: '2027-11-23' }]) {
      const rollen = [...nu.rollen, rol({ medewerker: 'cem', tot: null, ...bestaand })]
      assert.equal(uitkomst(oordeelGeven({ ...nu, rollen }, gift, hier)), 'meteen', JSON.stringify(bestaand))
    }
  })
})

describe('another end, or an end now', () => {
  const an = beheerder('an')
  const bo = beheerder('bo', { tot: '2027-03-01' })
  const vanAn = rol({ medewerker: 'an' })
  const vanCem = rol({ medewerker: 'cem' })
  const nu: Omgeving = { rollen: [an, bo, vanAn, vanCem], door: 'an', dag }
  const einde = (machtiging: Machtiging, tot: string, anders: Partial<Omgeving> = {}) =>
    uitkomst(oordeelEinddatum({ ...nu, ...anders }, machtiging, tot))

  test('of a colleague counts at once, later for oneself asks a second person, earlier does not', () => {
    assert.equal(einde(vanCem, '2027-11-22'), 'meteen')
    assert.equal(einde(vanCem, '2027-11-23'), 'tot')
    assert.equal(einde(vanCem, dag), 'meteen')
    assert.equal(einde(vanCem, '2026-11-21'), 'tot')
    assert.equal(einde(vanCem, '2027-05-01'), 'tot')
    assert.equal(einde(vanAn, '2027-05-02'), 'organisatie')
    assert.equal(einde(vanAn, '2027-04-30'), 'meteen')
  })

  test('of a beheerder is never for one person, and leaves someone behind', () => {
    assert.equal(einde(an, '2027-06-01'), 'organisatie')
    assert.equal(einde(bo, '2027-06-01'), 'justid')
    assert.equal(einde(an, '2027-02-28'), 'organisatie')
    assert.equal(einde(an, '2027-03-01'), 'tot')
    assert.equal(einde(an, '2026-12-01', { rollen: [an] }), 'tot')
  })

  test('of what ended or waits is refused', () => {
    for (const anders of [{ tot: '2026-11-21' }, { ingetrokken_op: new Date() }, { bevestigd_op: null }])
      assert.equal(einde(rol({ medewerker: 'cem', ...anders }), '2027-01-01'), 'tot')
  })

  test('taking back: at once, but that of a beheerder with a second person and never the last', () => {
    const terug = (machtiging: Machtiging, rollen = nu.rollen) =>
      uitkomst(oordeelIntrekken({ ...nu, rollen }, machtiging))
    assert.equal(terug(vanCem), 'meteen')
    assert.equal(terug(vanAn), 'meteen')
    assert.equal(terug(bo), 'justid')
    assert.equal(terug(bo, [...nu.rollen, beheerder('cem')]), 'organisatie')
    assert.equal(terug(an, [an]), 'reden')
    assert.equal(terug(an, [an, beheerder('bo', { van: '2026-11-23' })]), 'reden')
    assert.equal(terug(an, [an, beheerder('bo', { bevestigd_op: null })]), 'reden')
    assert.equal(terug(an, [an, beheerder('bo', { tot: dag })]), 'reden')
    assert.equal(terug(an, [an, beheerder('bo', { tot: '2026-11-23' })]), 'organisatie')
    assert.equal(terug(beheerder('cem', { bevestigd_op: null })), 'meteen')
    assert.equal(terug(rol({ ingetrokken_op: new Date() })), 'reden')
  })
})
