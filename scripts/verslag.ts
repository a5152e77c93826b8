import { relative } from 'node:path'
import { stdout } from 'node:process'
import type { run } from 'node:test'
import { inspect } from 'node:util'

/** How many tests went which way. */
export type Counts = { passed: number; failed: number; skipped: number }

type Stream = ReturnType<typeof run>

const wide = 100

/** How many of the slowest files are named: those that decide how long the whole takes. */
const slowest = 12

/**
 * Writes down what happens in a test run: dots for what passes, everything about what does not.
 * Ask for the counts when the stream has ended: that closes with the slowest files, and with what failed, so that
 * the last lines of a long log say it all.
 */
export function report(stream: Stream): () => Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  const said = collectOutput(stream)
  const line = lineOfDots()
  const failures: string[] = []
  const seconds = new Map<string, number>()
  stream.on('test:pass', (data) => {
    if (isWithoutTests(data)) {
      counts.failed += 1
      counts.passed -= 1
      failures.push(`✖ ${data.name}: in dit bestand draaide geen enkele test`)
      line.write(failures.at(-1) ?? '')
    } else if (data.skip !== undefined || data.todo !== undefined)
      line.write(`↷ ${data.name} is overgeslagen: ${data.skip ?? data.todo}`)
    else if (data.details.type !== 'suite') line.dot()
  })
  stream.on('test:fail', ({ name, file, line: at, details }) => {
    const cause: unknown = details.error.cause
    if (cause === '1 subtest failed' || /^\d+ subtests failed$/.test(String(cause))) return
    const place = file === undefined ? '' : ` (${relative('.', file)}:${at})`
    failures.push(`✖ ${name}${place}`)
    line.write(`✖ ${name}${place}\n${inspect(cause ?? details.error, { colors: stdout.isTTY, depth: 6 })}`)
    line.write(said(file))
  })
  stream.on('test:diagnostic', ({ message }) => line.write(`ℹ ${message}`))
  stream.on('test:summary', ({ file, success, counts: all, duration_ms: ms }) => {
    if (file !== undefined) {
      seconds.set(file, ms / 1000)
      return
    }
    counts.passed += all.passed
    counts.skipped += all.skipped + all.todo
    const failed = all.tests - all.passed - all.skipped - all.todo
    counts.failed += success ? failed : Math.max(failed, 1)
  })
  return () => {
    line.write(slowestOf(seconds))
    line.write(failures.join('\n'))
    return counts
  }
}

function slowestOf(seconds: Map<string, number>): string {
  const first = [...seconds].sort(([, a], [, b]) => b - a).slice(0, slowest)
  return first.map(([file, s]) => `${s.toFixed(1).padStart(7)} s  ${relative('.', file)}`).join('\n')
}

/** Node reports a file as if it were a test itself, and as passed, when no test in it ran. */
function isWithoutTests(data: { nesting: number; details: object } & object): boolean {
  return data.nesting === 0 && !('entryFile' in data)
}

/** What a test file prints is shown only when a test in it fails, and then once. */
function collectOutput(stream: Stream): (file: string | undefined) => string {
  const pieces = new Map<string, string>()
  for (const event of ['test:stdout', 'test:stderr'] as const)
    stream.on(event, (data) => {
      const file = 'entryFile' in data ? String(data.entryFile) : data.file
      pieces.set(file, (pieces.get(file) ?? '') + data.message)
    })
  return (file = '') => {
    const text = pieces.get(file) ?? ''
    pieces.delete(file)
    return text
  }
}

function lineOfDots() {
  let column = 0
  return {
    dot() {
      column = (column + 1) % wide
      stdout.write(column === 0 ? '.\n' : '.')
    },
    write(text: string) {
      if (text === '') return
      stdout.write(`${column === 0 ? '' : '\n'}${text}\n`)
      column = 0
    },
  }
}
