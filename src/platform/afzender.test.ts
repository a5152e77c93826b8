import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { isAdresreeks, maakAfzender } from './afzender.ts'
import type { Env } from './http.ts'

/** Who is the sender, when the connection comes from this address and says this in X-Forwarded-For. */
async function afzender(
  verbinding: string,
  keten: string | null,
  ...proxies: readonly string[]
): Promise<string> {
  const app = new Hono<Env>()
  const van = maakAfzender(proxies)
  app.get('/', (c) => c.text(van(c)))
  const headers = keten === null ? {} : { 'X-Forwarded-For': keten }
  const antwoord = await app.request(
    '/',
    { headers },
    { incoming: { socket: { remoteAddress: verbinding } } },
  )
  return antwoord.text()
}

test('without a trusted proxy it is the other end of the connection, whatever anyone writes', async () => {
  assert.equal(await afzender('198.51.100.7', '203.0.113.9'), '198.51.100.7')
  assert.equal(await afzender('198.51.100.7', '203.0.113.9', '10.0.0.1'), '198.51.100.7')
})

test('behind a trusted proxy it is the last address that the proxies did not add themselves', async () => {
  const gevallen: readonly (readonly [string | null, string])[] = [
    ['203.0.113.9', '203.0.113.9'],
    ['6.6.6.6, 203.0.113.9', '203.0.113.9'],
    ['6.6.6.6, 203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['6.6.6.6,203.0.113.9,  ::ffff:10.1.2.3', '203.0.113.9'],
    [null, '10.0.0.1'],
    ['', '10.0.0.1'],
    ['onbekend', '10.0.0.1'],
    ['203.0.113.9, <script>', '10.0.0.1'],
    ['10.0.0.2', '10.0.0.1'],
  ]
  for (const [keten, verwacht] of gevallen)
    assert.equal(await afzender('::ffff:10.0.0.1', keten, '10.0.0.0/8'), verwacht, String(keten))
})

test('all addresses of one IPv6 network are one sender, and another network is another', async () => {
  const een = await afzender('2001:db8:1:2:aaaa::1', null)
  assert.equal(await afzender('2001:0DB8:1:2::ffff', null), een)
  assert.notEqual(await afzender('2001:db8:1:3:aaaa::1', null), een)
  assert.equal(await afzender('fd00::5', '2001:db8:1:2::9', 'fd00::/8'), een)
})

test('addresses and ranges are told from what only looks like them', () => {
  for (const goed of ['10.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8', '0.0.0.0/0', '::/128'])
    assert.ok(isAdresreeks(goed), goed)
  for (const fout of [
    '',
    'proxy',
    '10.0.0.256',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '::/129',
    '1/8',
    '10.0.0.0/-1',
  ])
    assert.ok(!isAdresreeks(fout), fout)
})
