import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { needsDatabase, type Reader } from '../scripts/databasetests.ts'
import { filesFor } from '../scripts/keuring.ts'
import { findTests } from '../scripts/proeven.ts'
import { readSource } from './architectuur/imports.ts'

const alle = findTests([])
const opBeide = filesFor(alle, false)

/** Everything a file runs when it is loaded, itself as well; packages by their name. */
function geladen(bestand: string): ReadonlySet<string> {
  const gezien = new Set([bestand])
  for (const een of gezien)
    if (/\.(ts|mjs)$/.test(een) && existsSync(een))
      for (const { specifier, onlyTypes } of readSource(een, readFileSync(een, 'utf8')).imports)
        if (!onlyTypes) gezien.add(specifier)
  return gezien
}

test('every file runs on the first database, and one that opens a world runs on the other as well', (t) => {
  assert.deepEqual(filesFor(alle, true), alle)
  assert.deepEqual(
    opBeide.filter((bestand) => !alle.includes(bestand)),
    [],
  )
  const metWereld = alle.filter(
    (bestand) => geladen(bestand).has('test/wereld.ts') && !bestand.endsWith('.browser.test.ts'),
  )
  assert.ok(metWereld.length > 20, `${metWereld.length} files open a world`)
  assert.deepEqual(
    metWereld.filter((bestand) => !opBeide.includes(bestand)),
    [],
  )
  t.diagnostic(`${opBeide.length} of ${alle.length} test files run on both databases`)
  assert.ok(opBeide.length < alle.length)
})

test('nothing that a file run once loads asks which database this is', () => {
  const eenmaal = alle.filter((bestand) => !opBeide.includes(bestand))
  for (const bestand of eenmaal.filter((een) => !een.endsWith('.browser.test.ts')))
    for (const een of geladen(bestand))
      if (/\.(ts|mjs)$/.test(een) && existsSync(een))
        assert.doesNotMatch(readFileSync(een, 'utf8'), /TEST_D/, `${bestand} loads ${een}`)
  assert.ok(eenmaal.includes('src/kern/bsn.test.ts') && eenmaal.includes('test/recht.test.ts'))
})

test('the runs on two databases differ in nothing but what is looked for: they draw the same random cases', () => {
  const gezet = [...readFileSync('scripts/keuring.ts', 'utf8').matchAll(/\benv\.(\w+) =/g)].map(
    ([, naam]) => naam,
  )
  assert.deepEqual(gezet, ['TEST_SEED', 'TEST_DB', 'TEST_DATABASE_URL'])
})

test('the database is found however far away, and however it is reached', () => {
  const vraagt = 'const db = process.env.' + 'TEST_DB'
  const lees =
    (bestanden: Readonly<Record<string, string>>): Reader =>
    (bestand) =>
      bestanden[bestand] ?? null
  const gevallen: readonly (readonly [string, Readonly<Record<string, string>>, boolean])[] = [
    ['itself', { 'a/x.test.ts': vraagt }, true],
    ['by import', { 'a/x.test.ts': "import { y } from '../b/y.ts'", 'b/y.ts': vraagt }, true],
    [
      'by the import of an import, in a circle',
      {
        'a/x.test.ts': "import './y.ts'",
        'a/y.ts': "import '../z.ts'\nimport './x.test.ts'",
        'z.ts': vraagt,
      },
      true,
    ],
    ['as a process', { 'a/x.test.ts': "startScript('scripts/z.ts')", 'scripts/z.ts': vraagt }, true],
    ['by an address', { 'a/x.test.ts': "new URL('../z.mjs', import.meta.url)", 'z.mjs': vraagt }, true],
    ['by an export', { 'a/x.test.ts': "export * from './y.ts'", 'a/y.ts': vraagt }, true],
    ['by a name made while running', { 'a/x.test.ts': 'await import(name)' }, true],
    ['not at all', { 'a/x.test.ts': "import { y } from './y.ts'", 'a/y.ts': 'export const y = 1' }, false],
    ['only by a package', { 'a/x.test.ts': "import pg from 'pg'" }, false],
  ]
  for (const [hoe, bestanden, verwacht] of gevallen)
    assert.equal(needsDatabase('a/x.test.ts', lees(bestanden)), verwacht, hoe)
})
