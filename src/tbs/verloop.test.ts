import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dagenTussen, plusDagen, plusMaanden } from '../kern/datum.ts'
import type { Gebeurtenis, Vastgelegd } from './gebeurtenissen.ts'
import { keurNieuwEinde, keurStap } from './keuren.ts'
import { planregels, vensterVan } from './planning.ts'
import { eerdereStappen, type Stap, stapMet, stappen, takken } from './stappen.ts'
import { volgendeTermijn, waarschuwingen } from './termijnen.ts'
import { geeindigd, toestemmingenVan, toestemmingsfeit } from './toestemming.ts'
import { dagVan, doetMee, isVoorbij, standVan, verloopVan } from './verloop.ts'

const vandaag = '2026-11-26'
const op = new Date(`${vandaag}T10:00:00Z`)
const alsVast = (lijst: readonly Gebeurtenis[]): readonly Vastgelegd[] =>
  lijst.map((wat, i) => ({ volgnummer: i + 1, op, doorNaam: 'n', wat }))

const stap = (id: string) => {
  const gevonden = stapMet(id)
  assert.ok(gevonden)
  return gevonden
}
const dag = fc.integer({ min: -400, max: 3000 }).map((dagen) => plusDagen(vandaag, dagen))
const stapId = fc.constantFrom(...stappen.map(({ id }) => id))
const ontvanger = fc.constantFrom('reclassering-rn', 'college-0599')
const gegeven = fc.constantFrom('einddatum-tbs', 'diagnose', 'beoogde-uitstroom')
const gebeurtenis: fc.Arbitrary<Gebeurtenis> = fc.oneof(
  fc.record({ soort: fc.constant('einddatum' as const), einddatum: dag, reden: fc.constant('r') }),
  fc.record({ soort: fc.constant('verlengd' as const), einddatum: dag, reden: fc.constant('r') }),
  fc.record({
    ...{ soort: fc.constant('stap' as const), stap: stapId, reden: fc.constant(null) },
    ...{ stand: fc.constantFrom('nog-niet', 'loopt', 'gedaan', 'overgeslagen'), datum: dag },
  }),
  fc.record({ soort: fc.constant('gepland' as const), stap: stapId, datum: fc.option(dag) }),
  fc.record({ soort: fc.constant('tak' as const), tak: fc.constantFrom(...takken), open: fc.boolean() }),
)
const toestemming: fc.Arbitrary<Gebeurtenis> = fc.oneof(
  fc.record({
    ...{ soort: fc.constant('toestemming' as const), stap: fc.constantFrom('9', '11', '17c'), ontvanger },
    ...{ vorm: fc.constant('schriftelijk' as const), datum: fc.constant(vandaag) },
    antwoorden: fc.dictionary(gegeven, fc.constantFrom('gegeven', 'geweigerd'), { minKeys: 1 }),
  }),
  fc.record({
    ...{ soort: fc.constant('ingetrokken' as const), ontvanger: fc.option(ontvanger) },
    ...{ vorm: fc.constant('mondeling' as const), toelichting: fc.constant('r') },
  }),
)
const begin = { soort: 'begonnen', einddatum: '2029-06-26', stap: '9' } as const

test('tbs: the windows of the steps follow each other to the end, for every end date', () => {
  fc.assert(
    fc.property(dag, (einddatum) => {
      const tot = [16, 17, 18, 19].map((nummer) => vensterVan(stap(`${nummer}c`), einddatum)?.tot ?? '')
      assert.deepEqual(tot.toSorted(), tot)
      assert.equal(tot.at(-1), einddatum)
      const zeventien = vensterVan(stap('17a'), einddatum)
      assert.equal(zeventien?.van, plusMaanden(einddatum, -5))
      assert.equal(zeventien?.tot, plusMaanden(einddatum, -4))
      assert.equal(vensterVan(stap('12'), einddatum), null)
    }),
  )
  for (const { bron } of planregels) assert.match(bron, /^Handreiking/)
})

test('tbs: another end leaves what is behind us, moves what was planned from step 16, and shows old against new', () => {
  fc.assert(
    fc.property(fc.array(gebeurtenis, { maxLength: 12 }), dag, (eerder, einddatum) => {
      const voor = verloopVan(alsVast([begin, ...eerder]))
      const na = verloopVan(alsVast([begin, ...eerder, { soort: 'einddatum', einddatum, reden: 'r' }]))
      const dagen = dagenTussen(voor.einddatum ?? '', einddatum)
      for (const een of stappen) {
        const [was, wordt] = [standVan(voor, een), standVan(na, een)]
        if (isVoorbij(voor, een) || een.nummer < 16) assert.deepEqual(wordt, was)
        else if (was.gepland !== null) assert.equal(wordt.gepland, plusDagen(was.gepland, dagen))
      }
      const laatste = na.herplanningen.at(-1)
      assert.equal(laatste?.was, voor.einddatum)
      for (const een of stappen.filter((ene) => doetMee(voor, ene) && !isVoorbij(na, ene))) {
        const getoond: unknown = laatste?.verschuivingen.find((ene) => ene.stap === een.id)
        const [was, wordt] = [dagVan(voor, een), dagVan(na, een)]
        assert.deepEqual(getoond, was === wordt ? undefined : { stap: een.id, was, wordt })
      }
    }),
  )
})

test('tbs: an extension begins step 14 and all after it anew, and nothing before', () => {
  fc.assert(
    fc.property(fc.array(gebeurtenis, { maxLength: 12 }), (eerder) => {
      const voor = verloopVan(alsVast([begin, ...eerder]))
      const verlengd = { soort: 'verlengd', einddatum: '2031-01-01', reden: 'r' } as const
      const na = verloopVan(alsVast([begin, ...eerder, verlengd]))
      for (const een of stappen)
        if (een.nummer >= 14) assert.equal(standVan(na, een).stand, 'nog-niet')
        else assert.deepEqual(standVan(na, een), standVan(voor, een))
    }),
  )
})

test('tbs: a step is never done before those before it on its way, and it is said which is missing', () => {
  fc.assert(
    fc.property(fc.array(gebeurtenis, { maxLength: 20 }), stapId, (eerder, id) => {
      const verloop = verloopVan(alsVast([begin, ...eerder]))
      const vraag = { stand: 'gedaan', datum: vandaag, reden: '', gepland: '' }
      const fouten = keurStap(verloop, stap(id), vraag, vandaag)
      const open = eerdereStappen(stap(id)).filter((een) => !isVoorbij(verloop, een))
      // Nor is it done on a day before one that came earlier, or after one that comes later.
      const gedaan = (een: Stap) => {
        const { stand, datum } = standVan(verloop, een)
        return stand === 'gedaan' ? datum : null
      }
      const later = stappen.filter(
        (een) => doetMee(verloop, een) && eerdereStappen(een).some((eerste) => eerste.id === id),
      )
      const verkeerdom =
        eerdereStappen(stap(id)).some((een) => (gedaan(een) ?? vandaag) > vandaag) ||
        later.some((een) => (gedaan(een) ?? vandaag) < vandaag)
      const mag = doetMee(verloop, stap(id)) && open.length === 0 && !verkeerdom
      assert.equal(fouten.length === 0, mag, JSON.stringify(fouten))
    }),
  )
})

test('tbs: the next date is the first of what is still to come, and each late one is told', () => {
  fc.assert(
    fc.property(fc.array(gebeurtenis, { maxLength: 12 }), (eerder) => {
      const verloop = verloopVan(alsVast([begin, ...eerder]))
      const eerst = volgendeTermijn(verloop)
      const komend = stappen.filter((een) => doetMee(verloop, een) && !isVoorbij(verloop, een))
      const dagen = komend.flatMap((een) => dagVan(verloop, een) ?? [])
      assert.equal(eerst?.dag, dagen.toSorted()[0])
      const laat = komend.filter((een) => (dagVan(verloop, een) ?? '9') < vandaag).map(({ id }) => id)
      const gezegd = waarschuwingen(verloop, vandaag).filter(({ soort }) => soort === 'te-laat')
      assert.deepEqual(
        gezegd.map((een) => een.stap),
        laat,
      )
    }),
  )
})

test('tbs: step 17 is due from five months before the end, late after four', () => {
  const met = (einddatum: string) =>
    waarschuwingen(
      verloopVan(
        alsVast([
          { ...begin, einddatum },
          { soort: 'tak', tak: 'b', open: true },
        ]),
      ),
      vandaag,
    )
      .filter((een) => een.stap === '17b')
      .map(({ soort }) => soort)
  assert.deepEqual(met(plusDagen(plusMaanden(vandaag, 5), 1)), [])
  assert.deepEqual(met(plusMaanden(vandaag, 5)), ['nu'])
  assert.deepEqual(met(plusMaanden(vandaag, 4)), ['nu'])
  assert.deepEqual(met(plusDagen(plusMaanden(vandaag, 4), -1)), ['te-laat'])
})

test('tbs: an extension needs a hearing and a later end; an end does not lie in the past', () => {
  const verloop = verloopVan(alsVast([begin]))
  const zitting = verloopVan(
    alsVast([begin, { soort: 'stap', stap: '15', stand: 'loopt', datum: vandaag, reden: null }]),
  )
  const velden = (van: typeof verloop, soort: 'einddatum' | 'verlengd', datum: string) =>
    keurNieuwEinde(van, soort, datum, vandaag).map(({ veld }) => veld)
  assert.deepEqual(velden(verloop, 'verlengd', '2030-06-26'), ['waarom'])
  assert.deepEqual(velden(zitting, 'verlengd', '2030-06-26'), [])
  assert.deepEqual(velden(zitting, 'verlengd', '2029-06-25'), ['einddatum'])
  assert.deepEqual(velden(verloop, 'einddatum', '2026-11-25'), ['einddatum'])
  assert.deepEqual(velden(verloop, 'einddatum', '2026-02-30'), ['einddatum'])
  assert.deepEqual(velden(verloop, 'einddatum', begin.einddatum), ['einddatum'])
  assert.deepEqual(velden(verloop, 'einddatum', '2028-06-26'), [])
})

test('tbs: a no, at any moment and about any receiver, never lets more go than before', () => {
  const nee = toestemming.filter(
    (een) =>
      een.soort === 'ingetrokken' ||
      (een.soort === 'toestemming' && !Object.values(een.antwoorden).includes('gegeven')),
  )
  fc.assert(
    fc.property(fc.array(toestemming, { maxLength: 10 }), nee, (eerder, laatste) => {
      const [voor, na] = [toestemmingenVan(alsVast(eerder)), toestemmingenVan(alsVast([...eerder, laatste]))]
      const sleutel = (een: (typeof voor)[number]) => `${een.stap} ${een.ontvanger} ${een.gegeven}`
      const ja = (lijst: typeof voor) => lijst.filter(({ stand }) => stand === 'gegeven').map(sleutel)
      const eerst = new Set(ja(voor))
      for (const een of ja(na)) assert.ok(eerst.has(een), een)
      const weg = new Set(
        ja(voor)
          .filter((een) => !ja(na).includes(een))
          .map((een) => een.replace(/^\S+ /, '')),
      )
      assert.deepEqual(new Set(geeindigd(voor, na).map((een) => `${een.ontvanger} ${een.gegeven}`)), weg)
      if (laatste.soort === 'ingetrokken' && laatste.ontvanger === null) assert.deepEqual(ja(na), [])
    }),
  )
})

test('tbs: who it is about follows what it goes along with, and another step or receiver knows nothing of it', () => {
  const zegt = {
    soort: 'toestemming',
    stap: '9',
    ontvanger: 'college-0599',
    vorm: 'schriftelijk',
    datum: vandaag,
  } as const
  const alle = toestemmingenVan(
    alsVast([{ ...zegt, antwoorden: { 'einddatum-tbs': 'gegeven', ketenafspraken: 'geweigerd' } }]),
  )
  assert.deepEqual(toestemmingsfeit(alle, '9', 'college-0599'), {
    ...{ 'einddatum-tbs': 'gegeven', ketenafspraken: 'geweigerd', naam: 'gegeven', geboortedatum: 'gegeven' },
  })
  assert.equal(toestemmingsfeit(alle, '11', 'college-0599'), undefined)
  assert.equal(toestemmingsfeit(alle, '9', 'reclassering-rn'), undefined)
  const nee = toestemmingenVan(alsVast([{ ...zegt, antwoorden: { 'einddatum-tbs': 'geweigerd' } }]))
  assert.equal(toestemmingsfeit(nee, '9', 'college-0599')?.naam, 'geweigerd')
})

test('tbs: a clinic that takes over has how far the treatment is, and no date, plan, route, fact or consent', () => {
  const mee = { 9: { stand: 'gedaan', datum: vandaag, reden: null } } as const
  const eerder: readonly Gebeurtenis[] = [
    ...[
      begin,
      { soort: 'tak', tak: 'a', open: true } as const,
      { soort: 'gepland', stap: '12', datum: vandaag } as const,
    ],
    { soort: 'feit', feit: 'verlof', waarde: true },
    {
      ...{ soort: 'toestemming', stap: '9', ontvanger: 'college-0599', vorm: 'schriftelijk', datum: vandaag },
      antwoorden: { diagnose: 'gegeven' },
    },
    { soort: 'overgenomen', van: 'fpc-van-mesdag', stappen: mee },
  ]
  const verloop = verloopVan(alsVast(eerder))
  assert.equal(verloop.einddatum, null)
  assert.deepEqual([...verloop.takken, ...verloop.feiten], [])
  assert.deepEqual([...verloop.stappen], [['9', { ...mee[9], gepland: null }]])
  assert.deepEqual(toestemmingenVan(alsVast(eerder)), [])
  assert.deepEqual(
    waarschuwingen(verloop, vandaag).map(({ soort }) => soort),
    ['geen-einddatum'],
  )
})
