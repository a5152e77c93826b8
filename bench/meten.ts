/** Something that answers questions: `stel` asks those of one portion. */
export interface Loper<T> {
  readonly naam: string
  /** How often a portion is asked within one measurement: more for what is fast, or the clock is too coarse. */
  readonly keren: number
  stel(portie: readonly T[]): void | Promise<void>
}

/** Questions in one portion. */
const omvang = 100

/** Rounds: of each portion the quickest counts, for the rest is what else the machine was doing. */
const rondes = 2

/**
 * Lets everyone answer the same questions, portion by portion in turn, so that a busy machine hinders all alike.
 * Gives microseconds per question. The first round also warms up.
 */
export async function meet<T>(
  lopers: readonly Loper<T>[],
  vragen: readonly T[],
): Promise<Map<string, number>> {
  const porties = Array.from({ length: Math.ceil(vragen.length / omvang) }, (_, i) =>
    vragen.slice(i * omvang, (i + 1) * omvang),
  )
  const snelst = lopers.map(() => porties.map(() => Number.POSITIVE_INFINITY))
  for (let ronde = 0; ronde < rondes; ronde++)
    for (const [p, portie] of porties.entries())
      for (const [l, { stel, keren }] of lopers.entries()) {
        const begin = performance.now()
        for (let keer = 0; keer < keren; keer++) {
          const bezig = stel(portie)
          if (bezig !== undefined) await bezig
        }
        const duur = (performance.now() - begin) / keren
        const tijden = snelst[l]
        if (tijden !== undefined) tijden[p] = Math.min(tijden[p] ?? duur, duur)
      }
  return new Map(
    lopers.map(({ naam }, l) => {
      const samen = (snelst[l] ?? []).reduce((som, duur) => som + duur, 0)
      return [naam, (samen * 1000) / vragen.length]
    }),
  )
}
