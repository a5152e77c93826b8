import { globSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { env } from 'node:process'
import { finished } from 'node:stream/promises'
import { run } from 'node:test'
import { fileURLToPath } from 'node:url'
import { GroupLog } from './groepverslag.ts'
import { type Counts, openReport, type Report } from './verslag.ts'

// Long enough for the slowest file on a slow machine; a test that hangs must not hold everything for ever.
const longest = 600_000

/** How many groups of files run beside each other: one more than the cores they are made for, as a third of the time is waited. */
const lanes = 3

/** Enough files to a process that starting it hardly counts, few enough that its memory stays small. */
const largestGroup = 12

/** What takes longest, the longest first: start the whole program again and again, or ask all there is of it. Size does not tell. */
const slow = [
  'ketens/isolatie',
  'ketens/isolatie-muur',
  'ketens/geen-logboek',
  'ketens/tbs-reizen.browser',
  'ketens/rijbeveiliging',
  'ketens/samen-starten',
  'ketens/rampen',
  'oefening/oefening',
  'ketens/tbs-gesprek.browser',
  'ketens/aanvallen',
  'ketens/databank-weg',
  'ketens/herstart',
  'ketens/taak-hard-gestopt',
  'ketens/meldingen',
  'ketens/logboek-opdracht',
  'ketens/onbestelbaar',
].map((name) => `/${name}.test.ts`)

const groupRunner = fileURLToPath(new URL('groep.mjs', import.meta.url))

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
 * Runs test files in groups, each group in a process of its own, three at a time. Prints a dot for each test that passes,
 * all there is to know about one that fails, the reason of one that is skipped, and how many went which way.
 * A file in which no test ran counts as failed, and so does a whole run in which none did. A file that takes longer than
 * `patience`, in milliseconds, is given up, and so is one that ends its process; the files after it run in another.
 */
export async function runTests(files: readonly string[], patience = longest): Promise<Counts> {
  // Dozens of processes read the same source: what one has compiled, the next need not.
  env.NODE_COMPILE_CACHE ??= join('node_modules', '.cache', 'compile')
  const abort = new AbortController()
  const abandon = () => abort.abort()
  process.once('exit', abandon)
  const report = openReport()
  const queue = groupsOf(files)
  const lane = async () => {
    for (let group = queue.shift(); group !== undefined; group = queue.shift()) {
      const left = await runGroup(group, report, patience, abort.signal)
      if (left.length > 0) queue.unshift(left)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  process.off('exit', abandon)
  const counts = report.close()
  return counts.passed + counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/** The slow ones and then the largest first, dealt out evenly, so that no long one is left alone at the end. */
function groupsOf(files: readonly string[]): string[][] {
  const weight = (file: string) => {
    const place = slow.findIndex((name) => file.endsWith(name))
    return place < 0 ? statSync(file).size : 1e9 - place
  }
  const order = files
    .map((file) => ({ file, heavy: weight(file) }))
    .toSorted((a, b) => b.heavy - a.heavy)
    .map(({ file }) => file)
  const groups = Math.max(Math.ceil(files.length / largestGroup), Math.min(lanes, files.length))
  return Array.from({ length: groups }, (_, i) => order.filter((_file, j) => j % groups === i))
}

/** Runs one group. Gives the files that had not begun when its process ended before its time. */
async function runGroup(
  files: readonly string[],
  report: Report,
  patience: number,
  signal: AbortSignal,
): Promise<string[]> {
  const stuck = new AbortController()
  const timer = setTimeout(() => stuck.abort(), patience)
  const ends = AbortSignal.any([signal, stuck.signal])
  const stream = run({ files: [groupRunner], argv: [...files], execArgv: execArgv(), signal: ends })
  const log = new GroupLog(files, report)
  log.follow(stream, () => timer.refresh())
  await finished(stream.resume())
  clearTimeout(timer)
  return log.left
}

/** A group whose tests are all done ends, also when something in it, such as an answer it did not read, stays open. */
function execArgv(): string[] {
  const helpers = ['heleuitvoer.mjs', 'testspoor.mjs', ...(env.TEST_SEED === undefined ? [] : ['toeval.mjs'])]
  return [
    '--test-force-exit',
    ...helpers.flatMap((name) => ['--import', new URL(name, import.meta.url).href]),
  ]
}
