/** So many at once, and after that so many in each stretch of so many seconds. */
export interface Grens {
  readonly aantal: number
  readonly seconden: number
}

/** Counts per name. Each answer is the number of whole seconds to wait: 0 when it is allowed now. */
export interface Teller {
  /** Takes one. What was refused takes nothing: who keeps asking does not wait longer for it. */
  neem(wie: string): number
  /** Looks whether one may be taken. */
  kijk(wie: string): number
}

/** More names than this are not remembered: whoever was seen longest ago is forgotten, so that memory stays bounded. */
export const meesteNamen = 100_000

/**
 * A bucket that fills evenly (GCRA): per name only the moment is kept at which the bucket is full again.
 * `nu` gives milliseconds that never run back; a clock that is set would open or close everything at once.
 */
export function maakTeller({ aantal, seconden }: Grens, nu = () => performance.now()): Teller {
  const volOp = new Map<string, number>()
  const perStuk = (seconden * 1000) / aantal
  const na = (wie: string, moment: number) => Math.max(volOp.get(wie) ?? 0, moment) + perStuk
  const wacht = (vol: number, moment: number) =>
    Math.max(0, Math.ceil((vol - moment - seconden * 1000 - 1e-6) / 1000))
  return {
    kijk: (wie) => {
      const moment = nu()
      return wacht(na(wie, moment), moment)
    },
    neem: (wie) => {
      const moment = nu()
      const vol = na(wie, moment)
      const seconden = wacht(vol, moment)
      if (seconden === 0) zet(volOp, wie, vol)
      return seconden
    },
  }
}

function zet(volOp: Map<string, number>, wie: string, vol: number): void {
  // Taken out first: a Map keeps the order of arrival, so that in front stands who was seen longest ago.
  volOp.delete(wie)
  const [oudste] = volOp.size >= meesteNamen ? volOp.keys() : []
  if (oudste !== undefined) volOp.delete(oudste)
  volOp.set(wie, vol)
}
