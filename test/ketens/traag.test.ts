import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { Hono } from 'hono'
import { gewoonGeduld } from '../../src/platform/geduld.ts'
import type { Env } from '../../src/platform/http.ts'
import { openServer } from '../../src/server.ts'

/** A server that answers with what it was sent, with little patience, and how many requests were answered. */
async function ongeduldig(t: TestContext, anders = {}) {
  const geduld = { koppen: 300, verzoek: 300, bestanden: 60_000, stroom: 60_000, stilte: 60_000, ...anders }
  const server = await openServer({ host: '127.0.0.1', port: 0, geduld })
  t.after(() => server.sluit())
  const app = new Hono<Env>()
  app.all('*', async (c) => c.text(`${(await c.req.text()).length} gelezen`))
  app.onError((_, c) => c.text('', 400))
  server.verbind(app)
  return Number(new URL(server.adres).port)
}

/** A bare connection that says this and then nothing; gives all that came back when the other end closes. */
async function zeg(port: number, tekst: string): Promise<string> {
  const lijn = connect(port, '127.0.0.1')
  await once(lijn, 'connect')
  lijn.write(tekst)
  return text(lijn)
}

/** A request with these headers, up to where its body begins. */
const verzoek = (...koppen: readonly string[]) =>
  ['POST / HTTP/1.1', 'Host: x', ...koppen, '', ''].join('\r\n')

test('who does not finish the headers is cut off', async (t) => {
  const port = await ongeduldig(t)
  assert.match(await zeg(port, 'GET / HTTP/1.1\r\nHost: x\r\nX-Langzaam: 1'), /^HTTP\/1\.1 408 /)
})

test('who does not finish a body is told so and cut off, announced or in pieces', async (t) => {
  const port = await ongeduldig(t)
  const vorm = 'Content-Type: application/x-www-form-urlencoded'
  assert.match(await zeg(port, `${verzoek(vorm, 'Content-Length: 10')}a=1`), /^HTTP\/1\.1 408 /)
  assert.match(
    await zeg(port, `${verzoek(vorm, 'Transfer-Encoding: chunked')}3\r\na=1\r\n`),
    /^HTTP\/1\.1 408 /,
  )
})

test('a form with files gets more time, and not all of it', async (t) => {
  const vorm = ['Content-Type: multipart/form-data; boundary=x', 'Content-Length: 10'] as const
  const snel = await ongeduldig(t, { verzoek: 60_000, bestanden: 300 })
  assert.match(await zeg(snel, `${verzoek(...vorm)}--x`), /^HTTP\/1\.1 408 /)
  const lijn = connect(await ongeduldig(t), '127.0.0.1')
  await once(lijn, 'connect')
  lijn.write(`${verzoek(...vorm, 'Connection: close')}--x`)
  // Another request is cut off in between: by then the time of a plain one is over.
  assert.match(
    await zeg(Number(lijn.remotePort), `${verzoek('Content-Type: text/plain', 'Content-Length: 10')}a`),
    /^HTTP\/1\.1 408 /,
  )
  lijn.write('--x----')
  assert.match(await text(lijn), /^HTTP\/1\.1 200 [\s\S]*10 gelezen/)
})

test('who keeps sending a byte now and then is cut off all the same', async (t) => {
  const port = await ongeduldig(t)
  const lijn = connect(port, '127.0.0.1')
  await once(lijn, 'connect')
  lijn.on('error', () => {})
  lijn.write(verzoek('Content-Type: application/json', 'Content-Length: 1000000'))
  const druppel = setInterval(() => lijn.write(' '), 20)
  t.after(() => clearInterval(druppel))
  assert.match(await text(lijn), /^HTTP\/1\.1 408 /)
})

test('a stream of events may take its time, and is cut off when nothing comes any more', async (t) => {
  const port = await ongeduldig(t, { stilte: 900 })
  const begin = performance.now()
  const gekregen = await zeg(port, `${verzoek('Content-Type: application/x-ndjson', 'Content-Length: 10')}{}`)
  assert.equal(gekregen, '')
  assert.ok(performance.now() - begin > 600, 'longer than another request gets')
})

test('a whole request is answered, and the connection stays for the next', async (t) => {
  const port = await ongeduldig(t)
  const heel = `${verzoek('Content-Type: text/plain', 'Content-Length: 4')}abcd`
  const gekregen = await zeg(port, `${heel}${heel}GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
  assert.equal(gekregen.match(/HTTP\/1\.1 200 OK/g)?.length, 3)
})

test('headers that are too large are refused, and a connection that speaks another language', async (t) => {
  const port = await ongeduldig(t)
  assert.match(await zeg(port, verzoek(`X-Groot: ${'a'.repeat(20_000)}`)), /^HTTP\/1\.1 431 /)
  assert.match(await zeg(port, verzoek(`Cookie: ${'a=b; '.repeat(5000)}`)), /^HTTP\/1\.1 431 /)
  assert.match(await zeg(port, 'STEL EEN VRAAG\r\n\r\n'), /^HTTP\/1\.1 400 /)
  assert.match(
    await zeg(port, verzoek('Content-Length: 4', 'Transfer-Encoding: chunked')),
    /^HTTP\/1\.1 400 /,
  )
  assert.match(
    await zeg(port, `${verzoek('Content-Length: 4', 'Content-Length: 5')}abcde`),
    /^HTTP\/1\.1 400 /,
  )
})

test('as it runs, every patience is finite and a form gets less than a stream', () => {
  for (const ms of Object.values(gewoonGeduld)) assert.ok(ms > 0 && ms <= 3_600_000)
  assert.ok(gewoonGeduld.koppen <= gewoonGeduld.verzoek && gewoonGeduld.verzoek < gewoonGeduld.stroom)
})
