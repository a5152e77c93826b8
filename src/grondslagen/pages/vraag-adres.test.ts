import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { testregister } from '../../../test/testregister.ts'
import { adresVan, type Keuze, leesAdres, vroeger } from './vraag-adres.ts'

const register = await testregister()
const kader = { register, scenarios: [{ id: 'proefwet' }], vandaag: '2026-11-22' }
const lees = (adres: string) => leesAdres(kader, new URLSearchParams(adres.split('?')[1] ?? ''))

const heel =
  '?verstrekker=zorgaanbieder&ontvanger=reclassering&processtap=tbs-12&peildatum=2026-11-22&gegevens=beoogde-uitstroom'

const id = (lijst: Iterable<string>) => fc.constantFrom('', ...lijst)
const dag = fc.constantFrom('2019-01-01', '2020-06-01', '2024-02-29', '2026-11-22')
const toestemming = fc.constantFrom('gegeven' as const, 'geweigerd' as const, 'ingetrokken' as const)
const keuze: fc.Arbitrary<Keuze> = fc.record(
  {
    verstrekker: id(register.partij.keys()),
    ontvanger: id(register.partij.keys()),
    processtap: id(register.processtap.keys()),
    peildatum: dag,
    gegevens: fc.uniqueArray(fc.constantFrom(...register.gegeven.keys()), { maxLength: 6 }),
    feiten: fc.record(
      {
        toestemming: fc.oneof(
          toestemming,
          fc.dictionary(fc.constantFrom('*', 'zorg', 'schulden'), toestemming, {
            minKeys: 1,
            noNullPrototype: true,
          }),
        ),
        zorgNodig: fc.boolean(),
        maandenTotTerugkeer: fc.integer({ min: 0, max: 60 }),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
    vergelijk: fc.oneof(fc.constant(''), dag),
    scenario: fc.constantFrom('', 'proefwet'),
  },
  { noNullPrototype: true },
)

/** Consent for all gegevens is the same said in two ways. */
function genormaliseerd(k: Keuze): Keuze {
  const waarde = k.feiten.toestemming
  const alleen = typeof waarde === 'object' && Object.keys(waarde).join() === '*' ? waarde['*'] : undefined
  return alleen === undefined ? k : { ...k, feiten: { ...k.feiten, toestemming: alleen } }
}

test('an address gives back every choice that made it', () => {
  fc.assert(
    fc.property(keuze, (k) => {
      const gelezen = lees(adresVan(k))
      assert.deepEqual(gelezen.keuze, genormaliseerd(k))
      assert.deepEqual(gelezen.fouten, [])
      assert.equal(adresVan(gelezen.keuze), adresVan(k), 'and that address is the same again')
    }),
    { numRuns: 2000 },
  )
})

test('no parameters is an empty start, half a question says what is missing', () => {
  assert.equal(lees('').leeg, true)
  const half = lees('?verstrekker=pi&peildatum=2026-11-22')
  assert.equal(half.leeg, false)
  assert.equal(half.vraag, null)
  assert.deepEqual(half.fouten, [])
  assert.deepEqual([...half.ontbreekt].sort(), ['gegevens', 'ontvanger', 'processtap'])
})

test('facts are read as the contract means them; empty is unknown', () => {
  const gelezen = lees(
    `${heel}&feit.reclasseringsopdracht=ja&feit.zorgNodig=false&feit.hulpvraag=&feit.maandenTotTerugkeer=2,5`,
  )
  assert.deepEqual(gelezen.vraag?.feiten, {
    reclasseringsopdracht: true,
    zorgNodig: false,
    maandenTotTerugkeer: 2.5,
  })
})

test('consent can be said for all and for one', () => {
  const { vraag } = lees(`${heel}&feit.toestemming=gegeven&feit.toestemming.zorg=geweigerd`)
  assert.deepEqual(vraag?.feiten.toestemming, { '*': 'gegeven', zorg: 'geweigerd' })
})

const slecht: Record<string, [string, string, RegExp?]> = {
  'an unknown party': ['ontvanger=de-buren', 'ontvanger', /een van de \d+ in openapi\.json/],
  'a day that does not exist': ['peildatum=2026-02-30', 'peildatum', /JJJJ/],
  'an unknown gegeven': ['gegevens=schoenmaat', 'gegevens', /een van de \d+ in openapi\.json/],
  'a gegeven said twice': ['gegevens=naam&gegevens=naam', 'gegevens'],
  'a fact of the wrong kind': ['feit.zorgNodig=misschien', 'feit.zorgNodig', /true/],
  'a number that is none': ['feit.maandenTotTerugkeer=-1', 'feit.maandenTotTerugkeer', /0 of hoger/],
  'an unknown fact': ['feit.rijk=true', 'feit.rijk', /een van de \d+ in openapi\.json/],
  'consent that is no consent': ['feit.toestemming.zorg=ja', 'feit.toestemming.zorg', /gegeven/],
  'another day that does not exist': ['vergelijk=gisteren', 'vergelijk', /JJJJ/],
  'an unknown scenario': ['scenario=andere-wet', 'scenario', /proefwet/],
  'a field that is not ours': ['bsn=999993653', 'bsn', /verstrekker/],
  'a party said twice': ['verstrekker=pi&verstrekker=dji', 'verstrekker'],
}
for (const [wat, [stuk, veld, toegestaan]] of Object.entries(slecht))
  test(`${wat} is named with what is allowed, and the rest stays`, () => {
    const naam = stuk.split('=')[0] ?? ''
    const zonder = naam === 'gegevens' ? heel : heel.replace(new RegExp(`[?&]${naam}=[^&]*`), '')
    const gelezen = lees(`?${zonder.replace(/^[?&]/, '')}&${stuk}`)
    assert.equal(gelezen.vraag, null)
    const fout = gelezen.fouten.find((een) => een.veld === veld)
    assert.ok(fout, JSON.stringify(gelezen.fouten))
    assert.ok(fout.melding.startsWith(`${veld}: `), fout.melding)
    // A value that is allowed stands in the list; where a long list is, stands in the message.
    if (toegestaan) assert.match([...(fout.toegestaan ?? []), fout.melding].join(' '), toegestaan)
    assert.doesNotMatch((fout.toegestaan ?? []).join(' '), /openapi/)
    assert.doesNotMatch(JSON.stringify(gelezen.fouten), /999993653|de-buren|schoenmaat|gisteren|andere-wet/)
    if (naam !== 'verstrekker') assert.equal(gelezen.keuze.verstrekker, 'zorgaanbieder')
    if (naam !== 'processtap') assert.equal(gelezen.keuze.processtap, 'tbs-12')
    assert.equal(gelezen.keuze.gegevens[0], 'beoogde-uitstroom')
  })

test('whatever stands in an address, reading it never breaks, and no number of a person comes back', () => {
  const naam = fc.oneof(
    fc.constantFrom(
      'verstrekker',
      'gegevens',
      'peildatum',
      'feit.toestemming',
      'feit.__proto__',
      'feit.',
      'vergelijk',
    ),
    fc.string(),
  )
  const waarde = fc.oneof(
    fc.constantFrom('pi', '2026-11-22', '__proto__', 'toString', '999993653'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(naam, waarde), { maxLength: 8 }), (paren) => {
      const gelezen = leesAdres(kader, new URLSearchParams(paren))
      assert.doesNotMatch(JSON.stringify(gelezen.fouten), /999993653/)
      assert.doesNotMatch(adresVan(gelezen.keuze), /999993653/)
      assert.equal(lees(adresVan(gelezen.keuze)).fouten.length, 0)
    }),
    { numRuns: 2000 },
  )
})

test('the day to compare with is 1 June 2020 unless someone says otherwise', () => {
  assert.equal(lees(heel).keuze.vergelijk, vroeger)
  assert.equal(lees(`${heel}&vergelijk=`).keuze.vergelijk, '')
})
