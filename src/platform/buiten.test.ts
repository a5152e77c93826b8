import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type TestContext, test } from 'node:test'
import { maakBuiten } from './buiten.ts'

const vraag = { methode: 'POST', koppen: {}, inhoud: 'x', geduld: 5_000, meesteBytes: 100 } as const

/** A server on the own machine; counts the connections that were made to it. */
async function maakServer(t: TestContext, luister: RequestListener) {
  const server = createServer(luister).listen(0, '127.0.0.1')
  await once(server, 'listening')
  let verbindingen = 0
  server.on('connection', () => {
    verbindingen++
  })
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as { port: number }
  return { adres: `http://127.0.0.1:${port}/`, verbindingen: () => verbindingen }
}

test('one question after another goes over one connection', async (t) => {
  const { adres, verbindingen } = await maakServer(t, (_, antwoord) => void antwoord.end('goed'))
  const buiten = maakBuiten({ oefen: true })
  for (let keer = 0; keer < 5; keer++) assert.equal((await buiten(adres, vraag)).inhoud, 'goed')
  assert.equal(verbindingen(), 1)
})

test('a kept connection that the other side closed is no failure: the question goes over a new one, once', async (t) => {
  const vanVoor = new WeakSet<object>()
  let gevraagd = 0
  const { adres } = await maakServer(t, (verzoek, antwoord) => {
    gevraagd++
    if (vanVoor.has(verzoek.socket)) return void verzoek.socket.destroy()
    vanVoor.add(verzoek.socket)
    antwoord.end('goed')
  })
  const buiten = maakBuiten({ oefen: true })
  assert.equal((await buiten(adres, vraag)).inhoud, 'goed')
  assert.equal((await buiten(adres, vraag)).inhoud, 'goed')
  assert.equal(gevraagd, 3)
})

test('who breaks off a new connection is not asked again', async (t) => {
  let gevraagd = 0
  const { adres } = await maakServer(t, (verzoek) => {
    gevraagd++
    verzoek.socket.destroy()
  })
  await assert.rejects(maakBuiten({ oefen: true })(adres, vraag), { code: 'ECONNRESET' })
  assert.equal(gevraagd, 1)
})

test('each question says in which step it is asked: the one that is given, or one of its own', async (t) => {
  const gehoord: unknown[] = []
  const { adres } = await maakServer(t, (verzoek, antwoord) => {
    gehoord.push(verzoek.headers.traceparent)
    antwoord.end()
  })
  const buiten = maakBuiten({ oefen: true })
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  await buiten(adres, { ...vraag, koppen: { traceparent } })
  await buiten(adres, vraag)
  await buiten(adres, vraag)
  const [gegeven, een, twee] = gehoord
  assert.equal(gegeven, traceparent)
  for (const eigen of [een, twee]) assert.match(String(eigen), /^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/)
  assert.notEqual(een, twee)
})
