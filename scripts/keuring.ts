import { argv, chdir, env, exit } from 'node:process'
import { parseArgs } from 'node:util'
import { needsDatabase } from './databasetests.ts'
import { runGates } from './poorten.ts'
import { startPostgres } from './postgres-server.ts'
import { findTests, runTests } from './proeven.ts'
import type { Counts } from './verslag.ts'

type Database = 'pglite' | 'postgres'

const names: Record<Database, string> = { pglite: 'PGlite', postgres: 'PostgreSQL' }

/** What the command line asks for: which files, on which databases, and which random cases. */
export function readQuestion(args: string[]): { paths: string[]; databases: Database[]; seed: string } {
  const { values, positionals } = parseArgs({
    args,
    options: { db: { type: 'string' }, seed: { type: 'string', default: '1' } },
    allowPositionals: true,
  })
  const all: Database[] = ['pglite', 'postgres']
  const databases = all.filter((database) => values.db === undefined || values.db === database)
  if (databases.length === 0) throw new Error(`--db is pglite of postgres, niet ${values.db}`)
  if (!/^-?\d{1,9}$/.test(values.seed)) throw new Error(`--seed is een geheel getal, niet ${values.seed}`)
  return { paths: positionals, databases, seed: values.seed }
}

async function main(): Promise<number> {
  const { paths, databases, seed } = readQuestion(argv.slice(2))
  env.TEST_SEED = seed
  const files = findTests(paths)
  if (paths.length === 0 && !runGates()) return 1
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const [i, database] of databases.entries()) {
    const chosen = filesFor(files, i === 0)
    if (chosen.length < files.length) console.log(leftOut(database, files.length - chosen.length))
    if (chosen.length === 0) continue
    const counts = await step(`Tests op ${names[database]}`, () => testOn(database, chosen))
    for (const name of ['passed', 'failed', 'skipped'] as const) total[name] += counts[name]
    console.log(`${names[database]}: ${sentence(counts)}`)
    if (counts.failed > 0) break
  }
  console.log(sentence(total))
  return total.failed > 0 ? 1 : 0
}

/**
 * All of them on the first database; on a next one only those that can turn out otherwise there. What a browser makes of
 * a page is not among them: the same pages are asked for without a browser on both.
 */
export function filesFor(files: readonly string[], first: boolean): readonly string[] {
  return first ? files : files.filter((file) => needsDatabase(file) && !isInBrowser(file))
}

const isInBrowser = (file: string) => file.endsWith('.browser.test.ts')

function leftOut(database: Database, aantal: number): string {
  return `\n${aantal} bestanden hangen niet van de database af of kijken in een browser: die draaien niet nog eens op ${names[database]}.`
}

async function testOn(database: Database, files: readonly string[]): Promise<Counts> {
  env.TEST_DB = database
  if (database === 'pglite') return runTests(files)
  const server = await startPostgres('fast')
  env.TEST_DATABASE_URL = server.url
  try {
    return await runTests(files)
  } finally {
    await server.stop()
  }
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  console.log(`\n== ${name}`)
  const start = performance.now()
  const result = await work()
  console.log(`   ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return result
}

/** The plain closing line; skipped tests are named only when there are any. */
function sentence({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

if (import.meta.main) {
  chdir(new URL('..', import.meta.url).pathname)
  // Ending through `exit` runs what must be cleaned up: the test processes and the database server.
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)
    process.on(signal, () => exit(code))
  exit(await main())
}
