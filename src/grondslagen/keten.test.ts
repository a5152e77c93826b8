import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testregister } from '../../test/testregister.ts'
import { type Ketenstap, tbsKeten } from './keten.ts'
import { wieGeeftWat } from './matrix.ts'
import { toets } from './toets.ts'

const register = await testregister()
const dag = '2026-11-22'

function stap(keten: readonly Ketenstap[], nummer: string): Ketenstap {
  const gevonden = keten.find((een) => een.nummer === nummer)
  assert.ok(gevonden, nummer)
  return gevonden
}

test('the chain has fifteen steps and then three routes of four', () => {
  const nummers = tbsKeten(register, dag).map(({ nummer }) => nummer)
  assert.equal(nummers.length, 15 + 3 * 4)
  assert.equal(new Set(nummers.map((n) => Number.parseInt(n, 10))).size, 19)
})

test('who comes and goes between two steps adds up, whatever the route', () => {
  for (const dagen of ['2020-06-01', '2025-06-30', '2025-07-01', dag]) {
    const keten = tbsKeten(register, dagen)
    const paren = new Map<string, Set<string>>()
    for (const { nummer, erbij, eraf } of keten) {
      const getal = Number.parseInt(nummer, 10)
      const voor = getal <= 16 ? String(getal - 1) : `${getal - 1}${nummer.slice(-1)}`
      const nu = new Set(paren.get(voor) ?? [])
      for (const paar of eraf) assert.ok(nu.delete(paar), `${nummer}: ${paar} was not there`)
      for (const paar of erbij) {
        assert.ok(!nu.has(paar), `${nummer}: ${paar} was there already`)
        nu.add(paar)
      }
      paren.set(nummer, nu)
    }
    const eind = stap(keten, '19b')
    const { gevers, ontvangers, vak } = wieGeeftWat(register, dagen, eind.id)
    const geteld = gevers.flatMap((van) =>
      ontvangers
        .filter((naar) => {
          const { mag = 0, magAls = 0 } = vak(van, naar) ?? {}
          return mag + magAls > 0
        })
        .map((naar) => `${van}>${naar}`),
    )
    assert.deepEqual([...(paren.get('19b') ?? [])].toSorted(), geteld.toSorted())
  }
})

test('a cell of the matrix counts what the toets allows without any fact', () => {
  let gezien = 0
  for (const { id: processtap } of register.begrippen.processtappen) {
    const { gevers, ontvangers, vak } = wieGeeftWat(register, dag, processtap)
    for (const verstrekker of gevers)
      for (const ontvanger of ontvangers) {
        const vakje = vak(verstrekker, ontvanger)
        if (vakje === null) continue
        const gegevens = [...register.gegeven.keys()]
        const vraag = { verstrekker, ontvanger, gegevens, processtap, peildatum: dag, feiten: {} }
        const uitkomsten = toets(register, vraag).gegevens.map(({ uitkomst }) => uitkomst)
        assert.equal(vakje.mag, uitkomsten.filter((u) => u === 'toegestaan').length)
        assert.equal(vakje.magAls, uitkomsten.filter((u) => u === 'onbeslist').length)
        gezien += 1
      }
  }
  assert.ok(gezien > 20)
})

test('two days between which no rule changes give the same matrix, the day a rule begins gives another', () => {
  assert.equal(wieGeeftWat(register, '2026-11-21'), wieGeeftWat(register, dag))
  assert.equal(wieGeeftWat(register, '2018-12-31').vak('dji', 'college')?.mag ?? 0, 0)
  assert.ok((wieGeeftWat(register, '2019-01-01').vak('dji', 'college')?.mag ?? 0) > 0)
})
