import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bouwRegister } from './lookup.ts'
import { gedeeld, metToestemming } from './proefregel.ts'
import type { Knelpunt, Regel, Toestaan, Verbieden } from './schema.ts'
import { toets } from './toets.ts'
import type { Vraag } from './vraag.ts'
import { kleinRegister } from './willekeurig.ts'

const nooitZonder: Verbieden = {
  ...gedeeld,
  soort: 'verbieden',
  id: 'nooit-zonder',
  voorwaarden: [{ feit: 'toestemming', is: 'niet-gegeven' }],
  reden: 'Na een nee gaat behandelinformatie niet weg.',
  remedies: [],
}
const vraag: Vraag = {
  verstrekker: 'zorgaanbieder',
  ontvanger: 'college',
  gegevens: ['zorg'],
  processtap: 'intake',
  peildatum: '2026-11-22',
  feiten: { toestemming: 'geweigerd' },
}

/** Something else that the pi may know in the same step, so that it has a part in it. */
const piDoetMee: Toestaan = {
  ...metToestemming,
  id: 'pi-doet-mee',
  ontvangers: ['pi'],
  gegevens: ['naam'],
}

function oordeel(regels: readonly Regel[], anders: Partial<Vraag> = {}) {
  const [eerste] = toets(kleinRegister(regels), { ...vraag, ...anders }).gegevens
  assert.ok(eerste)
  return eerste
}

function remedies(regels: readonly Regel[], anders: Partial<Vraag> = {}): string[] {
  return oordeel(regels, anders).remedies.map((r) => [r.soort, r.wie, r.feit].filter(Boolean).join(' '))
}

test('after a refusal consent would help, and only the betrokkene can give it', () => {
  const { uitkomst, regels, uitleg } = oordeel([metToestemming, nooitZonder])
  assert.deepEqual([uitkomst, regels], ['geweigerd', ['nooit-zonder']])
  assert.match(uitleg, /Na een nee gaat behandelinformatie niet weg\.$/)
  assert.deepEqual(remedies([metToestemming, nooitZonder]), ['toestemming betrokkene toestemming'])
})

test('a prohibition without conditions is not lifted by any fact', () => {
  const nooit: Verbieden = { ...nooitZonder, voorwaarden: [] }
  const [remedie, ...meer] = oordeel([metToestemming, nooit]).remedies
  assert.deepEqual([remedie?.soort, remedie?.wie, meer], ['wetswijziging', 'wetgever', []])
  assert.match(remedie?.wat ?? '', /verboden/)
})

test('two rules that are each one fact short are both offered', () => {
  const bijtijds: Toestaan = {
    ...metToestemming,
    id: 'bijtijds',
    voorwaarden: [{ feit: 'maandenTotTerugkeer', hoogstens: 3 }],
  }
  const feiten = { toestemming: 'geweigerd', maandenTotTerugkeer: 5 } as const
  assert.deepEqual(remedies([bijtijds, metToestemming], { feiten }), [
    'toestemming betrokkene toestemming',
    'feit-vaststellen zorgaanbieder maandenTotTerugkeer',
  ])
})

test('what was said not to be so is not asked again, and the answer says that it is the reason', () => {
  const bijZorg: Toestaan = {
    ...metToestemming,
    id: 'bij-zorg',
    voorwaarden: [{ feit: 'zorgNodig', is: true }],
  }
  const nee = { feiten: { zorgNodig: false } }
  const { remedies: alleen } = oordeel([bijZorg], nee)
  assert.deepEqual(
    alleen.map(({ feit }) => feit),
    [undefined],
  )
  assert.match(alleen[0]?.wat ?? '', /^De vraag zegt dat dit niet zo is: Er is zorg nodig\. Verandert dat/)
  const ander: Toestaan = { ...metToestemming, id: 'ander', verstrekkers: ['pi'] }
  const wat = (feiten: Vraag['feiten']) => oordeel([bijZorg, ander], { feiten }).remedies[0]?.wat ?? ''
  assert.match(wat({ zorgNodig: false }), /Met toestemming .* wel van: de pi\.$/)
  assert.doesNotMatch(wat({ zorgNodig: false, toestemming: 'geweigerd' }), /Met toestemming/)
  assert.deepEqual(
    remedies([bijZorg, metToestemming], { feiten: { zorgNodig: false, toestemming: 'geweigerd' } }),
    ['toestemming betrokkene toestemming'],
  )
})

test('silence is enough for what was weighed beforehand, and a denial is the last word', () => {
  const vooraf: Toestaan = { ...metToestemming, voorwaarden: [{ feit: 'zorgNodig', is: 'niet-ontkend' }] }
  const uitkomst = (feiten: Vraag['feiten']) => oordeel([vooraf], { feiten }).uitkomst
  assert.deepEqual(
    [uitkomst({}), uitkomst({ zorgNodig: true }), uitkomst({ zorgNodig: false })],
    ['toegestaan', 'toegestaan', 'geweigerd'],
  )
  assert.match(oordeel([vooraf]).voorwaarden[0] ?? '', /^Niemand zegt dat dit niet zo is: Er is zorg nodig\./)
})

test('another receiver does the same kind of work, and an alliance is no way round', () => {
  const vrij: Toestaan = { ...metToestemming, voorwaarden: [] }
  const register = kleinRegister([vrij, piDoetMee])
  const metKring = (kring: Record<string, string>, id = 'college') => {
    const partijen = register.begrippen.partijen.map((p) => ({ ...p, kring: kring[p.id] }))
    const { registerversie, wetten } = register
    const regels = [vrij, piDoetMee].map((r) => ({
      ...r,
      ontvangers: r.ontvangers.map((o) => (o === 'college' ? id : o)),
    }))
    const zvh = { id: 'zvh', lidwoord: 'het' as const, naam: 'zvh', omschrijving: 'zvh', kring: 'een' }
    const begrippen = { ...register.begrippen, partijen: [...partijen, zvh] }
    const ander = bouwRegister({ registerversie, wetten, begrippen, regels })
    const [eerste] = toets(ander, { ...vraag, ontvanger: 'pi' }).gegevens
    return eerste?.remedies.map(({ soort }) => soort)
  }
  assert.deepEqual(metKring({ pi: 'een', college: 'een' }), ['andere-ontvanger', 'wetswijziging'])
  assert.deepEqual(metKring({ pi: 'een', college: 'twee' }), ['wetswijziging'])
  assert.deepEqual(metKring({ pi: 'een' }, 'zvh'), ['wetswijziging'])
})

test('a rule that is one fact short is nearer than a rule that is two short', () => {
  const beide: Toestaan = {
    ...metToestemming,
    id: 'beide',
    voorwaarden: [...metToestemming.voorwaarden, { feit: 'maandenTotTerugkeer', hoogstens: 3 }],
  }
  const feiten = { toestemming: 'geweigerd', maandenTotTerugkeer: 5 } as const
  assert.deepEqual(remedies([beide, metToestemming], { feiten }), ['toestemming betrokkene toestemming'])
  for (const { wat } of oordeel([beide], { feiten }).remedies) assert.match(wat, /samen met de andere feiten/)
})

test('a number that is too high says how low it must be, the lower of two limits', () => {
  const kort: Toestaan = {
    ...metToestemming,
    id: 'kort',
    voorwaarden: [{ feit: 'maandenTotTerugkeer', hoogstens: 3 }],
  }
  const niet: Verbieden = { ...nooitZonder, voorwaarden: [{ feit: 'maandenTotTerugkeer', meerDan: 2 }] }
  const feiten = { maandenTotTerugkeer: 5 }
  assert.match(oordeel([kort], { feiten }).remedies[0]?.wat ?? '', /^Wacht .*hoogstens 3\. Nu is het 5\.$/)
  assert.match(
    oordeel([kort, niet], { feiten }).remedies[0]?.wat ?? '',
    /^Wacht .*hoogstens 2\. Nu is het 5\.$/,
  )
})

test('another receiver is named, but not one who would need consent as well', () => {
  const bij = (regel: Toestaan) => [regel, piDoetMee]
  assert.deepEqual(remedies(bij(metToestemming), { ontvanger: 'pi', feiten: { toestemming: 'gegeven' } }), [
    'wetswijziging wetgever',
  ])
  const vrij: Toestaan = { ...metToestemming, voorwaarden: [] }
  assert.match(oordeel(bij(vrij), { ontvanger: 'pi' }).remedies[0]?.wat ?? '', /wel naar de college\.$/)
  const bijZorg: Toestaan = { ...vrij, voorwaarden: [{ feit: 'zorgNodig', is: true }] }
  assert.match(
    oordeel(bij(bijZorg), { ontvanger: 'pi' }).remedies[0]?.wat ?? '',
    /wel naar de college, als aan de voorwaarden is voldaan\.$/,
  )
  assert.deepEqual(remedies(bij(bijZorg), { ontvanger: 'pi', feiten: { zorgNodig: false } }), [
    'wetswijziging wetgever',
  ])
})

test('another receiver is not named to one without a part in the step, nor when it is the source', () => {
  const vrij: Toestaan = { ...metToestemming, voorwaarden: [] }
  const naarPi = { ontvanger: 'pi' }
  assert.deepEqual(remedies([vrij], naarPi), ['wetswijziging wetgever'])
  const later: Toestaan = { ...piDoetMee, geldigVan: '2030-01-01' }
  assert.deepEqual(remedies([vrij, later], naarPi), ['wetswijziging wetgever'])
  const bron: Toestaan = {
    ...vrij,
    id: 'bron',
    verstrekkers: ['college'],
    ontvangers: ['zorgaanbieder'],
  }
  assert.deepEqual(remedies([vrij, piDoetMee, bron], naarPi), ['wetswijziging wetgever'])
})

test('a sender without a ground hears who may give this to the same receiver in the same step', () => {
  const vrij: Toestaan = { ...metToestemming, voorwaarden: [] }
  const wat = (regels: readonly Regel[], anders: Partial<Vraag> = {}) =>
    oordeel(regels, { verstrekker: 'pi', ...anders }).remedies.at(-1)?.wat ?? ''
  assert.match(wat([vrij]), /Wel mag dit in deze stap naar de college van: de zorgaanbieder\.$/)
  const bijZorg: Toestaan = { ...vrij, voorwaarden: [{ feit: 'zorgNodig', is: true }] }
  assert.match(wat([bijZorg]), /van: de zorgaanbieder, als aan de voorwaarden is voldaan\.$/)
  assert.doesNotMatch(wat([bijZorg], { feiten: { zorgNodig: false } }), /Wel mag/)
  assert.doesNotMatch(wat([metToestemming], { feiten: { toestemming: 'gegeven' } }), /Wel mag/)
  assert.doesNotMatch(wat([{ ...vrij, processtappen: ['verlof'] }]), /Wel mag/)
  const zelf: Toestaan = { ...bijZorg, id: 'zelf', verstrekkers: ['pi'] }
  assert.doesNotMatch(wat([vrij, zelf], { feiten: { zorgNodig: false } }), /Wel mag/)
})

test('a receiver for whom it is forbidden is not named', () => {
  const nooit: Verbieden = { ...nooitZonder, voorwaarden: [] }
  const vrij: Toestaan = { ...metToestemming, voorwaarden: [] }
  assert.deepEqual(remedies([vrij, nooit, piDoetMee], { ontvanger: 'pi' }), ['wetswijziging wetgever'])
})

test('another step is named when the rule is in force there', () => {
  const vrij: Toestaan = { ...metToestemming, voorwaarden: [] }
  const later: Toestaan = { ...vrij, processtappen: ['verlof'] }
  assert.match(oordeel([later]).remedies[0]?.wat ?? '', /latere processtap: verlof\.$/)
  assert.deepEqual(remedies([later]), ['andere-processtap zorgaanbieder'])
  assert.deepEqual(remedies([{ ...later, geldigTot: '2020-12-31' }]), ['wetswijziging wetgever'])
  assert.deepEqual(remedies([vrij], { processtap: 'verlof' }), ['wetswijziging wetgever'])
})

test('a knelpunt says why and who, with the party of the question filled in', () => {
  const knel: Knelpunt = {
    ...gedeeld,
    soort: 'knelpunt',
    id: 'knel',
    reden: 'Hiervoor is nooit een wet gemaakt.',
    knelpunten: ['De zorgaanbieder heeft een beroepsgeheim.'],
    remedies: [{ soort: 'wetswijziging', wie: 'verstrekker', wat: 'Vraag om een wet.' }],
  }
  const { regels, knelpunten, uitleg } = oordeel([knel])
  assert.deepEqual([regels, knelpunten], [['knel'], knel.knelpunten])
  assert.match(uitleg, /Hiervoor is nooit een wet gemaakt\.$/)
  assert.deepEqual(remedies([knel]), ['wetswijziging zorgaanbieder'])
})

test('an undecided gegeven names every unknown fact, asked as a question to the sender', () => {
  const rule: Toestaan = {
    ...metToestemming,
    voorwaarden: [...metToestemming.voorwaarden, { feit: 'zorgNodig', is: true }],
  }
  const { uitkomst, remedies: wat, uitleg } = oordeel([rule], { feiten: {} })
  assert.equal(uitkomst, 'onbeslist')
  assert.deepEqual(
    wat.map((r) => [r.soort, r.wie, r.feit]),
    [
      ['feit-vaststellen', 'zorgaanbieder', 'toestemming'],
      ['feit-vaststellen', 'zorgaanbieder', 'zorgNodig'],
    ],
  )
  assert.match(uitleg, /Is er toestemming\? Is er zorg nodig\?$/)
})

test('a rule that is not sure is named as the reason', () => {
  const { uitleg, regels } = oordeel([{ ...metToestemming, zekerheid: 'onzeker' }], {
    feiten: { toestemming: 'gegeven' },
  })
  assert.deepEqual(regels, ['met-toestemming'])
  assert.match(uitleg, /niet zeker/)
})

test('the betrokkene and the sender are not told in the place of another receiver, nor another in theirs', () => {
  const vrij: Toestaan = { ...metToestemming, voorwaarden: [] }
  const zelf: Toestaan = { ...vrij, ontvangers: ['betrokkene', 'zorgaanbieder'] }
  assert.equal(oordeel([zelf], { ontvanger: 'betrokkene' }).uitkomst, 'toegestaan')
  assert.deepEqual(remedies([zelf], { ontvanger: 'pi' }), ['wetswijziging wetgever'])
  assert.deepEqual(remedies([vrij], { ontvanger: 'betrokkene' }), ['wetswijziging wetgever'])
  assert.deepEqual(remedies([vrij, piDoetMee], { ontvanger: 'pi' }), [
    'andere-ontvanger zorgaanbieder',
    'wetswijziging wetgever',
  ])
})

test('another receiver or step is only promised when no prohibition is undecided there', () => {
  const vrij: Toestaan = { ...metToestemming, voorwaarden: [] }
  const tenzij: Verbieden = { ...nooitZonder, voorwaarden: [{ feit: 'zorgNodig', is: false }] }
  const verlof = { ...vrij, processtappen: ['verlof'] }
  const nietBijVerlof = { ...tenzij, processtappen: ['verlof'] }
  for (const {
    remedies: [eerste],
  } of [oordeel([vrij, piDoetMee, tenzij], { ontvanger: 'pi' }), oordeel([verlof, nietBijVerlof])])
    assert.match(eerste?.wat ?? '', /, als aan de voorwaarden is voldaan/)
})

test('another receiver is not named when there the betrokkene would have to consent to lift a prohibition', () => {
  const vrij: Toestaan = { ...metToestemming, voorwaarden: [] }
  const gegeven = { ontvanger: 'pi', feiten: { toestemming: 'gegeven' } } as const
  assert.deepEqual(remedies([vrij, nooitZonder, piDoetMee], gegeven), ['wetswijziging wetgever'])
})
