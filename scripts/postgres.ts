import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { argv, env, exit, stderr } from 'node:process'
import { startPostgres } from './postgres-server.ts'

export { startPostgres }

/**
 * Runs one command with a real PostgreSQL beside it and TEST_DATABASE_URL (superuser) in its environment.
 * Returns the exit code of the command; the server is stopped and its data removed whatever happens.
 */
export async function withPostgres(command: string, args: readonly string[]): Promise<number> {
  const signals = catchSignals()
  const server = await startPostgres()
  try {
    if (signals.caught !== null) return exitCode(null, signals.caught)
    const child = spawn(command, args, { stdio: 'inherit', env: { ...env, TEST_DATABASE_URL: server.url } })
    signals.child = child
    const [code, signal] = await once(child, 'exit')
    return exitCode(code, signal)
  } finally {
    await server.stop()
  }
}

type Signals = { caught: NodeJS.Signals | null; child: ChildProcess | null }

/**
 * From here on a signal no longer ends this process: it goes to the command, and what the command then
 * does decides the exit code. So the server always outlives the command and is always stopped.
 */
function catchSignals(): Signals {
  const signals: Signals = { caught: null, child: null }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      signals.caught = name
      signals.child?.kill(name)
    })
  return signals
}

/** A process ended by a signal counts as 128 plus the number of that signal, as in a shell. */
function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal])
}

if (import.meta.main) {
  const [command, ...args] = argv.slice(argv.indexOf('--') + 1)
  if (!argv.includes('--') || command === undefined) {
    stderr.write('Gebruik: node scripts/postgres.ts -- <opdracht> [argumenten]\n')
    exit(2)
  }
  exit(await withPostgres(command, args))
}
