import { relative } from 'node:path'
import { stdout } from 'node:process'

/** How many tests went which way. */
export type Counts = { passed: number; failed: number; skipped: number }

/** What is written down about a whole run: dots for what passes, everything about what does not. */
export interface Report {
  pass(): void
  skip(title: string, reason: unknown): void
  fail(title: string, more?: string): void
  note(text: string): void
  took(file: string, seconds: number): void
  /** Closes with the slowest files and with what failed, so that the last lines of a long log say it all. */
  close(): Counts
}

const wide = 100

/** How many of the slowest files are named: those that decide how long the whole takes. */
const slowest = 12

/** Opens the report of a run on standard output. */
export function openReport(): Report {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  const line = lineOfDots()
  const failures: string[] = []
  const seconds = new Map<string, number>()
  return {
    pass: () => {
      counts.passed += 1
      line.dot()
    },
    skip: (title, reason) => {
      counts.skipped += 1
      line.write(`↷ ${title} is overgeslagen: ${reason}`)
    },
    fail: (title, more = '') => {
      counts.failed += 1
      failures.push(`✖ ${title}`)
      line.write(`✖ ${title}\n${more}`.trimEnd())
    },
    note: (text) => line.write(`ℹ ${text}`),
    took: (file, time) => void seconds.set(file, time),
    close: () => {
      const { passed, failed, skipped } = counts
      line.write(`ℹ pass ${passed}\nℹ fail ${failed}\nℹ skipped ${skipped}`)
      line.write(slowestOf(seconds))
      line.write(failures.join('\n'))
      return counts
    },
  }
}

function slowestOf(seconds: Map<string, number>): string {
  const first = [...seconds].sort(([, a], [, b]) => b - a).slice(0, slowest)
  return first.map(([file, s]) => `${s.toFixed(1).padStart(7)} s  ${relative('.', file)}`).join('\n')
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
