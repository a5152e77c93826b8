import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

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
  assert.match(regels[0] ?? '', /^vraag 2, ontvanger: .*Toegestaan: pi, /)
  assert.match(regels[1] ?? '', /^vraag 2, extra: /)
})

test('a missing file, broken JSON and a wrong call each give one Dutch line and exit 2', () => {
  const gevallen = [
    draai(['bestaat-niet.json']),
    draai(['-'], '{"bsn": 999993653'),
    draai([]),
    draai(['-', '-']),
  ]
  for (const { status, stdout, regels } of gevallen)
    assert.deepEqual([status, stdout, regels.length], [2, '', 1])
  assert.doesNotMatch(gevallen[1]?.regels[0] ?? '', /999993653/)
})
