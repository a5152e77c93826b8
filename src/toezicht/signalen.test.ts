import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Daad, gewoonWerk, toeval } from '../../test/kantooruren.ts'
import type { Dagcijfer } from './dagcijfers.ts'
import { signalenIn } from './signalen.ts'

const dag = (gebruiker: string, anders: Partial<Dagcijfer> = {}): Dagcijfer => ({
  ...{ gebruiker, rol: 'casemanager', dag: '2026-11-02', gelezen: 6, mensen: 6, geopend: 6 },
  ...{ buitenUren: 0, zonderRelatie: 0, glas: 0, eigenNaam: 0, eigenGeweigerd: 0, ...anders },
})
const team = ['a', 'b', 'c', 'd', 'e', 'f'].map((een) => dag(een))
const soorten = (...dagen: readonly Dagcijfer[]) =>
  signalenIn([...team, ...dagen]).map(({ soort, gebruiker }) => `${gebruiker} ${soort}`)

test('at the edge of each rule: one less says nothing', () => {
  assert.deepEqual(soorten(), [])
  assert.deepEqual(soorten(dag('x', { geopend: 19, mensen: 19 })), [])
  assert.deepEqual(soorten(dag('x', { geopend: 20, mensen: 20 })), ['x ongewoon-veel'])
  assert.deepEqual(soorten(dag('x', { mensen: 149 })), [], 'lists of many, and few opened')
  assert.deepEqual(soorten(dag('x', { mensen: 150 })), ['x ongewoon-veel'], 'list after list')
  const nachten = (laatste: number) =>
    [4, 4, laatste].map((buitenUren, i) => dag('x', { dag: `2026-11-0${i + 3}`, gelezen: 14, buitenUren }))
  assert.deepEqual(soorten(...nachten(1)), [])
  assert.deepEqual(soorten(...nachten(2)), ['x buiten-uren'])
  assert.deepEqual(soorten(...nachten(2).map((een) => ({ ...een, gelezen: 17 }))), [], 'a small part of it')
  assert.deepEqual(soorten(...nachten(6).slice(1)), ['x buiten-uren'], 'ten on two days')
  const bijnaEen = [9, 1].map((buitenUren, i) =>
    dag('x', { dag: `2026-11-0${i + 3}`, gelezen: 14, buitenUren }),
  )
  assert.deepEqual(soorten(...bijnaEen), [], 'one such day, and one moment of another')
  const vroeg = Array.from({ length: 12 }, (_, i) =>
    dag('x', { dag: `2026-11-${i + 10}`, gelezen: 3, buitenUren: 1 }),
  )
  assert.deepEqual(soorten(...vroeg), [], 'a list at five to seven, every day')
  assert.deepEqual(soorten(dag('x', { gelezen: 40, buitenUren: 19 })), [], 'one early morning')
  assert.deepEqual(soorten(dag('x', { gelezen: 40, buitenUren: 20 })), ['x buiten-uren'])
  assert.deepEqual(soorten(dag('x', { zonderRelatie: 2 })), [])
  assert.deepEqual(soorten(dag('x', { zonderRelatie: 3 })), ['x zonder-relatie'])
  const verspreid = Array.from({ length: 6 }, (_, i) =>
    dag('x', { dag: `2026-11-0${i + 1}`, zonderRelatie: 1 }),
  )
  assert.deepEqual(soorten(...verspreid.slice(1)), [])
  assert.deepEqual(soorten(...verspreid), ['x zonder-relatie'])
  assert.deepEqual(soorten(dag('x', { eigenNaam: 1 })), ['x eigen-naam'])
  assert.deepEqual(soorten(dag('x', { eigenGeweigerd: 1 })), ['x eigen-naam'])
  assert.deepEqual(soorten(dag('x', { glas: 1 })), ['x glasbraak'])
})

test('who works at night as all colleagues do stands not out; with too few to compare with only the hours are told, beside nobody', () => {
  const nacht = team.map((een) => ({ ...een, buitenUren: 6 }))
  assert.deepEqual(signalenIn([...nacht, dag('x', { gelezen: 20, buitenUren: 20 })]), [])
  const alleen = [dag('x', { mensen: 400, gelezen: 400, buitenUren: 400, zonderRelatie: 9 })]
  assert.deepEqual(
    signalenIn(alleen).map(({ soort, gewoon }) => [soort, gewoon]),
    [
      ['buiten-uren', null],
      ['zonder-relatie', null],
    ],
  )
  // A role of its own is no colleague: the director is not held against casemanagers.
  assert.deepEqual(soorten(dag('x', { rol: 'directeur', mensen: 100 })), [])
})

test('the same days in any order give the same signals, and seeing more never takes a signal away', () => {
  const cijfer = fc.record({
    gebruiker: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    rol: fc.constant('casemanager'),
    dag: fc.constantFrom('2026-11-02', '2026-11-03', '2026-11-04'),
    gelezen: fc.nat(80),
    mensen: fc.nat(60),
    geopend: fc.nat(60),
    buitenUren: fc.nat(40),
    zonderRelatie: fc.nat(4),
    glas: fc.nat(1),
    eigenNaam: fc.nat(1),
    eigenGeweigerd: fc.nat(1),
  })
  const dagen = fc.uniqueArray(cijfer, { selector: (een) => `${een.gebruiker} ${een.dag}`, maxLength: 20 })
  fc.assert(
    fc.property(dagen, fc.nat(), (reeks, plek) => {
      const eerst = signalenIn(reeks)
      const paren = (lijst: typeof eerst) =>
        lijst.map(({ soort, gebruiker }) => `${gebruiker} ${soort}`).toSorted()
      assert.deepEqual(paren(signalenIn(reeks.toReversed())), paren(eerst))
      if (reeks.length === 0) return
      const i = plek % reeks.length
      const meer = reeks.map((een, nummer) =>
        nummer === i ? { ...een, zonderRelatie: een.zonderRelatie + 5 } : een,
      )
      assert.ok(paren(signalenIn(meer)).includes(`${reeks[i]?.gebruiker} zonder-relatie`))
    }),
  )
})

/** What the database counts, counted here: days by the clock in the Netherlands, which in this month is an hour ahead. */
function dagcijfers(daden: readonly Daad[]): readonly Dagcijfer[] {
  const lokaal = (op: Date) => new Date(op.getTime() + 3_600_000)
  const perDag = Map.groupBy(daden, ({ wie, op }) => `${wie.id} ${lokaal(op).toISOString().slice(0, 10)}`)
  return [...perDag].map(([sleutel, deel]) => {
    const gezien = deel.filter(({ regel }) => regel.handeling === 'gelezen')
    // What one wrote down at one moment is one act.
    const daad = [...Map.groupBy(gezien, ({ op }) => op.getTime()).values()]
    const buiten = daad.flat().filter(({ op }) => {
      const uur = lokaal(op).getUTCHours()
      return uur < 7 || uur >= 20 || [0, 6].includes(lokaal(op).getUTCDay())
    })
    const mensen = (lijst: readonly Daad[]) => new Set(lijst.map(({ regel }) => regel.betrokkene)).size
    const [gebruiker = '', dagnaam = ''] = sleutel.split(' ')
    return {
      ...{ gebruiker, rol: 'casemanager', dag: dagnaam, gelezen: daad.length, mensen: mensen(gezien) },
      geopend: mensen(daad.filter((regels) => mensen(regels) === 1).flat()),
      buitenUren: new Set(buiten.map(({ op }) => op.getTime())).size,
      zonderRelatie: mensen(deel.filter(({ regel }) => regel.handeling === 'geweigerd')),
      ...{ glas: 0, eigenNaam: 0, eigenGeweigerd: 0 },
    }
  })
}

for (const grootte of [100, 12])
  test(`in the ordinary work of twenty teams of ${grootte} few colleagues stand out`, (t) => {
    let vals = 0
    for (let zaad = 1; zaad <= 20; zaad++) {
      const team = Array.from({ length: grootte }, (_, i) => ({ id: `m${i}`, rol: 'casemanager' }))
      const signalen = signalenIn(dagcijfers(gewoonWerk(team, 27, toeval(zaad))))
      vals += new Set(signalen.map(({ gebruiker }) => gebruiker)).size
    }
    const deel = vals / (20 * grootte)
    t.diagnostic(
      `false alarms: ${vals} of ${20 * grootte} colleagues in a month, ${(100 * deel).toFixed(2)} %`,
    )
    assert.ok(deel <= 0.03, `${vals} colleagues`)
  })
