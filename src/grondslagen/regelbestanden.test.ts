import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { bestand, fouten, klein } from '../../test/kleinregister.ts'
import { leesBestanden } from './register.ts'

test('a file among the rules that would not be read is refused by name', () => {
  const map = mkdtempSync(join(tmpdir(), 'recht-'))
  try {
    mkdirSync(join(map, 'regels'))
    for (const [naam, tekst] of Object.entries(klein)) writeFileSync(join(map, naam), tekst)
    const url = pathToFileURL(`${map}/`)
    assert.deepEqual(Object.keys(leesBestanden(url)).toSorted(), Object.keys(klein).toSorted())
    writeFileSync(join(map, 'regels/bij.yml'), 'regels: []')
    assert.throws(() => leesBestanden(url), /regels\/bij\.yml: dit leest niemand/)
  } finally {
    rmSync(map, { recursive: true })
  }
})

test('what the shape says is Dutch, with the file and the line', () => {
  const fout = (tekst: string) => fouten({ ...klein, [bestand]: tekst })
  assert.match(fout('regels: 3'), /^regels\/begin-einde-detentie\.yaml:1: regels: hier hoort een lijst$/)
  assert.match(fout('anders: 3'), /dit veld is verplicht/)
  assert.match(fout('anders: 3'), /'anders' kennen wij hier niet/)
  const bom = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'
    .split('')
    .map((letter, i) => `${letter}: &${letter} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`)
    .join('\n')}`
  assert.match(fout(bom), /begin-einde-detentie\.yaml:1: hier verwijzen te veel namen/)
})
