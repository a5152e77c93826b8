import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { after, before, test } from 'node:test'
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT, UnsecuredJWT } from 'jose'
import { maakSleutelbos, openbaarDeel } from '../../src/toegang/sleutels.ts'
import { certificaten, eigenOin } from '../certificaten.ts'
import { lees, maakWereld, type Wereld } from '../wereld.ts'

let wereld: Wereld
let sluit: () => Promise<void> = async () => {}
let sleutel: JWK
before(async () => {
  wereld = await maakWereld({
    after: (werk) => {
      sluit = werk
    },
  })
  sleutel = (await maakSleutelbos()).keys[0]
})
after(() => sluit())

const issuer = () => `${wereld.adres}/oauth`

async function meldMachine(): Promise<string> {
  const body = JSON.stringify({
    organisatie: 'college-0518',
    rol: 'nazorgcoordinator',
    jwks: openbaarDeel({ keys: [sleutel] }),
  })
  const headers = { 'Content-Type': 'application/json' }
  const antwoord = await fetch(`${wereld.adres}/api/v1/oefenkoppelingen`, { method: 'POST', headers, body })
  return (await lees<{ clientId: string }>(antwoord)).clientId
}

interface Bewijs {
  readonly met?: JWK
  readonly aud?: string
  readonly jti?: string
  readonly exp?: string | number
}

async function bewijs(clientId: string, anders: Bewijs = {}): Promise<string> {
  const { met = sleutel, aud = `${issuer()}/token`, jti = crypto.randomUUID(), exp = '1m' } = anders
  return new SignJWT()
    .setProtectedHeader({ alg: 'PS256' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(aud)
    .setJti(jti)
    .setIssuedAt()
    .setExpirationTime(exp)
    .sign(await importJWK(met, 'PS256'))
}

function vraagToken(
  clientId: string,
  assertie: string,
  scope = 'berichten.lezen',
  headers: Record<string, string> = {},
) {
  return fetch(`${issuer()}/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope,
      client_id: clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertie,
    }),
  })
}

async function token(clientId: string, scope?: string): Promise<string> {
  const antwoord = await vraagToken(clientId, await bewijs(clientId), scope)
  assert.equal(antwoord.status, 200)
  return (await lees<{ access_token: string }>(antwoord)).access_token
}

const status = async (bewijsstuk: string, pad = '/berichten', init: RequestInit = {}) =>
  (
    await fetch(`${wereld.adres}/api/v1${pad}`, {
      ...init,
      headers: { ...init.headers, Authorization: `Bearer ${bewijsstuk}` },
    })
  ).status

test('a machine reads with a token for a signed assertion, and only what its scope says', async () => {
  const clientId = await meldMachine()
  const lezen = await token(clientId)
  assert.equal(await status(lezen), 200)
  const bevestiging = `/berichten/${crypto.randomUUID()}/ontvangstbevestigingen`
  assert.equal(await status(lezen, bevestiging, { method: 'POST' }), 403)
  const behandelen = await token(clientId, 'berichten.behandelen')
  assert.equal(await status(behandelen), 403)
  assert.equal(await status(behandelen, bevestiging, { method: 'POST' }), 404)
})

test('an assertion that is used again, late, for another server, or of another key gets no token', async () => {
  const clientId = await meldMachine()
  const vreemd = (await maakSleutelbos()).keys[0]
  const eenmaal = await bewijs(clientId)
  assert.equal((await vraagToken(clientId, eenmaal)).status, 200)
  const pogingen: readonly (readonly [string, string])[] = [
    ['used again', eenmaal],
    ['expired', await bewijs(clientId, { exp: 1_600_000_000 })],
    ['good for a year', await bewijs(clientId, { exp: '1y' })],
    ['for another server', await bewijs(clientId, { aud: 'https://kwaad.example' })],
    ['of another key', await bewijs(clientId, { met: vreemd })],
    ['of another machine', await bewijs(await meldMachine())],
    [
      'not signed',
      new UnsecuredJWT().setIssuer(clientId).setSubject(clientId).setAudience(issuer()).encode(),
    ],
    ['no token at all', "' or 1=1 --"],
  ]
  for (const [wat, assertie] of pogingen) {
    const antwoord = await vraagToken(clientId, assertie)
    assert.ok([400, 401].includes(antwoord.status), `${wat}: ${antwoord.status}`)
    assert.match(await antwoord.text(), /invalid_(client|request)/, wat)
  }
})

test('of one assertion sent many times at once, one gets a token', async () => {
  const clientId = await meldMachine()
  const assertie = await bewijs(clientId)
  const antwoorden = await Promise.all(Array.from({ length: 8 }, () => vraagToken(clientId, assertie)))
  assert.equal(antwoorden.filter(({ status: gekregen }) => gekregen === 200).length, 1)
})

test('a token that we did not sign, or not for this API, opens nothing', async () => {
  const clientId = await meldMachine()
  const [eigen] = wereld.toegang.sleutels.keys
  const vreemd = { ...(await maakSleutelbos()).keys[0], kid: eigen.kid ?? '' }
  const maak = async (met: JWK, anders: Record<string, unknown> = {}, typ = 'at+jwt') =>
    new SignJWT({
      iss: issuer(),
      aud: `${wereld.adres}/api/v1`,
      client_id: clientId,
      scope: 'berichten.lezen',
      jti: 'j',
      exp: Math.floor(Date.now() / 1000) + 60,
      ...anders,
    })
      .setProtectedHeader({ alg: 'PS256', typ, kid: met.kid ?? '' })
      .setIssuedAt()
      .sign(await importJWK(met, 'PS256'))
  assert.equal(await status(await maak(eigen)), 200, 'the one that is right')
  const { publicKey, privateKey } = await generateKeyPair('PS256', { extractable: true })
  const ingepakt = await new SignJWT({ client_id: clientId })
    .setProtectedHeader({ alg: 'PS256', typ: 'at+jwt', jwk: await exportJWK(publicKey) })
    .sign(privateKey)
  const delen = (await maak(eigen)).split('.')
  const pogingen: readonly (readonly [string, string])[] = [
    ['another key with our kid', await maak(vreemd)],
    ['its own key in the head', ingepakt],
    ['alg none', `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${delen[1]}.`],
    ['changed content', [delen[0], Buffer.from('{}').toString('base64url'), delen[2]].join('.')],
    ['another audience', await maak(eigen, { aud: 'https://ander.example' })],
    ['another issuer', await maak(eigen, { iss: 'https://ander.example' })],
    ['expired', await maak(eigen, { exp: 1_600_000_000 })],
    ['another kind of token', await maak(eigen, {}, 'JWT')],
    ['a machine that does not exist', await maak(eigen, { client_id: 'tk-niemand' })],
  ]
  for (const [wat, poging] of pogingen) assert.equal(await status(poging), 401, wat)
})

test('a token of a machine that was ended opens nothing any more', async () => {
  const clientId = await meldMachine()
  const lezen = await token(clientId)
  await wereld.bank.eigenaar.vraag(
    `update toegang.koppeling set beeindigd_op = now(), beeindigd_door = 'x' where id = $1`,
    [clientId],
  )
  assert.equal(await status(lezen), 401)
})

test('what no machine asks is answered in two words, without a page of anybody else', async () => {
  const antwoord = await fetch(`${issuer()}/auth?client_id=x&response_type=code`)
  const tekst = await antwoord.text()
  assert.ok(antwoord.status >= 400)
  assert.doesNotMatch(tekst, /<|oops|fonts/)
  assert.equal(typeof JSON.parse(tekst).error, 'string')
})

test('with an OIN a token needs the certificate of that organisation, to get it and to use it', async () => {
  const clientId = await meldMachine()
  await wereld.bank.eigenaar.vraag('update toegang.koppeling set oin = $1 where id = $2', [
    eigenOin,
    clientId,
  ])
  const { eigen: goed, anderVanEigen: ander, vanEenAnder: vreemd } = certificaten
  const kop = (pem: string) => ({ 'X-Client-Certificaat': encodeURIComponent(pem) })
  const haal = async (headers: Record<string, string>) =>
    vraagToken(clientId, await bewijs(clientId), 'berichten.lezen', headers)
  assert.ok(new X509Certificate(goed).subject.includes(eigenOin))
  for (const headers of [{}, kop('geen certificaat'), kop(vreemd)]) {
    const geweigerd = await haal(headers as Record<string, string>)
    assert.equal(geweigerd.status, 400)
    const { error, error_description } = await lees<Record<string, string>>(geweigerd)
    assert.equal(error, 'invalid_request')
    assert.match(error_description ?? '', /certificaat .* ontbreekt of draagt een ander OIN/)
  }
  const antwoord = await haal(kop(goed))
  assert.equal(antwoord.status, 200)
  const { access_token } = await lees<{ access_token: string }>(antwoord)
  assert.equal(await status(access_token), 401, 'without a certificate')
  assert.equal(await status(access_token, '/berichten', { headers: kop(ander) }), 401, 'with another one')
  assert.equal(await status(access_token, '/berichten', { headers: kop(goed) }), 200)
})
