import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import type { Fout } from '../kern/fout.ts'
import { bundel, leesNdjson, type NdjsonRegel } from './ndjson.ts'

const grootste = 200

async function* stroom(stukken: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* stukken
}

async function lees(stukken: readonly Uint8Array[], limiet = grootste): Promise<NdjsonRegel[]> {
  const regels: NdjsonRegel[] = []
  for await (const stuk of leesNdjson(stroom(stukken), limiet)) regels.push(...stuk)
  return regels
}

const leesTekst = (tekst: string, limiet = grootste) => lees([Buffer.from(tekst)], limiet)

/** What a line came to, in a form that can be compared. */
const kort = (regel: NdjsonRegel) =>
  'fout' in regel
    ? [regel.nummer, regel.fout.code, regel.fout.fouten.map((f) => f.melding)]
    : [regel.nummer, regel.waarde]

function foutVan(regel: NdjsonRegel | undefined): Fout {
  assert.ok(regel !== undefined && 'fout' in regel)
  return regel.fout
}

/** Cuts bytes at the given places. */
function knip(bytes: Uint8Array, plekken: readonly number[]): Uint8Array[] {
  const grenzen = [0, ...plekken.map((p) => p % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  return grenzen.slice(1).map((tot, i) => bytes.subarray(grenzen[i], tot))
}

const regel = fc.oneof(
  fc.jsonValue({ depthSize: 'small' }).map((waarde) => JSON.stringify(waarde)),
  fc.constantFrom('', '\r', ' ', '{"naam":"Café Ünal 👩‍👦"}\r', '{stuk', 'x'.repeat(grootste + 1)),
)

test('however the bytes are cut, the lines are the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(regel, { maxLength: 8 }),
      fc.array(fc.nat(), { maxLength: 12 }),
      async (r, p) => {
        const bytes = Buffer.from(r.join('\n'))
        assert.deepEqual((await lees(knip(bytes, p))).map(kort), (await lees([bytes])).map(kort))
      },
    ),
  )
})

test('each line has its value and the number it has in the file', async () => {
  const regels = await leesTekst('{"a":1}\r\n\r\n\n  \n[2]\n"laatste"')
  assert.deepEqual(regels.map(kort), [
    [1, { a: 1 }],
    [5, [2]],
    [6, 'laatste'],
  ])
})

test('a newline at the end gives no line, nothing gives nothing', async () => {
  assert.deepEqual((await leesTekst('1\n2\n')).map(kort), [
    [1, 1],
    [2, 2],
  ])
  assert.deepEqual(await leesTekst(''), [])
  assert.deepEqual(await leesTekst('\n\n'), [])
})

test('a line of exactly the limit is read; one byte more fails, and only that line', async () => {
  const precies = JSON.stringify('x'.repeat(grootste - 2))
  const regels = await leesTekst(`${precies}\n${precies} \n3`)
  assert.deepEqual(
    regels.map((r) => ('fout' in r ? r.fout.code : 'goed')),
    ['goed', 'te-groot', 'goed'],
  )
  assert.match(foutVan(regels[1]).fouten[0]?.melding ?? '', /200 bytes/)
})

setFlagsFromString('--expose-gc')
const ruimOp: () => void = runInNewContext('gc')

/** Bytes that are still needed by someone. */
function gebruikt(): number {
  ruimOp()
  return process.memoryUsage().arrayBuffers
}

test('of a line that is too long nothing is kept', async () => {
  const stuk = 1_000_000
  async function* lang(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < 20; i++) yield Buffer.alloc(stuk, 'a')
    yield Buffer.from('\n{"a":1}\n')
  }
  const voor = gebruikt()
  let hoogste = 0
  const regels: NdjsonRegel[] = []
  async function* meet(): AsyncGenerator<Uint8Array> {
    for await (const deel of lang()) {
      yield deel
      hoogste = Math.max(hoogste, gebruikt() - voor)
    }
  }
  for await (const deel of leesNdjson(meet(), 1000)) regels.push(...deel)
  assert.deepEqual(
    regels.map((r) => ('fout' in r ? r.fout.code : r.waarde)),
    ['te-groot', { a: 1 }],
  )
  assert.ok(hoogste < 5 * stuk, `${hoogste} bytes were held`)
})

test('bytes that are not UTF-8 fail in their own line only', async () => {
  const regels = await lees([Buffer.from('1\n"'), Buffer.from([0xc3, 0x28]), Buffer.from('"\n3\n')])
  assert.deepEqual(
    regels.map((r) => ('fout' in r ? r.fout.code : r.waarde)),
    [1, 'ongeldige-invoer', 3],
  )
  assert.match(foutVan(regels[1]).message, /UTF-8/)
})

test('broken JSON says where, never what', async () => {
  const [eerste] = await leesTekst('{"bsn": position 999993653, "naam": "Moulin"}')
  const fout = foutVan(eerste)
  assert.equal(fout.fouten[0]?.melding, 'De JSON is onleesbaar bij teken 8.')
  assert.doesNotMatch(JSON.stringify([fout.message, fout.fouten]), /99999|Moulin/)
})

/** A source that a test feeds piece by piece. */
function kraan<T>() {
  const { readable, writable } = new TransformStream<readonly T[], readonly T[]>(
    {},
    { highWaterMark: 100 },
    { highWaterMark: 100 },
  )
  const pen = writable.getWriter()
  async function* stukken(): AsyncGenerator<readonly T[]> {
    for await (const stuk of readable) yield stuk
  }
  return { pen, stukken: stukken() }
}

/** Longer than any test takes: what only comes when this has passed, comes too late. */
const eeuwig = 2 ** 31 - 1

test('a bundle goes out without waiting for more, though the source stays open', async () => {
  const { pen, stukken } = kraan<number>()
  const bundels = bundel(stukken, 500, 1)
  await pen.write([1])
  assert.deepEqual((await bundels.next()).value, [1])
  await pen.write([2, 3])
  assert.deepEqual((await bundels.next()).value, [2, 3])
  await pen.close()
  assert.equal((await bundels.next()).done, true)
})

test('a full bundle waits for nothing', async () => {
  const { pen, stukken } = kraan<number>()
  const bundels = bundel(stukken, 3, eeuwig)
  await pen.write([1, 2])
  await pen.write([3, 4])
  assert.deepEqual((await bundels.next()).value, [1, 2, 3, 4])
  await pen.write([5])
  const laatste = bundels.next()
  await pen.close()
  assert.deepEqual((await laatste).value, [5])
})

test('no line is lost and none changes place', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.integer())), fc.integer({ min: 1, max: 5 }), async (stukken, n) => {
      async function* bron() {
        yield* stukken
      }
      const bundels: number[][] = []
      for await (const b of bundel(bron(), n, eeuwig)) bundels.push(b)
      assert.deepEqual(bundels.flat(), stukken.flat())
      assert.ok(bundels.every((b) => b.length > 0))
      assert.ok(bundels.slice(0, -1).every((b) => b.length >= n))
    }),
  )
})

test('what came in before an error is still given, then the error', async () => {
  async function* bron() {
    yield [1]
    yield [2]
    throw new Error('de lijn viel weg')
  }
  const gezien: number[] = []
  await assert.rejects(async () => {
    for await (const b of bundel(bron(), 500, eeuwig)) gezien.push(...b)
  }, /de lijn viel weg/)
  assert.deepEqual(gezien, [1, 2])
})

test('a source that breaks while the taker works is an error for the taker, not the end of the process', async (t) => {
  const onbekeken: unknown[] = []
  const noteer = (oorzaak: unknown) => onbekeken.push(oorzaak)
  process.on('unhandledRejection', noteer)
  t.after(() => process.off('unhandledRejection', noteer))
  async function* bron() {
    yield [1]
    throw new Error('de lijn viel weg')
  }
  const bundels = bundel(bron(), 1, eeuwig)
  assert.deepEqual((await bundels.next()).value, [1])
  // Node reports a rejection after the microtasks: two turns of the loop are more than enough.
  for (let i = 0; i < 2; i++) await new Promise((klaar) => setImmediate(klaar))
  assert.deepEqual(onbekeken, [])
  await assert.rejects(bundels.next(), /de lijn viel weg/)
})

test('a taker that stops early closes the source', async () => {
  let dicht = false
  async function* bron() {
    try {
      for (let i = 0; ; i++) yield [i]
    } finally {
      dicht = true
    }
  }
  for await (const b of bundel(bron(), 1, eeuwig)) if (b.length > 0) break
  await new Promise((klaar) => setImmediate(klaar))
  assert.equal(dicht, true)
})
