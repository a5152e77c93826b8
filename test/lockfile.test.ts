import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { missingEntries, platformEntry } from '../scripts/lockfile.ts'

const bare = (name: string) => ({ name, version: '2.6.8', dev: true })

test('npm ci can use the lockfile: every optional package it names has an entry', (t) => {
  const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
  t.diagnostic(`lockfile: ${Object.keys(lock.packages).length} entries checked`)
  assert.deepEqual(missingEntries(lock), [], 'run: npm run lockfile')
})

test('a missing entry is found, one that is there or nested is not', () => {
  const parent = { optionalDependencies: { '@x/a-linux-x64': '1.0.0', '@x/b': '1.0.0', '@x/c': '1.0.0' } }
  const packages = {
    'node_modules/x': parent,
    'node_modules/@x/b': {},
    'node_modules/x/node_modules/@x/c': {},
  }
  assert.deepEqual(missingEntries({ packages }), [{ name: '@x/a-linux-x64', version: '1.0.0', dev: false }])
})

test('system, processor and C library follow from the name', () => {
  assert.deepEqual(platformEntry(bare('@biomejs/cli-linux-arm64-musl')), {
    version: '2.6.8',
    cpu: ['arm64'],
    dev: true,
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  })
  assert.deepEqual(platformEntry(bare('@x/binding-linux-arm-gnueabihf')).cpu, ['arm'])
  assert.deepEqual(platformEntry(bare('@x/binding-win32-ia32-msvc')).os, ['win32'])
})

test('a name or version that says nothing is not guessed at', () => {
  assert.throws(() => platformEntry(bare('fsevents')), /look at it yourself/)
  assert.throws(() => platformEntry({ ...bare('@x/cli-linux-x64'), version: '^2.0.0' }), /look at it/)
})
