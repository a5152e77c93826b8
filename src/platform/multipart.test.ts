import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { Fout } from '../kern/fout.ts'
import type { Env } from './http.ts'
import { type Deelformulier, leesMultipart } from './multipart.ts'

const grenzen = { grootsteBestand: 1000, meesteBestanden: 2 }
const mb = 1_000_000

/** What is read of a form, or the code of why it is not. */
async function lees(init: RequestInit & { duplex?: 'half' }): Promise<Deelformulier | string> {
  const app = new Hono<Env>()
  let gelezen: Deelformulier | string = ''
  app.post('/', async (c) => {
    gelezen = await leesMultipart(c, grenzen)
    return c.body(null)
  })
  app.onError((oorzaak, c) => {
    gelezen = oorzaak instanceof Fout ? oorzaak.code : String(oorzaak)
    return c.body(null)
  })
  await app.request('/', { method: 'POST', ...init })
  return gelezen
}

const vorm = (...delen: readonly (readonly [string, string | File])[]) => {
  const body = new FormData()
  for (const [naam, waarde] of delen) body.append(naam, waarde)
  return { body }
}
const ruw = (tekst: string) => ({
  headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
  body: tekst.replaceAll('\n', '\r\n'),
})
const bestand = (grootte: number, naam = 'a.pdf') =>
  new File(['a'.repeat(grootte)], naam, { type: 'application/pdf' })

test('fields and files come out as they went in, also with names that need care', async () => {
  const gelezen = await lees(
    vorm(['tekst', 'één\r\nregel'], ['__proto__', 'x'], ['f', bestand(3, 'Súd "west".pdf')], ['leeg', '']),
  )
  assert.ok(typeof gelezen !== 'string')
  assert.deepEqual(Object.entries(gelezen.velden), [
    ['tekst', 'één\r\nregel'],
    ['__proto__', 'x'],
    ['leeg', ''],
  ])
  assert.deepEqual(gelezen.bestanden, [
    {
      ...{ veld: 'f', naam: 'Súd "west".pdf', type: 'application/pdf', teGroot: false },
      inhoud: Buffer.from('aaa'),
    },
  ])
})

test('of what is too large or too many nothing is kept, and the fields around it are', async () => {
  const gelezen = await lees(
    vorm(['voor', '1'], ...[1000, 1001, 5].map((grootte) => ['f', bestand(grootte)] as const), [
      'achter',
      '2',
    ]),
  )
  assert.ok(typeof gelezen !== 'string')
  assert.deepEqual(gelezen.velden, { voor: '1', achter: '2' })
  assert.deepEqual(
    gelezen.bestanden.map(({ inhoud, teGroot }) => [inhoud.length, teGroot]),
    [
      [1000, false],
      [0, true],
      [0, false],
    ],
  )
})

test('without a body it is an empty form; of another kind it is none', async () => {
  assert.deepEqual(await lees({}), { velden: {}, bestanden: [] })
  assert.equal(await lees({ body: new URLSearchParams({ a: 'b' }) }), 'verkeerd-formaat')
  const json = { headers: { 'Content-Type': 'application/json' }, body: '{}' }
  assert.equal(await lees(json), 'verkeerd-formaat')
})

test('a form that is broken anywhere is no form', async () => {
  const goed = '--x\nContent-Disposition: form-data; name="a"; filename="a.pdf"\n\nabc\n--x--\n'
  assert.ok(typeof (await lees(ruw(goed))) !== 'string')
  for (const kapot of ['', 'abc', '--x', goed.slice(0, -8), goed.slice(0, 40), goed.replaceAll('--x', '--y')])
    assert.equal(await lees(ruw(kapot)), 'ongeldige-invoer', JSON.stringify(kapot))
  const zonder = { headers: { 'Content-Type': 'multipart/form-data' }, body: goed }
  assert.equal(await lees(zonder), 'ongeldige-invoer')
})

test('more fields than any form of ours has, or one that is far too long, is refused', async () => {
  const velden = (aantal: number) =>
    vorm(...Array.from({ length: aantal }, (_, i) => [`v${i}`, 'x'] as const))
  assert.ok(typeof (await lees(velden(40))) !== 'string')
  assert.equal(await lees(velden(41)), 'ongeldige-invoer')
  assert.equal(await lees(vorm(['a', 'x'.repeat(100_001)])), 'te-groot')
})

test('what is beyond all measure is not read to its end, and not at all when it says so', async () => {
  let gestuurd = 0
  const begin = Buffer.from('--x\r\nContent-Disposition: form-data; name="a"; filename="a.pdf"\r\n\r\n')
  const eindeloos = () =>
    new ReadableStream<Uint8Array>({
      pull: (stroom) => {
        stroom.enqueue(gestuurd === 0 ? begin : new Uint8Array(mb))
        gestuurd += gestuurd === 0 ? begin.length : mb
      },
    })
  const headers = { 'Content-Type': 'multipart/form-data; boundary=x' }
  assert.equal(await lees({ headers, body: eindeloos(), duplex: 'half' }), 'te-groot')
  assert.ok(gestuurd > 64 * mb && gestuurd < 70 * mb, `${gestuurd} bytes were asked for`)
  gestuurd = 0
  const aangekondigd = { ...headers, 'Content-Length': String(200 * mb) }
  assert.equal(await lees({ headers: aangekondigd, body: eindeloos(), duplex: 'half' }), 'te-groot')
  assert.ok(gestuurd < 2 * mb, `${gestuurd} bytes were asked for`)
})
