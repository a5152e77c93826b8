import type { Hono } from 'hono'
import { trainingToken } from '../scripts/server.ts'
import { maakApp } from '../src/app.ts'
import { type Grondslagen, maakGrondslagen } from '../src/grondslagen/grondslagen.ts'
import { datumVan } from '../src/kern/datum.ts'
import { Geheugen, maakLogboek } from '../src/logboek/logboek.ts'
import type { Scanner } from '../src/platform/clamd.ts'
import type { Klok } from '../src/platform/clock.ts'
import type { Databank, GeopendeDatabank } from '../src/platform/db.ts'
import type { Env } from '../src/platform/http.ts'
import { type Kluis, maakKluis } from '../src/platform/kluis.ts'
import type { Poster } from '../src/platform/smtp.ts'
import { openWachtrijen, type Wachtrijen } from '../src/platform/wachtrijen.ts'
import { openServer } from '../src/server.ts'
import { oefeninstellingen, type Toegangsinstellingen } from '../src/toegang/instellingen.ts'
import { maakSleutelbos, type Sleutelbos } from '../src/toegang/sleutels.ts'
import { testbank } from './testbank.ts'
import { testregister } from './testregister.ts'

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
  readonly wachtrijen: Wachtrijen
  readonly kluis: Kluis
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
  post: Poster | null = null,
  scanner: Scanner | null = null,
): Promise<Wereld> {
  const bank = await testbank(nietAangesloten)
  const klok = testklok(begin)
  const { adres, toegang, grondslagen, routes, wachtrijen, sluit } = await serveer(bank, klok, post, scanner)
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
    if (init.body !== undefined && !(init.body instanceof FormData) && !koppen.has('Content-Type'))
      koppen.set('Content-Type', 'application/json')
    return fetch(`${adres}/api/v1${pad}`, { ...init, headers: koppen })
  }
  return { bank, klok, grondslagen, adres, routes, toegang, wachtrijen, kluis, token, api }
}

const kluis = maakKluis('00'.repeat(32))

/** The whole application of a training environment on this database, listening on a port of its own. */
export async function serveer(
  bank: Databank,
  klok: Klok,
  post: Poster | null = null,
  scanner: Scanner | null = null,
  ldv: Parameters<typeof maakApp>[0]['ldv'] = null,
  geheugen = new Geheugen(),
) {
  const grondslagen = maakGrondslagen(await testregister())
  const server = await openServer({ host: '127.0.0.1', port: 0 })
  const { adres } = server
  const toegang = await oefentoegang(adres)
  const logboek = maakLogboek('00'.repeat(32))
  const wachtrijen = await openWachtrijen(bank)
  const app = maakApp({
    ...{ db: bank, klok, grondslagen, logboek, kluis, wachtrijen, oefen: true, toegang, post, scanner },
    ldv,
    geheugen,
  })
  server.verbind(app)
  const sluit = async () => {
    await server.sluit()
    await wachtrijen.stop()
  }
  return { adres, toegang, grondslagen, routes: app.routes, wachtrijen, sluit }
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
