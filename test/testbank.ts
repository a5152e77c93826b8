import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type GeopendeDatabank, openPostgres } from '../src/platform/db.ts'
import { sluitAllenAan } from './aansluiten.ts'
import { richtIn, verseBank, versie } from './beeld.ts'

/** A migrated database of its own, empty but for organisations that are all connected, except those named. */
export async function testbank(nietAangesloten: readonly string[] | 'allen' = []): Promise<GeopendeDatabank> {
  const bank = process.env.TEST_DB === 'postgres' ? await eigenPostgres() : await verseBank(null)
  if (nietAangesloten !== 'allen') await sluitAllenAan(bank.eigenaar, nietAangesloten)
  return bank
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
