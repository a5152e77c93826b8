import { globSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { env } from 'node:process'
import { finished } from 'node:stream/promises'
import { run } from 'node:test'
import { type Counts, report } from './verslag.ts'

// Long enough for the slowest journey on a slow machine; a test that hangs must not hold everything for ever.
const patience = 600_000

/**
 * The test files under the given paths, or all of them when there are none, in a fixed order.
 * @throws Error for a path without tests: a run that tests nothing must not look like a good one.
 */
export function findTests(paths: readonly string[]): string[] {
  const all = globSync(['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts']).sort()
  const under = (path: string) => all.filter((file) => isUnder(file, relative('.', resolve(path))))
  const empty = paths.find((path) => under(path).length === 0)
  if (empty !== undefined || all.length === 0)
    throw new Error(`Geen tests gevonden onder ${empty ?? 'src, test en scripts'}`)
  return paths.length === 0 ? all : [...new Set(paths.flatMap(under))]
}

const isUnder = (file: string, path: string) => path === '' || file === path || file.startsWith(`${path}/`)

/**
 * Runs test files, each in a process of its own, two at a time. Prints a dot for each test that passes, all
 * there is to know about one that fails, the reason of one that is skipped, and the summary of Node itself.
 * A file in which no test ran counts as failed, and so does a whole run in which none did.
 */
export async function runTests(files: readonly string[]): Promise<Counts> {
  // Hundreds of processes read the same source: what one has compiled, the next need not.
  env.NODE_COMPILE_CACHE ??= join('node_modules', '.cache', 'compile')
  const abort = new AbortController()
  const abandon = () => abort.abort()
  process.once('exit', abandon)
  // A file whose tests are all done ends, also when something in it, such as an answer it did not read, stays open.
  const hulp = ['heleuitvoer.mjs', ...(env.TEST_SEED === undefined ? [] : ['toeval.mjs'])]
  const imports = hulp.flatMap((naam) => ['--import', new URL(naam, import.meta.url).href])
  const execArgv = ['--test-force-exit', ...imports]
  const stream = run({ files: [...files], concurrency: 2, timeout: patience, signal: abort.signal, execArgv })
  const counted = report(stream)
  await finished(stream.resume())
  process.off('exit', abandon)
  const counts = counted()
  return counts.passed + counts.failed === 0 ? { ...counts, failed: 1 } : counts
}
