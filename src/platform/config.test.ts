import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { Fout } from '../kern/fout.ts'
import { leesConfig } from './config.ts'

const geheim = '0f'.repeat(32)

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
    geheim: null,
  })
})

test('every variable is read', () => {
  const env = {
    TERUGKEER_OMGEVING: 'productie',
    HOST: '0.0.0.0',
    PORT: '443',
    DATABASE_URL: 'postgresql://app:geheim@db/terugkeer',
    DATABASE_EIGENAAR_URL: 'postgres://eigenaar@db/terugkeer',
    TERUGKEER_DATA: '/var/lib/terugkeer',
    TERUGKEER_GEHEIM: geheim,
  }
  assert.deepEqual(leesConfig(env), {
    omgeving: 'productie',
    host: '0.0.0.0',
    port: 443,
    databaseUrl: env.DATABASE_URL,
    eigenaarUrl: env.DATABASE_EIGENAAR_URL,
    data: '/var/lib/terugkeer',
    geheim,
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
  [{ DATABASE_EIGENAAR_URL: 'x', DATABASE_URL: 'postgres://db/t' }, ['DATABASE_EIGENAAR_URL']],
  [{ DATABASE_EIGENAAR_URL: 'postgres://db/t' }, ['DATABASE_EIGENAAR_URL']],
  ...['0.0.0.0', '::', '192.168.1.2', 'example.org', '127.0.0.1.example.org'].map(
    (HOST) => [{ HOST }, ['HOST']] as const,
  ),
  ...['kort', geheim.slice(2), geheim.toUpperCase(), `${geheim}\n`].map(
    (TERUGKEER_GEHEIM) => [{ TERUGKEER_GEHEIM }, ['TERUGKEER_GEHEIM']] as const,
  ),
  [{ TERUGKEER_OMGEVING: 'productie' }, ['TERUGKEER_GEHEIM']],
  [{ TERUGKEER_OMGEVING: 'productie', TERUGKEER_GEHEIM: '' }, ['TERUGKEER_GEHEIM']],
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
  assert.equal(leesConfig(productie).host, '0.0.0.0')
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
