import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { type ConstructorOptions, type Db, fromPglite } from 'pg-boss'
import { DatabankWeg, isVerbindingsfout } from './databankweg.ts'
import { grendel } from './grendel.ts'
import { faalfeiten, log } from './log.ts'
import type { Ruw } from './migrate.ts'
import { Weigering } from './weigering.ts'

/** No table is known here: each context adds its own with `tx.withTables<…>()`. */
type Leeg = Record<never, never>

/** A transaction in which organisation, person and purpose are set. The only way to the data. */
export type Tx = Transaction<Leeg>

/** Who acts, for which organisation, in which role and for which purpose: row-level security reads this. */
export interface Wie {
  readonly organisatie: string
  readonly gebruiker: string
  readonly rol: string
  readonly doel: string
  /** The trace this is part of, for the logboek; without one an act is a trace of its own. */
  readonly spoor?: string
  /** The step of the caller in that trace, when it named one. */
  readonly ouder?: string
  /** Hears the id of each act that is written in the logboek. */
  readonly opDaad?: (daad: string) => void
  /** The moment by which row-level security reckons; without one, that of the database. */
  readonly nu?: Date
}

/** The database: PGlite in the process, or PostgreSQL. The same SQL runs on both. */
export interface Databank {
  readonly soort: 'pglite' | 'postgres'
  /**
   * Runs the work in one transaction as the app role, with `wie` set for row-level security.
   * Rolls back when the work throws; what it returned is durable when this resolves. Of a `Weigering` what it keeps is
   * written after that, in a transaction of its own.
   */
  transactie<T>(wie: Wie, werk: (tx: Tx) => Promise<T>): Promise<T>
  /** For the job queue alone: how it reaches its own tables, and hears at once that a job was put in them. */
  readonly wachtrij: Pick<ConstructorOptions, 'db' | 'connectionString' | 'max'>
  /** Closes it, after the transactions that run. */
  sluit(): Promise<void>
}

/** The owner's own connection, for migrations and for the tables of the job queue. */
export type Eigenaar = Ruw & { readonly wachtrij: Db }

/** A database with the owner's own connection. */
export interface GeopendeDatabank extends Databank {
  readonly eigenaar: Eigenaar
}

/** bigint and numeric come back as text in pg and as number in PGlite: counts fit in a number. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
/** A date is a day, not a moment in some time zone: keep the text. */
pg.types.setTypeParser(pg.types.builtins.DATE, (tekst) => tekst)
const pgliteParsers = { 1082: (tekst: string) => tekst }

/** Laying out the 128 MB that PostgreSQL asks for takes the embedded database as long as all the rest of starting. */
const buffers = (grootte: string) => [...PGlite.defaultStartParams, '-c', `shared_buffers=${grootte}`]

/** Opens the embedded database in a folder; or in memory without one, with the data of an image. */
export async function openPglite(map: string | null, beeld?: Blob): Promise<GeopendeDatabank> {
  if (map !== null) mkdirSync(map, { recursive: true })
  const pglite = await PGlite.create({
    ...(map === null ? {} : { dataDir: join(map, 'pglite') }),
    ...(beeld === undefined ? {} : { loadDataDir: beeld }),
    startParams: buffers(map === null ? '4MB' : '32MB'),
    parsers: pgliteParsers,
  })
  return inPglite(pglite)
}

/** The embedded database, in an instance that is open already. */
export function inPglite(pglite: PGlite): GeopendeDatabank {
  const kysely = new Kysely<Leeg>({ dialect: new PGliteDialect({ pglite }) })
  // One connection for all: a second transaction that begins before the first ends would share its fate.
  const slot = grendel()
  return {
    soort: 'pglite',
    transactie: (wie, werk) => slot(() => metWie(kysely, wie, werk)),
    wachtrij: { db: beurtelings(fromPglite(pglite), slot) },
    // In the same line as the work: what has begun is finished first.
    sluit: () =>
      slot(async () => {
        await kysely.destroy()
        // Kysely closes only what it used: an owner who did everything alone leaves it open.
        if (!pglite.closed) await pglite.close()
      }),
    eigenaar: {
      voerUit: async (tekst) => void (await pglite.exec(tekst)),
      vraag: async (tekst, waarden) =>
        (await pglite.query<Record<string, unknown>>(tekst, [...waarden])).rows,
      wachtrij: fromPglite(pglite),
      sluit: async () => {},
    },
  }
}

/** The same, but each statement waits for the transactions of others on the one connection. */
function beurtelings(db: Db, slot: ReturnType<typeof grendel>): Db {
  const { listen } = db
  return {
    executeSql: (tekst, waarden) => slot(() => db.executeSql(tekst, waarden)),
    ...(listen === undefined ? {} : { listen: (...oor) => slot(() => listen(...oor)) }),
  }
}

/** Connections of the job queue itself, beside the one on which it listens. */
const wachtrijverbindingen = 2

/** Opens PostgreSQL. `eigenaarUrl` is the login that owns the tables; the app's own login needs no more than its role. */
export async function openPostgres(
  url: string,
  eigenaarUrl = url,
  verbindingen = 10,
): Promise<GeopendeDatabank> {
  const pool = new pg.Pool({ connectionString: url, max: verbindingen, ...volhouden })
  // A connection that the server closes must not end the process, idle or at work; the next query gets a new one.
  pool.on('error', (oorzaak) => log('databaseverbinding-verbroken', faalfeiten(oorzaak)))
  pool.on('connect', (verbinding) => verbinding.on('error', () => {}))
  const kysely = new Kysely<Leeg>({ dialect: new PostgresDialect({ pool }) })
  const client = new pg.Client({ connectionString: eigenaarUrl })
  await client.connect()
  return {
    soort: 'postgres',
    transactie: (wie, werk) =>
      metWie(kysely, wie, werk).catch((oorzaak: unknown) => {
        throw isVerbindingsfout(oorzaak) ? new DatabankWeg(oorzaak) : oorzaak
      }),
    wachtrij: { connectionString: url, max: wachtrijverbindingen },
    sluit: () => kysely.destroy(),
    eigenaar: {
      voerUit: async (tekst) => void (await client.query(tekst)),
      vraag: async (tekst, waarden) => (await client.query(tekst, [...waarden])).rows,
      wachtrij: { executeSql: (tekst, waarden) => client.query(tekst, waarden) },
      sluit: () => client.end(),
    },
  }
}

/** Whoever waits longer than this for a connection is told so; a connection that nobody answers on is given up. */
const volhouden = { connectionTimeoutMillis: 10_000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 }

/** The role that the app acts in: it owns nothing and row-level security binds it. */
export const appRol = 'terugkeer_app'

async function metWie<T>(kysely: Kysely<Leeg>, wie: Wie, werk: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await eenTransactie(kysely, wie, werk)
  } catch (oorzaak) {
    if (oorzaak instanceof Weigering) await eenTransactie(kysely, wie, oorzaak.nasleep)
    throw oorzaak
  }
}

function eenTransactie<T>(kysely: Kysely<Leeg>, wie: Wie, werk: (tx: Tx) => Promise<T>): Promise<T> {
  return kysely.transaction().execute(async (tx) => {
    await wordt(tx, wie)
    return werk(tx)
  })
}

async function wordt(tx: Tx, wie: Wie): Promise<void> {
  await sql`select set_config('role', ${appRol}, true),
    set_config('terugkeer.organisatie', ${wie.organisatie}, true),
    set_config('terugkeer.gebruiker', ${wie.gebruiker}, true),
    set_config('terugkeer.rol', ${wie.rol}, true),
    set_config('terugkeer.doel', ${wie.doel}, true),
    set_config('terugkeer.nu', ${wie.nu?.toISOString() ?? ''}, true)`.execute(tx)
}

/**
 * Does a part of a transaction for another organisation, and then goes on for who began it: what a person says binds every
 * inrichting that was told, and each of them answers for what it sent. Row-level security lets through what that one may,
 * and no more; in its logboek it is the system that did it. Only for what the law says must happen there: who began it
 * gets nothing back of what that one sees.
 */
export async function namens<T>(
  tx: Tx,
  wie: Wie,
  ander: Pick<Wie, 'organisatie' | 'doel'>,
  werk: (als: Wie) => Promise<T>,
): Promise<T> {
  if (ander.organisatie === wie.organisatie && ander.doel === wie.doel) return werk(wie)
  const als = { ...wie, ...ander, gebruiker: 'systeem', rol: 'systeem' }
  await wordt(tx, als)
  // When the work fails, so does the transaction: nothing is done for anyone any more.
  const uit = await werk(als)
  await wordt(tx, wie)
  return uit
}

/**
 * Inserts many rows in one statement. Rows are objects with the same keys, in JSON types; the table's own
 * types do the reading. With `bestaande: 'laat-staan'` rows whose key exists are passed over. Returns how many were added.
 */
export async function voegToe(
  tx: Tx,
  tabel: string,
  rijen: readonly Readonly<Record<string, unknown>>[],
  bestaande: 'fout' | 'laat-staan' = 'fout',
): Promise<number> {
  const eerste = rijen[0]
  if (eerste === undefined) return 0
  const kolommen = sql.join(Object.keys(eerste).map((naam) => sql.ref(naam)))
  const staart = bestaande === 'laat-staan' ? sql`on conflict do nothing` : sql``
  const { numAffectedRows } = await sql`insert into ${sql.table(tabel)} (${kolommen})
    select ${kolommen} from json_populate_recordset(null::${sql.table(tabel)}, ${JSON.stringify(rijen)}::json)
    ${staart}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
