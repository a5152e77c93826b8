import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Feiten } from '../src/grondslagen/feiten.ts'
import { betrokkene } from '../src/grondslagen/kaart.ts'
import type { Register } from '../src/grondslagen/lookup.ts'
import type { GegevenOordeel } from '../src/grondslagen/oordeel.ts'
import type { Regel } from '../src/grondslagen/schema.ts'
import type { Vraag } from '../src/grondslagen/vraag.ts'
import { kleinRegister, willekeurigeRegels, willekeurigeVraag } from '../src/grondslagen/willekeurig.ts'
import { plusDagen } from '../src/kern/datum.ts'
import { antwoord, metFeiten, over, uitwegen } from './navolgen.ts'
import { testregister } from './testregister.ts'

const register = await testregister()

const waarden = {
  boolean: fc.boolean(),
  getal: fc.integer({ min: 0, max: 12 }),
  toestemming: fc.constantFrom('gegeven' as const, 'geweigerd' as const, 'ingetrokken' as const),
}

/** An answer to every fact. */
function alleFeiten({ feit }: Register): fc.Arbitrary<Feiten> {
  const paren = [...feit.values()].map(({ id, soort }) => fc.tuple(fc.constant(id), waarden[soort]))
  return fc.tuple(...paren).map((gekozen): Feiten => Object.fromEntries(gekozen))
}

/** Facts of which each may be unknown. */
function enkeleFeiten(reg: Register): fc.Arbitrary<Feiten> {
  return fc
    .tuple(alleFeiten(reg), fc.infiniteStream(fc.boolean()))
    .map(([feiten, munt]) => Object.fromEntries(Object.entries(feiten).filter(() => munt.next().value)))
}

function uit(lijst: readonly string[] | 'alle', alle: readonly { id: string }[]): fc.Arbitrary<string> {
  return fc.constantFrom(...(lijst === 'alle' ? alle.map(({ id }) => id) : lijst))
}

function dagenVan({ geldigVan, geldigTot }: Regel): fc.Arbitrary<string> {
  const laatst = geldigTot ?? (geldigVan > '2026-11-22' ? geldigVan : '2026-11-22')
  return fc.constantFrom(plusDagen(geldigVan, -1), geldigVan, laatst, laatst, plusDagen(laatst, 1))
}

/** A question about a rule, now and then in another step or to another receiver. */
function vraagBij(regel: Regel): fc.Arbitrary<Vraag> {
  const { partijen, gegevens, processtappen } = register.begrippen
  const vaak = (regels: fc.Arbitrary<string>, alle: readonly { id: string }[]) =>
    fc.oneof({ arbitrary: regels, weight: 2 }, { arbitrary: uit('alle', alle), weight: 1 })
  return fc.record({
    verstrekker: uit(regel.verstrekkers, partijen),
    ontvanger: vaak(uit(regel.ontvangers, partijen), partijen),
    gegevens: uit(regel.gegevens, gegevens).map((gegeven) => [gegeven]),
    processtap: vaak(uit(regel.processtappen, processtappen), processtappen),
    peildatum: dagenVan(regel),
    feiten: enkeleFeiten(register),
  })
}

/** What was seen, to be sure that much was. */
class Telling {
  readonly regels = new Set<string>()
  readonly feiten = new Set<string>()
  readonly soorten = new Map<string, number>()
  vragen = 0

  zie({ regels, remedies }: Pick<GegevenOordeel, 'regels' | 'remedies'>): void {
    for (const id of regels) this.regels.add(id)
    for (const { soort, feit } of remedies) {
      this.soorten.set(soort, (this.soorten.get(soort) ?? 0) + 1)
      if (feit !== undefined) this.feiten.add(feit)
    }
  }

  get gevolgd(): number {
    return [...this.soorten].reduce(
      (som, [soort, aantal]) => som + (soort === 'wetswijziging' ? 0 : aantal),
      0,
    )
  }
}

const open = ({ remedies }: GegevenOordeel) => remedies.map(({ feit = '' }) => feit)

/**
 * What is undecided asks for facts that are not known, and for nothing else; all of them answered well is a yes, all
 * of them answered anyhow is a decision, and any one of them answered leaves fewer to ask.
 */
function keurOnbeslist(reg: Register, vraag: Vraag, oordeel: GegevenOordeel, dan: Feiten, telling: Telling) {
  const gevraagd = open(oordeel)
  assert.ok(gevraagd.length > 0)
  assert.ok(oordeel.remedies.every((r) => r.soort === 'feit-vaststellen'))
  const ja = antwoord(reg, metFeiten(reg, vraag, oordeel.remedies))
  assert.equal(ja.uitkomst, 'toegestaan', JSON.stringify(vraag))
  telling.zie({ regels: ja.regels, remedies: [] })
  const antwoorden = Object.fromEntries(gevraagd.map((feit) => [feit, dan[feit] ?? assert.fail(feit)]))
  const alles = antwoord(reg, { ...vraag, feiten: { ...vraag.feiten, ...antwoorden } })
  assert.notEqual(alles.uitkomst, 'onbeslist', JSON.stringify({ vraag, antwoorden }))
  for (const [feit, waarde] of Object.entries(antwoorden)) {
    const een = antwoord(reg, { ...vraag, feiten: { ...vraag.feiten, [feit]: waarde } })
    if (een.uitkomst !== 'onbeslist') continue
    const over = open(een)
    assert.ok(over.length < gevraagd.length && !over.includes(feit), JSON.stringify({ vraag, feit }))
    assert.ok(over.every((f) => gevraagd.includes(f)))
  }
}

/** What is refused has a remedy, and each that needs no other law ends in a yes. */
function keurGeweigerd(reg: Register, vraag: Vraag, oordeel: GegevenOordeel, dan: Feiten, telling: Telling) {
  assert.ok(oordeel.remedies.length > 0)
  for (const { remedies, vraag: volgende, belooft } of uitwegen(reg, vraag, oordeel)) {
    const { ontvanger } = volgende
    const zegt = JSON.stringify({ vraag, remedies, volgende })
    if (ontvanger !== vraag.ontvanger)
      assert.ok(![vraag.verstrekker, betrokkene].includes(ontvanger) && vraag.ontvanger !== betrokkene, zegt)
    const gevolg = antwoord(reg, volgende)
    if (belooft) assert.equal(gevolg.uitkomst, 'toegestaan', zegt)
    else assert.notEqual(gevolg.uitkomst, 'geweigerd', zegt)
    telling.zie({ regels: gevolg.regels, remedies: [] })
    if (gevolg.uitkomst !== 'onbeslist') continue
    if (ontvanger !== vraag.ontvanger) assert.ok(!open(gevolg).includes('toestemming'), zegt)
    keurOnbeslist(reg, volgende, gevolg, dan, telling)
  }
}

function keur(reg: Register, vraag: Vraag, dan: Feiten, telling: Telling): void {
  for (const gegeven of vraag.gegevens) {
    const een = over(vraag, gegeven)
    const oordeel = antwoord(reg, een)
    telling.vragen += 1
    telling.zie(oordeel)
    if (oordeel.uitkomst === 'geweigerd') keurGeweigerd(reg, een, oordeel, dan, telling)
    if (oordeel.uitkomst === 'onbeslist') keurOnbeslist(reg, een, oordeel, dan, telling)
  }
}

test('every rule of the register: each remedy that is offered, when followed, leads to permission', (t) => {
  const telling = new Telling()
  for (const regel of register.regels)
    fc.assert(
      fc.property(vraagBij(regel), alleFeiten(register), (vraag, dan) => keur(register, vraag, dan, telling)),
      { numRuns: 60 },
    )
  const perSoort = [...telling.soorten].map(([soort, aantal]) => `${soort} ${aantal}`).join(', ')
  t.diagnostic(
    `${telling.vragen} questions, ${telling.gevolgd} remedies followed (${perSoort}); ` +
      `${telling.regels.size} of ${register.regels.length} rules reached`,
  )
  assert.deepEqual(
    [...telling.regels].toSorted(),
    register.regels.map(({ id }) => id),
  )
  const gevraagd = register.regels.flatMap((r) =>
    r.soort === 'toestaan' && r.zekerheid !== 'onzeker' ? r.voorwaarden.map((v) => v.feit) : [],
  )
  assert.deepEqual([...telling.feiten].toSorted(), [...new Set(gevraagd)].toSorted())
  assert.ok(telling.soorten.has('andere-ontvanger') && telling.soorten.has('andere-processtap'))
})

test('random rules, with prohibitions the register does not have: the same', () => {
  const telling = new Telling()
  const dan = alleFeiten(kleinRegister([]))
  fc.assert(
    fc.property(
      willekeurigeRegels,
      fc.array(willekeurigeVraag, { maxLength: 4 }),
      dan,
      (regels, vragen, feiten) => {
        for (const vraag of vragen) keur(kleinRegister(regels), vraag, feiten, telling)
      },
    ),
    { numRuns: 2000 },
  )
  assert.ok(telling.gevolgd > 1000, `${telling.gevolgd} remedies`)
})

/** Follows one way out after another, answering what is asked as it comes; gives how many refusals it met. */
function wandel(reg: Register, begin: Vraag, feiten: Feiten, keuze: (aantal: number) => number): number {
  const geweigerd = new Set<string>()
  let vraag = begin
  for (;;) {
    const oordeel = antwoord(reg, vraag)
    if (oordeel.uitkomst === 'toegestaan') return geweigerd.size
    if (oordeel.uitkomst === 'onbeslist') {
      const gezegd = open(oordeel).map((feit) => [feit, feiten[feit] ?? assert.fail(feit)])
      vraag = { ...vraag, feiten: { ...vraag.feiten, ...Object.fromEntries(gezegd) } }
      continue
    }
    const plek = `${vraag.ontvanger} ${vraag.processtap}`
    assert.ok(!geweigerd.has(plek), `back where it was refused: ${JSON.stringify({ begin, vraag })}`)
    geweigerd.add(plek)
    const elders = uitwegen(reg, vraag, oordeel).filter(({ remedies: [r] }) => r?.feit === undefined)
    if (elders.length === 0) return geweigerd.size
    vraag = elders[keuze(elders.length)]?.vraag ?? begin
  }
}

test('going from one refusal to another receiver or step never comes back to a refusal', (t) => {
  const lot = fc.infiniteStream(fc.nat())
  let langste = 0
  const loop = (reg: Register, vraag: Vraag, feiten: Feiten, stroom: Iterator<number>) => {
    for (const gegeven of vraag.gegevens) {
      const keuze = (aantal: number) => Number(stroom.next().value) % aantal
      langste = Math.max(langste, wandel(reg, over(vraag, gegeven), feiten, keuze))
    }
  }
  const overal = fc.constantFrom(...register.regels).chain(vraagBij)
  fc.assert(
    fc.property(overal, alleFeiten(register), lot, (vraag, feiten, stroom) =>
      loop(register, vraag, feiten, stroom),
    ),
    { numRuns: 5000 },
  )
  const klein = kleinRegister([])
  fc.assert(
    fc.property(
      willekeurigeRegels,
      willekeurigeVraag,
      alleFeiten(klein),
      lot,
      (regels, vraag, feiten, stroom) => loop(kleinRegister(regels), vraag, feiten, stroom),
    ),
    { numRuns: 5000 },
  )
  t.diagnostic(`the longest walk met ${langste} refusals`)
  assert.ok(langste > 1, 'walks must be longer than one refusal, or this proves nothing')
})
