/** Two lanes, so that a year's import never makes a release of tomorrow wait. */
export const sporen = ['spoed', 'bulk'] as const
export type Spoor = (typeof sporen)[number]

const uur = 3_600_000
/** The first wait, in milliseconds; each next one doubles until an hour. */
const eersteWacht = 5_000
const langsteWacht = uur
/** So long it is tried again by itself; after that a person decides. */
export const volhouden = 72 * uur
/** An address that answered nothing good for so long gets only one event an hour, as a try, until it answers. */
export const geduld = 6 * uur
/** A receiver may ask for a longer wait, but not for one that would outlast everything. */
const langsteGevraagd = 6 * uur

/**
 * How long to wait after this many failed attempts, in milliseconds: doubling with jitter, at least what the receiver
 * asked for (`Retry-After`). `toeval` is a number from 0 up to 1. Jitter stays at the hour, or all would come together.
 */
export function wachttijd(pogingen: number, gevraagd: number | null, toeval: number): number {
  const vol = Math.min(langsteWacht, eersteWacht * 2 ** Math.min(pogingen - 1, 20))
  const eigen = vol / 2 + (vol / 2) * toeval
  return Math.max(eigen, Math.min(gevraagd ?? 0, langsteGevraagd))
}

/** Reads `Retry-After` (RFC 9110, 10.2.3): seconds or a date. In milliseconds from now; null for what is neither. */
export function leesRetryAfter(kop: string | null, nu: Date): number | null {
  if (kop === null) return null
  if (/^\d{1,9}$/.test(kop.trim())) return Number(kop) * 1000
  const moment = Date.parse(kop)
  return Number.isNaN(moment) ? null : Math.max(0, moment - nu.getTime())
}
