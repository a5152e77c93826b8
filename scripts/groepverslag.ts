import { relative } from 'node:path'
import { stdout } from 'node:process'
import type { run } from 'node:test'
import { inspect } from 'node:util'
import type { Report } from './verslag.ts'

type Stream = ReturnType<typeof run>

/** What Node itself counts of a group, in which each file is a test as well: the report counts for itself. */
const ownCount = /^(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/

/**
 * Writes down what happens in the run of one group of files, and says when a next file begins. Ask, when the stream has
 * ended, which files had not begun: when a process ends before its time, only the file it was in is to blame.
 */
export function follow(
  stream: Stream,
  files: readonly string[],
  report: Report,
  begins: () => void,
): () => string[] {
  const waiting = new Set(files)
  const now = { file: undefined as string | undefined, ran: 0, said: '', good: true, end: '' }
  const fail = (title: string, more?: string) => {
    now.good = false
    report.fail(title, more)
  }
  const isFile = (data: { name: string; nesting: number }) => data.nesting === 0 && data.name === now.file
  const ends = (name: string, ms: number) => {
    report.took(name, ms / 1000)
    if (now.ran === 0) fail(`${name}: in dit bestand draaide geen enkele test`)
    Object.assign(now, { file: undefined, said: '' })
  }

  stream.on('test:dequeue', ({ name, nesting }) => {
    if (nesting > 0 || !waiting.delete(name)) return
    Object.assign(now, { file: name, ran: 0 })
    begins()
  })
  for (const event of ['test:stdout', 'test:stderr'] as const)
    stream.on(event, ({ message }) => {
      now.said += message
    })
  stream.on('test:diagnostic', ({ message, nesting }) => {
    if (nesting > 0 || !ownCount.test(message)) report.note(message)
  })
  stream.on('test:pass', (data) => {
    if (isFile(data)) return ends(data.name, data.details.duration_ms)
    if (data.details.type === 'suite' || isGroup(data)) return
    now.ran += 1
    if (data.skip === undefined && data.todo === undefined) report.pass()
    else report.skip(data.name, data.skip ?? data.todo)
  })
  stream.on('test:fail', (data) => {
    const { name, details, todo } = data
    const cause: unknown = details.error.cause
    const place = data.file === undefined ? '' : ` (${relative('.', data.file)}:${data.line})`
    now.ran += 1
    if (isGroup(data)) now.end = inspect(details.error)
    else if (todo !== undefined) report.skip(name, todo)
    else if (!/^\d+ subtests? failed$/.test(String(cause))) {
      fail(
        `${name}${place}`,
        `${inspect(cause ?? details.error, { colors: stdout.isTTY, depth: 6 })}\n${now.said}`,
      )
      now.said = ''
    }
    if (isFile(data)) ends(name, details.duration_ms)
  })
  stream.on('test:summary', ({ file, success }) => {
    if (file !== undefined) return
    if (now.file !== undefined)
      fail(`${now.file}: het proces eindigde midden in dit bestand`, `${now.end}\n${now.said}`)
    else if (waiting.size === files.length) fail(`${files.join(', ')}: deze tests begonnen niet`, now.end)
    else if (!success && now.good) fail(`Na ${files.join(', ')} eindigde het proces niet goed`, now.end)
  })
  return () => (waiting.size === files.length ? [] : [...waiting])
}

/** What Node says of the process as a whole, beside what the tests in it said themselves. */
const isGroup = (data: { nesting: number; details: object } & object) =>
  data.nesting === 0 && !('entryFile' in data)
