/** What a bench found. `verhoudingen` are compared with limits and mean the same on every machine; `metingen` do not. */
export interface Benchuitslag {
  readonly verhoudingen: Readonly<Record<string, number>>
  readonly metingen: Readonly<Record<string, number>>
  /** What lies outside its limit, as Dutch sentences; empty when all is well. */
  readonly tekort: readonly string[]
}

/** One bench: tells on standard error what it does, and returns what it found. */
export type Bench = (argumenten: readonly string[]) => Promise<Benchuitslag>

/** A line for whoever waits for the bench. */
export function meld(regel: string): void {
  process.stderr.write(`${regel}\n`)
}

/** A number as a reader wants it: no more decimals than mean something. */
export function rond(getal: number, decimalen = 2): number {
  return Number(getal.toFixed(decimalen))
}
