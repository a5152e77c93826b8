import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { z } from 'zod'
import { isZeker } from '../src/grondslagen/tijdvak.ts'
import { testregister } from './testregister.ts'

const register = await testregister()
const ids = z.array(z.string()).default([])
const nagekeken = z
  .record(z.string(), z.strictObject({ nummer: z.string(), gelezen: ids, genoemd: ids }))
  .parse(parse(readFileSync(new URL('bronnen/artikelen.yaml', import.meta.url), 'utf8')))

type Verwijzing = (typeof register.regels)[number]['grondslagen'][number]
type Plaats = Pick<Verwijzing, 'artikel' | 'lid' | 'onderdeel'>

function plaats({ artikel, lid, onderdeel }: Plaats): string {
  return artikel + (lid ? ` lid ${lid}` : '') + (onderdeel ? ` onder ${onderdeel}` : '')
}

const alle = register.regels.flatMap((regel) =>
  regel.grondslagen.flatMap(({ jo, ...grond }) =>
    [grond, ...(jo ? [jo] : [])].map((p) => ({
      regel,
      wet: grond.wet,
      artikel: plaats(p),
      nietGelezen: grond.nietGelezen,
    })),
  ),
)

test('artikelen: every law has the number that was looked up, or is cited by Staatsblad or Staatscourant', () => {
  const genummerd = [...register.wet.values()].map((wet) => [wet.id, wet.bwb ?? wet.celex ?? wet.vindplaats])
  assert.deepEqual(
    Object.fromEntries(genummerd),
    Object.fromEntries(Object.entries(nagekeken).map(([id, { nummer }]) => [id, nummer])),
  )
})

test('artikelen: every article a rule rests on was looked up, and no more are on the list', (t) => {
  t.diagnostic(
    `${alle.length} verwijzingen naar ${new Set(alle.map((a) => `${a.wet} ${a.artikel}`)).size} artikelen`,
  )
  const gebruikt = new Set(alle.map(({ wet, artikel }) => `${wet} ${artikel}`))
  const bekend = new Set(
    Object.entries(nagekeken).flatMap(([wet, { gelezen, genoemd }]) =>
      [...gelezen, ...genoemd].map((artikel) => `${wet} ${artikel}`),
    ),
  )
  assert.deepEqual(
    [...gebruikt].filter((a) => !bekend.has(a)),
    [],
  )
  assert.deepEqual(
    [...bekend].filter((a) => !gebruikt.has(a)),
    [],
  )
})

test('artikelen: what was not read is never called verified, and the rule says so', () => {
  const ongelezen = alle.filter(({ wet, artikel }) => nagekeken[wet]?.genoemd.includes(artikel))
  assert.ok(ongelezen.length > 5)
  for (const { regel, wet, artikel } of ongelezen) {
    assert.notEqual(regel.zekerheid, 'geverifieerd', `${regel.id}: ${wet} ${artikel}`)
    assert.match(regel.toelichting, /rapport|handreiking|niet (na)?lezen/, `${regel.id}: ${wet} ${artikel}`)
  }
})

test('artikelen: what was not read is marked, so that the answer says so, and nothing else is', () => {
  for (const { regel, wet, artikel, nietGelezen } of alle)
    assert.equal(
      nietGelezen ?? false,
      nagekeken[wet]?.genoemd.includes(artikel) ?? false,
      `${regel.id}: ${wet} ${artikel}`,
    )
})

test('artikelen: health goes only with an exception to the ban on it, or the rule says that it has none', () => {
  const gezondheid = register.begrippen.gegevens.filter(({ klasse }) => klasse === 'b').map(({ id }) => id)
  const uitzondering = ({ wet, artikel }: Verwijzing) =>
    (wet === 'avg' && artikel === '9') || (wet === 'uavg' && ['22', '30'].includes(artikel))
  let gezien = 0
  for (const regel of register.regels.filter(isZeker)) {
    // What somebody is told about himself is no sharing with another.
    if (regel.ontvangers.every((naar) => naar === 'betrokkene')) continue
    for (const gegeven of regel.gegevens.filter((id) => gezondheid.includes(id))) {
      gezien += 1
      const gedekt = regel.grondslagen.some((g) => uitzondering(g) && (g.voor?.includes(gegeven) ?? true))
      const gezegd = regel.tegenspraken.some(
        (zin) => /uitzondering/i.test(zin) && /(niet na|lazen wij niet)/.test(zin),
      )
      assert.ok(gedekt || gezegd, `${regel.id}: ${gegeven}`)
    }
  }
  assert.ok(gezien > 100, String(gezien))
})

test('artikelen: a date in a remedy or explanation is the date on which the law began', () => {
  const dagen: readonly [RegExp, string][] = [
    [/artikel(en)? (18a Pbw en )?20d (lid \d (onder \w )?)?Pm[^.]*1 juli 2021/i, '2021-07-01'],
    [/WGS[^.]*1 maart 2025/, '2025-03-01'],
    [/artikel 51c Wjsg[^.]*1 januari 2019/i, '2019-01-01'],
    [/artikel 2\.5[^.]*Wfz[^.]*1 juli 2025/i, '2025-07-01'],
  ]
  const begin = (id: string) => register.regel.get(id)?.geldigVan
  const echt = ['plan-basis', 'zvh-overheid', 'begin-einde-detentie', 'tbs-vervolgzorg-wfz'].map(begin)
  assert.deepEqual(
    echt,
    dagen.map(([, dag]) => dag),
  )
  const zinnen = register.regels.flatMap((r) => [
    r.toelichting,
    ...('remedies' in r ? r.remedies : []).map(({ wat }) => wat),
  ])
  for (const [vorm] of dagen)
    assert.ok(
      zinnen.some((zin) => vorm.test(zin)),
      String(vorm),
    )
})
