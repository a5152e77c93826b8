import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grootsteBestand } from '../kern/bestand.ts'
import { keurBestand } from './document.ts'

const kop = {
  pdf: '%PDF-1.7\n',
  jpeg: String.fromCharCode(0xff, 0xd8, 0xff, 0xe0),
  png: '\x89PNG\r\n\x1a\n',
} as const
const bytes = (tekst: string) => Uint8Array.from(tekst, (teken) => teken.charCodeAt(0))

/** What is wrong with a file of this name and content; undefined when nothing is. */
async function fout(naam: string, inhoud: Uint8Array<ArrayBuffer>, type = 'application/pdf') {
  const gekeurd = await keurBestand(new File([inhoud], naam, { type }))
  return 'fouten' in gekeurd ? gekeurd.fouten[0] : undefined
}

test('the content decides what a file is, not its name and not what the sender says', async () => {
  for (const soort of ['pdf', 'jpeg', 'png'] as const) {
    const gekeurd = await keurBestand(new File([bytes(`${kop[soort]}rest`)], 'x.exe', { type: 'text/html' }))
    assert.ok('bestand' in gekeurd)
    assert.equal(gekeurd.bestand.soort, soort)
  }
  for (const inhoud of ['<html>', 'GIF89a', 'MZ', 'PK\x03\x04', ' %PDF-1.7', '%PDF', '\x89PNG', ''])
    assert.equal((await fout('getekend.pdf', bytes(inhoud)))?.veld, 'document', JSON.stringify(inhoud))
})

test('ten megabytes may, one byte more may not', async () => {
  const groot = (grootte: number) => {
    const inhoud = new Uint8Array(grootte)
    inhoud.set(bytes(kop.pdf))
    return inhoud
  }
  assert.equal(await fout('a.pdf', groot(grootsteBestand)), undefined)
  assert.match((await fout('a.pdf', groot(grootsteBestand + 1)))?.melding ?? '', /groter dan 10 MB/)
})

test('no file at all, and something that is no file, are told apart from a bad file', async () => {
  for (const niets of [null, undefined, 'getekend.pdf', new File([], '')]) {
    const gekeurd = await keurBestand(niets)
    assert.ok('fouten' in gekeurd)
    assert.deepEqual(gekeurd.fouten, [{ veld: 'document', melding: 'Kies het ondertekende document.' }])
  }
})
