import type { MiddlewareHandler } from 'hono'
import { TeVaak } from '../kern/fout.ts'
import type { Afzender } from './afzender.ts'
import type { Env } from './http.ts'
import { type Grens, maakTeller } from './teller.ts'

/** How much one may ask for: per address of who is not known, per person or machine, and stricter for signing in. */
export interface Grenzen {
  readonly adres: Grens
  readonly account: Grens
  readonly aanmelden: Grens
  readonly token: Grens
}

/**
 * In production. One address can be a whole town hall, so it may do what a full office does on a busy morning. A machine
 * with more events than this sends them as NDJSON, which is one request. A token lives an hour: who needs one every
 * second asks for a new one each time.
 */
const gewoon: Grenzen = {
  adres: { aantal: 1200, seconden: 60 },
  account: { aantal: 3000, seconden: 60 },
  aanmelden: { aantal: 120, seconden: 60 },
  token: { aantal: 60, seconden: 60 },
}

/** In training everyone is the same machine and the same few accounts: a hundred times as much. */
const ruim: Grenzen = {
  adres: honderdmaal(gewoon.adres),
  account: honderdmaal(gewoon.account),
  aanmelden: honderdmaal(gewoon.aanmelden),
  token: honderdmaal(gewoon.token),
}

function honderdmaal({ aantal, seconden }: Grens): Grens {
  return { aantal: aantal * 100, seconden }
}

/** The limits of this environment. */
export function grenzenVoor(oefen: boolean): Grenzen {
  return oefen ? ruim : gewoon
}

type Wachter = MiddlewareHandler<Env>

/** What stands in front of the routes to keep one from taking what is meant for all. */
export interface Wachters {
  /** Refuses an address that has nothing left, before any work is done for it. */
  readonly vooraf: Wachter
  /** Counts one for the person or machine that asks, and for the address when nobody is known. */
  readonly daarna: Wachter
  readonly aanmelden: Wachter
  readonly token: Wachter
}

/** Limits that are counted in the memory of this process; with more processes each counts its own. Throws TeVaak. */
export function maakWachters(grenzen: Grenzen, afzender: Afzender): Wachters {
  const adressen = maakTeller(grenzen.adres)
  const accounts = maakTeller(grenzen.account)
  return {
    vooraf: wacht((c) => adressen.kijk(afzender(c))),
    daarna: wacht((c) => {
      const gebruiker = c.get('identiteit')?.gebruiker
      return gebruiker === undefined ? adressen.neem(afzender(c)) : accounts.neem(gebruiker)
    }),
    aanmelden: perAdres(grenzen.aanmelden, afzender),
    token: perAdres(grenzen.token, afzender),
  }
}

function perAdres(grens: Grens, afzender: Afzender): Wachter {
  const teller = maakTeller(grens)
  return wacht((c) => teller.neem(afzender(c)))
}

function wacht(hoelang: (c: Parameters<Wachter>[0]) => number): Wachter {
  return (c, next) => {
    const seconden = hoelang(c)
    if (seconden > 0) throw new TeVaak(seconden)
    return next()
  }
}
