import { faalfeiten, log } from '../platform/log.ts'
import { type Verhuisdelen, voerHerindelingenUit } from './uitvoeren.ts'

/** How often it is looked at whether the day of a merger has come. */
const elkeVijfMinuten = 300_000

/** Carries out now what is due, and looks again every few minutes. Returns what stops it. */
export function startHerindelingen(delen: Verhuisdelen): () => Promise<void> {
  let bezig: Promise<void> = Promise.resolve()
  const kijk = () => {
    bezig = bezig
      .then(() => voerHerindelingenUit(delen))
      .then(
        (aantal) => {
          if (aantal > 0) log('herindeling-uitgevoerd', { aantal })
        },
        (oorzaak: unknown) => log('herindeling-mislukt', faalfeiten(oorzaak)),
      )
  }
  kijk()
  const wekker = setInterval(kijk, elkeVijfMinuten)
  return async () => {
    clearInterval(wekker)
    await bezig
  }
}
