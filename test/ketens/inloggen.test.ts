import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { getCACertificates, setDefaultCACertificates, TLSSocket } from 'node:tls'
import { Provider } from 'oidc-provider'
import { leverdelen, startBezorging } from '../../src/bezorging/bezorging.ts'
import type { VeldFout } from '../../src/kern/fout.ts'
import { leesClientcertificaat } from '../../src/platform/clientcertificaat.ts'
import { leesSpoor } from '../../src/platform/spoor.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed, type Probleemvorm } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { maakOntvanger } from '../ontvanger.ts'
import { bezoeker, inlog } from '../sessie.ts'
import { maakUitgever } from '../uitgever.ts'
import { klaar, laatVerstrijken } from '../wachtrij.ts'
import { lees, maakWereld, type Wereld } from '../wereld.ts'

const rotterdam = ['college-0599', 'nazorgcoordinator'] as const
const begin = '2026-11-22T10:00:00Z'
const clientId = 'terugkeer-bij-rotterdam'

/** The OAuth server of a municipality: it knows Terugkeer by where its keys stand, and nothing secret. */
async function maakTokenserver(t: TestContext, { adres: terugkeer, toegang }: Wereld, aan = true) {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => void server.close().closeAllConnections())
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const wie = {
    client_id: clientId,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    scope: 'meldingen.brengen',
    jwks_uri: `${terugkeer}/oauth/jwks`,
  } as const
  assert.equal(toegang.sleutels.meldsleutels.length, 1)
  const provider = new Provider(issuer, {
    clients: aan ? [wie] : [],
    scopes: ['meldingen.brengen'],
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
    ttl: { ClientCredentials: 300 },
    // It looks for our keys on the own machine, which a server in the open would not do.
    fetch: (waar, keuzes) => fetch(waar, { signal: keuzes?.signal ?? null }),
    enabledJWA: { clientAuthSigningAlgValues: ['ES256'] },
  })
  const sporen: (string | undefined)[] = []
  const doe = provider.callback()
  server.on('request', (verzoek, antwoord) => {
    sporen.push(verzoek.headers.traceparent?.toString())
    return doe(verzoek, antwoord)
  })
  return {
    tokenadres: `${issuer}/token`,
    gevraagd: () => sporen.length,
    sporen,
    /** What a receiver asks before it takes something: is this a good token, and for what? */
    isGoed: async (kop: string | undefined) => {
      const token = await provider.ClientCredentials.find(/^Bearer (.+)$/.exec(kop ?? '')?.[1] ?? '')
      return token?.isValid === true && token.scope === 'meldingen.brengen'
    },
  }
}

/** A server that answers everything with this, as JSON. */
async function vasteServer(t: TestContext, inhoud: string, status = 200): Promise<string> {
  const server = createServer((_, antwoord) => {
    antwoord.writeHead(status, { 'Content-Type': 'application/json' }).end(inhoud)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => void server.close().closeAllConnections())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`
}

async function maakInlogwereld(t: TestContext) {
  const wereld = await maakWereld(t, begin)
  await startBezorging(leverdelen({ db: wereld.bank, ...wereld, oefen: true }))
  const ontvanger = await maakOntvanger(t)
  const gemaakt = await wereld.api(rotterdam, '/abonnementen', {
    method: 'POST',
    body: JSON.stringify({ adres: ontvanger.adres }),
  })
  assert.equal(gemaakt.status, 201)
  const { id, inloggen } = await lees<{ id: string; inloggen: unknown }>(gemaakt)
  assert.equal(inloggen, null)
  return { wereld, ontvanger, pad: `/abonnementen/${id}` }
}

const zet = ({ api }: Wereld, pad: string, wat: unknown, wie: readonly [string, string] = rotterdam) =>
  api(wie, `${pad}/inloggen`, { method: 'PUT', body: JSON.stringify(wat) })
const iemand = () => gebeurtenis({ bsn: nieuweBsn(), gemeentecode: '0599' })
async function laatsteReden({ bank }: Wereld): Promise<string> {
  const [rij] = await bank.eigenaar.vraag(
    'select laatste_reden as reden from bezorging.aflevering order by laatste_op desc nulls last limit 1',
    [],
  )
  return String(rij?.reden)
}

test('a receiver with an OAuth server gets each melding with a token of that server, which is asked once', async (t) => {
  const { wereld, ontvanger, pad } = await maakInlogwereld(t)
  const server = await maakTokenserver(t, wereld)
  ontvanger.antwoord(async ({ koppen }) => ({
    status: (await server.isGoed(koppen.authorization)) ? 204 : 401,
  }))
  const inloggen = { tokenadres: server.tokenadres, clientId, bereik: 'meldingen.brengen' }
  assert.equal((await zet(wereld, pad, inloggen)).status, 204)
  const { abonnementen } = await lees<{ abonnementen: unknown[] }>(
    await wereld.api(rotterdam, '/abonnementen'),
  )
  assert.deepEqual((abonnementen[0] as { inloggen: unknown }).inloggen, inloggen)

  await leverGoed(wereld, iemand(), iemand(), iemand())
  await ontvanger.heeft(3)
  await klaar(wereld.bank)
  assert.equal(ontvanger.ontvangen.length, 3, 'each was taken the first time')
  assert.equal(server.gevraagd(), 1, 'who asks for a token at once with others waits for that one')
  assert.ok(ontvanger.ontvangen.every(({ koppen }) => koppen['terugkeer-handtekening'] !== undefined))
  const [token] = server.sporen.map((een) => leesSpoor(een)?.spoor)
  assert.ok(token !== undefined, 'a token is for all that follows: it is asked in a trace of its own')
  assert.ok(ontvanger.ontvangen.every(({ koppen }) => !koppen.traceparent?.includes(token)))

  // A token nearly at its end is not used any more.
  wereld.klok.zet('2026-11-22T10:04:40Z')
  await leverGoed(wereld, iemand())
  await ontvanger.heeft(4)
  await klaar(wereld.bank)
  assert.equal(server.gevraagd(), 2)

  // The server forgets its tokens before their time: the melding is refused, and goes at once with a new one.
  const oud = ontvanger.ontvangen.at(-1)?.koppen.authorization
  ontvanger.antwoord(async ({ koppen }) => ({
    status: koppen.authorization !== oud && (await server.isGoed(koppen.authorization)) ? 204 : 401,
  }))
  await leverGoed(wereld, iemand())
  await ontvanger.heeft(5)
  await klaar(wereld.bank)
  assert.equal(server.gevraagd(), 3)
  const ids = ontvanger.ontvangen.map(({ id }) => id)
  assert.equal(ids.at(-1), ids.at(-2), 'with the same id')

  assert.equal((await wereld.api(rotterdam, `${pad}/inloggen`, { method: 'DELETE' })).status, 204)
  ontvanger.antwoord(({ koppen }) => ({ status: koppen.authorization === undefined ? 204 : 400 }))
  await leverGoed(wereld, iemand())
  await ontvanger.heeft(6)
})

test('without a token nothing is lost: the owner hears why, and all goes when the server gives one', async (t) => {
  const { wereld, ontvanger, pad } = await maakInlogwereld(t)
  const onbekend = await maakTokenserver(t, wereld, false)
  await zet(wereld, pad, { tokenadres: onbekend.tokenadres, clientId })
  await leverGoed(wereld, iemand(), iemand())
  await klaar(wereld.bank)
  assert.match(await laatsteReden(wereld), /gaf geen token \(antwoord 401\). Kloppen client-id en bereik/)

  for (const [tokenadres, reden] of [
    ['http://127.0.0.1:1/token', /Het tokenadres was niet te bereiken \(ECONNREFUSED\)/],
    [`${wereld.adres}/statisch/merk.svg`, /Het tokenadres gaf geen token \(antwoord 40\d\)/],
    [`${wereld.adres}/gezondheid/levend`, /Het tokenadres gaf geen token/],
    [await vasteServer(t, '{}', 503), /Het tokenadres antwoordde met 503/],
    [await vasteServer(t, '{"access_token":"a\\r\\nX: y","token_type":"bearer"}'), /iets dat geen token is/],
    [await vasteServer(t, 'hallo'), /iets dat geen token is/],
  ] as const) {
    await zet(wereld, pad, { tokenadres, clientId })
    const proef = await wereld.api(rotterdam, `${pad}/proef`, { method: 'POST' })
    assert.match((await lees<{ uitleg: string }>(proef)).uitleg, reden)
  }
  assert.equal(ontvanger.ontvangen.length, 0, 'without a token nothing goes')

  const server = await maakTokenserver(t, wereld)
  await zet(wereld, pad, { tokenadres: server.tokenadres, clientId, bereik: 'meldingen.brengen' })
  // It takes no token at all: all waits, one keeps trying.
  ontvanger.antwoord(() => ({ status: 401 }))
  await laatVerstrijken(wereld, '2026-11-22T10:30:00Z')
  assert.equal(await laatsteReden(wereld), 'Het adres antwoordde met 401, ook met een nieuw token.')
  ontvanger.antwoord(async ({ koppen }) => ({
    status: (await server.isGoed(koppen.authorization)) ? 204 : 401,
  }))
  await laatVerstrijken(wereld, '2026-11-22T11:30:00Z')
  await ontvanger.heeft(2)
})

test('the name of another organisation at its server is not ours to use, nor is what cannot be', async (t) => {
  const { wereld, pad } = await maakInlogwereld(t)
  const denHaag = ['college-0518', 'nazorgcoordinator'] as const
  const goed = { tokenadres: 'https://login.example/token', clientId, bereik: 'a b' }
  assert.equal((await zet(wereld, pad, goed)).status, 204)
  assert.equal((await zet(wereld, pad, { ...goed, bereik: null })).status, 204, 'an own name may stay')
  const gemaakt = await wereld.api(denHaag, '/abonnementen', {
    method: 'POST',
    body: JSON.stringify({ adres: 'https://meldingen.example/' }),
  })
  const { id } = await lees<{ id: string }>(gemaakt)
  const geleend = await zet(wereld, `/abonnementen/${id}`, goed, denHaag)
  assert.equal(geleend.status, 400)
  const { fouten } = await lees<Probleemvorm>(geleend)
  assert.deepEqual(
    fouten?.map(({ veld }) => veld),
    ['clientId'],
  )
  assert.match(fouten?.[0]?.melding ?? '', /al van een andere organisatie/)
  // One path can be written in many ways; the host is what counts.
  for (const anders of [
    'HTTPS://LOGIN.example:443/token',
    'https://login.example:8443/token',
    '/./token',
    '/token?',
    '/token?x=1',
    '/%74oken',
    '//token',
    '/x',
  ]) {
    const tokenadres = anders.startsWith('/') ? `https://login.example${anders}` : anders
    assert.equal(
      (await zet(wereld, `/abonnementen/${id}`, { ...goed, tokenadres }, denHaag)).status,
      400,
      tokenadres,
    )
  }
  assert.equal(
    (await zet(wereld, `/abonnementen/${id}`, { ...goed, clientId: 'eigen' }, denHaag)).status,
    204,
  )
  // Of one that was ended the name stays taken: its tokens may still be good.
  await wereld.api(rotterdam, pad, { method: 'DELETE' })
  assert.equal((await zet(wereld, `/abonnementen/${id}`, goed, denHaag)).status, 400)
  assert.equal((await zet(wereld, pad, goed)).status, 404, 'an ended address')
  assert.equal((await zet(wereld, `/abonnementen/${id}`, goed)).status, 404, 'an address of another')
  assert.equal((await zet(wereld, '/abonnementen/zomaar', goed)).status, 404)

  for (const [wat, velden] of [
    [{ ...goed, tokenadres: 'http://login.example/token' }, ['tokenadres']],
    [{ ...goed, tokenadres: 'https://10.0.0.1/token' }, ['tokenadres']],
    [{ ...goed, tokenadres: 'https://login.example./token' }, ['tokenadres']],
    [{ ...goed, tokenadres: 'https://login.example.:8443/token' }, ['tokenadres']],
    [{ ...goed, tokenadres: 'https://login.example/token?bsn=999990019' }, ['tokenadres']],
    [{ ...goed, tokenadres: 'https://naam:woord@login.example/' }, ['tokenadres']],
    [{ ...goed, tokenadres: '', clientId: '' }, ['tokenadres', 'clientId']],
    [{ ...goed, clientId: 'met\nregel' }, ['clientId']],
    [{ ...goed, clientId: 'x'.repeat(201) }, ['clientId']],
    [{ ...goed, bereik: 'twee  spaties' }, ['bereik']],
    [{ ...goed, bereik: 'x'.repeat(501) }, ['bereik']],
    [{ ...goed, geheim: 'x' }, ['geheim']],
    [{ tokenadres: goed.tokenadres }, ['clientId']],
  ] as const) {
    const antwoord = await zet(wereld, `/abonnementen/${id}`, wat, denHaag)
    assert.equal(antwoord.status, 400, JSON.stringify(wat))
    const gezegd = (await lees<Probleemvorm>(antwoord)).fouten?.map(({ veld }) => veld)
    assert.deepEqual(gezegd, velden, JSON.stringify(wat))
  }
})

test('a beheerder sets on the page how we come in, keeps what was typed when it is wrong, and sees what to register', async (t) => {
  const wereld = await maakWereld(t, begin)
  const mens = bezoeker(wereld, await inlog(wereld, 'beheer-rotterdam'))
  await mens.stuur('/meldingen', { adres: 'https://meldingen.example/' })
  const pad = /href="(\/meldingen\/[^"]+\/inloggen)"/.exec((await mens.lees('/meldingen')).tekst)?.[1] ?? ''
  const { tekst } = await mens.lees(pad)
  assert.ok(tekst.includes(`${wereld.adres}/oauth/jwks`))
  assert.match(tekst, /Deze server heeft geen clientcertificaat/)
  const mis = await mens.stuur(pad, {
    manier: 'oauth',
    tokenadres: 'login.example',
    clientId: 'terugkeer',
    bereik: '',
  })
  assert.equal(mis.status, 400)
  assert.match(mis.tekst, /value="login.example"/)
  assert.match(mis.tekst, /Dit is geen adres/)
  assert.equal((await mens.stuur(pad, {})).status, 400)
  const goed = {
    manier: 'oauth',
    tokenadres: 'https://login.example/token',
    clientId: ' terugkeer ',
    bereik: '',
  }
  assert.equal((await mens.stuur(pad, goed)).naar, '/meldingen?gedaan=inloggen')
  assert.match((await mens.lees('/meldingen?gedaan=inloggen')).tekst, /Inloggen: met een token/)
  assert.match((await mens.lees(pad)).tekst, /value="terugkeer"/)
  const { naar } = await mens.stuur(pad, { ...goed, manier: 'handtekening' })
  const gewist = (await mens.lees(naar ?? '')).tekst
  assert.match(gewist, /Inloggen: zonder token/)
  assert.match(gewist, /het client-id en de scope van dit adres zijn gewist/, 'what goes is said')
  const ander = bezoeker(wereld, await inlog(wereld, 'tweede-beheer-rotterdam'))
  assert.equal((await ander.lees(pad)).status, 200)
  assert.equal((await mens.lees(`/meldingen/${crypto.randomUUID()}/inloggen`)).status, 404)
})

test('a receiver that asks for a client certificate sees ours; without one, or with one of a stranger, it hears nothing', async (t) => {
  const uitgever = maakUitgever()
  const vertrouwd = getCACertificates('default')
  setDefaultCACertificates([...vertrouwd, uitgever.ca])
  t.after(() => setDefaultCACertificates(vertrouwd))
  const gezien: string[] = []
  const server = createTlsServer(
    { ...uitgever.server(), ca: uitgever.ca, requestCert: true, rejectUnauthorized: true },
    ({ socket }, antwoord) => {
      assert.ok(socket instanceof TLSSocket)
      gezien.push(socket.getPeerX509Certificate()?.fingerprint256 ?? '')
      antwoord.writeHead(204).end()
    },
  ).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => void server.close().closeAllConnections())
  const adres = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`

  const eigen = maakCertificaat(t, uitgever.client('00000099000000001000'))
  const vreemd = maakCertificaat(t, maakUitgever().client('00000099000000001000'))
  for (const certificaat of [null, vreemd, eigen]) {
    const wereld = await maakWereld(t, begin)
    await startBezorging(leverdelen({ db: wereld.bank, ...wereld, oefen: true, certificaat }))
    await wereld.api(rotterdam, '/abonnementen', { method: 'POST', body: JSON.stringify({ adres }) })
    await leverGoed(wereld, iemand())
    await klaar(wereld.bank)
    const reden = await laatsteReden(wereld)
    if (certificaat === eigen) assert.deepEqual([gezien, reden], [[eigen.afdruk], 'null'])
    // A server may say why before it hangs up, or just hang up.
    else assert.deepEqual([gezien, /clientcertificaat|niet te bereiken/.test(reden)], [[], true], reden)
  }
})

function maakCertificaat(t: TestContext, paar: { readonly cert: string; readonly key: string }) {
  const { certificaat, fouten } = leesVan(t, paar.cert + paar.key)
  assert.deepEqual(fouten, [])
  assert.ok(certificaat)
  return certificaat
}

function leesVan(t: TestContext, inhoud: string, rechten = 0o600) {
  const map = mkdtempSync(join(import.meta.dirname, '.certificaat-'))
  t.after(() => rmSync(map, { recursive: true }))
  const bestand = join(map, 'client.pem')
  writeFileSync(bestand, inhoud, { mode: rechten })
  const fouten: VeldFout[] = []
  const certificaat = leesClientcertificaat({ TERUGKEER_CLIENTCERTIFICAAT: bestand }, fouten)
  return { certificaat, fouten }
}

test('a client certificate that cannot be is refused at the start, with what to change', (t) => {
  const [een, ander] = [maakUitgever().client('1'), maakUitgever().client('1')]
  for (const [inhoud, melding] of [
    ['', /geen certificaat/],
    [een.key, /geen certificaat/],
    [een.cert, /geen geheime sleutel/],
    [een.cert + ander.key, /hoort niet bij/],
  ] as const) {
    const { certificaat, fouten } = leesVan(t, inhoud)
    assert.equal(certificaat, null)
    assert.deepEqual(
      fouten.map(({ veld }) => veld),
      ['TERUGKEER_CLIENTCERTIFICAAT'],
    )
    assert.match(fouten[0]?.melding ?? '', melding)
  }
  assert.match(leesVan(t, een.cert + een.key, 0o644).fouten[0]?.melding ?? '', /Iedereen op deze machine/)
})
