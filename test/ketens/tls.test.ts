import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request as vraagHttp } from 'node:http'
import { createServer, request as vraagHttps } from 'node:https'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { TLSSocket } from 'node:tls'
import { eigenOin } from '../certificaten.ts'
import { idUit, jwks, type Paar, paar, vraagOp, vraagToken } from '../machine.ts'
import { bezoeker, inlog } from '../sessie.ts'
import { type Certificaat, maakUitgever } from '../uitgever.ts'
import { maakWereld, type Wereld } from '../wereld.ts'

const anderOin = '00000099000000599000'
const uitgever = maakUitgever()
const vreemd = maakUitgever()
let wereld: Wereld
let proxy: string
let sleutel: Paar
let id: string
const sluiters: (() => Promise<void>)[] = []
before(async () => {
  wereld = await maakWereld({ after: (sluit) => sluiters.push(sluit) })
  proxy = await openProxy(wereld.adres, wereld.toegang.certificaatkop ?? '')
  sleutel = await paar()
  id = await koppelMet(eigenOin)
})
after(async () => {
  for (const sluit of sluiters.toReversed()) await sluit()
})

/**
 * What stands in front of Terugkeer in production: it ends TLS, asks for a certificate, hands it on when an issuer it
 * knows signed it, and throws away that header when the other side sent it.
 */
async function openProxy(naar: string, kop: string): Promise<string> {
  const keuzes = { ...uitgever.server(), ca: uitgever.ca, requestCert: true, rejectUnauthorized: false }
  const server = createServer(keuzes, (binnen, uit) => {
    const { socket } = binnen
    assert.ok(socket instanceof TLSSocket)
    const koppen = { ...binnen.headers }
    delete koppen[kop.toLowerCase()]
    const certificaat = socket.getPeerX509Certificate()
    if (socket.authorized && certificaat !== undefined)
      koppen[kop.toLowerCase()] = encodeURIComponent(certificaat.toString())
    const door = vraagHttp(
      new URL(binnen.url ?? '/', naar),
      { method: binnen.method, headers: koppen },
      (antwoord) => {
        uit.writeHead(antwoord.statusCode ?? 502, antwoord.headers)
        antwoord.pipe(uit)
      },
    )
    binnen.pipe(door)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  sluiters.push(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Registers a machine with a certificate, with two people. */
async function koppelMet(oin: string): Promise<string> {
  const an = bezoeker(wereld, await inlog(wereld, 'beheer-rotterdam'))
  const bo = bezoeker(wereld, await inlog(wereld, 'tweede-beheer-rotterdam'))
  const { naar } = await an.stuur('/koppelingen', {
    naam: 'Met certificaat',
    rol: 'nazorgcoordinator',
    bereik: 'berichten.lezen',
    tot: '2027-11-22',
    jwks: jwks(sleutel),
    oin,
  })
  const nieuw = idUit(naar)
  const vraag = vraagOp((await bo.lees(`/koppelingen/${nieuw}`)).tekst)
  assert.equal((await bo.stuur(vraag, { besluit: 'bevestig' })).status, 303)
  return nieuw
}

/** One request over TLS, with this certificate or without one. */
async function stuur(
  pad: string,
  met: Certificaat | null,
  { body = '', headers = {} }: { body?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  const vraag = vraagHttps(new URL(pad, proxy), {
    ca: uitgever.ca,
    agent: false,
    method: body === '' ? 'GET' : 'POST',
    headers: { ...(body === '' ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }), ...headers },
    ...(met ?? {}),
  })
  vraag.end(body)
  const [antwoord] = await once(vraag, 'response')
  const stukken: Buffer[] = []
  for await (const stuk of antwoord) stukken.push(stuk)
  return new Response(Buffer.concat(stukken), { status: antwoord.statusCode })
}

const haal = (met: Certificaat | null, headers: Record<string, string> = {}) =>
  vraagToken(`${wereld.adres}/oauth`, id, sleutel, 'berichten.lezen', (adres, body) =>
    stuur(new URL(adres).pathname, met, { body: body.toString(), headers }),
  )
const lees = async (bearer: string, met: Certificaat | null, headers: Record<string, string> = {}) =>
  (await stuur('/api/v1/berichten', met, { headers: { ...headers, Authorization: `Bearer ${bearer}` } }))
    .status
const alsKop = ({ cert }: Certificaat) => ({ 'X-Client-Certificaat': encodeURIComponent(cert) })

test('through a proxy that ends TLS a token is bound to the certificate with which it was got', async () => {
  const eigen = uitgever.client(eigenOin)
  const { status, token } = await haal(eigen)
  assert.equal(status, 200)
  assert.equal(await lees(token, eigen), 200)
  assert.equal(await lees(token, null), 401, 'without a certificate')
  assert.equal(await lees(token, uitgever.client(eigenOin)), 401, 'with another one of the same organisation')
  assert.equal(await lees(token, uitgever.client(anderOin)), 401, 'with one of another')
})

test('a certificate of an issuer nobody knows, of another organisation, or none at all gets no token', async () => {
  for (const [wat, met] of [
    ['none', null],
    ['of an unknown issuer', vreemd.client(eigenOin)],
    ['of another organisation', uitgever.client(anderOin)],
    ['of a server', uitgever.server()],
  ] as const)
    assert.equal((await haal(met)).status, 400, wat)
})

test('a certificate that someone writes in the header is not believed: not to get a token, not to use one', async () => {
  const eigen = uitgever.client(eigenOin)
  assert.equal((await haal(null, alsKop(eigen))).status, 400)
  assert.equal((await haal(uitgever.client(anderOin), alsKop(eigen))).status, 400)
  const { token } = await haal(eigen)
  for (const naam of ['X-Client-Certificaat', 'x-client-certificaat', 'X-CLIENT-CERTIFICAAT'])
    assert.equal(await lees(token, null, { [naam]: encodeURIComponent(eigen.cert) }), 401, naam)
  assert.equal(await lees(token, eigen, alsKop(uitgever.client(anderOin))), 200, 'nor does it get in the way')
})
