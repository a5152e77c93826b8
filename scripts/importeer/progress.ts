import { stderr } from 'node:process'
import type { Sent } from './send.ts'
import type { Tally } from './tally.ts'

/** Four times a second: often enough to live, seldom enough to read. */
const redrawMs = 250

/** Standard error during an import: lines that stay, and on a terminal one line of progress under them. */
export interface Progress {
  say(line: string): void
  stop(): void
}

/** Starts showing progress when standard error is a terminal. `size` is that of the file in bytes, null for a stream. */
export function showProgress(tally: Tally, sent: Sent, size: number | null): Progress {
  if (!stderr.isTTY) return { say: (line) => void stderr.write(`${line}\n`), stop: () => {} }
  const began = performance.now()
  const draw = () =>
    stderr.write(`${wipe}${progressText(tally, sent, size, (performance.now() - began) / 1000)}`)
  const timer = setInterval(draw, redrawMs)
  return {
    say: (line) => void stderr.write(`${wipe}${line}\n`),
    stop: () => {
      clearInterval(timer)
      draw()
      stderr.write('\n')
    },
  }
}

/** Back to the start of the line, and empty it. */
const wipe = '\r\u001b[K'

/** For example `12.400 regels, 2.610 per seconde, 12.380 aanvaard, 20 herhaald, 0 geweigerd of wachtend, nog 1:05`. */
export function progressText(tally: Tally, sent: Sent, size: number | null, seconds: number): string {
  const speed = seconds === 0 ? 0 : Math.round(tally.regels / seconds)
  const parts = [
    `${dutch(tally.regels)} regels`,
    `${dutch(speed)} per seconde`,
    `${dutch(tally.aanvaard)} aanvaard`,
    `${dutch(tally.herhaald)} herhaald`,
    `${dutch(tally.geweigerd + tally.bewaard)} geweigerd of wachtend`,
  ]
  const left = secondsLeft(tally, sent, size, seconds)
  return left === null ? parts.join(', ') : [...parts, `nog ${minutes(left)}`].join(', ')
}

/** Goes by what was answered, not by what was sent; answers have no bytes, so a line counts as the average line. */
function secondsLeft({ laatste }: Tally, sent: Sent, size: number | null, seconds: number): number | null {
  if (size === null || sent.lines === 0 || laatste === 0) return null
  const answered = Math.min(size, (sent.bytes / sent.lines) * laatste)
  return (seconds * (size - answered)) / answered
}

function minutes(seconds: number): string {
  const whole = Math.ceil(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

function dutch(count: number): string {
  return count.toLocaleString('nl-NL')
}
