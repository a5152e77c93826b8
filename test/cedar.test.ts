import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cedarBeleid, maakCedar } from '../bench/cedar.ts'
import { loterij, vragenOver } from '../bench/vragen.ts'
import { bouwRegister, type Register } from '../src/grondslagen/lookup.ts'
import type { Regel } from '../src/grondslagen/schema.ts'
import { uitkomstVan } from '../src/grondslagen/uitkomst.ts'
import type { Vraag } from '../src/grondslagen/vraag.ts'
import { testregister } from './testregister.ts'

const register = await testregister()

/** Questions put to both. Each is about one gegeven, for Cedar answers one at a time. */
const aantal = 100_000

function bevat(lijst: readonly string[] | 'alle', id: string): boolean {
  return lijst === 'alle' || lijst.includes(id)
}

/** The rules of one sender: fewer policies for Cedar to walk through, and no other answer for that sender. */
function vanAfzender({ registerversie, begrippen, wetten, regels }: Register, van: string): Register {
  const speelt = (r: Regel) => bevat(r.verstrekkers, van) || (r.wederzijds && bevat(r.ontvangers, van))
  return bouwRegister({ registerversie, begrippen, wetten, regels: regels.filter(speelt) })
}

/** The facts that some rule of this gegeven asks for; the others cannot matter and only cost time. */
function feitenBij(gegeven: string): ReadonlySet<string> {
  const regels = register.regels.filter((r) => r.soort !== 'knelpunt' && bevat(r.gegevens, gegeven))
  return new Set(regels.flatMap((r) => (r.soort === 'knelpunt' ? [] : r.voorwaarden.map((v) => v.feit))))
}

function bewaard<T>(maak: (naam: string) => T): (naam: string) => T {
  const eerder = new Map<string, T>()
  return (naam) => {
    const bekend = eerder.get(naam) ?? maak(naam)
    eerder.set(naam, bekend)
    return bekend
  }
}

const feitenVan = bewaard(feitenBij)

function klein(vraag: Vraag, gegeven: string): Vraag {
  const ertoe = feitenVan(gegeven)
  const feiten = Object.fromEntries(Object.entries(vraag.feiten).filter(([feit]) => ertoe.has(feit)))
  return { ...vraag, gegevens: [gegeven], feiten }
}

test('Cedar and our toets agree on a hundred thousand questions', (t) => {
  const cedar = bewaard((van) => maakCedar(`van ${van}`, vanAfzender(register, van)))
  let gesteld = 0
  let toegestaan = 0
  for (const vraag of vragenOver(register, loterij(4711))) {
    for (const gegeven of vraag.gegevens) {
      const wij = uitkomstVan(register, { ...vraag, gegevens: [gegeven] })[0] === 'toegestaan'
      const zij = cedar(vraag.verstrekker)(klein(vraag, gegeven), gegeven)
      if (wij !== zij) assert.fail(`Cedar says ${zij}: ${JSON.stringify({ ...vraag, gegevens: [gegeven] })}`)
      gesteld += 1
      if (wij) toegestaan += 1
    }
    if (gesteld >= aantal) break
  }
  t.diagnostic(`${gesteld} questions, ${toegestaan} allowed`)
  assert.ok(toegestaan > aantal / 50, 'permissions must be met often')
})

test('with all policies and all facts Cedar says the same', () => {
  const mag = maakCedar('alles', register)
  let gesteld = 0
  for (const vraag of vragenOver(register, loterij(12))) {
    const uitkomsten = uitkomstVan(register, vraag)
    for (const [i, gegeven] of vraag.gegevens.entries())
      assert.equal(mag(vraag, gegeven), uitkomsten[i] === 'toegestaan', JSON.stringify({ vraag, gegeven }))
    if (++gesteld === 300) break
  }
})

test('the comparison can see a difference: one rule less in Cedar is noticed', () => {
  const [weg] = register.regels.filter((r) => r.soort === 'toestaan' && r.zekerheid !== 'onzeker')
  assert.ok(weg)
  const { registerversie, begrippen, wetten, regels } = register
  const minder = bouwRegister({ registerversie, begrippen, wetten, regels: regels.filter((r) => r !== weg) })
  assert.notEqual(cedarBeleid(minder), cedarBeleid(register))
  const mag = maakCedar('minder', minder)
  const alleen = bouwRegister({ registerversie, begrippen, wetten, regels: [weg] })
  let anders = 0
  let gesteld = 0
  for (const vraag of vragenOver(alleen, loterij(5))) {
    const uitkomsten = uitkomstVan(alleen, vraag)
    for (const [i, gegeven] of vraag.gegevens.entries())
      if (uitkomsten[i] === 'toegestaan' && !mag(vraag, gegeven)) anders += 1
    if (++gesteld === 300) break
  }
  assert.ok(anders > 0)
})
