import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Hono } from 'hono'
import { Fout } from '../kern/fout.ts'
import { grootsteBericht, leesJson, ontleed } from './body.ts'
import { type Env, stuurProbleem } from './http.ts'

const app = new Hono<Env>()
app.onError((oorzaak, c) => {
  if (oorzaak instanceof Fout) return stuurProbleem(c, oorzaak)
  throw oorzaak
})
app.post('/', async (c) => c.json({ gelezen: await leesJson(c) }))

async function stuur(body: NonNullable<RequestInit['body']>, koppen: Record<string, string> = {}) {
  const init = { method: 'POST', body, duplex: 'half' as const }
  const antwoord = await app.request('/', {
    ...init,
    headers: { 'Content-Type': 'application/json', ...koppen },
  })
  return { status: antwoord.status, tekst: await antwoord.text() }
}

/** A body that is sent without its length. */
const stromend = (stukken: readonly string[]) => ReadableStream.from(stukken.map((s) => Buffer.from(s)))

test('JSON is read, whatever the parameters and the case of its type', async () => {
  assert.deepEqual(await stuur('{"a":"é"}', { 'Content-Type': 'Application/JSON; charset=utf-8' }), {
    status: 200,
    tekst: '{"gelezen":{"a":"é"}}',
  })
  assert.equal((await stuur(stromend(['{"a"', ':1}']))).tekst, '{"gelezen":{"a":1}}')
})

for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', ''])
  test(`the type '${type}' is refused with what is allowed`, async () => {
    const { status, tekst } = await stuur('{}', { 'Content-Type': type })
    assert.equal(status, 415)
    assert.deepEqual(JSON.parse(tekst).fouten[0].toegestaan, ['application/json'])
  })

test('a body of exactly the limit is read, one byte more is refused, without it being announced', async () => {
  const precies = JSON.stringify('x'.repeat(grootsteBericht - 2))
  assert.equal((await stuur(precies)).status, 200)
  assert.equal((await stuur(stromend([precies]))).status, 200)
  assert.equal((await stuur(stromend([precies, ' ']))).status, 413)
})

test('of a body that goes on without end not more is taken in than a patient sender needs', async () => {
  let gegeven = 0
  const eindeloos = new ReadableStream({
    pull(c) {
      gegeven += 65_536
      c.enqueue(Buffer.alloc(65_536, ' '))
    },
  })
  assert.equal((await stuur(eindeloos)).status, 413)
  assert.ok(gegeven < 17 * grootsteBericht, `${gegeven} bytes were taken in`)
})

test('bytes that are not UTF-8 are refused', async () => {
  const { status, tekst } = await stuur(Buffer.from([0x22, 0xff, 0x22]))
  assert.equal(status, 400)
  assert.match(tekst, /UTF-8/)
})

test('an empty body is refused', async () => {
  assert.match((await stuur('')).tekst, /onleesbaar bij het einde/)
})

function plek(tekst: string): string {
  try {
    ontleed(tekst)
  } catch (oorzaak) {
    if (oorzaak instanceof Fout) return oorzaak.fouten.map((f) => f.melding).join()
  }
  return 'geldig'
}

const gevallen: readonly (readonly [tekst: string, waar: string])[] = [
  ['{"bsn": x999993653}', ' bij teken 8'],
  ['{"a":1,}', ' bij teken 7'],
  ['[1,]', ' bij teken 3'],
  ['[1 2]', ' bij teken 3'],
  ['1 x', ' bij teken 2'],
  ['{"a": truf}', ' bij teken 9'],
  ['{"a":', ' bij het einde'],
  ['at position 999993653 (line 1 column 2)', ' bij teken 0'],
  [`[${'1,'.repeat(50_000)}x]`, ''],
]
for (const [tekst, waar] of gevallen)
  test(`the place of the fault in ${tekst.slice(0, 30)}`, () => {
    assert.equal(plek(tekst), `De JSON is onleesbaar${waar}.`)
  })

test('an error about JSON holds nothing of it but a place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (ruis, knip) => {
      const tekst = `{"bsn":"999993653","naam":"Moulin","ruis":${ruis}`.slice(0, 10 + knip)
      assert.match(plek(tekst), /^(geldig|De JSON is onleesbaar( bij (teken \d{1,3}|het einde))?\.)$/)
    }),
  )
})
