import { sql } from 'kysely'
import { fromKysely, type Job, type JobResult, PgBoss, type Queue, type SendOptions } from 'pg-boss'
import { appRol, type Databank, type Eigenaar, type Tx } from './db.ts'
import { faalfeiten, log } from './log.ts'

/** The schema of the queue. Its tables hold ids, never a name or number of a person. */
const schema = 'wachtrij'
/** A number of our own for the advisory lock: only one instance at a time makes queues. */
const slot = 0x77726a31

/** One kind of work that is done later, and how it is tried again. */
export interface Wachtrij<T extends object> extends Omit<Queue, 'name' | 'policy'> {
  readonly naam: string
  readonly policy?: 'standard' | 'short' | 'singleton' | 'stately' | 'exclusive'
  /** Only says what a job holds. */
  readonly inhoud?: T
}

/** A job as a worker gets it. */
export type Baan<T> = Pick<Job<T>, 'id' | 'data' | 'retryCount'>

/** How a worker of one queue goes about it. */
export interface Werkwijze {
  /** Jobs that are taken together and run at the same time; while they come in full, the next are taken at once. */
  readonly bundel?: number
  /** Bundles of this queue that run at the same time in this process: a slow job holds up only its own. */
  readonly tegelijk?: number
  /** Seconds between two looks when the queue is empty, and nothing says that there is a job. */
  readonly elke?: number
}

/** The queues of this installation, as the app uses them. */
export interface Wachtrijen {
  /** Puts a job ready, in the transaction that causes it: it exists when that commits, and only then. */
  zetKlaar<T extends object>(tx: Tx, rij: Wachtrij<T>, inhoud: T, opties?: SendOptions): Promise<void>
  /** The same for many at once. */
  zetAllesKlaar<T extends object>(tx: Tx, rij: Wachtrij<T>, inhoud: readonly T[]): Promise<void>
  /** True when no job of this queue is to be done any more, but for those that failed so often that they wait long. */
  isKlaar(tx: Tx, rij: Wachtrij<object>): Promise<boolean>
  /** From now on this process does the jobs of this queue. One that throws is tried again, as its queue says. */
  werk<T extends object>(
    rij: Wachtrij<T>,
    wijze: Werkwijze,
    doe: (baan: Baan<T>) => Promise<void>,
  ): Promise<void>
  /** The same, a bundle at a time: for work that costs less together. All of it succeeds, or all of it is tried again. */
  werkBundels<T extends object>(
    rij: Wachtrij<T>,
    wijze: Werkwijze,
    doe: (banen: readonly Baan<T>[]) => Promise<void>,
  ): Promise<void>
  /** Lets running jobs finish and stops looking for others. */
  stop(): Promise<void>
}

/**
 * Makes the tables and queues that are missing, as the owner, and lets the app role use them. Several instances may do
 * this together. The library brings its own tables up to date.
 */
export async function richtWachtrijenIn(
  eigenaar: Eigenaar,
  rijen: readonly Wachtrij<object>[],
): Promise<void> {
  await eigenaar.vraag('select pg_advisory_lock($1)', [slot])
  try {
    const boss = new PgBoss({ ...stil, db: eigenaar.wachtrij, schema, migrate: true })
    await boss.start()
    try {
      for (const { naam, inhoud: _, ...rij } of rijen) await richtIn(boss, naam, rij)
    } finally {
      await boss.stop({ graceful: false, close: false })
    }
    await eigenaar.voerUit(`grant usage on schema ${schema} to ${appRol};
      grant select, insert, update, delete on all tables in schema ${schema} to ${appRol};
      grant execute on all functions in schema ${schema} to ${appRol};
      grant usage on all sequences in schema ${schema} to ${appRol}`)
  } finally {
    await eigenaar.vraag('select pg_advisory_unlock($1)', [slot])
  }
}

/** What failed this often is not waited for. */
const vaak = 5

/** Nothing that runs by itself: no upkeep, no timetable. */
const stil = { supervise: false, schedule: false, createSchema: true } as const

async function richtIn(boss: PgBoss, naam: string, rij: Omit<Queue, 'name'>): Promise<void> {
  const { policy: _, ...instelbaar } = rij
  if ((await boss.getQueue(naam)) === null) await boss.createQueue(naam, rij)
  else await boss.updateQueue(naam, instelbaar)
}

/** Does some jobs of a bundle: that they fail is no reason to do the others again. */
async function probeer(
  banen: readonly { readonly id: string }[],
  doe: () => Promise<void>,
): Promise<JobResult[]> {
  const alle = (status: JobResult['status']) => banen.map(({ id }) => ({ id, status }))
  try {
    await doe()
    return alle('completed')
  } catch (oorzaak) {
    log('taak-mislukt', faalfeiten(oorzaak))
    return alle('failed')
  }
}

/** Opens the queues for the app. Their tables must be there: `richtWachtrijenIn` makes them. */
export async function openWachtrijen(db: Databank): Promise<Wachtrijen> {
  const boss = new PgBoss({
    ...db.wachtrij,
    schema,
    backend: db.soort,
    migrate: false,
    createSchema: false,
    // Both need an owner, and warn about what an operator of PostgreSQL sees already.
    reindex: false,
    monitorVacuum: false,
    useListenNotify: true,
  })
  boss.on('error', (oorzaak) => log('wachtrij-fout', faalfeiten(oorzaak)))
  await boss.start()
  return {
    zetKlaar: async (tx, { naam }, inhoud, opties = {}) =>
      void (await boss.send(naam, inhoud, { ...opties, db: fromKysely(tx) })),
    zetAllesKlaar: async (tx, { naam }, inhoud) => {
      if (inhoud.length > 0)
        await boss.insert(
          naam,
          inhoud.map((data) => ({ data })),
          { db: fromKysely(tx) },
        )
    },
    isKlaar: async (tx, { naam }) => {
      const { rows } = await sql<{
        klaar: boolean
      }>`select not exists (select from wachtrij.job where name = ${naam}
        and (state in ('created', 'active') or (state = 'retry' and retry_count < ${vaak}))) as klaar`.execute(
        tx,
      )
      return rows[0]?.klaar === true
    },
    werk: async ({ naam }, wijze, doe) => {
      await boss.work(naam, alsOpdracht(wijze), async (banen: Job<never>[]) =>
        (await Promise.all(banen.map((baan) => probeer([baan], () => doe(baan))))).flat(),
      )
    },
    werkBundels: async ({ naam }, wijze, doe) => {
      await boss.work(naam, alsOpdracht(wijze), (banen: Job<never>[]) => probeer(banen, () => doe(banen)))
    },
    stop: () => boss.stop({ graceful: true, close: true, timeout: 5000 }),
  }
}

function alsOpdracht({ tegelijk = 1, bundel = 1, elke = 2 }: Werkwijze) {
  return {
    batchSize: bundel,
    burstWhenBatchFull: true,
    localConcurrency: tegelijk,
    pollingIntervalSeconds: elke,
    notifyPollingIntervalSeconds: elke,
    perJobResults: true,
  } as const
}
