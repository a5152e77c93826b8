import { maakBuiten } from '../platform/buiten.ts'
import type { Clientcertificaat } from '../platform/clientcertificaat.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank } from '../platform/db.ts'
import type { Poster } from '../platform/smtp.ts'
import type { Wachtrijen } from '../platform/wachtrijen.ts'
import type { Toegangsinstellingen } from '../toegang/toegang.ts'
import type { Leverdelen } from './leveren.ts'
import { maakTokens } from './tokens.ts'

/** What the routes and pages about telling systems need. */
export interface Meldingdelen extends Leverdelen {
  readonly oefen: boolean
  /** Sends mail; null where that is not set up. */
  readonly post: Poster | null
  /** What is shown to a system that asks who we are in TLS; null when there is none. */
  readonly certificaat: Clientcertificaat | null
}

/** What telling needs, of what the application stands on. Only training tells systems on the own machine. */
export function leverdelen(delen: {
  readonly db: Databank
  readonly klok: Klok
  readonly wachtrijen: Wachtrijen
  readonly oefen: boolean
  readonly toegang: Toegangsinstellingen
  readonly post?: Poster | null
  readonly certificaat?: Clientcertificaat | null
}): Meldingdelen {
  const { db, klok, wachtrijen, oefen, toegang, post = null, certificaat = null } = delen
  const { adres, sleutels } = toegang
  const buiten = maakBuiten({ oefen, certificaat })
  const tokens = maakTokens({ klok, sleutels, buiten })
  return {
    db,
    klok,
    wachtrijen,
    oefen,
    post,
    certificaat,
    adres,
    sleutels,
    buiten,
    tokens,
    toeval: Math.random,
  }
}

/** The purpose under which addresses are kept. */
export const meldingendoel = 'meldingen-instellen'
