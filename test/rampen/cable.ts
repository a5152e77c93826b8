import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A wire between a program and its database, that can be cut. */
export interface Cable {
  readonly port: number
  /** Breaks every connection and takes no new one for so many milliseconds. */
  cut(ms: number): Promise<void>
  /** Carries nothing for so many milliseconds, and then breaks: as when a machine on the way goes away. */
  stall(ms: number): Promise<void>
  close(): void
}

/** Lays a wire to this port of 127.0.0.1. */
export async function layCable(target: number): Promise<Cable> {
  const sockets = new Set<Socket>()
  let refusing = false
  const server = createServer((near) => {
    if (refusing) {
      near.resetAndDestroy()
      return
    }
    const far = connect(target, '127.0.0.1')
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      socket.pipe(other)
      socket.on('error', () => other.destroy())
      socket.once('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const breakAll = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    cut: async (ms) => {
      refusing = true
      breakAll()
      await wait(ms)
      refusing = false
    },
    stall: async (ms) => {
      for (const socket of sockets) socket.pause()
      await wait(ms)
      breakAll()
    },
    close: () => {
      server.close()
      breakAll()
    },
  }
}
