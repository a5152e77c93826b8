import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)

/** What a command left behind. */
export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What a program of ours gets of the run it is in: where to find programs, and what was compiled before. */
export function surroundings(): Record<string, string | undefined> {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  return { PATH, ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }) }
}

/** Starts a script of the project as a process of its own, with only these variables on top of its surroundings. */
export function startScript(
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [fileURLToPath(new URL(script, root)), ...args], {
    env: { ...surroundings(), ...environment },
  })
}

/** Waits for it to end, however that goes. `input` is the rest of its standard input; null leaves that open. */
export async function finish(
  child: ChildProcessWithoutNullStreams,
  input: string | null = '',
): Promise<Finished> {
  child.stdin.on('error', () => {})
  if (input !== null) child.stdin.end(input)
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ])
  return { code: typeof code === 'number' ? code : null, stdout, stderr }
}
