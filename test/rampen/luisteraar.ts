import { once } from 'node:events'
import { createServer } from 'node:http'

/** What a system of a municipality heard, however often. */
export interface Listener {
  readonly address: string
  /** Times each event was acknowledged, by its id. */
  readonly taken: ReadonlyMap<string, number>
  /** What was refused before: the first time of one in ten. */
  readonly refused: ReadonlySet<string>
  close(): void
}

/** Starts a system that now and then is not well: of one event in ten it refuses the first telling. */
export async function startListener(random: () => number): Promise<Listener> {
  const taken = new Map<string, number>()
  const refused = new Set<string>()
  const server = createServer(async (request, response) => {
    let body = ''
    // A server that is killed breaks off what it says.
    try {
      for await (const part of request) body += String(part)
    } catch {
      return
    }
    const { id } = JSON.parse(body) as { id: string }
    if (!taken.has(id) && !refused.has(id) && random() < 0.1) {
      refused.add(id)
      response.writeHead(400).end()
      return
    }
    taken.set(id, (taken.get(id) ?? 0) + 1)
    response.writeHead(204).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { address: `http://127.0.0.1:${port}/meldingen`, taken, refused, close }
}
