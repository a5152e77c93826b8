import { once } from 'node:events'
import { createServer } from 'node:http'

/** A system that hears: it acknowledges everything at once. */
export interface Receiver {
  readonly address: string
  /** Begins to count anew: resolves when so many different events were heard. */
  hears(amount: number): Promise<void>
  /** Resolves with the moment at which this message was told, as `performance.now()`. */
  hearsOf(message: string): Promise<number>
  stop(): Promise<void>
}

/** Where a bench of delivery takes place. */
export interface Place {
  readonly server: string
  readonly folder: string
  readonly receiver: Receiver
}

/** Starts one on the own machine. */
export async function startReceiver(): Promise<Receiver> {
  const waiting = new Map<string, (at: number) => void>()
  const heardAt = new Map<string, number>()
  let heard = new Set<string>()
  let wanted = { amount: Number.POSITIVE_INFINITY, done: () => {} }
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const part of request) text += String(part)
    const { id, subject } = JSON.parse(text) as { id: string; subject: string }
    response.writeHead(204).end()
    heardAt.set(subject, performance.now())
    waiting.get(subject)?.(performance.now())
    heard.add(id)
    if (heard.size === wanted.amount) wanted.done()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as { port: number }).port}/`,
    hears: (amount) => {
      heard = new Set()
      return new Promise((done) => {
        wanted = { amount, done }
      })
    },
    hearsOf: (message) =>
      new Promise((done) => {
        // It may be told before whoever waits for it knows that it exists.
        const at = heardAt.get(message)
        if (at === undefined) waiting.set(message, done)
        else done(at)
      }),
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
