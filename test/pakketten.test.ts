import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { z } from 'zod'
import {
  bekendeScripts,
  leesSlotbestand,
  vreemdeHerkomst,
  vreemdeLicenties,
  vreemdeScripts,
} from '../scripts/pakketten.ts'
import { finish } from './opdracht.ts'

const wortel = new URL('../', import.meta.url)
const slot = leesSlotbestand(readFileSync(new URL('package-lock.json', wortel), 'utf8'))

test('every package has a licence that goes with ours, a known install script or none, and comes from one place', (t) => {
  t.diagnostic(`packages: ${Object.keys(slot.packages).length - 1} looked at`)
  assert.ok(Object.keys(slot.packages).length > 100)
  assert.deepEqual(vreemdeLicenties(slot), [])
  assert.deepEqual(vreemdeScripts(slot), [], 'look at what it runs, then name it in scripts/pakketten.ts')
  assert.deepEqual(vreemdeHerkomst(slot), [])
})

test('only the script that brings Node runs when installing', () => {
  const { allowScripts } = z
    .object({ allowScripts: z.record(z.string(), z.boolean()) })
    .parse(JSON.parse(readFileSync(new URL('package.json', wortel), 'utf8')))
  const mag = Object.keys(allowScripts).filter((naam) => allowScripts[naam])
  assert.deepEqual(mag, ['node'])
  for (const naam of mag) assert.ok(naam in bekendeScripts)
})

const met = (ingang: Record<string, unknown>) =>
  leesSlotbestand(JSON.stringify({ packages: { '': {}, 'node_modules/a/node_modules/b': ingang } }))

test('a licence that forbids or says nothing is found, also inside a choice or a combination', () => {
  for (const license of [
    'AGPL-3.0-only',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE',
    'MIT AND Elastic-2.0',
    undefined,
  ])
    assert.deepEqual(vreemdeLicenties(met({ license })), [`b: ${license ?? 'geen licentie'}`])
  for (const license of ['MIT', '(MIT OR GPL-3.0-only)', 'MIT AND ISC', 'EUPL-1.2'])
    assert.deepEqual(vreemdeLicenties(met({ license })), [])
})

test('a new install script, another registry and content that is not pinned are found', () => {
  assert.deepEqual(vreemdeScripts(met({ hasInstallScript: true })), ['b'])
  const resolved = 'https://registry.npmjs.org/b/-/b-1.0.0.tgz'
  assert.deepEqual(vreemdeHerkomst(met({ resolved, integrity: 'sha512-x' })), [])
  assert.deepEqual(vreemdeHerkomst(met({ resolved })), ['b'])
  assert.deepEqual(vreemdeHerkomst(met({ resolved: 'git+ssh://git@example.org/b', integrity: 'sha512-x' })), [
    'b',
  ])
})

const stuklijst = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  components: z.array(
    z.object({ name: z.string(), version: z.string(), purl: z.string().startsWith('pkg:npm/') }),
  ),
})

test('the list of parts names every package that is installed', async (t) => {
  const { scripts } = z
    .object({ scripts: z.object({ sbom: z.string() }) })
    .parse(JSON.parse(readFileSync(new URL('package.json', wortel), 'utf8')))
  const [program = '', ...args] = scripts.sbom.replace(/^exec /, '').split(' ')
  const { code, stdout, stderr } = await finish(spawn(program, args, { cwd: wortel }))
  assert.equal(code, 0, stderr)
  const { components } = stuklijst.parse(JSON.parse(stdout))
  t.diagnostic(`sbom: ${components.length} components`)
  const genoemd = new Set(components.map(({ name }) => name))
  for (const naam of ['hono', 'kysely', 'oidc-provider', 'zod', 'typescript'])
    assert.ok(genoemd.has(naam), naam)
})
