import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import type { Env } from '../src/platform/http.ts'
import { openbaar } from '../src/platform/poort.ts'
import { alleen } from '../src/toegang/toegang.ts'
import { alleRollen, magLangs, routesVan } from './routes.ts'
import { maakWereld } from './wereld.ts'

test('every route has exactly one gate, and each role in it exists', async (t) => {
  const { routes } = await maakWereld(t)
  const gevonden = routesVan(routes)
  const zonder = gevonden.filter(({ poorten }) => poorten.length !== 1)
  assert.deepEqual(zonder, [])
  const rollen = alleRollen()
  const bekend = new Set(rollen.flatMap(({ rol, partij }) => [rol, `${rol}@${partij}`]))
  for (const { pad, poorten } of gevonden)
    for (const rol of poorten.filter((poort) => poort !== 'iedereen').flat())
      assert.ok(bekend.has(rol), `${pad}: ${rol}`)
  for (const route of gevonden) {
    const door = rollen.filter((rol) => magLangs(route, rol)).map(({ rol, partij }) => `${rol}@${partij}`)
    const wie = route.poorten[0] === 'iedereen' ? 'iedereen' : door.join(' ')
    t.diagnostic(`${route.methode.padEnd(6)} ${route.pad.padEnd(60)} ${wie}`)
  }
  t.diagnostic(`${gevonden.length} routes, ${rollen.length} rollen`)
})

test('a route without a gate, and one with two, are found', () => {
  const app = new Hono<Env>()
  app.get('/open', (c) => c.text(''))
  app.get('/dubbel', openbaar(), alleen('fg'), (c) => c.text(''))
  app.get('/goed', alleen('fg'), (c) => c.text(''))
  const fout = routesVan(app.routes).filter(({ poorten }) => poorten.length !== 1)
  assert.deepEqual(
    fout.map(({ pad }) => pad),
    ['/open', '/dubbel'],
  )
})
