import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { maakEiland } from '../../platform/eiland.ts'

const ingang = new URL('vraag.ts', import.meta.url)

test('every import of every module points to a module that is served', () => {
  const { modules, paden, ingang: eerste } = maakEiland(ingang)
  assert.equal(paden[0], eerste)
  assert.ok(modules.size > 20, `only ${modules.size} modules`)
  for (const [pad, code] of modules) {
    assert.match(pad, /^\/eiland\/[0-9a-f]{16}\/[\w/-]+\.js$/)
    const imports = [...code.matchAll(/^(?:import|export)\b[^;]*?\bfrom ['"]([^'"]+)['"]/gm)]
    for (const [, naar = ''] of imports) assert.ok(modules.has(naar), `${pad} imports ${naar}`)
  }
})

test('what goes to the browser is the toets and the page, without Node, types, tests or other contexts', () => {
  const { modules, paden } = maakEiland(ingang)
  const namen = paden.map((pad) => pad.split('/').slice(3).join('/'))
  for (const naam of ['grondslagen/toets.js', 'grondslagen/lookup.js', 'grondslagen/vraag.js'])
    assert.ok(namen.includes(naam), naam)
  for (const naam of namen) assert.match(naam, /^(?:grondslagen|nlds|kern|hono)\//)
  for (const [pad, code] of modules) {
    assert.doesNotMatch(code, /from ['"](?:node:|zod|yaml|kysely)/, pad)
    assert.doesNotMatch(code, /^(?:import|export) type\b/m, pad)
  }
})

test('the same code has the same addresses, other code has others', () => {
  assert.deepEqual(maakEiland(ingang).paden, maakEiland(ingang).paden)
  const ander = maakEiland(new URL('../toets.ts', import.meta.url))
  assert.notEqual(ander.ingang.split('/')[2], maakEiland(ingang).ingang.split('/')[2])
})

for (const [wat, bron] of [
  ['Node', "import { readFileSync } from 'node:fs'\nreadFileSync('x')\n"],
  ['a package', "import { z } from 'zod'\nz.string()\n"],
  ['a file outside src', "import './ergens.ts'\n"],
] as const)
  test(`a module that needs ${wat} is refused before anything is served`, () => {
    const map = mkdtempSync(join(tmpdir(), 'eiland-'))
    writeFileSync(join(map, 'proef.ts'), bron)
    writeFileSync(join(map, 'ergens.ts'), '')
    assert.throws(
      () => maakEiland(pathToFileURL(join(map, 'proef.ts'))),
      /proef\.ts imports .+, which cannot run in a browser/,
    )
  })

test('making the modules says nothing on the screen', (t) => {
  const gezegd: unknown[] = []
  t.mock.method(process, 'emitWarning', (melding: unknown) => gezegd.push(melding))
  maakEiland(ingang)
  assert.deepEqual(gezegd, [])
  process.emitWarning('terug')
  assert.deepEqual(gezegd, ['terug'], 'warnings of others are heard again afterwards')
})
