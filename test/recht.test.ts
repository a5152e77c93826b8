import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parse, stringify } from 'yaml'
import {
  type Feiten,
  laadRegister,
  leesBestanden,
  leesRegister,
  leesVraag,
  type Oordeel,
  oordeelSchema,
  type Regel,
  toets,
  type Vraag,
} from '../src/grondslagen/grondslagen.ts'
import { verzwakkingen } from '../src/grondslagen/willekeurig.ts'

const map = new URL('../recht/', import.meta.url)
const register = laadRegister(map)

function vraagUit(onbekend: unknown): Vraag {
  const gelezen = leesVraag(register, onbekend)
  if ('vraag' in gelezen) return gelezen.vraag
  throw new Error(JSON.stringify(gelezen.fouten))
}

type Voorbeeld = Regel['voorbeelden'][number]

function klopt(voorbeeld: Voorbeeld, oordeel: Oordeel): void {
  for (const { gegeven, uitkomst, remedies } of oordeel.gegevens) {
    const verwacht = voorbeeld.verwacht[gegeven]
    assert.equal(uitkomst, verwacht?.uitkomst, `${voorbeeld.titel}: ${gegeven}`)
    const { remedie } = verwacht ?? {}
    if (!remedie) continue
    const gevonden = remedies.some(
      (r) => r.soort === remedie.soort && (!remedie.feit || r.feit === remedie.feit),
    )
    assert.ok(gevonden, `${voorbeeld.titel}: ${gegeven} mist ${JSON.stringify(remedie)}`)
  }
}

/** The outcome in which a rule of this kind is named. */
const eigenUitkomst = { toestaan: 'toegestaan', verbieden: 'geweigerd', knelpunt: 'geweigerd' } as const

let voorbeelden = 0
for (const regel of register.regels)
  test(`recht: ${regel.id}: ${regel.titel}`, () => {
    const oordelen = regel.voorbeelden.map((voorbeeld) => {
      const oordeel = toets(register, vraagUit(voorbeeld.vraag))
      klopt(voorbeeld, oordeel)
      voorbeelden += 1
      return oordeel
    })
    const genoemd = oordelen
      .flatMap((o) => o.gegevens)
      .some((g) => g.uitkomst === eigenUitkomst[regel.soort] && g.regels.includes(regel.id))
    assert.ok(genoemd, 'the examples must show this very rule at work')
  })

test('recht: every rule and every example was seen', (t) => {
  t.diagnostic(`${register.regels.length} regels, ${voorbeelden} voorbeelden`)
  assert.ok(register.regels.length >= 9)
  assert.equal(
    voorbeelden,
    register.regels.map((r) => r.voorbeelden.length).reduce((a, b) => a + b),
  )
})

test('recht: an example that expects the wrong thing fails', () => {
  const [regel] = register.regels
  const [voorbeeld] = regel?.voorbeelden ?? []
  assert.ok(voorbeeld)
  const oordeel = toets(register, vraagUit(voorbeeld.vraag))
  const omgedraaid = Object.keys(voorbeeld.verwacht).map((gegeven) => [
    gegeven,
    { uitkomst: 'onbeslist' as const },
  ])
  assert.throws(() => klopt({ ...voorbeeld, verwacht: Object.fromEntries(omgedraaid) }, oordeel))
})

const partijen = [...register.partij.keys()]
const gegevens = [...register.gegeven.keys()]
const stappen = [...register.processtap.keys()]
const feitwaarde = (soort: string): fc.Arbitrary<Feiten[string]> =>
  soort === 'boolean'
    ? fc.boolean()
    : soort === 'getal'
      ? fc.integer({ min: 0, max: 12 })
      : fc.constantFrom('gegeven' as const, 'geweigerd' as const, 'ingetrokken' as const)
const feiten: fc.Arbitrary<Feiten> = fc
  .tuple(
    ...[...register.feit.values()].map((f) => fc.tuple(fc.constant(f.id), fc.option(feitwaarde(f.soort)))),
  )
  .map((paren) =>
    Object.fromEntries(paren.flatMap(([id, waarde]) => (waarde === null ? [] : [[id, waarde]]))),
  )

const dagen = fc.constantFrom(
  '2010-01-01',
  '2018-12-31',
  '2019-01-01',
  '2019-05-01',
  '2021-06-30',
  '2021-07-01',
  '2026-11-22',
)

const overal = fc.record({
  verstrekker: fc.constantFrom(...partijen),
  ontvanger: fc.constantFrom(...partijen),
  gegevens: fc.uniqueArray(fc.constantFrom(...gegevens), { minLength: 1, maxLength: 8 }),
  processtap: fc.constantFrom(...stappen),
  peildatum: dagen,
  feiten,
})

function keuze<T extends string>(lijst: readonly T[] | 'alle', anders: readonly T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...(lijst === 'alle' ? anders : lijst))
}

/** Questions close to a rule, for random ones over all ids seldom meet any. */
const dichtbij = fc.constantFrom(...register.regels).chain((regel) =>
  fc.record({
    verstrekker: keuze(regel.verstrekkers, partijen),
    ontvanger: keuze(regel.ontvangers, partijen),
    gegevens: fc.uniqueArray(keuze(regel.gegevens, gegevens), { minLength: 1, maxLength: 8 }),
    processtap: keuze(regel.processtappen, stappen),
    peildatum: dagen,
    feiten,
  }),
)
const vragen: fc.Arbitrary<Vraag> = fc.oneof(overal, dichtbij)

function toegelaten(oordeel: Oordeel): string[] {
  return oordeel.gegevens.filter((g) => g.uitkomst === 'toegestaan').map((g) => g.gegeven)
}

test('recht: any question gets an answer of the right shape; allowed means a ground and a rule in force', () => {
  let mag = 0
  fc.assert(
    fc.property(vragen, (vraag) => {
      const oordeel = toets(register, vraag)
      oordeelSchema.parse(oordeel)
      for (const g of oordeel.gegevens.filter(({ uitkomst }) => uitkomst === 'toegestaan')) {
        mag += 1
        assert.ok(g.grondslagen.length > 0)
        for (const id of g.regels) {
          const regel = register.regel.get(id)
          assert.equal(regel?.soort, 'toestaan')
          assert.ok(
            regel && regel.geldigVan <= vraag.peildatum && vraag.peildatum <= (regel.geldigTot ?? '9999'),
          )
        }
      }
    }),
    { numRuns: 2000 },
  )
  assert.ok(mag > 50, 'the questions must also meet permissions')
})

test('recht: losing, denying, refusing or withdrawing any fact never allows more', () => {
  fc.assert(
    fc.property(vragen, (vraag) => {
      const eerst = new Set(toegelaten(toets(register, vraag)))
      for (const minder of verzwakkingen(vraag.feiten))
        for (const gegeven of toegelaten(toets(register, { ...vraag, feiten: minder })))
          assert.ok(eerst.has(gegeven))
    }),
    { numRuns: 500 },
  )
})

test('recht: shuffled files and shuffled rules give the same version and the same bytes', () => {
  const bestanden = Object.entries(leesBestanden(map))
  const geschud = bestanden.toReversed().map(([naam, tekst]): [string, string] => {
    const inhoud = parse(tekst)
    return [naam, inhoud.regels ? stringify({ regels: inhoud.regels.toReversed() }) : tekst]
  })
  const ander = leesRegister(Object.fromEntries(geschud))
  fc.assert(
    fc.property(vragen, (vraag) => {
      assert.equal(JSON.stringify(toets(ander, vraag)), JSON.stringify(toets(register, vraag)))
    }),
    { numRuns: 500 },
  )
})

test('recht: a BIJ-melding never reaches the college, whoever sends it and whatever is known', () => {
  fc.assert(
    fc.property(vragen, (vraag) => {
      const oordeel = toets(register, { ...vraag, ontvanger: 'college', gegevens: ['bij-melding'] })
      assert.equal(oordeel.uitkomst, 'geweigerd')
    }),
  )
})
