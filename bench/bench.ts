/** What a bench found. `verhoudingen` are compared with limits and mean the same on every machine; `metingen` do not. */
export interface BenchResult {
  readonly verhoudingen: Readonly<Record<string, number>>
  readonly metingen: Readonly<Record<string, number>>
  /** What lies outside its limit, as Dutch sentences; empty when all is well. */
  readonly shortfalls: readonly string[]
}

/** One bench: tells on standard error what it does, and returns what it found. */
export type Bench = (args: readonly string[]) => Promise<BenchResult>

/** A line for whoever waits for the bench. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** A number as a reader wants it: no more decimals than mean something. */
export function round(value: number, decimals = 2): number {
  return Number(value.toFixed(decimals))
}
