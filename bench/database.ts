import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { alleRijen } from '../src/achtergrond.ts'
import { appRol, type GeopendeDatabank, openPostgres } from '../src/platform/db.ts'
import { keurAppRol, migreer } from '../src/platform/migrate.ts'
import { richtWachtrijenIn } from '../src/platform/wachtrijen.ts'
import { sluitAllenAan } from '../test/aansluiten.ts'

/** A migrated PostgreSQL database of its own, every organisation connected, opened as the app does; `drop` closes and removes it. */
export interface BenchDatabase extends GeopendeDatabank {
  drop(): Promise<void>
}

/** Makes one on this server (superuser address). The app signs in with a login that is only in the app role. */
export async function makeDatabase(server: string, connections = 6): Promise<BenchDatabase> {
  const owner = await emptyDatabase(server)
  const app = new URL(owner)
  app.username = 'terugkeer_login'
  app.password = 'oefen'
  const database = await openPostgres(app.href, owner.href, connections)
  await migreer(database.eigenaar, new URL('../migrations/', import.meta.url))
  await keurAppRol(database.eigenaar, appRol)
  await richtWachtrijenIn(database.eigenaar, alleRijen)
  await database.eigenaar.voerUit(makeLogin)
  await sluitAllenAan(database.eigenaar)
  const drop = async () => {
    await database.eigenaar.sluit()
    await database.sluit()
    await asOwner(server, `drop database ${owner.pathname.slice(1)}`)
  }
  return { ...database, drop }
}

/** Makes a database on this server with nothing in it, and gives its address. */
export async function emptyDatabase(server: string): Promise<URL> {
  const address = new URL(server)
  address.pathname = `bench_${randomBytes(6).toString('hex')}`
  await asOwner(server, `create database ${address.pathname.slice(1)}`)
  return address
}

const makeLogin = `do $$ begin
  create role terugkeer_login login password 'oefen' in role terugkeer_app;
exception when duplicate_object or unique_violation then null; end $$`

async function asOwner(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(statement)
  await client.end()
}
