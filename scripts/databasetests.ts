import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { importsBlindly } from '../test/architectuur/imports.ts'

/** What the runs on the two databases differ in, and nothing else: these two settings. */
const marker = /\bTEST_(?:DB|DATABASE_URL)\b/

/** A path to a program of ours, whether it is imported, started as a process of its own or read. */
const path = /['"`]([\w./-]+\.(?:ts|mjs))['"`]/g

/** How the source is read: given apart, so that a test can make one up. Null when there is no such file. */
export type Reader = (file: string) => string | null

const fromDisk: Reader = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null)

function namedIn(file: string, text: string): string[] {
  // A path is relative to the file, or to the root of the project: both are looked at, and what is not there falls out.
  return [...text.matchAll(path)].flatMap(([, named = '']) => [join(dirname(file), named), join(named)])
}

/**
 * True when a test can turn out otherwise on the other database: when it, or any file it names directly or through
 * other files, reads which database this run is on. Whoever reads neither setting does the very same in both runs.
 */
export function needsDatabase(file: string, read: Reader = fromDisk): boolean {
  const seen = new Set([file])
  for (const each of seen) {
    const text = read(each)
    if (text === null) continue
    // What is imported by a name made while running can be anything.
    if (marker.test(text) || importsBlindly(text)) return true
    for (const named of namedIn(each, text)) seen.add(named)
  }
  return false
}
