import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { alleRijen } from '../src/achtergrond.ts'
import { vingerafdruk } from '../src/kern/canoniek.ts'
import { appRol, type GeopendeDatabank, inPglite, openPglite, openPostgres } from '../src/platform/db.ts'
import { keurAppRol, migreer } from '../src/platform/migrate.ts'
import { richtWachtrijenIn } from '../src/platform/wachtrijen.ts'
import { sluitAllenAan } from './aansluiten.ts'
import { bewaard } from './bewaard.ts'

const wortel = new URL('../', import.meta.url)
export const migraties = new URL('migrations/', wortel)

/** A migrated database of its own, empty but for organisations that are all connected, except those named. */
export async function testbank(nietAangesloten: readonly string[] | 'allen' = []): Promise<GeopendeDatabank> {
  const bank =
    process.env.TEST_DB === 'postgres' ? await eigenPostgres() : await openPglite(null, await beeld())
  if (nietAangesloten !== 'allen') await sluitAllenAan(bank.eigenaar, nietAangesloten)
  return bank
}

/** Brings an empty database to what the server makes of it when it starts. */
async function richtIn(bank: GeopendeDatabank): Promise<void> {
  await migreer(bank.eigenaar, migraties)
  await keurAppRol(bank.eigenaar, appRol)
  await richtWachtrijenIn(bank.eigenaar, alleRijen)
}

/** Changes when anything changes that an empty database is made of. */
function versie(): string {
  const bestanden = readdirSync(migraties).toSorted()
  const pakketten = ['@electric-sql/pglite', 'pg-boss'].map((pakket) =>
    readFileSync(new URL(`node_modules/${pakket}/package.json`, wortel), 'utf8'),
  )
  const teksten = bestanden.map((naam) => readFileSync(new URL(naam, migraties), 'utf8'))
  const wijze = maakBeeld.toString()
  return vingerafdruk([bestanden, teksten, pakketten, alleRijen, wijze]).slice(0, 12)
}

/** The login of the app: it can become the app role and nothing else. */
const maakLogin = `do $$ begin
  create role terugkeer_login login password 'oefen' in role terugkeer_app;
exception when duplicate_object or unique_violation then null; end $$`

async function eigenPostgres(): Promise<GeopendeDatabank> {
  const server = process.env.TEST_DATABASE_URL
  if (server === undefined) throw new Error('TEST_DB=postgres needs TEST_DATABASE_URL; run npm test')
  const naam = `t_${randomBytes(6).toString('hex')}`
  const beheer = new pg.Client({ connectionString: server })
  await beheer.connect()
  try {
    await beheer.query(`create database ${naam} template ${await mal(beheer, server)}`)
  } finally {
    await beheer.end()
  }
  const eigenaar = metNaam(server, naam)
  const app = new URL(eigenaar)
  app.username = 'terugkeer_login'
  app.password = 'oefen'
  return openPostgres(app.href, eigenaar.href, 6)
}

function metNaam(server: string, naam: string): URL {
  const adres = new URL(server)
  adres.pathname = naam
  return adres
}

/** Making the tables takes seconds, so it is done once per server and copied. Processes that begin together wait. */
async function mal(beheer: pg.Client, server: string): Promise<string> {
  const naam = `mal_${versie()}`
  await beheer.query('select pg_advisory_lock(hashtext($1))', [naam])
  const { rowCount } = await beheer.query('select from pg_database where datname = $1 and datistemplate', [
    naam,
  ])
  if (rowCount === 0) {
    await beheer.query(`drop database if exists ${naam}`)
    await beheer.query(`create database ${naam}`)
    const bank = await openPostgres(metNaam(server, naam).href)
    try {
      await richtIn(bank)
      await bank.eigenaar.voerUit(maakLogin)
    } finally {
      await bank.eigenaar.sluit()
      await bank.sluit()
    }
    await beheer.query(`alter database ${naam} is_template true`)
  }
  await beheer.query('select pg_advisory_unlock(hashtext($1))', [naam])
  return naam
}

let gelezen: Promise<Blob> | null = null

/** A fresh embedded database takes seconds to make, so it is made once and kept as a file, read once in each process. */
function beeld(): Promise<Blob> {
  gelezen ??= leesBeeld()
  return gelezen
}

async function leesBeeld(): Promise<Blob> {
  return new Blob([new Uint8Array(await bewaard(`pglite-${versie()}.tar`, maakBeeld))])
}

/** Small, for each test reads it whole: a short write-ahead log, and not the two templates that come with a cluster. */
async function maakBeeld(): Promise<Uint8Array> {
  const pglite = await PGlite.create({ initDbStartParams: ['--wal-segsize=1'] })
  const bank = inPglite(pglite)
  await richtIn(bank)
  await bank.eigenaar.voerUit('update pg_database set datistemplate = false')
  for (const naam of ['template1', 'template0']) await bank.eigenaar.voerUit(`drop database ${naam}`)
  const inhoud = new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer())
  await bank.sluit()
  return inhoud
}
