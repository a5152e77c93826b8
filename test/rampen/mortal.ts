import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { startScript } from '../opdracht.ts'

/** A server that can be killed. */
export interface Mortal {
  readonly address: string
  /** False when it ended by itself. */
  alive(): boolean
  /** Ends it at once, as a power cut does; resolves when it is gone. */
  kill(): Promise<void>
  /** Ends it as an operator does. */
  stop(): Promise<void>
}

/**
 * Starts the real server as a process of its own and waits until it listens; with a moment it may be killed before
 * that, and is then null. Throws with what it said when it ends by itself.
 */
export async function startMortal(
  environment: Readonly<Record<string, string>>,
  killAfterMs: number | null = null,
): Promise<Mortal | null> {
  const server = startScript('src/main.ts', [], { PORT: '0', ...environment })
  const ended = once(server, 'exit')
  const complaints = text(server.stderr)
  const end = async (signal: NodeJS.Signals) => {
    server.kill(signal)
    await ended
  }
  let killed = false
  const timer =
    killAfterMs === null
      ? null
      : setTimeout(() => {
          killed = true
          server.kill('SIGKILL')
        }, killAfterMs)
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /op (http:\S+)$/.exec(line)?.[1]
    if (address === undefined) continue
    if (timer !== null) clearTimeout(timer)
    setImmediate(() => server.stdout.resume())
    const alive = () => server.exitCode === null && server.signalCode === null
    return { address, alive, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
  }
  await ended
  if (killed) return null
  throw new Error(`The server did not start: ${await complaints}`)
}
