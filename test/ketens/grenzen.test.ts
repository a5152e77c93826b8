import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { maakApp } from '../../src/app.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { type Grenzen, grenzenVoor } from '../../src/platform/grenzen.ts'
import { inlog } from '../sessie.ts'
import { lees, maakWereld, type Wereld } from '../wereld.ts'

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

const weinig = { aantal: 3, seconden: 600 }

/** The application with these limits, asked from an address through the proxy 10.0.0.1. */
function strak(grenzen: Partial<Grenzen>) {
  const { bank, klok, grondslagen, toegang, wachtrijen, kluis } = wereld
  const app = maakApp({
    db: bank,
    klok,
    grondslagen,
    logboek: maakLogboek('00'.repeat(32)),
    kluis,
    wachtrijen,
    oefen: true,
    toegang,
    grenzen: { ...grenzenVoor(true), ...grenzen },
    proxies: ['10.0.0.1'],
  })
  return (pad: string, adres: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
    app.request(
      pad,
      { ...init, headers: { 'X-Forwarded-For': adres, ...headers } },
      { incoming: { socket: { remoteAddress: '10.0.0.1' } } },
    )
}

/** The same request so many times; gives the statuses. */
async function keer(aantal: number, vraag: () => Response | Promise<Response>): Promise<readonly number[]> {
  const gezien: number[] = []
  for (let i = 0; i < aantal; i++) gezien.push((await vraag()).status)
  return gezien
}

test('an address that asks too much gets a page or problem details that say how long to wait; another goes on', async () => {
  const vraag = strak({ adres: weinig })
  assert.deepEqual(await keer(4, () => vraag('/register', '203.0.113.1')), [200, 200, 200, 429])
  const pagina = await vraag('/register', '203.0.113.1')
  assert.equal(pagina.status, 429)
  assert.match(pagina.headers.get('content-type') ?? '', /text\/html/)
  assert.match(pagina.headers.get('content-security-policy') ?? '', /^default-src 'none'/)
  const wacht = Number(pagina.headers.get('retry-after'))
  assert.ok(wacht > 100 && wacht <= 200, String(wacht))
  assert.match(await pagina.text(), /te veel verzoeken[\s\S]*Wacht 4 minuten/)
  const api = await vraag('/api/v1/grondslagen', '203.0.113.1')
  assert.equal(api.headers.get('content-type'), 'application/problem+json')
  assert.ok(Number(api.headers.get('retry-after')) > 100)
  assert.partialDeepStrictEqual(await lees(api), { status: 429, code: 'te-vaak' })
  assert.equal((await vraag('/register', '203.0.113.2')).status, 200)
})

test('files, and the question whether it is alive, are never refused', async () => {
  const vraag = strak({ adres: weinig })
  await keer(5, () => vraag('/register', '203.0.113.1'))
  for (const pad of [
    '/gezondheid/levend',
    '/gezondheid/gereed',
    '/statisch/nlds.css',
    '/.well-known/security.txt',
  ])
    assert.deepEqual(await keer(5, () => vraag(pad, '203.0.113.1')), [200, 200, 200, 200, 200], pad)
})

test('a person has a limit of their own wherever they are, and takes nothing from the address', async () => {
  const vraag = strak({ account: weinig, adres: weinig })
  const { cookie: Cookie } = await inlog({ ...wereld, bank: wereld.bank }, 'nazorg-0518')
  const ander = await inlog({ ...wereld, bank: wereld.bank }, 'nazorg-0599')
  let plek = 1
  const overal = () => vraag('/berichtenbox', `203.0.113.${plek++}`, { Cookie })
  assert.deepEqual(await keer(4, overal), [200, 200, 200, 429])
  assert.equal((await vraag('/berichtenbox', '203.0.113.1', { Cookie: ander.cookie })).status, 200)
  assert.equal((await vraag('/register', '203.0.113.1')).status, 200)
})

test('a machine has a limit of its own, and a wrong token counts for the address', async () => {
  const vraag = strak({ account: weinig, adres: weinig })
  const met = async (...wie: [string, string]) => ({ Authorization: `Bearer ${await wereld.token(...wie)}` })
  const een = await met('college-0518', 'nazorgcoordinator')
  const ander = await met('college-0599', 'nazorgcoordinator')
  assert.deepEqual(await keer(4, () => vraag('/api/v1/berichten', '203.0.113.1', een)), [200, 200, 200, 429])
  assert.equal((await vraag('/api/v1/berichten', '203.0.113.1', ander)).status, 200)
  const fout = { Authorization: 'Bearer abc' }
  assert.deepEqual(await keer(4, () => vraag('/api/v1/berichten', '203.0.113.9', fout)), [401, 401, 401, 429])
})

test('signing in and asking for tokens have limits of their own, before any work is done for them', async () => {
  const vraag = strak({ aanmelden: weinig, token: weinig })
  const begin = () => vraag('/aanmelden/terug?code=x&state=y', '203.0.113.1')
  assert.deepEqual(await keer(4, begin), [400, 400, 400, 429])
  assert.equal((await vraag('/aanmelden/bij/oefen-eherkenning', '203.0.113.1')).status, 429)
  assert.equal((await vraag('/aanmelden', '203.0.113.1')).status, 200, 'the page itself stays open')
  // Through the real server: the token server answers there by itself.
  const { adres } = wereld
  assert.equal((await fetch(`${adres}/oauth/token`, { method: 'POST' })).status, 400)
  await keer(3, () => vraag('/oauth/token', '203.0.113.1', {}, { method: 'PUT' }))
  const token = await vraag('/oauth/token', '203.0.113.1', {}, { method: 'POST' })
  assert.equal(token.status, 429)
  assert.equal(token.headers.get('content-type'), 'application/problem+json')
  assert.ok(Number(token.headers.get('retry-after')) > 0)
})

test('production lets less through than training, and enough for an office on a busy morning', () => {
  for (const [naam, { aantal, seconden }] of Object.entries(grenzenVoor(false))) {
    const ruim = grenzenVoor(true)[naam as keyof Grenzen]
    assert.ok(ruim.aantal / ruim.seconden > aantal / seconden, naam)
    assert.ok(aantal >= 60 && aantal / seconden >= 1, naam)
  }
})
