import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Feiten } from './feiten.ts'
import type { Register } from './lookup.ts'
import { oordeelSchema } from './oordeel.ts'
import type { Regel } from './schema.ts'
import { toets } from './toets.ts'
import type { Vraag } from './vraag.ts'
import { kleinRegister, verzwakkingen, willekeurigeRegels, willekeurigeVraag } from './willekeurig.ts'

const keren = { numRuns: 600 }

// Written apart from the engine and as plainly as can be: what the law of the register says, rule by rule.
function raakt(regel: Regel, vraag: Vraag, gegeven: string): boolean {
  const bevat = (lijst: readonly string[] | 'alle', id: string) => lijst === 'alle' || lijst.includes(id)
  const { verstrekker: v, ontvanger: o } = vraag
  const heen = bevat(regel.verstrekkers, v) && bevat(regel.ontvangers, o)
  const terug = bevat(regel.verstrekkers, o) && bevat(regel.ontvangers, v)
  const paar = regel.wederzijds ? v !== o && (heen || terug) : heen
  const tijdig = regel.geldigVan <= vraag.peildatum && (regel.geldigTot ?? '9999-12-31') >= vraag.peildatum
  return paar && tijdig && bevat(regel.gegevens, gegeven) && bevat(regel.processtappen, vraag.processtap)
}

function zeker(regel: Regel, feiten: Feiten, gegeven: string, richting: 'ja' | 'nee'): boolean {
  if (regel.soort === 'knelpunt') return false
  const oordelen = regel.voorwaarden.map((v) => {
    const ruw = feiten[v.feit]
    const waarde = typeof ruw === 'object' ? (ruw[gegeven] ?? ruw['*']) : ruw
    if ('is' in v && v.is === 'niet-ontkend') return waarde === false ? 'nee' : 'ja'
    if (waarde === undefined) return 'onbekend'
    if ('hoogstens' in v) return Number(waarde) <= v.hoogstens ? 'ja' : 'nee'
    if ('meerDan' in v) return Number(waarde) > v.meerDan ? 'ja' : 'nee'
    if (v.is === 'niet-gegeven') return waarde === 'gegeven' ? 'nee' : 'ja'
    return waarde === v.is ? 'ja' : 'nee'
  })
  return richting === 'ja' ? oordelen.every((o) => o === 'ja') : oordelen.includes('nee')
}

function toegelaten(regels: readonly Regel[], vraag: Vraag): string[] {
  const { gegevens } = toets(kleinRegister(regels), vraag)
  return gegevens.filter((g) => g.uitkomst === 'toegestaan').map((g) => g.gegeven)
}

test('default deny: what is allowed has a sure permission in force and no prohibition that may hold', () => {
  let gezien = 0
  fc.assert(
    fc.property(willekeurigeRegels, willekeurigeVraag, (regels, vraag) => {
      const mag = new Set(toegelaten(regels, vraag))
      gezien += mag.size
      for (const gegeven of vraag.gegevens) {
        const rakend = regels.filter((r) => raakt(r, vraag, gegeven))
        const ja = rakend.some(
          (r) => r.soort === 'toestaan' && r.zekerheid !== 'onzeker' && zeker(r, vraag.feiten, gegeven, 'ja'),
        )
        const nee = rakend.some((r) => r.soort === 'verbieden' && !zeker(r, vraag.feiten, gegeven, 'nee'))
        assert.equal(mag.has(gegeven), ja && !nee, gegeven)
      }
    }),
    keren,
  )
  assert.ok(gezien > 20, 'the random questions must also meet permissions')
})

test('losing, denying, refusing or withdrawing any fact never allows more', () => {
  fc.assert(
    fc.property(willekeurigeRegels, willekeurigeVraag, (regels, vraag) => {
      const eerst = new Set(toegelaten(regels, vraag))
      for (const feiten of verzwakkingen(vraag.feiten))
        for (const gegeven of toegelaten(regels, { ...vraag, feiten })) assert.ok(eerst.has(gegeven))
    }),
    keren,
  )
})

test('the order of the rules changes no byte', () => {
  fc.assert(
    fc.property(
      willekeurigeRegels,
      willekeurigeVraag,
      fc.infiniteStream(fc.nat()),
      (regels, vraag, loting) => {
        const geschud = regels
          .map((regel) => ({ regel, lot: loting.next().value }))
          .toSorted((a, b) => a.lot - b.lot)
          .map(({ regel }) => regel)
        const [een, ander] = [regels, geschud].map((r) => JSON.stringify(toets(kleinRegister(r), vraag)))
        assert.equal(een, ander)
      },
    ),
    keren,
  )
})

test('rules outside their period decide nothing', () => {
  fc.assert(
    fc.property(willekeurigeRegels, willekeurigeVraag, (regels, vraag) => {
      const nu = regels.filter(
        (r) => r.geldigVan <= vraag.peildatum && (r.geldigTot ?? '9999') >= vraag.peildatum,
      )
      const kern = (r: readonly Regel[]) =>
        toets(kleinRegister(r), vraag).gegevens.map(({ uitkomst, regels: ids }) => [uitkomst, ids])
      assert.deepEqual(kern(nu), kern(regels))
    }),
    keren,
  )
})

function metFeiten(vraag: Vraag, feiten: readonly string[]): Vraag {
  const goed = feiten.map((feit) => [
    feit,
    feit === 'toestemming' ? 'gegeven' : feit === 'maandenTotTerugkeer' ? 0 : true,
  ])
  return { ...vraag, feiten: { ...vraag.feiten, ...Object.fromEntries(goed) } }
}

test('remedies are true: with the facts they name, the gegeven is allowed', () => {
  fc.assert(
    fc.property(willekeurigeRegels, willekeurigeVraag, (regels, vraag) => {
      for (const oordeel of toets(kleinRegister(regels), vraag).gegevens) {
        const feiten = oordeel.remedies.flatMap((r) => r.feit ?? [])
        if (feiten.length === 0) continue
        const een = { ...metFeiten(vraag, feiten), gegevens: [oordeel.gegeven] }
        assert.equal(toets(kleinRegister(regels), een).uitkomst, 'toegestaan')
      }
    }),
    keren,
  )
})

test('every answer has the shape of the contract, and says what is missing or what would help', () => {
  fc.assert(
    fc.property(willekeurigeRegels, willekeurigeVraag, (regels, vraag) => {
      const oordeel = toets(kleinRegister(regels), vraag)
      oordeelSchema.parse(oordeel)
      assert.deepEqual(
        oordeel.gegevens.map((g) => g.gegeven),
        vraag.gegevens,
      )
      for (const g of oordeel.gegevens) {
        assert.equal(g.remedies.length === 0, g.uitkomst === 'toegestaan')
        assert.ok(g.uitleg.length > 10)
        if (g.uitkomst === 'onbeslist')
          for (const r of g.remedies) assert.ok(r.soort === 'feit-vaststellen' && r.feit)
      }
    }),
    keren,
  )
})

const mag: Regel = {
  soort: 'toestaan',
  id: 'mag',
  titel: 'Mag',
  verstrekkers: ['pi'],
  ontvangers: ['college'],
  wederzijds: false,
  gegevens: ['naam', 'zorg'],
  processtappen: ['intake'],
  geldigVan: '2020-01-01',
  geldigTot: '2021-06-30',
  voorwaarden: [],
  plichten: ['Leg dit vast.'],
  knelpunten: [],
  tegenspraken: [],
  grondslagen: [],
  bron: [],
  zekerheid: 'geverifieerd',
  toelichting: 'Proef.',
  voorbeelden: [],
}
const verbod: Regel = {
  ...mag,
  soort: 'verbieden',
  id: 'verbod',
  titel: 'Mag niet',
  gegevens: ['zorg'],
  reden: 'Zorg is privé.',
  remedies: [],
  voorwaarden: [],
}
const vraag: Vraag = {
  verstrekker: 'pi',
  ontvanger: 'college',
  gegevens: ['zorg', 'naam'],
  processtap: 'intake',
  peildatum: '2020-06-01',
  feiten: {},
}

test('a prohibition beats a permission, and the clash is shown', () => {
  const { uitkomst, gegevens } = toets(kleinRegister([mag, verbod]), vraag)
  assert.equal(uitkomst, 'deels')
  const [zorg, naam] = gegevens
  assert.deepEqual([zorg?.uitkomst, zorg?.regels], ['geweigerd', ['verbod']])
  assert.match(
    zorg?.tegenspraken[0] ?? '',
    /^Regel ‘Mag’ staat dit toe en regel ‘Mag niet’ verbiedt het\. Het verbod gaat voor\.$/,
  )
  assert.match(zorg?.uitleg ?? '', /Zorg is privé\.$/)
  assert.deepEqual([naam?.uitkomst, naam?.voorwaarden], ['toegestaan', ['Plicht: Leg dit vast.']])
})

test('a prohibition that depends on something unknown leaves the gegeven undecided', () => {
  const alsNee: Regel = { ...verbod, voorwaarden: [{ feit: 'toestemming', is: 'niet-gegeven' }] }
  const { uitkomst, gegevens } = toets(kleinRegister([mag, alsNee]), { ...vraag, gegevens: ['zorg'] })
  assert.equal(uitkomst, 'onbeslist')
  assert.deepEqual(gegevens[0]?.regels, ['mag', 'verbod'])
  assert.equal(gegevens[0]?.remedies[0]?.feit, 'toestemming')
})

test('outside its period a rule is only mentioned', () => {
  const op = (peildatum: string) => toets(kleinRegister([mag]), { ...vraag, peildatum }).gegevens[0]
  assert.equal(op('2021-06-30')?.uitkomst, 'toegestaan')
  assert.match(op('2021-07-01')?.uitleg ?? '', /gold tot en met 30 juni 2021/)
  assert.match(op('2019-12-31')?.uitleg ?? '', /geldt pas vanaf 1 januari 2020/)
  assert.equal(op('2019-12-31')?.remedies[0]?.soort, 'wetswijziging')
})

test('an answer for a day after the last look at the law says so, and one for that day does not', () => {
  const klein = kleinRegister([mag])
  const tot = (nagekeken: string) => ({ ...klein, begrippen: { ...klein.begrippen, nagekeken } })
  const op = (peildatum: string, register: Register = tot('2021-05-31')) =>
    toets(register, { ...vraag, peildatum })
  assert.match(op('2021-06-01').voorbehoud ?? '', /tot en met 31 mei 2021/)
  assert.match(op('9999-12-31').voorbehoud ?? '', /tot en met 31 mei 2021/)
  assert.ok(!('voorbehoud' in op('2021-05-31')))
  assert.ok(!('voorbehoud' in op('9999-12-31', klein)))
  assert.equal(op('2021-06-01').uitkomst, 'toegestaan')
  oordeelSchema.parse(op('2021-06-01'))
})

test('a rule nobody is sure of never allows', () => {
  const register = kleinRegister([{ ...mag, zekerheid: 'onzeker' }])
  assert.equal(toets(register, vraag).uitkomst, 'geweigerd')
})

test('the keys come in the order of the contract', () => {
  const oordeel = toets(kleinRegister([mag]), vraag)
  assert.deepEqual(Object.keys(oordeel), ['uitkomst', 'peildatum', 'registerversie', 'gegevens'])
  assert.equal(
    Object.keys(oordeel.gegevens[0] ?? {}).join(),
    'gegeven,uitkomst,regels,grondslagen,voorwaarden,knelpunten,remedies,tegenspraken,uitleg',
  )
})

// What the toets loads at run time: type imports are gone then, so they are left out here.
function laadt(bestand: URL, gezien = new Map<string, string[]>()): Map<string, string[]> {
  if (gezien.has(bestand.href)) return gezien
  const tekst = readFileSync(bestand, 'utf8')
  const imports = [...tekst.matchAll(/^import (?!type )[^;]*? from '([^']+)'$/gms)].map(
    ([, naar]) => naar ?? '',
  )
  gezien.set(bestand.href, imports)
  for (const naar of imports.filter((i) => i.startsWith('.'))) laadt(new URL(naar, bestand), gezien)
  return gezien
}

test('the toets needs no Node and no package, so a browser can run it', () => {
  const toetsDelen = ['toets.ts', 'lookup.ts', 'vraag.ts'].map((naam) =>
    laadt(new URL(naam, import.meta.url)),
  )
  for (const delen of toetsDelen)
    for (const [bestand, imports] of delen)
      for (const naar of imports) assert.ok(naar.startsWith('.'), `${bestand} loads ${naar}`)
  assert.ok([...(toetsDelen[0]?.keys() ?? [])].some((bestand) => bestand.endsWith('weging.ts')))
  const register = laadt(new URL('register.ts', import.meta.url))
  assert.ok([...register.values()].flat().includes('node:fs'), 'the check must be able to see a Node import')
})
