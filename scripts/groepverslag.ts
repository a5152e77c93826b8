import { relative } from 'node:path'
import { stdout } from 'node:process'
import type { run } from 'node:test'
import { inspect } from 'node:util'
import type { Report } from './verslag.ts'

type Stream = ReturnType<typeof run>

/** What every result has: a test of a file has what it stands in above it, a file and the process itself have not. */
type Result = { name: string; nesting: number; file?: string | undefined; line?: number | undefined }
type Failure = Result & { todo?: unknown; details: { duration_ms: number; error: Error } }

/** What Node itself counts of a group, in which each file is a test as well: the report counts for itself. */
const ownCount = /^(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/

/** A test in which others failed says nothing that they did not say themselves. */
const onlyInside = /^\d+ subtests? failed$/

/** Follows the run of one group of files in one process, and writes down what happens in which file. */
export class GroupLog {
  readonly #files: readonly string[]
  readonly #report: Report
  readonly #waiting: Set<string>
  #file: string | undefined
  #ran = 0
  #said = ''
  #good = true
  #end = ''

  constructor(files: readonly string[], report: Report) {
    this.#files = files
    this.#report = report
    this.#waiting = new Set(files)
  }

  /** Listens until the stream ends. Says when a next file begins. */
  follow(stream: Stream, begins: () => void): void {
    stream.on('test:dequeue', ({ name, nesting }) => {
      if (nesting > 0 || !this.#waiting.delete(name)) return
      this.#file = name
      this.#ran = 0
      begins()
    })
    for (const event of ['test:stdout', 'test:stderr'] as const)
      stream.on(event, ({ message }) => {
        this.#said += message
      })
    stream.on('test:diagnostic', ({ message, nesting }) => {
      if (nesting > 0 || !ownCount.test(message)) this.#report.note(message)
    })
    stream.on('test:pass', (data) => {
      if (this.#isFile(data)) this.#ends(data.details.duration_ms)
      else if (data.details.type !== 'suite' && !isProcess(data)) this.#passes(data)
    })
    stream.on('test:fail', (data) => this.#fails(data))
    stream.on('test:summary', ({ file, success }) => {
      if (file === undefined) this.#closes(success)
    })
  }

  /** The files that had not begun when the process ended before its time: only the one it was in is to blame. */
  get left(): string[] {
    return [...this.#waiting]
  }

  #isFile({ name, nesting }: Result): boolean {
    return nesting === 0 && name === this.#file
  }

  #passes({ name, skip, todo }: Result & { skip?: unknown; todo?: unknown }): void {
    this.#ran += 1
    if (skip === undefined && todo === undefined) this.#report.pass()
    else this.#report.skip(name, skip ?? todo)
  }

  #fails(data: Failure): void {
    const { name, details, todo } = data
    const cause: unknown = details.error.cause ?? details.error
    this.#ran += 1
    if (isProcess(data)) this.#end = inspect(details.error)
    else if (todo !== undefined) this.#report.skip(name, todo)
    else if (!onlyInside.test(String(cause))) {
      this.#fail(`${name}${place(data)}`, inspect(cause, { colors: stdout.isTTY, depth: 6 }))
    }
    if (this.#isFile(data)) this.#ends(details.duration_ms)
  }

  /** What a file printed is shown only when a test in it fails, and then once. */
  #fail(title: string, reason: string): void {
    this.#good = false
    this.#report.fail(title, `${reason}\n${this.#said}`)
    this.#said = ''
  }

  #ends(ms: number): void {
    this.#report.took(this.#file ?? '', ms / 1000)
    if (this.#ran === 0) this.#fail(`${this.#file}: in dit bestand draaide geen enkele test`, '')
    this.#file = undefined
    this.#said = ''
  }

  #closes(success: boolean): void {
    // A process that ends at once has not even said which file it began: then it is the first that had not ended.
    const [next] = this.#waiting
    const broken = this.#file ?? next
    if (broken !== undefined) {
      this.#waiting.delete(broken)
      this.#fail(`${broken}: het proces eindigde in dit bestand`, this.#end)
    } else if (!success && this.#good)
      this.#fail(`Het proces eindigde niet goed na: ${this.#files.join(', ')}`, this.#end)
  }
}

function place({ file, line }: Result): string {
  return file === undefined ? '' : ` (${relative('.', file)}:${line})`
}

/** What Node says of the process as a whole, beside what the tests in it said themselves. */
const isProcess = (data: Result) => data.nesting === 0 && !('entryFile' in data)
