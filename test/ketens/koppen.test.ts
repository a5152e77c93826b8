import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openServer } from '../../src/server.ts'
import { routesVan } from '../routes.ts'
import { inlog } from '../sessie.ts'
import { maakWereld, type Wereld } from '../wereld.ts'

let wereld: Wereld
let sluit: () => Promise<void> = async () => {}
before(async () => {
  wereld = await maakWereld({
    after: (werk) => {
      sluit = werk
    },
  })
})
after(() => sluit())

/** What every answer must carry, whoever wrote it. */
const verwacht: Readonly<Record<string, RegExp>> = {
  'strict-transport-security': /^max-age=31536000; includeSubDomains$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /(?=.*camera=\(\))(?=.*geolocation=\(\))(?=.*microphone=\(\))(?=.*payment=\(\))/,
  'content-security-policy': /^default-src 'none';.*frame-ancestors 'none'/,
  'cache-control': /./,
}

async function keur(antwoord: Response, aan: string): Promise<void> {
  for (const [kop, patroon] of Object.entries(verwacht))
    assert.match(antwoord.headers.get(kop) ?? '', patroon, `${aan}: ${kop}`)
  const csp = antwoord.headers.get('content-security-policy') ?? ''
  assert.doesNotMatch(csp, /unsafe|\*|https?:|data:|blob:/, aan)
  for (const kop of ['x-powered-by', 'server'])
    assert.equal(antwoord.headers.get(kop), null, `${aan}: ${kop}`)
  const tekst = await antwoord.text()
  if (!(antwoord.headers.get('content-type') ?? '').startsWith('text/html')) return
  if (!csp.includes('form-action')) return
  assert.match(csp, /form-action 'self'.*base-uri 'none'/, aan)
  // What the policy would block must not be there either: a page without its style is no page.
  assert.doesNotMatch(tekst, /<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)/i, aan)
}

test('every route carries every header, signed in or not, with whatever it answers', async (t) => {
  const niemand = { Origin: wereld.adres }
  const bezoekers: Record<string, string>[] = [niemand]
  for (const wie of ['nazorg-0518', 'backoffice-dji', 'beheer-justid', 'beheer-rotterdam'])
    bezoekers.push({ ...niemand, Cookie: (await inlog(wereld, wie)).cookie })
  const statussen = new Map<number, number>()
  let gezien = 0
  for (const { methode, pad } of routesVan(wereld.routes)) {
    // Files and the API know no cookies: there everyone is nobody. Signing out would make the rest nobody too.
    const alleenNiemand = /^\/(api|statisch|oauth|eiland|afmelden)\//.test(`${pad}/`)
    const adres = pad.replaceAll(/:\w+/g, crypto.randomUUID()).replace('*', 'x')
    for (const headers of alleenNiemand ? [niemand] : bezoekers) {
      const antwoord = await fetch(`${wereld.adres}${adres}`, {
        method: methode,
        headers,
        redirect: 'manual',
      })
      statussen.set(antwoord.status, (statussen.get(antwoord.status) ?? 0) + 1)
      await keur(antwoord, `${methode} ${pad}: ${antwoord.status}`)
      gezien++
    }
  }
  t.diagnostic(`headers: ${gezien} answers, ${[...statussen].map(([s, n]) => `${s} ${n}x`).join(', ')}`)
  for (const status of [200, 303, 400, 401, 403, 404, 415]) assert.ok(statussen.has(status), String(status))
})

test('so does what goes wrong before a route is found, or because a server has only begun', async () => {
  const pogingen: readonly (readonly [string, RequestInit, number])[] = [
    ['/bestaat-niet', {}, 404],
    ['/api/v1/bestaat-niet', {}, 404],
    ['/statisch/../geheim', {}, 404],
    ['/statisch/%2e%2e%2fgeheim', {}, 404],
    ['/register', { method: 'DELETE', headers: { Origin: wereld.adres } }, 405],
    ['/api/v1/toetsen', { method: 'PUT' }, 405],
    [
      '/afmelden',
      { method: 'POST', headers: { Origin: 'https://kwaad.example' }, body: new URLSearchParams() },
      403,
    ],
    [
      '/afmelden',
      {
        method: 'POST',
        headers: { Origin: wereld.adres },
        body: new URLSearchParams({ a: 'a'.repeat(200_000) }),
      },
      413,
    ],
    ['/oauth/token', { method: 'POST', body: '{}' }, 400],
    ['/oauth/jwks', {}, 200],
    ['/oauth/.well-known/openid-configuration', {}, 200],
  ]
  for (const [pad, init, status] of pogingen) {
    const antwoord = await fetch(`${wereld.adres}${pad}`, { redirect: 'manual', ...init })
    assert.equal(antwoord.status, status, pad)
    await keur(antwoord, pad)
  }
  const begonnen = await openServer({ host: '127.0.0.1', port: 0 })
  try {
    const antwoord = await fetch(begonnen.adres)
    assert.equal(antwoord.status, 503)
    await keur(antwoord, 'a server that begins')
  } finally {
    await begonnen.sluit()
  }
})
