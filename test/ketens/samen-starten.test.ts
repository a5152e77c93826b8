import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type ClientRequest, request } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { trainingToken } from '../../scripts/server.ts'
import { migraties } from '../beeld.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { productieInstellingen } from '../productie.ts'
import { type Programma, startProgramma } from '../programma.ts'
import { lees } from '../wereld.ts'

const postgres = process.env.TEST_DB === 'postgres'
const migratiebestanden = readdirSync(migraties).filter((naam) => naam.endsWith('.sql')).length

let map: string
let omgeving: Record<string, string>
const lopend = new Set<Programma>()

before(async () => {
  map = mkdtempSync(join(tmpdir(), 'terugkeer-start-'))
  omgeving = { TERUGKEER_DATA: map, ...(postgres ? { DATABASE_URL: await legeDatabase() } : {}) }
})
after(() => {
  for (const { proces } of lopend) proces.kill('SIGKILL')
  rmSync(map, { recursive: true, force: true })
})

async function legeDatabase(): Promise<string> {
  const adres = new URL(process.env.TEST_DATABASE_URL ?? '')
  const beheer = new pg.Client({ connectionString: adres.href })
  await beheer.connect()
  adres.pathname = `s_${randomBytes(6).toString('hex')}`
  await beheer.query(`create database ${adres.pathname.slice(1)}`)
  await beheer.end()
  return adres.href
}

function start(env: Readonly<Record<string, string>>): Programma {
  const programma = startProgramma({ bestand: 'src/main.ts' }, { ...omgeving, ...env })
  lopend.add(programma)
  programma.proces.once('close', () => lopend.delete(programma))
  return programma
}

/** Starts and waits until it says where it listens. */
async function startKlaar(env: Readonly<Record<string, string>> = {}) {
  const programma = start({ PORT: '0', ...env })
  const [, adres = ''] = await programma.wachtOp(/draait op (http:\S+)/)
  return { programma, adres }
}

async function tokenVan(adres: string): Promise<string> {
  return (await trainingToken(`${adres}/api/v1`, 'dji', 'backoffice')) ?? assert.fail('no token')
}

function lever(adres: string, token: string, wat: unknown): Promise<Response> {
  return fetch(`${adres}/api/v1/detentiegebeurtenissen`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(wat),
  })
}

/** Opens an upload that has no end; gives the sending side, and the answers line by line. */
async function uploadZonderEinde(adres: string, token: string, eerste: unknown) {
  const zending: ClientRequest = request(`${adres}/api/v1/detentiegebeurtenissen`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-ndjson', Authorization: `Bearer ${token}` },
  })
  zending.on('error', () => {})
  zending.write(`${JSON.stringify(eerste)}\n`)
  const [antwoord] = await once(zending, 'response')
  antwoord.on('error', () => {})
  return createInterface({ input: antwoord })[Symbol.asyncIterator]()
}

const enkel = gebeurtenis({ bsn: null, skn: '11112222' })
const uitUpload = gebeurtenis({ bsn: null, skn: '11112223' })

test('it starts from nothing, and ends on signals within the grace, however often they come', async () => {
  const { programma, adres } = await startKlaar()
  assert.equal((await fetch(`${adres}/gezondheid/levend`)).status, 200)
  assert.deepEqual(await (await fetch(`${adres}/gezondheid/gereed`)).json(), { gereed: true })
  const token = await tokenVan(adres)
  assert.equal((await lever(adres, token, enkel)).status, 201)

  const regels = await uploadZonderEinde(adres, token, uitUpload)
  const eerste: unknown = JSON.parse(String((await regels.next()).value))
  assert.partialDeepStrictEqual(eerste, { gebeurtenisId: uitUpload.gebeurtenisId, aanvaard: true })
  const sein = performance.now()
  for (const naam of ['SIGTERM', 'SIGTERM', 'SIGINT'] as const) programma.proces.kill(naam)
  assert.equal(await programma.einde(), 0, programma.tekst())
  assert.ok(performance.now() - sein < 10_000)
  assert.doesNotMatch(programma.tekst(), /Moulin|999993653/)
})

test('a port in use is said in plain words', async () => {
  const bezet = createServer().listen(0, '127.0.0.1')
  await once(bezet, 'listening')
  const PORT = String((bezet.address() as AddressInfo).port)
  const programma = start({ PORT })
  assert.equal(await programma.einde(), 2)
  bezet.close()
  assert.match(programma.tekst(), new RegExp(`Poort ${PORT} is al in gebruik`))
  assert.doesNotMatch(programma.tekst(), /\n\s+at /)
})

test('it goes on with the same data, and what was accepted is still there', async () => {
  const { programma, adres } = await startKlaar()
  assert.doesNotMatch(programma.tekst(), /Oefengegevens geladen/)
  const token = await tokenVan(adres)
  for (const wat of [enkel, uitUpload]) {
    const antwoord = await lever(adres, token, wat)
    assert.equal(antwoord.status, 200)
    assert.equal((await lees<{ herhaald: boolean }>(antwoord)).herhaald, true)
  }
  if (!postgres) {
    const tweede = start({ PORT: '0' })
    assert.equal(await tweede.einde(), 2)
    assert.match(tweede.tekst(), /^Terugkeer draait al op de gegevens in .*TERUGKEER_DATA\.\n$/)
    assert.equal((await fetch(`${adres}/gezondheid/gereed`)).status, 200)
  }
  programma.proces.kill('SIGINT')
  assert.equal(await programma.einde(), 0, programma.tekst())
})

test('after kill -9 it starts again with everything that was accepted', async () => {
  const eerste = await startKlaar()
  const token = await tokenVan(eerste.adres)
  const laat = gebeurtenis({ bsn: null, skn: '11112224' })
  assert.equal((await lever(eerste.adres, token, laat)).status, 201)
  eerste.programma.proces.kill('SIGKILL')
  await eerste.programma.einde()
  const { programma, adres } = await startKlaar()
  assert.equal((await lever(adres, await tokenVan(adres), laat)).status, 200)
  programma.proces.kill('SIGTERM')
  assert.equal(await programma.einde(), 0, programma.tekst())
})

test('a database of training is not opened as the real one', async () => {
  const productie = await productieInstellingen(map)
  const { DATABASE_URL: _, ...zonderDatabase } = productie
  const programma = start({ PORT: '0', ...(postgres ? zonderDatabase : productie) })
  assert.equal(await programma.einde(), 2)
  assert.match(
    programma.tekst(),
    /hoort bij een andere omgeving.*\n- TERUGKEER_OMGEVING: .*Toegestaan: oefen/,
  )
})

test('wrong settings are all said at once, without a stack', async () => {
  const programma = start({ PORT: 'x', HOST: '0.0.0.0' })
  assert.equal(await programma.einde(), 2)
  assert.match(programma.tekst(), /- PORT: .*\n- HOST: /)
  assert.doesNotMatch(programma.tekst(), /\n\s+at /)
})

test('a database that does not answer is said in plain words, without its password', async () => {
  const programma = start({ DATABASE_URL: 'postgres://app:hunter2@127.0.0.1:1/t' })
  assert.equal(await programma.einde(), 2)
  assert.match(programma.tekst(), /^PostgreSQL is niet te bereiken .*ECONNREFUSED/)
  assert.doesNotMatch(programma.tekst(), /hunter2|\n\s+at /)
})

/** Opens the database as main does, at a signal, and says which key it got. */
const opener = `
  import { once } from 'node:events'
  import { leesConfig } from ${JSON.stringify(new URL('../../src/platform/config.ts', import.meta.url).href)}
  import { openBanken } from ${JSON.stringify(new URL('../../src/platform/openen.ts', import.meta.url).href)}
  import { leverrijen } from ${JSON.stringify(new URL('../../src/bezorging/rijen.ts', import.meta.url).href)}
  console.log('klaar')
  await once(process.stdin, 'data')
  try {
    const bank = await openBanken(leesConfig(process.env), new URL(${JSON.stringify(migraties.href)}), Object.values(leverrijen))
    console.log('sleutel ' + bank.geheimen[0] + ' .')
    await once(process.stdin, 'end')
    await bank.sluit()
  } catch (fout) { console.log('geweigerd ' + fout.message + ' .') }`

test('three that start together on nothing: one secret, and every migration once', async (t) => {
  const eigenMap = mkdtempSync(join(tmpdir(), 'terugkeer-samen-'))
  t.after(() => rmSync(eigenMap, { recursive: true, force: true }))
  const databank: Record<string, string> = postgres ? { DATABASE_URL: await legeDatabase() } : {}
  const drie = [1, 2, 3].map(() =>
    startProgramma({ tekst: opener }, { ...databank, TERUGKEER_DATA: eigenMap }),
  )
  await Promise.all(drie.map((p) => p.wachtOp(/klaar/)))
  for (const { proces } of drie) proces.stdin?.write('nu\n')
  const uitkomsten = await Promise.all(drie.map((p) => p.wachtOp(/(sleutel|geweigerd) (.*) \.\n/)))
  for (const { proces } of drie) proces.stdin?.end()
  assert.deepEqual(await Promise.all(drie.map((p) => p.einde())), [0, 0, 0])

  const sleutels = uitkomsten.flatMap(([, soort, tekst]) => (soort === 'sleutel' ? [tekst ?? ''] : []))
  assert.equal(sleutels.length, postgres ? 3 : 1, uitkomsten.map(([tekst]) => tekst).join(''))
  assert.equal(new Set(sleutels).size, 1)
  assert.match(sleutels[0] ?? '', /^[0-9a-f]{64}$/)
  assert.equal(statSync(join(eigenMap, 'geheim')).mode & 0o777, 0o600)
  assert.deepEqual(
    readdirSync(eigenMap).filter((naam) => naam.startsWith('geheim')),
    ['geheim'],
  )
  if (databank.DATABASE_URL !== undefined) await telMigraties(databank.DATABASE_URL)
})

async function telMigraties(adres: string): Promise<void> {
  const client = new pg.Client({ connectionString: adres })
  await client.connect()
  const { rows } = await client.query('select count(*)::int as aantal from public.migratie')
  await client.end()
  assert.equal(rows[0]?.aantal, migratiebestanden)
}

test('a damaged secret is refused: with another key nobody could be found back in the logboek', async () => {
  writeFileSync(join(map, 'geheim'), '')
  const programma = start({ PORT: '0' })
  assert.equal(await programma.einde(), 2)
  assert.match(programma.tekst(), /^De sleutel in .*geheim is beschadigd/)
})
