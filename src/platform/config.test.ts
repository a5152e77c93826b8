import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { Fout } from '../kern/fout.ts'
import { leesConfig } from './config.ts'

const geheim = '8c6f2e0d9b41a7735ce80f16d2b94ae3675f1c08be29d4730a9fe15b62c8d794'

const hash = (woord: string) => createHash('sha256').update(woord).digest('hex')

/** The fields that are wrong with this environment, in order. */
function fouten(env: Record<string, string>): readonly string[] {
  try {
    leesConfig(env)
    return []
  } catch (oorzaak) {
    assert.ok(oorzaak instanceof Fout)
    assert.equal(oorzaak.code, 'ongeldige-invoer')
    return oorzaak.fouten.map(({ veld }) => veld)
  }
}

test('without any variable it is a training environment on the machine itself', () => {
  assert.deepEqual(leesConfig({}), {
    omgeving: 'oefen',
    host: '127.0.0.1',
    port: 8080,
    databaseUrl: null,
    eigenaarUrl: null,
    data: resolve('.data'),
    geheimen: [],
    proxies: [],
    post: null,
    scanner: null,
    certificaat: null,
  })
})

test('every variable is read', () => {
  const env = {
    TERUGKEER_OMGEVING: 'productie',
    HOST: '0.0.0.0',
    PORT: '443',
    DATABASE_URL: 'postgresql://app:8Qm2vXr7Lk4TzWc9@db/terugkeer',
    DATABASE_EIGENAAR_URL: 'postgres://eigenaar@db/terugkeer',
    TERUGKEER_DATA: '/var/lib/terugkeer',
    TERUGKEER_GEHEIM: geheim,
    TERUGKEER_PROXIES: '10.0.0.5,fd00::/8',
    TERUGKEER_SMTP_URL: 'smtps://post.example',
    TERUGKEER_AFZENDER: 'terugkeer@justid.example',
    CLAMD: 'scanner.intern:3310',
  }
  assert.deepEqual(leesConfig(env), {
    omgeving: 'productie',
    host: '0.0.0.0',
    port: 443,
    databaseUrl: env.DATABASE_URL,
    eigenaarUrl: env.DATABASE_EIGENAAR_URL,
    data: '/var/lib/terugkeer',
    geheimen: [geheim],
    proxies: ['10.0.0.5', 'fd00::/8'],
    post: {
      ...{ host: 'post.example', poort: 465, tls: true, aanmelding: null },
      afzender: 'terugkeer@justid.example',
    },
    scanner: { host: 'scanner.intern', port: 3310 },
    certificaat: null,
  })
})

test('an empty variable counts as not set', () => {
  const namen = [
    'HOST',
    'PORT',
    'DATABASE_URL',
    'DATABASE_EIGENAAR_URL',
    'TERUGKEER_DATA',
    'TERUGKEER_GEHEIM',
    'TERUGKEER_PROXIES',
  ]
  assert.deepEqual(leesConfig(Object.fromEntries(namen.map((naam) => [naam, '']))), leesConfig({}))
})

const slecht: readonly (readonly [Record<string, string>, readonly string[]])[] = [
  [{ TERUGKEER_OMGEVING: 'test' }, ['TERUGKEER_OMGEVING']],
  [{ TERUGKEER_OMGEVING: '' }, ['TERUGKEER_OMGEVING']],
  ...['-1', '65536', '80.5', 'http', '0x50', '1e3', ' ', '999999'].map(
    (PORT) => [{ PORT }, ['PORT']] as const,
  ),
  ...['mysql://db/t', 'db', 'postgres://', 'postgres://db:geen-poort/t', 'http://postgres://db/t'].map(
    (DATABASE_URL) => [{ DATABASE_URL }, ['DATABASE_URL']] as const,
  ),
  [{ CLAMD: 'scanner', PORT: 'x' }, ['PORT', 'CLAMD']],
  [{ DATABASE_EIGENAAR_URL: 'x', DATABASE_URL: 'postgres://db/t' }, ['DATABASE_EIGENAAR_URL']],
  [{ DATABASE_EIGENAAR_URL: 'postgres://db/t' }, ['DATABASE_EIGENAAR_URL']],
  ...['0.0.0.0', '::', '192.168.1.2', 'example.org', '127.0.0.1.example.org'].map(
    (HOST) => [{ HOST }, ['HOST']] as const,
  ),
  ...['kort', geheim.slice(2), geheim.toUpperCase(), `${geheim} `, `${geheim},x`].map(
    (TERUGKEER_GEHEIM) => [{ TERUGKEER_GEHEIM }, ['TERUGKEER_GEHEIM']] as const,
  ),
  ...['0f'.repeat(32), '0123456789abcdef'.repeat(4), Buffer.from([...Array(32).keys()]).toString('hex')].map(
    (TERUGKEER_GEHEIM) => [{ TERUGKEER_GEHEIM }, ['TERUGKEER_GEHEIM']] as const,
  ),
  ...['secret', 'terugkeer'].map(
    (woord) => [{ TERUGKEER_GEHEIM: hash(woord) }, ['TERUGKEER_GEHEIM']] as const,
  ),
  ...['proxy', '10.0.0.0/99', '10.0.0.1 10.0.0.2'].map(
    (TERUGKEER_PROXIES) => [{ TERUGKEER_PROXIES }, ['TERUGKEER_PROXIES']] as const,
  ),
  ...['kort', 'welkom-welkom-123', 'aaaaaaaaaaaaaaaaaaaaaaaa', 'x9Lp-app-3kV8-qTz71'].map(
    (wachtwoord) =>
      [
        {
          TERUGKEER_OMGEVING: 'productie',
          TERUGKEER_GEHEIM: geheim,
          DATABASE_URL: `postgresql://app:${wachtwoord}@db/terugkeer`,
        },
        ['DATABASE_URL'],
      ] as const,
  ),
  [{ TERUGKEER_GEHEIM_BESTAND: '/bestaat/niet' }, ['TERUGKEER_GEHEIM_BESTAND']],
  [{ TERUGKEER_GEHEIM: geheim, TERUGKEER_GEHEIM_BESTAND: '/bestaat/niet' }, ['TERUGKEER_GEHEIM']],
  [{ TERUGKEER_OMGEVING: 'productie' }, ['TERUGKEER_GEHEIM', 'DATABASE_URL']],
  [
    { TERUGKEER_OMGEVING: 'productie', TERUGKEER_GEHEIM: geheim, DATABASE_URI: 'postgresql://app@db/t' },
    ['DATABASE_URL'],
  ],
  [
    { TERUGKEER_OMGEVING: 'productie', TERUGKEER_GEHEIM: '', DATABASE_URL: 'ingebouwd' },
    ['TERUGKEER_GEHEIM'],
  ],
  [
    {
      TERUGKEER_OMGEVING: 'ooit',
      PORT: 'x',
      DATABASE_URL: 'y',
      DATABASE_EIGENAAR_URL: 'z',
      TERUGKEER_GEHEIM: 'g',
      HOST: '0.0.0.0',
    },
    ['TERUGKEER_OMGEVING', 'PORT', 'DATABASE_URL', 'DATABASE_EIGENAAR_URL', 'TERUGKEER_GEHEIM', 'HOST'],
  ],
]
for (const [env, velden] of slecht)
  test(`refused: ${JSON.stringify(env)}`, () => {
    const gevonden = fouten(env)
    for (const veld of velden) assert.ok(gevonden.includes(veld), `${veld} not in ${gevonden}`)
    assert.deepEqual([...new Set(gevonden)].sort(), [...velden].sort())
  })

test('each way to name the machine itself is good for training; production listens where it is told', () => {
  for (const HOST of ['127.0.0.1', 'localhost', '::1']) assert.equal(leesConfig({ HOST }).host, HOST)
  const productie = { TERUGKEER_OMGEVING: 'productie', TERUGKEER_GEHEIM: geheim, HOST: '0.0.0.0' }
  const { host, databaseUrl } = leesConfig({ ...productie, DATABASE_URL: 'ingebouwd' })
  assert.deepEqual([host, databaseUrl], ['0.0.0.0', null])
})

test('an error never repeats a value, which may be a password', () => {
  try {
    leesConfig({ DATABASE_URL: 'postgres://app:hunter2@db:x/t', TERUGKEER_GEHEIM: 'hunter2' })
    assert.fail('accepted')
  } catch (oorzaak) {
    assert.ok(oorzaak instanceof Fout)
    assert.doesNotMatch(JSON.stringify([oorzaak.message, oorzaak.fouten]), /hunter2/)
  }
})

test('a secret comes from a file just as well, several keys on lines of their own, newest first', (t) => {
  const map = mkdtempSync(join(tmpdir(), 'geheim-'))
  t.after(() => rmSync(map, { recursive: true }))
  const bestand = join(map, 'geheim')
  const oud = randomBytes(32).toString('hex')
  writeFileSync(bestand, `${geheim}\n${oud}\n`, { mode: 0o640 })
  assert.deepEqual(leesConfig({ TERUGKEER_GEHEIM_BESTAND: bestand }).geheimen, [geheim, oud])
  const adres = 'postgresql://app:8Qm2vXr7Lk4TzWc9@db/terugkeer'
  writeFileSync(bestand, `${adres}\n`)
  assert.equal(leesConfig({ DATABASE_URL_BESTAND: bestand }).databaseUrl, adres)
  for (const rechten of [0o644, 0o604, 0o602, 0o601]) {
    chmodSync(bestand, rechten)
    assert.deepEqual(fouten({ DATABASE_URL_BESTAND: bestand }), ['DATABASE_URL_BESTAND'], rechten.toString(8))
  }
})

test('a key that was drawn at random is never called weak', () => {
  for (let i = 0; i < 2000; i++)
    assert.deepEqual(fouten({ TERUGKEER_GEHEIM: randomBytes(32).toString('hex') }), [])
})
