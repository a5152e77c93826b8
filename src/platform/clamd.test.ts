import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { besmetting, type Gedrag, maakClamd } from '../../test/clamd.ts'
import { maakScanner } from './clamd.ts'

const clamd = await maakClamd({ after })
const scanner = maakScanner(clamd.waar, 5000)

test('a file arrives byte for byte, whatever its size, and is told clean or not', async () => {
  for (const grootte of [1, 65_535, 65_536, 65_537, 10 * 1024 * 1024]) {
    const inhoud = Buffer.alloc(grootte, 'abcdefg')
    assert.equal(await scanner.scan(inhoud), 'schoon')
    assert.ok(clamd.gezien.at(-1)?.equals(inhoud), `${grootte} bytes`)
  }
  assert.equal(await scanner.scan(Buffer.from(`x${besmetting}x`)), 'besmet')
})

test('whatever the bytes are, they arrive as they were: no block of them is taken for a length', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (inhoud) => {
      assert.equal(await scanner.scan(inhoud), 'schoon')
      assert.deepEqual(new Uint8Array(clamd.gezien.at(-1) ?? []), inhoud)
    }),
    { numRuns: 30 },
  )
})

const kwalen: readonly Exclude<Gedrag, 'goed'>[] = [
  'zwijgt',
  'breekt-af',
  'half-open',
  'onzin',
  'te-vroeg',
  'half-antwoord',
  'te-groot',
]
for (const kwaal of kwalen)
  test(`a scanner that is ill (${kwaal}) never says that a file is clean`, async () => {
    clamd.gedraag(kwaal)
    // As large as can be: so it is still being sent when a scanner hangs up.
    const haastig = maakScanner(clamd.waar, 300)
    assert.equal(await haastig.scan(Buffer.alloc(4 * 1024 * 1024, 'a')), 'onbereikbaar')
    clamd.gedraag('goed')
    assert.equal(await scanner.scan(Buffer.from('a')), 'schoon')
  })

test('no answer but the one of clamd means clean, and no answer throws', async (t) => {
  let antwoord = ''
  const server = createServer((verbinding) => {
    verbinding.on('error', () => {})
    verbinding.on('data', (stuk) => {
      if (stuk.subarray(-4).equals(Buffer.alloc(4))) verbinding.end(antwoord, 'latin1')
    })
  }).listen(0, '127.0.0.1')
  t.after(() => server.close())
  await new Promise((klaar) => server.once('listening', klaar))
  const adres = server.address()
  assert.ok(typeof adres === 'object' && adres !== null)
  const los = maakScanner({ host: '127.0.0.1', port: adres.port }, 5000)
  for (antwoord of [
    '',
    'OK\0',
    'stream: ok\0',
    'stream: OK\n',
    'stream: OK\0stream: OK\0',
    'stream: OK FOUND',
    'x: Eicar FOUND\0',
    'stream: Eicar FOUND',
    'stream: lstat() failed: No such file or directory. ERROR\0',
    `stream: ${'a'.repeat(10_000)} FOUND\0`,
  ])
    assert.equal(await los.scan(Buffer.from('a')), 'onbereikbaar', JSON.stringify(antwoord.slice(0, 40)))
  antwoord = 'stream: Win.Test.EICAR_HDB-1 FOUND\0'
  assert.equal(await los.scan(Buffer.from('a')), 'besmet')
})

test('where nobody listens, no file is clean; a socket on the machine serves as well', async (t) => {
  const map = mkdtempSync(join(tmpdir(), 'clamd-'))
  const path = join(map, 'clamd.ctl')
  assert.equal(await maakScanner({ path }, 5000).scan(Buffer.from('a')), 'onbereikbaar')
  const server = createServer((verbinding) => {
    verbinding.on('data', (stuk) => {
      if (stuk.subarray(-4).equals(Buffer.alloc(4))) verbinding.end('stream: OK\0')
    })
  }).listen(path)
  t.after(() => {
    server.close()
    rmSync(map, { recursive: true })
  })
  await new Promise((klaar) => server.once('listening', klaar))
  assert.equal(await maakScanner({ path }, 5000).scan(Buffer.from('a')), 'schoon')
  const ander = await maakClamd(t)
  await ander.weg()
  assert.equal(await maakScanner(ander.waar, 5000).scan(Buffer.from('a')), 'onbereikbaar')
})
