import { Fout } from '../kern/fout.ts'
import { leesTekst, ontleed } from './body.ts'

/** One line of NDJSON: what it holds, or what is wrong with it. Numbers start at 1; empty lines count but are passed over. */
export type NdjsonRegel =
  | { readonly nummer: number; readonly waarde: unknown }
  | { readonly nummer: number; readonly fout: Fout }

const eindeRegel = 0x0a

/**
 * Reads NDJSON piece by piece, so that a million lines never stand in memory together: each piece that comes
 * in gives the lines it completes. A line longer than `grootste` bytes, broken JSON and bytes that are not
 * UTF-8 give a fault for that line only.
 */
export async function* leesNdjson(
  stroom: AsyncIterable<Uint8Array>,
  grootste: number,
): AsyncGenerator<readonly NdjsonRegel[]> {
  let rest: Uint8Array[] = []
  let lengte = 0
  let nummer = 0
  const rondAf = (): readonly NdjsonRegel[] => {
    nummer++
    const regel = leesRegel(nummer, rest, lengte, grootste)
    rest = []
    lengte = 0
    return regel === null ? [] : [regel]
  }
  const bewaar = (deel: Uint8Array) => {
    lengte += deel.byteLength
    if (lengte <= grootste) rest.push(deel)
    else rest = []
  }
  for await (const stuk of stroom) {
    const regels: NdjsonRegel[] = []
    let vanaf = 0
    for (let tot = stuk.indexOf(eindeRegel); tot !== -1; tot = stuk.indexOf(eindeRegel, vanaf)) {
      bewaar(stuk.subarray(vanaf, tot))
      regels.push(...rondAf())
      vanaf = tot + 1
    }
    bewaar(stuk.subarray(vanaf))
    if (regels.length > 0) yield regels
  }
  if (lengte > 0) yield rondAf()
}

function leesRegel(
  nummer: number,
  delen: readonly Uint8Array[],
  lengte: number,
  grootste: number,
): NdjsonRegel | null {
  if (lengte > grootste)
    return {
      nummer,
      fout: new Fout('te-groot', 'Deze regel is te lang.', [
        { veld: 'regel', melding: `Een regel mag ten hoogste ${grootste} bytes zijn.` },
      ]),
    }
  try {
    const tekst = leesTekst(Buffer.concat(delen)).trim()
    return tekst === '' ? null : { nummer, waarde: ontleed(tekst) }
  } catch (oorzaak) {
    if (oorzaak instanceof Fout) return { nummer, fout: oorzaak }
    throw oorzaak
  }
}

/**
 * Gathers pieces into bundles of at least `grootte`, but never holds lines back while waiting for more: a sender
 * that waits for an answer before it goes on gets one. `geduld` is in milliseconds. When the source breaks, what came
 * in before is still given, and then the error; when the taker stops early, the source is closed.
 */
export async function* bundel<T>(
  stukken: AsyncGenerator<readonly T[]>,
  grootte: number,
  geduld: number,
): AsyncGenerator<T[]> {
  let bundel: T[] = []
  let volgende = haal(stukken)
  try {
    for (;;) {
      const stuk = bundel.length === 0 ? await volgende : await binnen(volgende, geduld)
      if (stuk !== null && 'waarde' in stuk) bundel.push(...stuk.waarde)
      if (stuk === null || 'einde' in stuk || bundel.length >= grootte) {
        if (bundel.length > 0) yield bundel
        bundel = []
      }
      if (stuk !== null && 'fout' in stuk) throw stuk.fout
      if (stuk !== null && 'einde' in stuk) return
      if (stuk !== null) volgende = haal(stukken)
    }
  } finally {
    // Not awaited: a source that is waiting for its sender only ends when that one does.
    stukken.return(undefined).catch(() => undefined)
  }
}

type Gehaald<T> =
  | { readonly waarde: readonly T[] }
  | { readonly einde: true }
  | { readonly einde: true; readonly fout: unknown }

/**
 * The next piece, asked for ahead. An error is an outcome here and no rejection: it may come while the taker is busy
 * with a bundle, and a rejection that nobody looks at in time ends the process.
 */
async function haal<T>(stukken: AsyncGenerator<readonly T[]>): Promise<Gehaald<T>> {
  try {
    const stuk = await stukken.next()
    return stuk.done === true ? { einde: true } : { waarde: stuk.value }
  } catch (fout) {
    return { einde: true, fout }
  }
}

async function binnen<T>(belofte: Promise<T>, geduld: number): Promise<T | null> {
  let wekker: NodeJS.Timeout | undefined
  const op = new Promise<null>((klaar) => {
    wekker = setTimeout(() => klaar(null), geduld)
  })
  try {
    return await Promise.race([belofte, op])
  } finally {
    clearTimeout(wekker)
  }
}
