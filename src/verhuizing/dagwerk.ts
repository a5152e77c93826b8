import { datumVan, plusDagen } from '../kern/datum.ts'
import { momentOp } from '../kern/tijdstip.ts'
import type { Klok } from '../platform/clock.ts'
import { faalfeiten, log } from '../platform/log.ts'
import { isIetsAanDeBeurt, type Verhuisdelen, voerHerindelingenUit } from './uitvoeren.ts'

/**
 * How often it is looked at, in milliseconds, whether a merger was confirmed after its day, or its day came while this slept:
 * until the move the old municipality is none any more, and nobody reads its messages. And how often what still came in for
 * an old municipality is moved.
 */
const kijkmomenten = { nieuw: 2_000, rest: 300_000 }

/** The shortest wait for the next day, in milliseconds: a clock that was set back keeps nobody busy. */
const kortst = 20

/** Carries out now what is due, again when a day begins, and looks again and again. Returns what stops it. */
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
  const watNieuwIs = async () => ((await isIetsAanDeBeurt(delen)) ? alles() : 0)
  daarna(alles)
  const wekkers = [setInterval(() => daarna(watNieuwIs), nieuw), setInterval(() => daarna(alles), rest)]
  const stopDag = bijElkeDag(delen.klok, () => daarna(watNieuwIs))
  return async () => {
    stopDag()
    for (const wekker of wekkers) clearInterval(wekker)
    await bezig
  }
}

/** Does this as soon as a day begins in the Netherlands: a merger counts from its first moment. Returns what stops it. */
function bijElkeDag(klok: Klok, werk: () => void): () => void {
  const straks = () => {
    const nu = klok.nu()
    const morgen = momentOp(plusDagen(datumVan(nu), 1), 0)
    return Math.max(morgen - nu.getTime(), kortst)
  }
  const wek = () => {
    werk()
    wekker = setTimeout(wek, straks())
  }
  let wekker = setTimeout(wek, straks())
  return () => clearTimeout(wekker)
}
