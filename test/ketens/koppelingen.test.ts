import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { organisaties } from '../../src/organisaties/organisaties.ts'
import { bereikVan } from '../../src/platform/poort.ts'
import { alleBereiken } from '../../src/toegang/machines/bereik.ts'
import { bereikVanRol } from '../../src/toegang/machines/rolbereik.ts'
import { alleRollen, magLangs, routesVan } from '../routes.ts'
import { bezoeker, type Ingelogd, inlog } from '../sessie.ts'
import { lees, maakWereld, type Wereld } from '../wereld.ts'

let wereld: Wereld
let sluit: () => Promise<void> = async () => {}
let an: Ingelogd
before(async () => {
  wereld = await maakWereld({
    after: (werk) => {
      sluit = werk
    },
  })
  an = await inlog(wereld, 'beheer-rotterdam')
})
after(() => sluit())

interface Paar {
  readonly geheim: CryptoKey
  readonly openbaar: JWK
  readonly alg: string
}

async function paar(alg: 'PS256' | 'ES256' = 'ES256', modulusLength = 2048): Promise<Paar> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true, modulusLength })
  return { geheim: privateKey, openbaar: { ...(await exportJWK(publicKey)), kid: crypto.randomUUID() }, alg }
}

const jwks = (...paren: readonly Paar[]) => JSON.stringify({ keys: paren.map(({ openbaar }) => openbaar) })
const goed = { naam: 'Zaaksysteem', rol: 'nazorgcoordinator', bereik: 'berichten.lezen', tot: '2027-11-22' }
const mens = () => bezoeker(wereld, an)
const velden = (tekst: string) => [...tekst.matchAll(/id="veld-([\w-]+)-fout"/g)].map(([, veld]) => veld)

async function maak(sleutel: Paar, anders: Record<string, string> = {}): Promise<string> {
  const { status, naar, tekst } = await mens().stuur('/koppelingen', {
    ...goed,
    jwks: jwks(sleutel),
    ...anders,
  })
  assert.equal(status, 303, tekst)
  return /(tk-[0-9a-f-]{36})/.exec(naar ?? '')?.[1] ?? ''
}

/** Asks a token as the page of the machine says one does. */
async function token(id: string, { geheim, openbaar, alg }: Paar, scope = 'berichten.lezen') {
  const { tekst } = await mens().lees(`/koppelingen/${id}`)
  const adres = /<code>(http:[^<]+\/token)<\/code>/.exec(tekst)?.[1] ?? ''
  const nu = Math.floor(Date.now() / 1000)
  const assertie = await new SignJWT({})
    .setProtectedHeader({ alg, kid: openbaar.kid ?? '' })
    .setIssuer(id)
    .setSubject(id)
    .setAudience(adres.replace(/\/token$/, ''))
    .setJti(crypto.randomUUID())
    .setIssuedAt(nu)
    .setExpirationTime(nu + 60)
    .sign(geheim)
  const antwoord = await fetch(adres, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope,
      client_id: id,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertie,
    }),
  })
  return {
    status: antwoord.status,
    token: (await lees<{ access_token?: string }>(antwoord)).access_token ?? '',
  }
}

const berichten = async (bearer: string) =>
  (await fetch(`${wereld.adres}/api/v1/berichten`, { headers: { Authorization: `Bearer ${bearer}` } })).status

describe('the life of a machine', () => {
  for (const alg of ['PS256', 'ES256'] as const)
    test(`registered with a key for ${alg} it gets a token and reads, until it is ended`, async () => {
      const sleutel = await paar(alg)
      const id = await maak(sleutel)
      const eerste = await token(id, sleutel)
      assert.equal(eerste.status, 200)
      assert.equal(await berichten(eerste.token), 200)
      assert.equal(
        (await mens().stuur(`/koppelingen/${id}/einde`, { reden: 'Systeem vervangen.' })).status,
        303,
      )
      assert.equal(await berichten(eerste.token), 401)
      const { tekst } = await mens().lees(`/koppelingen/${id}`)
      assert.match(
        tekst,
        /koppeling beëindigd, door K\. Bakker[\s\S]*Systeem vervangen\.[\s\S]*koppeling gemaakt/,
      )
      assert.equal((await mens().stuur(`/koppelingen/${id}/einde`, { reden: 'Nog eens.' })).status, 409)
    })

  test('with other keys the old one opens nothing, and who had an older page overwrites nothing', async () => {
    const [oud, nieuw] = [await paar(), await paar()]
    const id = await maak(oud)
    const { tekst } = await mens().lees(`/koppelingen/${id}`)
    const gezien = /name="gezien" value="([0-9a-f]+)"/.exec(tekst)?.[1] ?? ''
    const vervang = (paren: readonly Paar[]) =>
      mens().stuur(`/koppelingen/${id}/sleutels`, { gezien, jwks: jwks(...paren) })
    assert.equal((await vervang([nieuw])).status, 303)
    assert.deepEqual(velden((await vervang([oud])).tekst), ['jwks'])
    assert.equal((await token(id, oud)).status, 401)
    assert.equal((await token(id, nieuw)).status, 200)
  })

  test('it gets no scope that it was not given', async () => {
    const sleutel = await paar()
    const { status } = await token(await maak(sleutel), sleutel, 'gebeurtenissen.leveren')
    assert.equal(status, 400)
  })

  test('after its last day it is over', async () => {
    const sleutel = await paar()
    const id = await maak(sleutel, { tot: '2026-11-22' })
    const { token: bearer } = await token(id, sleutel)
    wereld.klok.zet('2026-11-22T22:59:59Z')
    assert.equal(await berichten(bearer), 200)
    wereld.klok.zet('2026-11-22T23:00:00Z')
    assert.equal(await berichten(bearer), 401)
    wereld.klok.zet('2026-11-22T10:00:00Z')
  })
})

describe('bad input', () => {
  test('each wrong field is named, and all of them at once', async () => {
    const sleutels = jwks(await paar())
    const gevallen: readonly (readonly [Record<string, string>, readonly string[]])[] = [
      [{ naam: 'x' }, ['naam']],
      [{ naam: 'goed\0fout' }, ['naam']],
      [{ naam: 'x'.repeat(81) }, ['naam']],
      [{ rol: 'machtigingenbeheerder' }, ['rol']],
      [{ rol: 'fg' }, ['rol']],
      [{ rol: 'backoffice' }, ['rol']],
      [{ bereik: 'gebeurtenissen.leveren' }, ['bereik']],
      [{ bereik: 'alles' }, ['bereik']],
      [{ bereik: '__proto__' }, ['bereik']],
      [{ oin: '123' }, ['oin']],
      [{ tot: '2027-11-23' }, ['tot']],
      [{ tot: '2026-11-21' }, ['tot']],
      [{ tot: '' }, ['tot']],
      [{ jwks: '' }, ['jwks']],
      [{ jwksUri: 'https://leverancier.example/jwks' }, ['jwks']],
      [{ naam: '', rol: '', jwks: '', oin: 'x', tot: '' }, ['naam', 'rol', 'jwks', 'oin', 'tot']],
    ]
    for (const [anders, verwacht] of gevallen) {
      const { status, tekst } = await mens().stuur('/koppelingen', { ...goed, jwks: sleutels, ...anders })
      assert.deepEqual([status, velden(tekst)], [400, verwacht], JSON.stringify(anders))
    }
  })

  test('an address of keys is https with a name, and nothing inside or secret', async () => {
    for (const jwksUri of [
      'http://leverancier.example/jwks',
      'https://127.0.0.1/jwks',
      'https://2130706433/jwks',
      'https://[::1]/jwks',
      'https://localhost/jwks',
      'https://an:geheim@leverancier.example/jwks',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'leverancier',
      `https://leverancier.example/${'x'.repeat(500)}`,
    ]) {
      const { status, tekst } = await mens().stuur('/koppelingen', { ...goed, jwksUri })
      assert.deepEqual([status, velden(tekst)], [400, ['jwksUri']], jwksUri)
    }
    const { status } = await mens().stuur('/koppelingen', {
      ...goed,
      jwksUri: 'https://leverancier.example/jwks',
    })
    assert.equal(status, 303)
  })

  test('keys that are private, weak, of another kind or broken are refused, and not repeated', async () => {
    const { geheim, openbaar } = await paar('PS256')
    const kort = await paar('PS256', 1024).catch(() => null)
    const ec = (await paar()).openbaar
    const slecht: readonly unknown[] = [
      await exportJWK(geheim),
      { ...openbaar, d: 'AQAB' },
      ...(kort === null ? [] : [kort.openbaar]),
      { ...openbaar, n: `${'A'.repeat(200)}${openbaar.n?.slice(0, 170)}` },
      { ...openbaar, e: 'AQ' },
      { ...openbaar, e: undefined },
      { ...openbaar, alg: 'RS256' },
      { ...openbaar, alg: 'none' },
      { ...openbaar, use: 'enc' },
      { kty: 'oct', k: 'geheim' },
      { ...ec, crv: 'P-384' },
      { ...ec, alg: 'PS256' },
      { ...ec, y: ec.x },
      { keys: [] },
      { keys: Array.from({ length: 6 }, () => ec) },
      { keys: 'geen' },
      [],
      null,
      'tekst',
    ]
    for (const een of slecht) {
      const { status, tekst } = await mens().stuur('/koppelingen', { ...goed, jwks: JSON.stringify(een) })
      assert.deepEqual([status, velden(tekst)], [400, ['jwks']], JSON.stringify(een))
      const d = typeof een === 'object' && een !== null && 'd' in een ? String(een.d) : null
      if (d !== null && d.length > 10) assert.ok(!tekst.includes(d), 'a private key stays where it came from')
    }
    const { status, tekst } = await mens().stuur('/koppelingen', { ...goed, jwks: '{"keys":' })
    assert.deepEqual([status, velden(tekst)], [400, ['jwks']])
  })
})

describe('others', () => {
  test('a machine of another organisation is as unknown as one that does not exist', async () => {
    const [rij] = await wereld.bank.eigenaar.vraag(
      `insert into toegang.koppeling (id, naam, organisatie, rol, bereik, jwks_uri, van, aangemaakt_door, aangemaakt_op)
       values ('tk-' || gen_random_uuid(), 'Van Utrecht', 'college-0344', 'nazorgcoordinator', '{berichten.lezen}', 'https://x.example', '2026-01-01', 'a', now()) returning id`,
      [],
    )
    assert.doesNotMatch((await mens().lees('/koppelingen')).tekst, /Van Utrecht/)
    for (const id of [String(rij?.id), `tk-${crypto.randomUUID()}`, 'nieuws', "tk-'"]) {
      const pad = `/koppelingen/${encodeURIComponent(id)}`
      assert.equal((await mens().lees(pad)).status, 404, id)
      assert.equal((await mens().stuur(`${pad}/einde`, { reden: 'Zomaar.' })).status, 404, id)
      const sleutels = { jwks: jwks(await paar()), gezien: '' }
      assert.equal((await mens().stuur(`${pad}/sleutels`, sleutels)).status, 404, id)
    }
  })

  test('without the role there is no way in, and a form from elsewhere does nothing', async () => {
    const nazorg = await inlog(wereld, 'nazorg-rotterdam')
    for (const pad of ['/koppelingen', '/koppelingen/nieuw'])
      assert.equal((await bezoeker(wereld, nazorg).lees(pad)).status, 403)
    const vreemd = { Origin: 'https://elders.example' }
    assert.equal(
      (await mens().stuur('/koppelingen', { ...goed, jwks: jwks(await paar()) }, vreemd)).status,
      403,
    )
  })

  test('what a machine can be given is what its role may do at the API, and nothing else', () => {
    const routes = routesVan(wereld.routes)
    const bereikPerRoute = new Map(
      wereld.routes.flatMap(({ method, path, handler }): [string, string][] => {
        const bereik = bereikVan(handler)
        return bereik === undefined ? [] : [[`${method} ${path}`, bereik]]
      }),
    )
    assert.ok(bereikPerRoute.size > 0)
    for (const { rol, partij } of alleRollen())
      for (const bereik of alleBereiken.filter((een) => [...bereikPerRoute.values()].includes(een))) {
        const kan = routes.some(
          (route) =>
            bereikPerRoute.get(`${route.methode} ${route.pad}`) === bereik &&
            magLangs(route, { rol, partij }),
        )
        assert.equal(bereikVanRol(rol, partij).includes(bereik), kan, `${rol}@${partij} ${bereik}`)
      }
    for (const { partij } of organisaties())
      for (const rol of ['fg', 'machtigingenbeheerder']) assert.deepEqual(bereikVanRol(rol, partij), [])
  })
})
