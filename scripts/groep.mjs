// Runs the test files it is given one after another in this process, so that they load the program and warm it up once
// between them. Each file is a test of its own, and what stands in it runs inside that test: its worlds are closed when
// it ends, before the next file is even read.
import { resolve } from 'node:path'
import { argv } from 'node:process'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'

for (const file of argv.slice(2))
  test(file, async (t) => {
    t.after(refuseExitCode)
    await import(pathToFileURL(resolve(file)).href)
  })

/** What a file does to the end of the process would otherwise be laid to the last one of the group. */
function refuseExitCode() {
  const code = process.exitCode
  process.exitCode = undefined
  if (code !== undefined) throw new Error(`Dit bestand liet het proces eindigen met code ${code}`)
}
