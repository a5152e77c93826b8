import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { maakApp } from '../../src/app.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import type { Databank } from '../../src/platform/db.ts'
import type { Toegangsinstellingen } from '../../src/toegang/instellingen.ts'
import { Bezoeker } from '../aanmelding.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { lees, maakWereld, type Wereld } from '../wereld.ts'

const begin = '2026-11-22T10:00:00Z'
const persoonlijk = /Moulin|Suzanne|999993653/

let wereld: Wereld
let sluit: () => Promise<void> = async () => {}
let berichtId = ''

before(async () => {
  wereld = await maakWereld(
    {
      after: (werk) => {
        sluit = werk
      },
    },
    begin,
  )
  const geleverd = await wereld.api(['dji', 'backoffice'], '/detentiegebeurtenissen', {
    method: 'POST',
    body: JSON.stringify(gebeurtenis()),
  })
  const { berichten } = await lees<{ berichten: string[] }>(geleverd)
  berichtId = berichten[0] ?? ''
  const eigen = await wereld.api(['college-0518', 'nazorgcoordinator'], `/berichten/${berichtId}`)
  assert.match(await eigen.text(), persoonlijk, 'there is something to be kept from others')
})
after(() => sluit())

const haal = (pad: string, init: RequestInit = {}) =>
  fetch(`${wereld.adres}${pad}`, { redirect: 'manual', ...init })

/** The same application without a network, with other parts. */
function app(anders: { oefen?: boolean; db?: Databank; toegang?: Toegangsinstellingen } = {}) {
  const { bank, klok, grondslagen, toegang, wachtrijen, kluis } = wereld
  return maakApp({
    db: bank,
    klok,
    grondslagen,
    logboek: maakLogboek('00'.repeat(32)),
    kluis,
    wachtrijen,
    oefen: true,
    toegang,
    ...anders,
  })
}

/** Every route with its method and whether it is for everyone, addresses filled in with the id of a message of another. */
function routes(): readonly { methode: string; pad: string; open: boolean }[] {
  const gezien = new Map(
    app()
      .routes.filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/statisch'))
      .map(({ method, path }) => {
        const pad = path.replace(/:\w+/g, berichtId)
        return [`${method} ${pad}`, { methode: method, pad, open: open.has(path) || overRecht.test(path) }]
      }),
  )
  return [...gezien.values()]
}

/** Routes that hold no personal data and are for everyone. */
const open = new Set([
  '/',
  '/aanmelden',
  '/aanmelden/terug',
  // A code on paper is typed here; what it opens is closed without one.
  '/mijn-inzage',
  '/aanmelden/bij/:aanbieder',
  '/aanmelden/rol',
  '/aanmelden/wachten',
  '/mijn-account',
  '/afmelden',
  '/afmelden/overal',
  '/oauth/*',
  '/oefen-eherkenning/*',
  '/oefen-sso-rijk/*',
  '/oefen-aanmelden/oefen-eherkenning/:uid',
  '/oefen-aanmelden/oefen-sso-rijk/:uid',
  '/gezondheid/levend',
  '/gezondheid/gereed',
  '/api/v1/openapi.json',
  '/ontwikkelaars',
  '/ontwikkelaars/aansluiten.txt',
  '/bewaartermijnen',
  '/api/v1/oefenkoppelingen',
  '/api/v1/toetsen',
  '/api/v1/toetsen/:id',
  '/api/v1/informatiebladen/onderwerpen',
  '/api/v1/grondslagen',
  '/api/v1/grondslagen/:id',
  '/api/v1/recht-schema',
  '/api/v1/verwerkingsactiviteiten',
  '/api/v1/verwerkingsactiviteiten/:id',
  '/api/v1/verwerkingsactiviteiten/:id/versies/:versie',
  '/.well-known/security.txt',
])

/** The pages about the law, with what makes them quicker: rules and questions, never a person. */
const overRecht = /^\/(mag-ik-dit-delen|register|verwerkingsregister|eiland)(?=[/.]|$)/

/** Signs in as a person in training; gives the cookie. */
async function meldAan(account: string): Promise<string> {
  const bezoeker = new Bezoeker(wereld.adres)
  await (await bezoeker.meldAan(account)).text()
  const koekje =
    bezoeker
      .koekjes('/')
      .split('; ')
      .find((een) => een.startsWith('terugkeer_')) ?? ''
  assert.match(koekje, /^terugkeer_sessie=[\w-]{43}$/)
  return koekje
}

const soorten = [
  ['a page', '/', 200],
  ['an error page', '/bestaat-niet', 404],
  ['a static file', '/statisch/nlds.css', 200],
  ['the API', '/api/v1/openapi.json', 200],
  ['an API error', '/api/v1/berichten', 401],
  ['an unknown API address', '/api/v1/niets', 404],
  ['health', '/gezondheid/levend', 200],
] as const
for (const [naam, pad, status] of soorten)
  test(`${naam} carries the headers that protect`, async () => {
    const { status: werkelijk, headers } = await haal(pad)
    assert.equal(werkelijk, status)
    const csp = headers.get('content-security-policy') ?? ''
    assert.match(csp, /default-src 'none'/)
    assert.match(csp, /frame-ancestors 'none'/)
    assert.match(csp, /form-action 'self'/)
    assert.doesNotMatch(csp, /unsafe|\*/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('x-frame-options'), 'DENY')
    assert.equal(headers.get('referrer-policy'), 'no-referrer')
    assert.match(headers.get('strict-transport-security') ?? '', /max-age=31536000/)
    assert.equal(headers.get('x-powered-by'), null)
    assert.equal(headers.get('api-version'), pad.startsWith('/api/') ? '1.0.0' : null)
    const bewaren = pad.startsWith('/statisch/') ? 'public, max-age=3600' : 'no-store'
    assert.equal(headers.get('cache-control'), bewaren)
    assert.equal(headers.get('access-control-allow-origin'), pad.endsWith('openapi.json') ? '*' : null)
  })

test('a slash at the end is another address, and is not redirected', async () => {
  for (const pad of ['/api/v1/berichten/', '/api/v1/openapi.json/', '/aanmelden/', '/gezondheid/levend/'])
    assert.equal((await haal(pad)).status, 404, pad)
})

test('a method that an address does not know is said so, with those it knows', async () => {
  const api = await haal('/api/v1/berichten', { method: 'PUT' })
  assert.equal(api.status, 405)
  assert.equal(api.headers.get('allow'), 'GET, HEAD')
  assert.equal(api.headers.get('api-version'), '1.0.0')
  assert.equal((await lees<{ code: string }>(api)).code, 'methode-onbekend')
  const pagina = await haal('/berichtenbox', { method: 'PUT', headers: { Origin: wereld.adres } })
  assert.equal(pagina.status, 405)
  assert.match(await pagina.text(), /<h1/)
})

test('an error of the API is problem details, whole and in Dutch', async () => {
  const antwoord = await wereld.api(['college-0518', 'nazorgcoordinator'], '/berichten?status=weg&x=1')
  assert.equal(antwoord.status, 400)
  assert.equal(antwoord.headers.get('content-type'), 'application/problem+json')
  const probleem = await lees<{ fouten: { veld: string }[] }>(antwoord)
  assert.partialDeepStrictEqual(probleem, {
    type: 'urn:terugkeer:fout:ongeldige-invoer',
    title: 'De invoer klopt niet.',
    status: 400,
    code: 'ongeldige-invoer',
  })
  assert.deepEqual(probleem.fouten.map(({ veld }) => veld).sort(), ['status', 'x'])
})

test('an announced body that is far too large is refused at once', async () => {
  const status = await new Promise((klaar, mislukt) => {
    const zending = request(`${wereld.adres}/api/v1/toetsen`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': '99999999999' },
    })
    zending.on('response', (antwoord) => {
      klaar(antwoord.statusCode)
      zending.destroy()
    })
    zending.on('error', mislukt)
    zending.flushHeaders()
  })
  assert.equal(status, 413)
})

test('a form that cannot be read is the fault of the sender', async () => {
  for (const type of ['multipart/form-data', 'text/plain', 'application/json']) {
    const antwoord = await haal('/aanmelden/rol', {
      method: 'POST',
      headers: { Origin: wereld.adres, 'Content-Type': type },
      body: '{"gemeente":"0518"}',
    })
    assert.equal(antwoord.status, 415, type)
    assert.equal(antwoord.headers.get('set-cookie'), null)
  }
})

test('a form from another site is refused with a page and does nothing; the API needs no origin', async () => {
  const formulier = (Origin: string, pad: string) =>
    haal(pad, { method: 'POST', headers: { Origin }, body: new URLSearchParams({ gemeente: '0518' }) })
  for (const vreemd of ['https://kwaad.example', 'null', 'http://127.0.0.1:1'])
    for (const pad of ['/aanmelden/rol', '/aanmelden/wachten', '/afmelden']) {
      const antwoord = await formulier(vreemd, pad)
      assert.equal(antwoord.status, 403)
      assert.equal(antwoord.headers.get('set-cookie'), null)
      assert.match(await antwoord.text(), /kwam niet van een pagina van Terugkeer/)
    }
  assert.equal((await formulier(wereld.adres, '/afmelden')).status, 303)
  const api = await haal('/api/v1/toetsen', {
    method: 'POST',
    headers: { Origin: 'https://kwaad.example', 'Content-Type': 'application/json' },
    body: '[]',
  })
  assert.equal(api.status, 400)
})

test('behind a proxy a form comes from the public address, and from no other form of it', async () => {
  const achter = app({ toegang: { ...wereld.toegang, adres: 'https://terugkeer.example' } })
  const formulier = async (headers: Record<string, string>) => {
    const vraag = { method: 'POST', headers, body: new URLSearchParams() }
    return (await achter.request('http://terugkeer.example/afmelden', vraag)).status
  }
  assert.equal(await formulier({ Origin: 'https://terugkeer.example' }), 303)
  assert.equal(await formulier({ Origin: 'http://terugkeer.example' }), 403)
  assert.equal(await formulier({ Origin: 'http://terugkeer.example', 'Sec-Fetch-Site': 'cross-site' }), 403)
  assert.equal(
    await formulier({ Origin: 'https://sub.terugkeer.example', 'Sec-Fetch-Site': 'same-site' }),
    403,
  )
  assert.equal(await formulier({}), 403)
})

test('without signing in every route but the open ones is closed', async (t) => {
  const dicht = routes().filter((route) => !route.open)
  t.diagnostic(`http: ${dicht.length} closed routes tried`)
  assert.ok(dicht.length >= 15)
  for (const { methode, pad } of dicht) {
    const antwoord = await haal(pad, { method: methode, headers: { Origin: wereld.adres } })
    const aan = `${methode} ${pad}`
    if (pad.startsWith('/api/')) {
      assert.equal(antwoord.status, 401, aan)
      assert.equal(antwoord.headers.get('www-authenticate'), 'Bearer', aan)
    } else if (methode === 'GET') {
      const deur = pad.startsWith('/mijn-inzage/') ? /^\/mijn-inzage$/ : /^\/aanmelden/
      assert.match(antwoord.headers.get('location') ?? '', deur, aan)
    } else assert.equal(antwoord.status, 401, aan)
    assert.doesNotMatch(await antwoord.text(), persoonlijk, aan)
  }
})

const vreemden = [
  ['college-0518', 'fg', [403]],
  ['justid', 'justid-beheerder', [403]],
  ['pi-arnhem', 'medische-dienst', [403]],
  ['pi-arnhem', 'backoffice', [200, 400, 403, 404, 415]],
  ['college-0599', 'nazorgcoordinator', [200, 400, 403, 404, 415]],
  ['burgemeester-0518', 'burgemeester-gemachtigde', [200, 400, 403, 404, 415]],
] as const
for (const [organisatie, rol, mag] of vreemden)
  test(`${rol} of ${organisatie} gets nothing from any route of the API that is not its own`, async () => {
    for (const { methode, pad } of routes().filter((r) => r.pad.startsWith('/api/') && !r.open)) {
      const init = methode === 'GET' ? {} : { method: methode, body: JSON.stringify(gebeurtenis()) }
      const antwoord = await wereld.api([organisatie, rol], pad.slice('/api/v1'.length), init)
      const aan = `${methode} ${pad}: ${antwoord.status}`
      assert.ok((mag as readonly number[]).includes(antwoord.status), aan)
      if (pad.includes(berichtId)) assert.ok([400, 403, 404].includes(antwoord.status), aan)
      assert.doesNotMatch(await antwoord.text(), persoonlijk, aan)
    }
  })

for (const [naam, account, doel] of [
  ['nazorg of another municipality', 'nazorg-0599', 'nazorg-voorbereiden'],
  ['the operator of Justid', 'beheer-justid', 'melding-nazoeken'],
  ['a case manager', 'casemanager-arnhem', 'terugkeer-voorbereiden'],
] as const)
  test(`${naam} finds on no page what is of another`, async () => {
    const Cookie = await meldAan(account)
    for (const { methode, pad, open } of routes().filter(
      (r) => !r.pad.startsWith('/api/') && !r.pad.startsWith('/afmelden'),
    )) {
      // Without a purpose the page of a person asks for one first, of everyone alike.
      const vraag = pad.startsWith('/personen/') ? `${pad}?doel=${doel}` : pad
      const antwoord = await haal(vraag, { method: methode, headers: { Cookie, Origin: wereld.adres } })
      const aan = `${methode} ${pad}: ${antwoord.status}`
      assert.ok(antwoord.status < 500, aan)
      if (pad.includes(berichtId) && !open) assert.ok([403, 404].includes(antwoord.status), aan)
      // The people in these events are in Arnhem: on the list of its own work a case manager does read them.
      if (pad.startsWith('/werklijst') && account === 'casemanager-arnhem') continue
      assert.doesNotMatch(await antwoord.text(), persoonlijk, aan)
    }
  })

/** Who is not signed in is sent to where that is done, and comes back to where they were. */
const naarAanmelden = '/aanmelden?verder=%2Fberichtenbox'

test('a cookie is no token and a token is no cookie', async () => {
  const Cookie = await meldAan('nazorg-0518')
  const geheim = Cookie.split('=')[1] ?? ''
  assert.equal((await haal('/berichtenbox', { headers: { Cookie } })).status, 200)
  assert.equal((await haal('/api/v1/berichten', { headers: { Cookie } })).status, 401)
  assert.equal(
    (await haal('/api/v1/berichten', { headers: { Authorization: `Bearer ${geheim}` } })).status,
    401,
  )
  const token = await wereld.token('college-0518', 'nazorgcoordinator')
  const metToken = [{ Cookie: `terugkeer_sessie=${token}` }, { Authorization: `Bearer ${token}` }]
  for (const headers of metToken)
    assert.equal((await haal('/berichtenbox', { headers })).headers.get('location'), naarAanmelden)
})

test('strange tokens are refused and break nothing', async () => {
  for (const Authorization of [
    'Bearer',
    'Bearer x',
    "Bearer ' or 1=1",
    'Basic eDp5',
    `Bearer ${'a'.repeat(5000)}`,
  ])
    assert.equal((await haal('/api/v1/berichten', { headers: { Authorization } })).status, 401, Authorization)
})

const aantalSessies = async () =>
  (await wereld.bank.eigenaar.vraag('select count(*)::int as aantal from toegang.sessie', []))[0]?.aantal

test('signing out ends the session in the database; the cookie is worth nothing afterwards', async () => {
  const Cookie = await meldAan('nazorg-0518')
  const voor = await aantalSessies()
  const antwoord = await haal('/afmelden', { method: 'POST', headers: { Cookie, Origin: wereld.adres } })
  assert.equal(antwoord.status, 303)
  assert.match(antwoord.headers.get('set-cookie') ?? '', /terugkeer_sessie=;.*Max-Age=0/)
  assert.equal(await aantalSessies(), Number(voor) - 1)
  assert.equal((await haal('/berichtenbox', { headers: { Cookie } })).headers.get('location'), naarAanmelden)
})

test('the database holds no secret of a session, only its hash', async () => {
  const Cookie = await meldAan('nazorg-0518')
  const token = await wereld.token('dji', 'backoffice')
  const rijen = JSON.stringify(await wereld.bank.eigenaar.vraag('select * from toegang.sessie', []))
  for (const geheim of [Cookie.split('=')[1] ?? '', token]) {
    assert.ok(geheim.length >= 43)
    assert.ok(!rijen.includes(geheim))
  }
})

test('a session ends after half an hour of silence, and after a working day whatever happens', async (t) => {
  t.after(() => wereld.klok.zet(begin))
  const Cookie = await meldAan('nazorg-0518')
  const pagina = async (moment: string) => {
    wereld.klok.zet(moment)
    return (await haal('/berichtenbox', { headers: { Cookie } })).status
  }
  for (let minuten = 29; minuten < 480; minuten += 29)
    assert.equal(await pagina(new Date(Date.parse(begin) + minuten * 60_000).toISOString()), 200)
  assert.equal(await pagina('2026-11-22T17:59:59Z'), 200)
  assert.equal(await pagina('2026-11-22T18:00:00Z'), 303)
  wereld.klok.zet(begin)
  const stil = await meldAan('nazorg-0518')
  wereld.klok.zet('2026-11-22T10:29:59Z')
  assert.equal((await haal('/berichtenbox', { headers: { Cookie: stil } })).status, 200)
  wereld.klok.zet('2026-11-22T10:59:59Z')
  assert.equal((await haal('/berichtenbox', { headers: { Cookie: stil } })).status, 303)
})

test('outside training there is nobody to choose and no machine that registers itself', async () => {
  const toegang = { ...wereld.toegang, oefensleutels: null, aanbieders: [] }
  const echt = app({ oefen: false, toegang })
  const paden = echt.routes.map(({ path }) => path)
  assert.deepEqual(
    paden.filter((pad) => pad.includes('oefen')),
    [],
  )
  const body = JSON.stringify({ organisatie: 'dji', rol: 'backoffice', jwks: { keys: [] } })
  const koppen = { 'Content-Type': 'application/json' }
  const antwoord = await echt.request('/api/v1/oefenkoppelingen', { method: 'POST', headers: koppen, body })
  assert.equal(antwoord.status, 404)
  assert.doesNotMatch(await (await echt.request('/aanmelden')).text(), /Yılmaz|Oefen/)
})

/** A database in which each use fails, with a real error that holds a BSN and a name. */
function kapot(): Databank {
  const { bank } = wereld
  return {
    ...bank,
    transactie: (wie) =>
      bank.transactie(wie, async (tx) => {
        const persoon = JSON.stringify({ bsn: '999993653', geslachtsnaam: 'Moulin' })
        await sql`insert into logboek.regel (handeling, onderwerp) values (${persoon}, ${'999993653'})`.execute(
          tx,
        )
        throw new Error('not reached')
      }),
  }
}

for (const [naam, pad] of [
  ['the API', '/api/v1/berichten'],
  ['a page', '/berichtenbox?naam=Moulin'],
] as const)
  test(`a failure of ${naam} tells neither the caller nor the operator who it was about`, async (t) => {
    const gezegd: string[] = []
    for (const stroom of [process.stderr, process.stdout])
      t.mock.method(stroom, 'write', (tekst: unknown) => {
        gezegd.push(String(tekst))
        return true
      })
    const token = await wereld.token('college-0518', 'nazorgcoordinator')
    const headers = { Authorization: `Bearer ${token}`, Cookie: 'terugkeer_sessie=abc' }
    const antwoord = await app({ db: kapot() }).request(pad, { headers })
    t.mock.restoreAll()
    assert.equal(antwoord.status, 500)
    const tekst = await antwoord.text()
    assert.doesNotMatch(tekst, persoonlijk)
    assert.doesNotMatch(tekst, /insert|logboek\.regel|\.ts/)
    const regels = gezegd.filter((regel) => regel.includes('"storing"'))
    assert.equal(regels.length, 1)
    assert.doesNotMatch(gezegd.join(''), persoonlijk)
    const { soort, code, plek } = JSON.parse(regels[0] ?? '')
    assert.ok(soort !== '' && code !== '', `the operator knows what failed: ${soort} ${code} ${plek}`)
  })
