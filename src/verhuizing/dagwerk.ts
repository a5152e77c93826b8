import { faalfeiten, log } from '../platform/log.ts'
import { isIetsAanDeBeurt, type Verhuisdelen, voerHerindelingenUit } from './uitvoeren.ts'

/**
 * How often it is looked at, in milliseconds, whether the day of a merger has come or one was confirmed after it: between
 * that moment and the move nobody reads the messages. And how often what still came in for an old municipality is moved.
 */
const kijkmomenten = { nieuw: 10_000, rest: 300_000 }

/** Carries out now what is due, and looks again and again. Returns what stops it. */
export function startHerindelingen(delen: Verhuisdelen, { nieuw, rest } = kijkmomenten): () => Promise<void> {
  let bezig: Promise<void> = Promise.resolve()
  const daarna = (werk: () => Promise<number>) => {
    bezig = bezig.then(werk).then(
      (aantal) => {
        if (aantal > 0) log('herindeling-uitgevoerd', { aantal })
      },
      (oorzaak: unknown) => log('herindeling-mislukt', faalfeiten(oorzaak)),
    )
  }
  const alles = () => voerHerindelingenUit(delen)
  daarna(alles)
  const wekkers = [
    setInterval(() => daarna(async () => ((await isIetsAanDeBeurt(delen)) ? alles() : 0)), nieuw),
    setInterval(() => daarna(alles), rest),
  ]
  return async () => {
    for (const wekker of wekkers) clearInterval(wekker)
    await bezig
  }
}
