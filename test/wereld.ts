import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import type { Hono } from 'hono'
import pg from 'pg'
import { trainingToken } from '../scripts/server.ts'
import { maakApp } from '../src/app.ts'
import { type Grondslagen, laadRegister, maakGrondslagen } from '../src/grondslagen/grondslagen.ts'
import { vingerafdruk } from '../src/kern/canoniek.ts'
import { datumVan } from '../src/kern/datum.ts'
import { maakLogboek } from '../src/logboek/logboek.ts'
import type { Klok } from '../src/platform/clock.ts'
import { appRol, type Databank, type GeopendeDatabank, openPglite, openPostgres } from '../src/platform/db.ts'
import type { Env } from '../src/platform/http.ts'
import { keurAppRol, migreer } from '../src/platform/migrate.ts'
import { openServer } from '../src/server.ts'
import { oefeninstellingen, type Toegangsinstellingen } from '../src/toegang/instellingen.ts'
import { maakSleutelbos, type Sleutelbos } from '../src/toegang/sleutels.ts'
import { sluitAllenAan } from './aansluiten.ts'

const wortel = new URL('../', import.meta.url)
export const migraties = new URL('migrations/', wortel)

/** A clock that a test sets. */
export interface Testklok extends Klok {
  zet(moment: string): void
}

/** A whole Terugkeer of its own for one test file: real database, real server. */
export interface Wereld {
  readonly bank: GeopendeDatabank
  readonly klok: Testklok
  readonly grondslagen: Grondslagen
  readonly adres: string
  /** Every route of the app, with what stands in front of it. */
  readonly routes: Hono<Env>['routes']
  /** Where people and machines sign in at this world. */
  readonly toegang: Toegangsinstellingen
  /** A training token for the API. */
  token(organisatie: string, rol: string): Promise<string>
  /** A request to the API with a token of this organisation and role. */
  api(
    wie: readonly [organisatie: string, rol: string] | null,
    pad: string,
    init?: RequestInit,
  ): Promise<Response>
}

/** Opens a world and closes it when the test ends. `TEST_DB` says on which database: pglite (default) or postgres. */
export async function maakWereld(
  t: { after(sluit: () => Promise<void>): void },
  begin = '2026-11-22T10:00:00Z',
  nietAangesloten: readonly string[] | 'allen' = [],
): Promise<Wereld> {
  const bank = await testbank(nietAangesloten)
  const klok = testklok(begin)
  const { adres, toegang, grondslagen, routes, sluit } = await serveer(bank, klok)
  t.after(async () => {
    await sluit()
    await bank.eigenaar.sluit()
    await bank.sluit()
  })
  const tokens = new Map<string, Promise<string>>()
  const token = (organisatie: string, rol: string) => {
    // A machine exists from the day it was registered: after the clock was set to another day it is another machine.
    const sleutel = `${organisatie} ${rol} ${datumVan(klok.nu())}`
    const bekend = tokens.get(sleutel) ?? oefentoken(adres, organisatie, rol)
    tokens.set(sleutel, bekend)
    return bekend
  }
  const api: Wereld['api'] = async (wie, pad, init = {}) => {
    const koppen = new Headers(init.headers)
    if (wie !== null) koppen.set('Authorization', `Bearer ${await token(...wie)}`)
    if (init.body !== undefined && !koppen.has('Content-Type')) koppen.set('Content-Type', 'application/json')
    return fetch(`${adres}/api/v1${pad}`, { ...init, headers: koppen })
  }
  return { bank, klok, grondslagen, adres, routes, toegang, token, api }
}

/** The whole application of a training environment on this database, listening on a port of its own. */
export async function serveer(bank: Databank, klok: Klok) {
  const grondslagen = maakGrondslagen(laadRegister(new URL('recht/', wortel)))
  const server = await openServer({ host: '127.0.0.1', port: 0 })
  const { adres } = server
  const toegang = await oefentoegang(adres)
  const logboek = maakLogboek('00'.repeat(32))
  const app = maakApp({ db: bank, klok, grondslagen, logboek, oefen: true, toegang })
  server.verbind(app)
  return { adres, toegang, grondslagen, routes: app.routes, sluit: () => server.sluit() }
}

/** The JSON of an answer, in the form the contract promises; what it really holds, the test asserts. */
export async function lees<T>(antwoord: Response): Promise<T> {
  return (await antwoord.json()) as T
}

/** A clock that stands still until a test sets it. */
export function testklok(begin: string): Testklok {
  let nu = new Date(begin)
  return {
    nu: () => nu,
    zet: (moment) => {
      nu = new Date(moment)
    },
  }
}

/** A migrated database of its own, empty but for organisations that are all connected, except those named. */
export async function testbank(nietAangesloten: readonly string[] | 'allen' = []): Promise<GeopendeDatabank> {
  const bank =
    process.env.TEST_DB === 'postgres' ? await eigenPostgres() : await openPglite(null, await beeld())
  await migreer(bank.eigenaar, migraties)
  await keurAppRol(bank.eigenaar, appRol)
  if (bank.soort === 'postgres') await bank.eigenaar.voerUit(maakLogin)
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
  await beheer.query(`create database ${naam}`)
  await beheer.end()
  const eigenaar = new URL(server)
  eigenaar.pathname = naam
  const app = new URL(eigenaar)
  app.username = 'terugkeer_login'
  app.password = 'oefen'
  return openPostgres(app.href, eigenaar.href, 6)
}

/** A fresh embedded database takes seconds to make, so it is made once and kept as a file. */
async function beeld(): Promise<Blob> {
  const map = new URL('node_modules/.cache/terugkeer/', wortel)
  const versie = JSON.parse(
    readFileSync(new URL('node_modules/@electric-sql/pglite/package.json', wortel), 'utf8'),
  )
  const bestand = new URL(`pglite-${vingerafdruk(versie).slice(0, 12)}.tar`, map)
  if (!existsSync(bestand)) {
    const vers = await PGlite.create()
    const inhoud = new Uint8Array(await (await vers.dumpDataDir('none')).arrayBuffer())
    await vers.close()
    mkdirSync(map, { recursive: true })
    const tijdelijk = new URL(`${process.pid}.tmp`, map)
    writeFileSync(tijdelijk, inhoud)
    renameSync(tijdelijk, bestand)
  }
  return new Blob([new Uint8Array(readFileSync(bestand))])
}

let sleutels: Promise<Toegangsinstellingen> | null = null

/** Signing in at the training providers. Making keys takes long, so the worlds of one process share them. */
async function oefentoegang(adres: string): Promise<Toegangsinstellingen> {
  sleutels ??= oefeninstellingen('http://127.0.0.1')
  const eerste = await sleutels
  const aanbieders = eerste.aanbieders.map((een) => ({
    ...een,
    issuer: een.issuer.replace('http://127.0.0.1', adres),
  }))
  return { ...eerste, adres, aanbieders }
}

let machinesleutels: Promise<Sleutelbos> | null = null

/** A token for a machine of this organisation, got as any machine gets one. */
async function oefentoken(adres: string, organisatie: string, rol: string): Promise<string> {
  machinesleutels ??= maakSleutelbos()
  const token = await trainingToken(`${adres}/api/v1`, organisatie, rol, await machinesleutels)
  if (token === null) throw new Error('A training server hands out tokens')
  return token
}
