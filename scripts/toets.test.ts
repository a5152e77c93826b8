import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { laadRegister } from '../src/grondslagen/grondslagen.ts'
import { dubbeleNamen, verkeerdeVragen } from '../test/verkeerde-vragen.ts'

const script = fileURLToPath(new URL('toets.ts', import.meta.url))
const vraag = {
  verstrekker: 'dji',
  ontvanger: 'college',
  gegevens: ['begin-detentie', 'bij-melding'],
  processtap: 'binnenkomst',
  peildatum: '2026-11-22',
}

function draai(argumenten: readonly string[], invoer = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...argumenten], {
    input: invoer,
    encoding: 'utf8',
  })
  return { status, stdout, regels: stderr.split('\n').filter((regel) => regel !== '') }
}

test('one question gives one answer, a list gives a list', () => {
  const een = draai(['-'], JSON.stringify(vraag))
  assert.equal(een.status, 0)
  assert.equal(JSON.parse(een.stdout).uitkomst, 'deels')
  const lijst = draai(['-'], JSON.stringify([vraag, vraag]))
  assert.deepEqual(JSON.parse(lijst.stdout), [JSON.parse(een.stdout), JSON.parse(een.stdout)])
})

test('a question can come from a file', () => {
  const map = mkdtempSync(join(tmpdir(), 'toets-'))
  const bestand = join(map, 'vraag.json')
  writeFileSync(bestand, `\uFEFF${JSON.stringify(vraag)}`)
  assert.equal(draai([bestand]).status, 0)
  rmSync(map, { recursive: true })
})

test('a bad question gives one line per fault and exit 2, and no answers at all', () => {
  const { status, stdout, regels } = draai(
    ['-'],
    JSON.stringify([vraag, { ...vraag, ontvanger: 'niemand', extra: 1 }]),
  )
  assert.deepEqual([status, stdout, regels.length], [2, '', 2])
  assert.match(regels[0] ?? '', /^vraag 2, ontvanger: .*Kies een van de \d+ in openapi\.json/)
  assert.match(regels[1] ?? '', /^vraag 2, extra: /)
})

test('herleid tells how it is used, and refuses what it does not know', () => {
  const herleid = fileURLToPath(new URL('herleid.ts', import.meta.url))
  const met = (argument: string) => spawnSync(process.execPath, [herleid, argument], { encoding: 'utf8' })
  assert.deepEqual(
    [met('--help').status, met('--help').stdout.includes('Gebruik: npm run -s herleid')],
    [0, true],
  )
  assert.deepEqual([met('iets').status, met('iets').stdout], [2, ''])
})

test('a missing file, broken JSON and a wrong call each give one Dutch line and exit 2', () => {
  const gevallen = [draai(['bestaat-niet.json']), draai(['-'], '{"bsn": 999993653'), draai(['-', '-'])]
  for (const { status, stdout, regels } of gevallen)
    assert.deepEqual([status, stdout, regels.length], [2, '', 1])
  assert.doesNotMatch(gevallen[1]?.regels[0] ?? '', /999993653/)
})

test('help is told to who asks for it, and to who asks nothing, without an answer', () => {
  for (const [argumenten, code] of [
    [['--help'], 0],
    [['-h'], 0],
    [['vraag.json', '--help'], 0],
    [[], 2],
  ] as const) {
    const { status, stdout, regels } = draai(argumenten)
    assert.equal(status, code, argumenten.join(' '))
    const gezegd = code === 0 ? stdout : regels.join('\n')
    assert.match(gezegd, /Gebruik: npm run -s toets -- BESTAND/)
    assert.match(gezegd, /standaardinvoer/)
    assert.equal(code === 0 ? regels.join() : stdout, '', 'each at its own end')
  }
})

test('every wrong question gives one line per fault, with the question, the field and what is allowed', () => {
  const gewone = verkeerdeVragen(laadRegister(new URL('../recht/', import.meta.url)))
  const { status, stdout, regels } = draai(['-'], `[${gewone.map(({ tekst }) => tekst).join()}]`)
  assert.deepEqual([status, stdout], [2, ''])
  const verwacht = gewone.flatMap((geval, i) => geval.velden.map((veld, j) => ({ ...geval, veld, i, j })))
  assert.equal(regels.length, verwacht.length)
  for (const [plek, { veld, i, j, melding, toegestaan }] of verwacht.entries()) {
    const regel = regels[plek] ?? ''
    assert.ok(regel.startsWith(`vraag ${i + 1}, ${veld}: `), regel)
    if (j > 0) continue
    assert.match(regel, melding)
    if (toegestaan !== null && toegestaan.length > 0)
      assert.ok(regel.endsWith(` Toegestaan: ${toegestaan.join(', ')}.`), regel)
  }
})

test('a name that stands twice, an empty list and lists in lists give one line and exit 2', () => {
  for (const { tekst, veld } of dubbeleNamen) {
    const { status, regels } = draai(['-'], tekst)
    assert.deepEqual([status, regels.length], [2, 1])
    assert.equal(regels[0], `${veld}: Dit veld staat er dubbel in. Noem het één keer.`)
  }
  for (const tekst of ['[]', '['.repeat(100_000) + ']'.repeat(100_000), '"dji"']) {
    const { status, stdout, regels } = draai(['-'], tekst)
    assert.deepEqual([status, stdout, regels.length], [2, '', 1])
  }
})

/** Runs it with a reader that goes away before the end, as `| head -1` does. */
async function leesNiet(invoer: string, uit: 'stdout' | 'stderr') {
  const kind = spawn(process.execPath, [script, '-'])
  kind[uit].destroy()
  const ander = text(uit === 'stdout' ? kind.stderr : kind.stdout)
  kind.stdin.end(invoer)
  const [code] = await once(kind, 'close')
  return { code, ander: await ander }
}

test('when nobody reads on, it ends without a word', async () => {
  const veel = JSON.stringify(Array(500).fill(vraag))
  assert.deepEqual(await leesNiet(veel, 'stdout'), { code: 0, ander: '' })
  const fouten = JSON.stringify(Array(500).fill({ ...vraag, spoed: 1 }))
  assert.deepEqual(await leesNiet(fouten, 'stderr'), { code: 2, ander: '' })
})
