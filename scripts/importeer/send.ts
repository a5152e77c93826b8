import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { Batchantwoord } from '../../src/detentie/antwoord.ts'
import { CommandFault, problemLines, serverDown } from '../server.ts'

/** How much went out, to reckon how long it will still take, and whether that was everything. */
export interface Sent {
  bytes: number
  lines: number
  complete: boolean
}

/** What is needed to send: where, as whom, from what, and when to stop. */
export interface Delivery {
  readonly api: string
  readonly token: string
  readonly source: Readable
  readonly sent: Sent
  readonly stop: AbortSignal
}

/**
 * After a stop the server still answers what it has for a moment, so that more is certain. It may have megabytes
 * in its hands by then; a person who pressed Ctrl-C does not wait for all of that.
 */
const lastAnswersMs = 2_000

/** Makes sure that the server is there and takes this token, by a delivery of nothing, before a large file goes out. */
export async function checkAccess(api: string, token: string): Promise<void> {
  const request = post(api, token)
  const head = once(request, 'response')
  request.end()
  const [answer] = await head.catch(() => {
    throw serverDown(api)
  })
  await accepted(answer)
  answer.resume()
}

/**
 * Sends the source and gives the answers while it is still sending. Throws a CommandFault when the connection breaks,
 * the source cannot be read on, or the server stops; what was given before that is certain all the same.
 * Memory stays small both ways: the source is read as fast as the server takes it, the answers as they are asked for.
 */
export async function* deliver(delivery: Delivery): AsyncGenerator<Batchantwoord> {
  const { api, token, source, sent, stop } = delivery
  const request = post(api, token)
  const head = once(request, 'response')
  let sourceBroke = false
  source.once('error', () => {
    sourceBroke = !stop.aborted
  })
  // What goes wrong here is seen at the other end, where the answers come in.
  const sending = pipeline(wholeLines(source, sent, stop), request).catch(() => request.destroy())
  const patience = giveUpLater(stop, () => request.destroy())
  try {
    const [answer] = await head
    await accepted(answer)
    yield* answersIn(answer)
  } catch (problem) {
    if (sourceBroke) throw new CommandFault('Het bestand is niet verder te lezen.')
    if (problem instanceof CommandFault) throw problem
    throw new CommandFault(stop.aborted ? 'Gestopt.' : 'De verbinding is verbroken.')
  } finally {
    patience.cancel()
    request.destroy()
    await sending
  }
}

function post(api: string, token: string) {
  const send = api.startsWith('https:') ? httpsRequest : httpRequest
  return send(`${api}/detentiegebeurtenissen`, {
    method: 'POST',
    agent: false,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/x-ndjson' },
  })
}

/** Throws what the server says when it does not take the delivery at all. */
async function accepted(answer: IncomingMessage): Promise<void> {
  if (answer.statusCode === 200) return
  throw new CommandFault(...problemLines(await text(answer)))
}

/**
 * The source in pieces that end at the end of a line, so that stopping never sends half a line. A line of more than
 * a megabyte goes out in pieces all the same: the server refuses it, and memory does not grow with it.
 */
async function* wholeLines(source: Readable, sent: Sent, stop: AbortSignal): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  const halt = () => source.destroy()
  stop.addEventListener('abort', halt)
  try {
    for await (const piece of source) {
      const all = Buffer.concat([rest, piece])
      const end = all.length > longest ? all.length : all.lastIndexOf(lineEnd) + 1
      rest = all.subarray(end)
      if (end > 0) yield counted(all.subarray(0, end), sent)
    }
    if (stop.aborted) return
    if (rest.length > 0) yield counted(rest, sent)
    sent.complete = true
  } catch (problem) {
    if (!stop.aborted) throw problem
  } finally {
    stop.removeEventListener('abort', halt)
  }
}

const longest = 1_000_000
const lineEnd = 0x0a

function counted(piece: Buffer, sent: Sent): Buffer {
  sent.bytes += piece.length
  for (let at = piece.indexOf(lineEnd); at !== -1; at = piece.indexOf(lineEnd, at + 1)) sent.lines++
  return piece
}

/** The answers, line by line. The server says so itself when it could not go on. */
async function* answersIn(answer: IncomingMessage): AsyncGenerator<Batchantwoord> {
  let rest = ''
  for await (const piece of answer.setEncoding('utf8')) {
    const lines = `${rest}${piece}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const value: Batchantwoord | { readonly afgebroken: true } = JSON.parse(line)
      if ('afgebroken' in value)
        throw new CommandFault('De server kon niet verder en heeft de invoer afgebroken.')
      yield value
    }
  }
}

function giveUpLater(stop: AbortSignal, giveUp: () => void): { cancel(): void } {
  let timer: NodeJS.Timeout | undefined
  const start = () => {
    timer = setTimeout(giveUp, lastAnswersMs)
  }
  stop.addEventListener('abort', start)
  return {
    cancel: () => {
      stop.removeEventListener('abort', start)
      clearTimeout(timer)
    },
  }
}
