import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { verseBank } from '../beeld.ts'
import { finish, startScript } from '../opdracht.ts'

const geheim = randomBytes(32).toString('hex')
const wie = { organisatie: 'dji', gebruiker: 'g', rol: 'backoffice', doel: 'gebeurtenissen-opnemen' }

let map: string
const bij = (naam: string) => join(map, naam)

before(async () => {
  map = mkdtempSync(join(tmpdir(), 'terugkeer-logboek-'))
  const bank = await verseBank(map)
  const regels = Array.from({ length: 3 }, () => ({
    handeling: 'gelezen' as const,
    betrokkene: randomUUID(),
    gegevens: ['naam'],
    toetsId: null,
    onderwerp: randomUUID(),
  }))
  await bank.transactie(wie, (tx) => maakLogboek(geheim).noteer(tx, wie, new Date(), regels))
  await bank.sluit()
})
after(() => rmSync(map, { recursive: true, force: true }))

const logboek = (...opdracht: readonly string[]) =>
  finish(startScript('scripts/logboek.ts', opdracht, { TERUGKEER_DATA: map, TERUGKEER_GEHEIM: geheim }))

const zet = (naam: string, tekst: string) => {
  writeFileSync(bij(naam), tekst)
  return bij(naam)
}

test('an export proves itself, and with a kept checkpoint and keys it proves more', async () => {
  const uitvoer = await logboek('uitvoer', bij('log.ndjson'))
  assert.equal(uitvoer.code, 0, uitvoer.stderr)
  assert.equal(statSync(bij('log.ndjson')).mode & 0o777, 0o600)
  const punt = zet('punt.json', (await logboek('controlepunt')).stdout)
  const sleutels = zet('sleutels.json', (await logboek('sleutels')).stdout)
  assert.doesNotMatch(readFileSync(sleutels, 'utf8'), /"d"/)

  const eigen = await logboek('verifieer', bij('log.ndjson'))
  assert.partialDeepStrictEqual(eigen, { code: 0 })
  assert.match(eigen.stdout, /^In orde: 3 regels, 1 controlepunten, 0 bewaard\. Laatste controlepunt: 20/)
  assert.match(eigen.stderr, /de sleutels komen uit het bestand zelf/)
  // As the running server writes it to its log.
  const gelogd = JSON.stringify({
    op: 'x',
    gebeurtenis: 'g',
    controlepunt: readFileSync(punt, 'utf8').trim(),
  })
  const meer = [
    '--sleutels',
    sleutels,
    '--controlepunt',
    punt,
    '--controlepunt',
    zet('log.txt', `${gelogd}\n`),
  ]
  const zeker = await logboek('verifieer', bij('log.ndjson'), ...meer)
  assert.partialDeepStrictEqual(zeker, { code: 0, stderr: '' })
  assert.match(zeker.stdout, /2 bewaard/)

  const veranderd = readFileSync(bij('log.ndjson'), 'utf8').replace('"rol":"backoffice"', '"rol":"directeur"')
  const mis = await logboek('verifieer', zet('anders.ndjson', veranderd))
  assert.partialDeepStrictEqual(mis, {
    code: 1,
    stdout: 'Het logboek is veranderd. Regel 1 (plaats 0) is gewijzigd.\n',
  })
})

test('the proof of one line is made and checked; one for another line is refused', async () => {
  const gemaakt = await logboek('bewijs', '2')
  assert.equal(gemaakt.code, 0, gemaakt.stderr)
  const goed = await logboek('controleer-bewijs', zet('bewijs.json', gemaakt.stdout))
  assert.partialDeepStrictEqual(goed, { code: 0 })
  assert.match(goed.stdout, /^In orde: regel 2 stond in het logboek/)
  const anders = gemaakt.stdout.replace('"handeling":"gelezen"', '"handeling":"verstrekt"')
  assert.partialDeepStrictEqual(await logboek('controleer-bewijs', zet('vals.json', anders)), { code: 1 })
  assert.partialDeepStrictEqual(await logboek('bewijs', '99'), {
    code: 2,
    stderr: 'Regel 99 bestaat niet.\n',
  })
})

test('help is asked for with 0, and what is wrong ends with 2 and says why', async () => {
  const hulp = await logboek('--help')
  assert.partialDeepStrictEqual(hulp, { code: 0, stderr: '' })
  assert.match(hulp.stdout, /Code 1: er is iets veranderd/)
  const sleutel = await logboek('maak-sleutel')
  assert.match(sleutel.stdout, /^\{"kty":"OKP","crv":"Ed25519","x":"[\w-]{43}","d":"[\w-]{43}"\}\n$/)
  for (const [opdracht, melding] of [
    [[], /^Gebruik: /],
    [['verifieer', 'a', '--vlag'], /^Gebruik: /],
    [['verifieer', bij('er-niet')], /^Dit bestand, of de map ervan, is er niet/],
    [['verifieer', map], /^Dit is een map/],
    [['verifieer', zet('kapot', '{"soort":"logb')], /^Regel 1 is geen JSON/],
    [['verifieer', bij('kapot'), '--sleutels', zet('s.json', '{"kty":"RSA"}')], /--sleutels: .*Ed25519/],
    [['bewijs', 'x'], /^NUMMER moet/],
    [['verifieer', bij('kapot'), '--zonder-waarmerk', '-3'], /^Gebruik: /],
    [['verifieer', bij('kapot'), '--zonder-waarmerk', 'tien'], /^--zonder-waarmerk moet het nummer/],
  ] as const) {
    const { code, stderr, stdout } = await logboek(...opdracht)
    assert.deepEqual([code, stdout], [2, ''], opdracht.join(' '))
    assert.match(stderr, melding, opdracht.join(' '))
    assert.doesNotMatch(stderr, /\n\s+at /)
  }
})
