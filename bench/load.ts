/** Something that serves pages. */
export interface Served {
  get(path: string): Promise<string>
}

/** What one of them took, in milliseconds per page. */
export interface Load {
  readonly mean: number
  readonly p99: number
}

/** Browsers that ask at the same time. */
const browsers = 4

/**
 * Asks each server the same pages, in turns, so that a busy machine hinders all alike. The first round only warms up.
 * `mean` is elapsed time per page with several browsers at once; `p99` is how long one browser waits for its page.
 */
export async function load(
  servers: readonly Served[],
  paths: readonly string[],
  { perRound, rounds }: { readonly perRound: number; readonly rounds: number },
): Promise<readonly Load[]> {
  const kept = servers.map(() => ({ elapsed: 0, waits: [] as number[] }))
  for (let round = 0; round <= rounds; round++)
    for (const [i, server] of servers.entries()) {
      const began = performance.now()
      const waits = await ask(server, paths, perRound)
      const one = kept[i]
      if (round === 0 || one === undefined) continue
      one.elapsed += performance.now() - began
      one.waits.push(...waits)
    }
  return kept.map(({ elapsed, waits }) => ({
    mean: elapsed / waits.length,
    p99: waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0,
  }))
}

async function ask(server: Served, paths: readonly string[], pages: number): Promise<readonly number[]> {
  const waits: number[] = []
  let next = 0
  const browser = async () => {
    while (next < pages) {
      const path = paths[next++ % paths.length] ?? ''
      const began = performance.now()
      await server.get(path)
      waits.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: browsers }, browser))
  return waits
}
