import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { maakApp } from '../../src/app.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { maakBuiten, magVragenBij } from '../../src/platform/buiten.ts'
import { openServer } from '../../src/server.ts'
import { maakSleutelhaler } from '../../src/toegang/machines/sleutelhaler.ts'
import { idUit, jwks, type Paar, paar, vraagOp, vraagToken } from '../machine.ts'
import { bezoeker, inlog } from '../sessie.ts'
import { maakUitgever } from '../uitgever.ts'
import { maakWereld, type Wereld } from '../wereld.ts'

let wereld: Wereld
let bron: Server
let geef: (antwoord: ServerResponse, pad: string) => void
let gevraagd = 0
const sluiters: (() => Promise<void>)[] = []
before(async () => {
  wereld = await maakWereld({ after: (sluit) => sluiters.push(sluit) })
  bron = createServer((vraag, antwoord) => {
    gevraagd++
    geef(antwoord, vraag.url ?? '')
  })
  await luister(bron)
})
after(async () => {
  for (const sluit of sluiters.toReversed()) await sluit()
})

async function luister(server: Server, poort = 0): Promise<number> {
  server.listen(poort, '127.0.0.1')
  await once(server, 'listening')
  if (poort === 0)
    sluiters.push(async () => {
      if (server.listening) await stop(server)
    })
  return poortVan(server)
}

const poortVan = (server: Server) => (server.address() as AddressInfo).port

async function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}

const met =
  (...paren: readonly Paar[]) =>
  (antwoord: ServerResponse) =>
    antwoord.setHeader('Cache-Control', 'max-age=31536000').end(jwks(...paren))

/** A machine whose keys stand at this address, asked by one and confirmed by another. */
async function koppel(jwksUri: string): Promise<string> {
  const an = bezoeker(wereld, await inlog(wereld, 'beheer-rotterdam'))
  const bo = bezoeker(wereld, await inlog(wereld, 'tweede-beheer-rotterdam'))
  const velden = { naam: 'Met adres', rol: 'nazorgcoordinator', bereik: 'berichten.lezen', tot: '2027-11-22' }
  const { naar, tekst } = await an.stuur('/koppelingen', { ...velden, jwksUri })
  const id = idUit(naar)
  assert.notEqual(id, '', tekst)
  const vraag = vraagOp((await bo.lees(`/koppelingen/${id}`)).tekst)
  assert.equal((await bo.stuur(vraag, { besluit: 'bevestig' })).status, 303)
  return id
}

/** One of its own for each machine: what is remembered, is remembered per address. */
const eigenAdres = () => `http://127.0.0.1:${poortVan(bron)}/jwks/${crypto.randomUUID()}`
const token = (id: string, sleutel: Paar) => vraagToken(`${wereld.adres}/oauth`, id, sleutel)
/** Past the minute for which keys are remembered, whatever the other side said about it. */
const minuutLater = () => wereld.klok.zet(new Date(wereld.klok.nu().getTime() + 61_000).toISOString())

describe('keys at an address', () => {
  test('are rotated without standing still, and an old one is refused after a minute', async () => {
    const [oud, nieuw] = [await paar(), await paar('PS256')]
    geef = met(oud)
    const id = await koppel(eigenAdres())
    assert.equal((await token(id, oud)).status, 200)
    const eerst = gevraagd
    assert.equal((await token(id, oud)).status, 200)
    assert.equal(gevraagd, eerst, 'remembered for a minute')
    geef = met(nieuw, oud)
    minuutLater()
    assert.deepEqual([(await token(id, nieuw)).status, (await token(id, oud)).status], [200, 200])
    geef = met(nieuw)
    assert.equal((await token(id, oud)).status, 200, 'still within the minute')
    minuutLater()
    assert.deepEqual([(await token(id, oud)).status, (await token(id, nieuw)).status], [401, 200])
  })

  test('while the other side is down there is no token, and afterwards there is again', async () => {
    const sleutel = await paar()
    geef = met(sleutel)
    const id = await koppel(eigenAdres())
    assert.equal((await token(id, sleutel)).status, 200)
    const poort = poortVan(bron)
    await stop(bron)
    minuutLater()
    for (const poging of [1, 2]) {
      const { status, fout, uitleg, token: geen } = await token(id, sleutel)
      assert.deepEqual([status, fout, geen], [400, 'invalid_client', ''], `attempt ${poging}`)
      assert.match(uitleg, /niet op te halen/)
      minuutLater()
    }
    await luister(bron, poort)
    assert.equal((await token(id, sleutel)).status, 200)
  })

  const verkeerd: Readonly<Record<string, (antwoord: ServerResponse, pad: string, sleutel: Paar) => void>> = {
    'too much': (antwoord, _, sleutel) => antwoord.end(jwks(sleutel) + ' '.repeat(30_000)),
    'without an end': (antwoord) => antwoord.write('{"keys":['),
    'sent on': (antwoord, pad, sleutel) =>
      pad === '/elders' ? met(sleutel)(antwoord) : antwoord.writeHead(302, { Location: '/elders' }).end(),
    'an error with keys': (antwoord, _, sleutel) => antwoord.writeHead(500).end(jwks(sleutel)),
    'no JSON': (antwoord) => antwoord.end('<html></html>'),
    'no keys': (antwoord) => antwoord.end('{}'),
    'an empty set': (antwoord) => antwoord.end('{"keys":[]}'),
    'a shared secret': (antwoord) => antwoord.end('{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}'),
    'six keys': (antwoord, _, sleutel) =>
      antwoord.end(jwks(sleutel, sleutel, sleutel, sleutel, sleutel, sleutel)),
  }
  for (const [wat, doe] of Object.entries(verkeerd))
    test(`an answer that is ${wat} gives no token, also not with the keys of before, and the next good one does`, async () => {
      const sleutel = await paar()
      geef = met(sleutel)
      const id = await koppel(eigenAdres())
      assert.equal((await token(id, sleutel)).status, 200)
      minuutLater()
      geef = (antwoord, pad) => doe(antwoord, pad, sleutel)
      for (const poging of [1, 2]) {
        const { fout, uitleg } = await token(id, sleutel)
        assert.equal(fout, 'invalid_client', `attempt ${poging}`)
        assert.match(uitleg, /niet op te halen/)
        minuutLater()
      }
      geef = met(sleutel)
      assert.equal((await token(id, sleutel)).status, 200)
    })
})

describe('where keys may come from', () => {
  test('outside training nothing on the own machine or inside a network is asked for keys', async () => {
    const uitgever = maakUitgever()
    let verbonden = 0
    const binnen = createTlsServer(uitgever.server(), (_, antwoord) => antwoord.end('{}'))
    binnen.on('connection', () => verbonden++)
    await luister(binnen)
    const server = await openServer({ host: '127.0.0.1', port: 0 })
    sluiters.push(() => server.sluit())
    const { bank, klok, grondslagen, wachtrijen, kluis } = wereld
    const logboek = maakLogboek('00'.repeat(32))
    const toegang = { ...wereld.toegang, adres: server.adres }
    server.verbind(
      maakApp({ db: bank, klok, grondslagen, logboek, kluis, wachtrijen, oefen: false, toegang }),
    )
    const sleutel = await paar()
    const adres = `https://localhost:${poortVan(binnen)}/jwks`
    const [rij] = await bank.eigenaar.vraag(
      `insert into toegang.koppeling (id, naam, organisatie, rol, bereik, jwks_uri, van, aangemaakt_door, aangemaakt_op, bevestigd_door, bevestigd_op)
       values ('tk-' || gen_random_uuid(), 'Naar binnen', 'college-0599', 'nazorgcoordinator', '{berichten.lezen}', $1, '2026-01-01', 'a', now(), 'b', now()) returning id`,
      [adres],
    )
    const id = String(rij?.id)
    assert.equal((await vraagToken(`${server.adres}/oauth`, id, sleutel)).fout, 'invalid_client')
    assert.equal(verbonden, 0)
    await token(id, sleutel)
    assert.equal(verbonden, 1, 'training does look there, so the door was there to be opened')
  })

  test('an address is judged as what it is, in each way of writing it', () => {
    const binnen =
      '0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 172.31.255.255 192.168.1.1 198.18.0.1 224.0.0.1 255.255.255.255 :: ::1 ::ffff:10.0.0.1 ::ffff:127.0.0.1 64:ff9b::a00:1 fc00::1 fd12::1 fe80::1 ff02::1 2001:db8::1 2002:7f00:1:: 2001::1 localhost leverancier.example'
    for (const adres of binnen.split(' ')) assert.equal(magVragenBij(adres, false), false, adres)
    for (const adres of '8.8.8.8 172.32.0.1 192.169.0.1 11.0.0.1 223.255.255.254 2a00:1450::1 2606:4700::1'.split(
      ' ',
    ))
      assert.equal(magVragenBij(adres, false), true, adres)
    for (const adres of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      assert.equal(magVragenBij(adres, true), true, adres)
    for (const adres of ['10.0.0.1', '169.254.169.254', 'fd12::1'])
      assert.equal(magVragenBij(adres, true), false, `${adres}, also in training`)
  })

  test('a name with one address inside is refused as a whole, and so are http and a bare address inside', async () => {
    const haal = (adres: string, gevonden: readonly string[], oefen = false) =>
      maakSleutelhaler(maakBuiten({ oefen, zoek: async () => gevonden }))(adres)
    const binnen = /network inside/
    await assert.rejects(haal('https://leverancier.example/', ['8.8.8.8', '10.0.0.1']), binnen)
    await assert.rejects(haal('https://leverancier.example/', ['::ffff:169.254.169.254']), binnen)
    await assert.rejects(haal('https://leverancier.example/', []), binnen)
    await assert.rejects(haal('https://[::1]/', ['8.8.8.8']), binnen)
    await assert.rejects(haal('https://2130706433/', ['8.8.8.8']), binnen)
    await assert.rejects(haal('http://leverancier.example/', ['8.8.8.8']), /https only/)
    await assert.rejects(haal('http://leverancier.example/', ['8.8.8.8'], true), /https only/)
  })
})
