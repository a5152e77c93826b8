import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { Provider } from 'oidc-provider'
import { maakApp } from '../../src/app.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { leesSpoor } from '../../src/platform/spoor.ts'
import { openServer } from '../../src/server.ts'
import type { Aanbieder } from '../../src/toegang/aanbieders.ts'
import { handtekening, maakSleutelbos, openbaarDeel } from '../../src/toegang/sleutels.ts'
import { Bezoeker } from '../aanmelding.ts'
import { maakWereld } from '../wereld.ts'

/** People of a provider with words of its own: no acr, levels and department in the userinfo answer. */
const mensen: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'm-001': { personeelsnummer: 'm-001', weergavenaam: 'T. Verzonnen', dienst: 'Utrecht', zekerheid: 'EH4' },
  'm-002': { personeelsnummer: 'm-002', weergavenaam: 'U. Verzonnen', dienst: 'Utrecht', zekerheid: 'EH2' },
  'm-003': { personeelsnummer: 'm-003', weergavenaam: 'V. Verzonnen', dienst: 'Elders', zekerheid: 'EH3' },
  'm-004': {
    personeelsnummer: 'm-004',
    weergavenaam: 'W. Verzonnen',
    dienst: 'Utrecht',
    zekerheid: 'toString',
  },
}

const afsluiters: (() => Promise<unknown>)[] = []
let terugkeer = ''
/** What the provider was asked, and in which step. */
const gevraagd: [pad: string, traceparent: string | undefined][] = []
/** Who sits at the provider: it asks nothing. */
let wie = ''

before(async () => {
  const wereld = await maakWereld({ after: (werk) => void afsluiters.push(werk) })
  const server = await openServer({ host: '127.0.0.1', port: 0 })
  const buiten = createServer().listen(0, '127.0.0.1')
  await once(buiten, 'listening')
  afsluiters.push(
    () => server.sluit(),
    async () => void buiten.close().closeAllConnections(),
  )
  terugkeer = server.adres
  const issuer = `http://127.0.0.1:${(buiten.address() as AddressInfo).port}`
  const sleutels = await maakSleutelbos()
  const provider = await andereAanbieder(issuer, openbaarDeel(sleutels))
  buiten.on('request', ({ url = '', headers }) => void gevraagd.push([url, headers.traceparent?.toString()]))
  buiten.on('request', provider.callback())
  const aanbieder: Aanbieder = {
    id: 'werkplek',
    naam: 'Werkplek',
    issuer,
    clientId: 'terugkeer',
    scope: 'openid werkplek',
    userinfo: true,
    claims: { onderwerp: 'personeelsnummer', naam: 'weergavenaam' },
    niveau: { claim: 'zekerheid', vraag: [], waarden: { EH3: 'substantieel', EH4: 'hoog', EH2: 'laag' } },
    organisatie: { claim: 'dienst', tabel: { Utrecht: ['college-0344'] } },
    sleutels,
    oefen: true,
  }
  const toegang = { ...wereld.toegang, adres: server.adres, aanbieders: [aanbieder], oefensleutels: null }
  const { bank: db, klok, grondslagen, wachtrijen, kluis } = wereld
  server.verbind(
    maakApp({
      db,
      klok,
      grondslagen,
      kluis,
      wachtrijen,
      logboek: maakLogboek('00'.repeat(32)),
      oefen: false,
      toegang,
    }),
  )
})
after(async () => {
  for (const sluit of afsluiters.reverse()) await sluit()
})

async function andereAanbieder(issuer: string, jwks: ReturnType<typeof openbaarDeel>): Promise<Provider> {
  const { keys } = await maakSleutelbos()
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'terugkeer',
        redirect_uris: [`${terugkeer}/aanmelden/terug`],
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: handtekening,
        id_token_signed_response_alg: handtekening,
        jwks,
      },
    ],
    jwks: { keys: [...keys] },
    scopes: ['openid', 'werkplek'],
    claims: { openid: ['sub'], werkplek: ['personeelsnummer', 'weergavenaam', 'dienst', 'zekerheid'] },
    enabledJWA: { clientAuthSigningAlgValues: [handtekening], idTokenSigningAlgValues: [handtekening] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...mensen[accountId] }) }),
    interactions: { url: (_, { uid }) => `/wie/${uid}` },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: 'terugkeer', accountId: wie })
      grant.addOIDCScope('openid werkplek')
      await grant.save()
      return grant
    },
  })
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/wie/')) return next()
    ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, { login: { accountId: wie } }))
  })
  return provider
}

async function meldAan(account: string): Promise<{ status: number; tekst: string }> {
  wie = account
  const antwoord = await new Bezoeker(terugkeer).volg('/aanmelden/bij/werkplek')
  return { status: antwoord.status, tekst: await antwoord.text() }
}

test('a provider with other names for everything works by configuration alone', async () => {
  const { status, tekst } = await meldAan('m-001')
  assert.equal(status, 200)
  assert.match(tekst, /U hebt nog geen rol/)
  assert.match(tekst, /value="T\. Verzonnen"/)
  assert.match(tekst, /Gemeente Utrecht \(college\)/)
})

test('its own words decide who is let in', async () => {
  const laag = await meldAan('m-002')
  assert.equal(laag.status, 403)
  assert.match(laag.tekst, /niet sterk genoeg/)
  const elders = await meldAan('m-003')
  assert.equal(elders.status, 403)
  assert.match(elders.tekst, /niet aangesloten/)
  assert.match((await meldAan('m-004')).tekst, /niet sterk genoeg/, 'a level nobody configured is low')
})

test('whatever the server itself asks of a provider is in a trace of its own', () => {
  const zelf = gevraagd.filter(([pad]) => /^\/(\.well-known|token|me|jwks)/.test(pad))
  assert.ok(['/token', '/me', '/jwks'].every((deel) => zelf.some(([pad]) => pad.startsWith(deel))))
  for (const [pad, traceparent] of zelf) assert.notEqual(leesSpoor(traceparent), null, pad)
  assert.equal(new Set(zelf.map(([, traceparent]) => traceparent)).size, zelf.length)
})
