import { join } from 'node:path'
import { Logger, run, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { leverdelen, startBezorging } from '../src/bezorging/bezorging.ts'
import { openWachtrijen } from '../src/platform/wachtrijen.ts'
import { oefeninstellingen } from '../src/toegang/toegang.ts'
import { type BenchDatabase, emptyDatabase, makeDatabase } from './database.ts'
import { writeEvents } from './events.ts'
import type { Place } from './ontvanger.ts'
import { replay } from './replay.ts'

/** Something that tells: it has this many ready, committed; `tell` resolves when all were told and kept as such. */
export interface Filled {
  readonly amount: number
  tell(): Promise<void>
  drop(): Promise<void>
}
export type Bearer = (place: Place) => Promise<Filled>

/** Asked at the same time, by each of the three. */
const atOnce = 80

/** Ours: the messages of so many stays, to a system of every municipality. */
export function ours(stays: number): Bearer {
  return async ({ server, folder, receiver }) => {
    const database = await makeDatabase(server)
    await everyoneHears(database, receiver.address)
    const file = join(folder, `${stays}.ndjson`)
    await writeEvents(file, stays)
    await replay(database, file)
    const amount = await count(database, "status = 'wacht'")
    const wachtrijen = await openWachtrijen(database)
    return {
      amount,
      tell: async () => {
        const heard = receiver.hears(amount)
        await startTelling(database, wachtrijen)
        await heard
        await until(async () => (await count(database, "status <> 'afgeleverd'")) === 0)
      },
      drop: async () => {
        await wachtrijen.stop()
        await database.drop()
      },
    }
  }
}

/** Asks again and again, for a moment: the last answers are being kept. */
async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done()));
}

/** Starts the workers of ours as a server does, at the clock of the machine. */
export async function startTelling(
  db: BenchDatabase,
  wachtrijen: Awaited<ReturnType<typeof openWachtrijen>>,
): Promise<void> {
  const toegang = await oefeninstellingen('http://127.0.0.1:3000')
  await startBezorging(leverdelen({ db, klok: { nu: () => new Date() }, wachtrijen, oefen: true, toegang }))
}

/** Registers this address for every municipality. */
export async function everyoneHears({ eigenaar }: BenchDatabase, address: string): Promise<void> {
  await eigenaar.vraag(
    `insert into bezorging.abonnement (id, organisatie, adres, gemaakt_door, gemaakt_op)
     select gen_random_uuid(), organisatie, $1, 'bench', now() from aansluiting.partij where organisatie like 'college-%'`,
    [address],
  )
}

async function count({ eigenaar }: BenchDatabase, which: string): Promise<number> {
  const [row] = await eigenaar.vraag(`select count(*)::int as n from bezorging.aflevering where ${which}`, [])
  return Number(row?.n)
}

/** What a bare job says: as many bytes as ours. */
function bareEvents(amount: number): readonly { readonly id: string; readonly subject: string }[] {
  return Array.from({ length: amount }, () => {
    const subject = crypto.randomUUID()
    const event = {
      specversion: '1.0',
      id: crypto.randomUUID(),
      source: 'http://127.0.0.1:3000',
      type: 'nl.terugkeer.bericht.ontvangen.v1',
      subject,
      time: new Date().toISOString(),
      dataref: `http://127.0.0.1:3000/api/v1/berichten/${subject}`,
    }
    return event
  })
}

async function post(address: string, event: unknown): Promise<void> {
  const headers = { 'Content-Type': 'application/cloudevents+json' }
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(event) })
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`The receiver answered ${answer.status}`)
}

const unfinished = `select count(*)::int as n from pgboss.job where name = 'post' and state <> 'completed'`
const unworked = 'select count(*)::int as n from graphile_worker.jobs'

/** pg-boss as its documentation shows it: bundles of jobs, while they come in full the next at once. */
export function barePgBoss(amount: number): Bearer {
  return async ({ server, receiver }) => {
    const address = await emptyDatabase(server)
    const boss = new PgBoss({ connectionString: address.href, supervise: false, schedule: false })
    await boss.start()
    await boss.createQueue('post')
    await boss.insert(
      'post',
      bareEvents(amount).map((data) => ({ data })),
    )
    const options = { batchSize: atOnce / 2, localConcurrency: 2, burstWhenBatchFull: true } as const
    return {
      amount,
      tell: async () => {
        const heard = receiver.hears(amount)
        await boss.work('post', options, async (jobs) => {
          await Promise.all(jobs.map(({ data }) => post(receiver.address, data)))
        })
        await heard
        await until(async () => (await boss.getDb().executeSql(unfinished)).rows[0].n === 0)
      },
      drop: async () => {
        await boss.stop({ graceful: false })
        await dropDatabase(server, address)
      },
    }
  }
}

/** A line for each job would be measured too. */
const silent = new Logger(() => () => {})

/** graphile-worker as its documentation shows it. */
export function bareGraphileWorker(amount: number): Bearer {
  return async ({ server, receiver }) => {
    const address = await emptyDatabase(server)
    const pool = new pg.Pool({ connectionString: address.href, max: 20 })
    pool.on('error', () => {})
    pool.on('connect', (connection) => connection.on('error', () => {}))
    await runMigrations({ pgPool: pool, logger: silent })
    await pool.query(
      `select graphile_worker.add_jobs(array(select json_populate_record(null::graphile_worker.job_spec,
        json_build_object('identifier', 'post', 'payload', e.value)) from json_array_elements($1::json) e))`,
      [JSON.stringify(bareEvents(amount))],
    )
    let runner: Awaited<ReturnType<typeof run>> | undefined
    return {
      amount,
      tell: async () => {
        const heard = receiver.hears(amount)
        runner = await run({
          pgPool: pool,
          logger: silent,
          concurrency: atOnce,
          noHandleSignals: true,
          taskList: { post: (payload) => post(receiver.address, payload) },
        })
        await heard
        await until(async () => (await pool.query(unworked)).rows[0].n === 0)
      },
      drop: async () => {
        await runner?.stop()
        await pool.end()
        await dropDatabase(server, address)
      },
    }
  }
}

async function dropDatabase(server: string, address: URL): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`drop database ${address.pathname.slice(1)} with (force)`)
  await client.end()
}
