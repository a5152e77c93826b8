import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { openPglite } from '../../src/platform/db.ts'
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

const logboekMet = (env: Readonly<Record<string, string>>, ...opdracht: readonly string[]) =>
  finish(
    startScript('scripts/logboek.ts', opdracht, { TERUGKEER_DATA: map, TERUGKEER_GEHEIM: geheim, ...env }),
  )
const logboek = (...opdracht: readonly string[]) => logboekMet({}, ...opdracht)

/** As a superuser, while the server stands still. */
async function vervals(...opdrachten: readonly string[]): Promise<void> {
  const bank = await openPglite(map)
  await bank.eigenaar.voerUit("set session_replication_role = 'replica'")
  for (const opdracht of opdrachten) await bank.eigenaar.voerUit(opdracht)
  await bank.sluit()
}

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

test('a copy that was put back is not sealed on until that is accepted, and what was kept then stays as proof of it', async () => {
  const bestand = bij('controlepunten.ndjson')
  assert.equal(
    JSON.parse(readFileSync(bestand, 'utf8')).grootte,
    3,
    'beside the embedded database it is kept by itself',
  )
  const reden = ['--reden', 'Schijf defect, besluit van de beheerder'] as const
  assert.partialDeepStrictEqual(await logboek('erken-terugzetting', ...reden), {
    code: 2,
    stderr: 'Het logboek volgt op wat is bewaard: er is niets te erkennen.\n',
  })
  await vervals('delete from logboek.zegel')
  const geweigerd = await logboek('controlepunt')
  assert.equal(geweigerd.code, 2)
  assert.match(
    geweigerd.stderr,
    /volgt niet op wat in TERUGKEER_CONTROLEPUNTEN is bewaard\. Maak een uitvoer/,
  )
  const uitvoer = await logboek('uitvoer', bij('terug.ndjson'))
  assert.equal(uitvoer.code, 0)
  assert.match(uitvoer.stderr, /Let op: .* Wat nog geen plaats had, is niet verzegeld\./)
  const mis = await logboek('verifieer', bij('terug.ndjson'), '--controlepunt', bestand)
  assert.equal(mis.code, 1)
  assert.match(
    mis.stdout,
    /afgekapt of teruggedraaid: het heeft 0 regels, en het bewaarde controlepunt zegt 3/,
  )

  const zonder = await logboek('erken-terugzetting')
  assert.equal(zonder.code, 2)
  assert.match(zonder.stderr, /Geef met --reden waarom de kopie is teruggezet/)
  const erkend = await logboek('erken-terugzetting', ...reden)
  assert.equal(erkend.code, 0, erkend.stderr)
  assert.match(erkend.stdout, /^Erkend\. Het logboek gaat verder vanaf 3 regels\./)
  assert.match(
    erkend.stderr,
    /"logboek-terugzetting-erkend","reden":"Schijf defect, besluit van de beheerder","vervallen":"\{\\"grootte\\":3,/,
  )
  assert.match(
    readFileSync(`${bestand}.erkend`, 'utf8'),
    /^\{"soort":"terugzetting-erkend","op":"[^"]+","reden":"Schijf defect/,
  )
  const [oud = ''] = readdirSync(map).filter((naam) => naam.startsWith('controlepunten.ndjson.tot-'))
  assert.equal((await logboek('uitvoer', bij('verder.ndjson'))).code, 0)
  assert.partialDeepStrictEqual(await logboek('verifieer', bij('verder.ndjson'), '--controlepunt', bestand), {
    code: 0,
  })
  assert.partialDeepStrictEqual(
    await logboek('verifieer', bij('verder.ndjson'), '--controlepunt', bij(oud)),
    { code: 1 },
  )
  const dicht = await logboekMet({ TERUGKEER_CONTROLEPUNTEN: map }, 'controlepunt')
  assert.equal(dicht.code, 2)
  assert.match(dicht.stderr, /TERUGKEER_CONTROLEPUNTEN: Dit bestand is niet te lezen of te schrijven/)
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
