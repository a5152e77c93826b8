import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { maakGrondslagen } from './bewaring.ts'
import { oordeelSchema } from './oordeel.ts'
import { laadRegister } from './register.ts'
import { RegisterFout } from './registerfout.ts'
import { metScenario, type Scenario } from './scenario.ts'
import { laadScenarios, leesScenario } from './scenariobestand.ts'
import { type GeldendRegister, toelaten } from './toelating.ts'
import { toets } from './toets.ts'
import { alleWegen, verschil } from './verschil.ts'
import { leesVraag, type Vraag } from './vraag.ts'

const map = new URL('../../recht/', import.meta.url)
const register = laadRegister(map)
const scenarios = laadScenarios(register, map)

function scenario(id: string): Scenario {
  const gevonden = scenarios.get(id)
  assert.ok(gevonden, id)
  return gevonden
}

const bedacht = scenario('kliniek-naar-gemeente')
const vraag: Vraag = {
  verstrekker: 'zorgaanbieder',
  ontvanger: 'college',
  gegevens: ['verwachte-uitstroomdatum'],
  processtap: 'tbs-17c',
  peildatum: '2026-11-22',
  feiten: { toestemming: 'geweigerd' },
}

for (const een of scenarios.values())
  test(`scenario ${een.id}: its examples come out, and it changes something`, () => {
    const dan = metScenario(register, een)
    for (const { voorbeelden } of een.erbij)
      for (const { titel, vraag: los, verwacht } of voorbeelden) {
        const gelezen = leesVraag(dan, los)
        assert.ok('vraag' in gelezen, titel)
        for (const { gegeven, uitkomst } of toets(dan, gelezen.vraag).gegevens)
          assert.equal(uitkomst, verwacht[gegeven]?.uitkomst, `${titel}: ${gegeven}`)
      }
    const { peildatum, uitgangspunt, feiten } = een
    const anders = verschil(
      { register, peildatum, feiten: uitgangspunt },
      { register: dan, peildatum, feiten: { ...uitgangspunt, ...feiten } },
    )
    assert.ok(anders.length > 0)
  })

test('every file is a scenario, and its id is its name', () => {
  const namen = readdirSync(new URL('scenarios/', map)).map((naam) => naam.replace('.yaml', ''))
  assert.deepEqual([...scenarios.keys()].toSorted(), namen.toSorted())
  assert.ok(namen.length >= 3)
})

test('a scenario answers, and the law itself stays as it was', () => {
  const eerst = JSON.stringify(register.regels)
  const dan = metScenario(register, bedacht)
  assert.equal(toets(register, vraag).uitkomst, 'geweigerd')
  assert.equal(toets(dan, vraag).uitkomst, 'toegestaan')
  assert.equal(JSON.stringify(register.regels), eerst)
})

test('a scenario never makes a toelating: not for the compiler, and not while running', () => {
  const dan = metScenario(register, bedacht)
  // @ts-expect-error a register with a scenario on it is not the law in force
  const geldend: GeldendRegister = dan
  assert.throws(() => toelaten(geldend, vraag), /not the law/)
  // @ts-expect-error nor can it be put to work
  assert.throws(() => maakGrondslagen(dan).toelaten(vraag), /not the law/)
  assert.equal(oordeelSchema.safeParse(toets(dan, vraag)).success, false, 'cannot be kept as an oordeel')
  assert.equal(oordeelSchema.safeParse(toets(register, vraag)).success, true)
})

test('the difference of a register with itself is nothing, and is exact where there is one', () => {
  const nu = { register, peildatum: '2026-11-22', feiten: bedacht.uitgangspunt }
  assert.deepEqual(verschil(nu, nu), [])
  const dan = { ...nu, register: metScenario(register, bedacht) }
  const anders = verschil(nu, dan)
  assert.deepEqual(
    anders.map(({ gegeven }) => gegeven).toSorted(),
    bedacht.erbij.flatMap((r) => (r.gegevens === 'alle' ? [] : r.gegevens)).toSorted(),
  )
  for (const { stappen, nu: eerst, dan: later, ...weg } of anders) {
    assert.deepEqual([eerst.soort, later.soort], ['mag-niet', 'mag'])
    for (const processtap of register.processtap.keys()) {
      const vraagt = {
        ...weg,
        gegevens: [weg.gegeven],
        processtap,
        peildatum: nu.peildatum,
        feiten: nu.feiten,
      }
      const mag = toets(dan.register, vraagt).uitkomst === 'toegestaan'
      assert.equal(mag, stappen.includes(processtap), `${weg.gegeven} ${processtap}`)
    }
  }
  assert.ok(alleWegen(register).length < alleWegen(register, dan.register).length)
})

const goed = `id: proef
titel: Proef
wat: Wat
nodig: Nodig
peildatum: 2026-11-22
`
const slecht: Record<string, [string, RegExp]> = {
  'a fact that does not exist': [
    `${goed}feiten: { onzin: true }\n`,
    /proef\.yaml:6: Dit feit kennen wij niet/,
  ],
  'a rule that does not exist': [
    `${goed}verandert:\n  - regels: [bestaat-niet]\n    geldigVan: 2023-01-01\n`,
    /proef\.yaml:7: geen regel past hierbij/,
  ],
  'a change of nothing': [
    `${goed}verandert:\n  - regels: [plan-basis]\n`,
    /proef\.yaml:7: .*geldigVan of geldigTot/,
  ],
  'an impossible date': [goed.replace('11-22', '02-30'), /proef\.yaml:5: peildatum: geen bestaande datum/],
  'a field with a typo': [`${goed}feitn: {}\n`, /proef\.yaml:1: .*feitn/],
  'broken YAML': [`${goed}feiten: {\n`, /proef\.yaml:\d+: geen geldige YAML/],
  'a rule that would end before it began': [
    `${goed}verandert:\n  - regels: [plan-basis]\n    geldigTot: 2000-01-01\n`,
    /proef\.yaml:7: regel plan-basis: geldigTot: ligt voor geldigVan/,
  ],
}

for (const [naam, [tekst, melding]] of Object.entries(slecht))
  test(`${naam} is refused with file and line`, () => {
    assert.throws(
      () => leesScenario(register, 'proef.yaml', tekst),
      (fout) => fout instanceof RegisterFout && melding.test(fout.message),
    )
  })
