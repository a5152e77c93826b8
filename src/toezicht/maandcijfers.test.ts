import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { kleinste } from './afdekken.ts'
import { kijkhandelingen, type Maandcijfers, type Rij, rapporteer } from './maandcijfers.ts'

/** A line as the report counts it; `wie` null for what a system did or someone with a code. */
interface Regel {
  readonly wie: string | null
  readonly rol: string
  readonly handeling: string
  readonly doel: string
  readonly ontvanger: string
  readonly buiten: boolean
}

const collega = fc.constantFrom(...'abcdefghijklmnop')
const bron = fc.record({
  wie: fc.oneof({ weight: 4, arbitrary: collega }, { weight: 1, arbitrary: fc.constant(null) }),
  handeling: fc.constantFrom('gelezen', 'gezocht', 'verstrekt', 'vastgelegd', 'geweigerd'),
  doel: fc.constantFrom('plan', 'zorg', 'wonen'),
  ontvanger: fc.constantFrom('x', 'y', 'z', ''),
  buiten: fc.boolean(),
  rol: fc.constantFrom('casemanager', 'directeur', 'fg'),
})
/** Sometimes a whole team did the same, or the numbers would never be large enough to be shown. */
const groep = fc
  .tuple(bron, fc.boolean(), fc.integer({ min: 1, max: 4 }))
  .map(([een, team, keer]): readonly Regel[] =>
    (team && een.wie !== null ? [...'abcdef'] : [een.wie]).flatMap((wie) =>
      Array.from({ length: keer }, () => ({ ...een, wie })),
    ),
  )
const maand = fc.array(groep, { minLength: 1, maxLength: 12 }).map((groepen) => groepen.flat())

const tel = (regels: readonly Regel[], naamVan: (regel: Regel) => string): readonly Rij[] =>
  [...Map.groupBy(regels, naamVan)].map(([naam, deel]) => ({
    naam,
    aantal: deel.length,
    collegas: [...new Set(deel.flatMap(({ wie }) => wie ?? []))],
  }))
const isKijken = ({ handeling }: Regel) => kijkhandelingen.some((een) => een === handeling)

function rapport(regels: readonly Regel[]): Maandcijfers {
  const kijkt = regels.filter((regel) => isKijken(regel) && regel.wie !== null)
  return rapporteer(
    {
      handelingen: tel(regels, ({ handeling }) => handeling),
      doelen: tel(regels, ({ doel }) => doel),
      ontvangers: tel(
        regels.filter(({ handeling }) => handeling === 'verstrekt'),
        ({ ontvanger }) => ontvanger,
      ),
      kijkers: [...Map.groupBy(kijkt, ({ wie, rol }) => `${wie} ${rol}`).values()].flatMap((deel) =>
        deel.slice(0, 1).map(({ wie, rol }) => ({
          ...{ gebruiker: wie ?? '', rol, aantal: deel.length },
          buiten: deel.filter(({ buiten }) => buiten).length,
        })),
      ),
    },
    [],
  )
}

/** What the page prints by name: a number, or null where a number is hidden. */
function gedrukt(r: Maandcijfers): Map<string, number | null> {
  return new Map<string, number | null>([
    ['alles', r.regels],
    ['gekeken', r.gelezen],
    ...(r.handelingen ?? []).map(({ naam, aantal }) => [`h ${naam}`, aantal] as const),
    ...(r.doelen ?? []).map(({ naam, aantal }) => [`d ${naam}`, aantal] as const),
    ...(r.ontvangers ?? []).map(({ naam, aantal }) => [`o ${naam}`, aantal] as const),
    ...(r.rollen ?? []).map(({ rol, regels }) => [`r ${rol}`, regels] as const),
  ])
}

/** A sum that someone can make: what adds up to what. */
type Som = readonly [totaal: string, delen: readonly string[]]

/** Every sum of the page. All looking is that of colleagues, and of systems and people with a code. */
function sommen(r: Maandcijfers, regels: readonly Regel[]): readonly Som[] {
  const met = (letter: string) => [...gedrukt(r).keys()].filter((naam) => naam.startsWith(`${letter} `))
  const kijken = kijkhandelingen.filter((een) => regels.some(({ handeling }) => handeling === een))
  const alle: readonly Som[] = [
    ['alles', met('h')],
    ['alles', met('d')],
    ['h verstrekt', met('o')],
    ['gekeken', met('r')],
    ['kijken', ['gekeken', 'anderen']],
    ['kijken', r.handelingen === null ? [] : kijken.map((een) => `h ${een}`)],
  ]
  return alle.filter(([, delen]) => delen.length > 0)
}

/** How much systems and people with a code looked. */
const vanAnderen = (regels: readonly Regel[]) =>
  regels.filter((regel) => isKijken(regel) && regel.wie === null).length

/** What is known: the page, and that no system and nobody with a code looked, where that is so. */
function bekend(r: Maandcijfers, regels: readonly Regel[]): ReadonlyMap<string, number | null> {
  return new Map([...gedrukt(r), ['anderen', vanAnderen(regels) === 0 ? 0 : null]])
}

/** Between which two numbers each cell must lie, for who reasons on from sum to sum until nothing gets sharper. */
function beredeneer(cellen: ReadonlyMap<string, number | null>, alle: readonly Som[]) {
  const grens = new Map([...cellen].map(([naam, n]) => [naam, { van: n ?? 0, tot: n ?? 10_000 }]))
  for (const [naam, { van, tot }] of grens)
    if (/^[hdor] /.test(naam)) grens.set(naam, { van: Math.max(van, 1), tot })
  const van = (naam: string) => grens.get(naam) ?? { van: 0, tot: 10_000 }
  for (let scherper = true; scherper; ) {
    scherper = false
    for (const [totaal, delen] of alle)
      for (const naam of [totaal, ...delen]) {
        const rest = delen.filter((deel) => deel !== naam).map(van)
        const laag = rest.reduce((som, een) => som + een.van, 0)
        const hoog = rest.reduce((som, een) => som + een.tot, 0)
        const nu = van(naam)
        const nieuw =
          naam === totaal
            ? { van: Math.max(nu.van, laag), tot: Math.min(nu.tot, hoog) }
            : { van: Math.max(nu.van, van(totaal).van - hoog), tot: Math.min(nu.tot, van(totaal).tot - laag) }
        if (nieuw.van > nu.van || nieuw.tot < nu.tot) {
          grens.set(naam, nieuw)
          scherper = true
        }
      }
  }
  return grens
}

test('no number that is hidden can be worked out from those that are shown, by any sum of the page', () => {
  let metVerborgen = 0
  fc.assert(
    fc.property(maand, (regels) => {
      const r = rapport(regels)
      const cellen = bekend(r, regels)
      const verborgen = [...cellen].filter(([, n]) => n === null)
      if (verborgen.length > 0 && verborgen.length < cellen.size) metVerborgen++
      const grens = beredeneer(cellen, sommen(r, regels))
      for (const [naam] of verborgen) {
        // Of many systems that looked, how often is told by nobody, and may be worked out.
        if (naam === 'anderen' && vanAnderen(regels) >= kleinste) continue
        const { van, tot } = grens.get(naam) ?? { van: 0, tot: 0 }
        assert.ok(van < tot, `${naam} must be ${van}`)
      }
    }),
    { numRuns: 5_000 },
  )
  assert.ok(metVerborgen > 200, `only ${metVerborgen} months hid a part`)
})

test('what is shown is what was counted', () => {
  fc.assert(
    fc.property(maand, (regels) => {
      const r = rapport(regels)
      for (const { naam, aantal } of r.handelingen ?? [])
        if (aantal !== null) assert.equal(aantal, regels.filter(({ handeling }) => handeling === naam).length)
      if (r.regels !== null) assert.equal(r.regels, regels.length)
      const gekeken = regels.filter((regel) => isKijken(regel) && regel.wie !== null)
      if (r.gelezen !== null) assert.equal(r.gelezen, gekeken.length)
      for (const { rol, regels: n, collegas } of r.rollen ?? []) {
        const deel = gekeken.filter((een) => een.rol === rol)
        if (n !== null) assert.equal(n, deel.length)
        if (collegas !== null) assert.equal(collegas, new Set(deel.map(({ wie }) => wie)).size)
      }
    }),
  )
})

test('what few looked at by one way of looking hides the total of all looking', () => {
  const team = [...'abcdef'].map((wie): Regel => {
    const rest = { ontvanger: '', buiten: false, doel: 'plan', rol: 'casemanager' }
    return { ...rest, wie, handeling: 'gelezen' }
  })
  const alleen = team.slice(0, 1).map((regel) => ({ ...regel, handeling: 'gezocht' }))
  const schrijft = team.map((regel) => ({ ...regel, handeling: 'vastgelegd' }))
  const zoekt = team.map((regel) => ({ ...regel, handeling: 'gezocht' }))
  assert.equal(rapport([...team, ...zoekt, ...schrijft]).gelezen, 12)
  const weinig = rapport([...team, ...alleen, ...schrijft])
  assert.deepEqual([weinig.gelezen, weinig.deelBuiten, weinig.rollen], [null, null, null])
  assert.equal(weinig.regels, 13)
})
