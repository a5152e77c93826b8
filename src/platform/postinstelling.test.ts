import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { VeldFout } from '../kern/fout.ts'
import { leesPost, type Postinstelling } from './postinstelling.ts'

const TERUGKEER_AFZENDER = 'terugkeer@justid.example'

function lees(env: Record<string, string>): readonly [Postinstelling | null, readonly VeldFout[]] {
  const fouten: VeldFout[] = []
  return [leesPost(env, fouten), fouten]
}

test('without anything there is no mail; an address is taken apart, with the usual port', () => {
  assert.deepEqual(lees({}), [null, []])
  assert.deepEqual(lees({ TERUGKEER_SMTP_URL: '', TERUGKEER_AFZENDER: '' }), [null, []])
  const naar = (url: string) => lees({ TERUGKEER_SMTP_URL: url, TERUGKEER_AFZENDER })
  const basis = {
    host: 'post.example',
    poort: 587,
    tls: false,
    aanmelding: null,
    afzender: TERUGKEER_AFZENDER,
  }
  assert.deepEqual(naar('smtp://post.example'), [basis, []])
  assert.deepEqual(naar('smtps://post.example/'), [{ ...basis, poort: 465, tls: true }, []])
  assert.deepEqual(naar('smtp://naam:w%40chtwoord@post.example:2525'), [
    { ...basis, poort: 2525, aanmelding: { naam: 'naam', wachtwoord: 'w@chtwoord' } },
    [],
  ])
  assert.equal(naar('smtp://[::1]:25')[0]?.host, '::1')
})

test('what is wrong is named with what may be, and never shown', () => {
  const wachtwoord = 'Kx7vQ2mT9'
  const urls = [
    'post.example',
    `http://naam:${wachtwoord}@post.example`,
    `smtp://naam:${wachtwoord}@`,
    `smtp://naam:${wachtwoord}@post.example:99999`,
    `smtp://naam:${wachtwoord}@post.example:0`,
    `smtp://naam:${wachtwoord}@post.example/pad`,
    `smtp://naam:${wachtwoord}@post.example?ignoreTLS=true`,
    `smtp://naam:${wachtwoord}@post.example#x`,
    `smtp://naam:${wachtwoord}%ZZ@post.example`,
    'smtp://naam@post.example',
  ]
  for (const url of urls) {
    const [post, fouten] = lees({ TERUGKEER_SMTP_URL: url, TERUGKEER_AFZENDER })
    assert.equal(post, null, url)
    assert.deepEqual(
      fouten.map(({ veld }) => veld),
      ['TERUGKEER_SMTP_URL'],
      url,
    )
    assert.ok(fouten[0]?.toegestaan?.some((een) => een.startsWith('smtps://')))
    assert.ok(!JSON.stringify(fouten).includes(wachtwoord))
  }
})

test('a sender is one address; each needs the other', () => {
  const url = { TERUGKEER_SMTP_URL: 'smtp://post.example' }
  for (const afzender of [
    'terugkeer',
    'Terugkeer <terugkeer@justid.example>',
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    'a@b',
    '@justid.example',
    `${'a'.repeat(200)}@justid.example`,
  ]) {
    const [, fouten] = lees({ ...url, TERUGKEER_AFZENDER: afzender })
    assert.deepEqual(
      fouten.map(({ veld }) => veld),
      ['TERUGKEER_AFZENDER'],
      afzender,
    )
  }
  assert.deepEqual(
    lees(url)[1].map(({ veld }) => veld),
    ['TERUGKEER_AFZENDER'],
  )
  assert.deepEqual(
    lees({ TERUGKEER_AFZENDER })[1].map(({ veld }) => veld),
    ['TERUGKEER_SMTP_URL'],
  )
})

test('the address may come from a file that not everyone can read', (t) => {
  const map = mkdtempSync(join(tmpdir(), 'smtp-'))
  t.after(() => rmSync(map, { recursive: true }))
  const bestand = join(map, 'smtp')
  writeFileSync(bestand, 'smtps://naam:geheim@post.example\n', { mode: 0o600 })
  const env = { TERUGKEER_SMTP_URL_BESTAND: bestand, TERUGKEER_AFZENDER }
  assert.equal(lees(env)[0]?.aanmelding?.wachtwoord, 'geheim')
  const beide = lees({ ...env, TERUGKEER_SMTP_URL: 'smtp://post.example' })
  assert.deepEqual(
    beide[1].map(({ veld }) => veld),
    ['TERUGKEER_SMTP_URL'],
  )
  chmodSync(bestand, 0o644)
  assert.ok(lees(env)[1].some(({ veld }) => veld === 'TERUGKEER_SMTP_URL_BESTAND'))
})
