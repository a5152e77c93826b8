import { type Datum, plusDagen, plusMaanden } from '../kern/datum.ts'
import type { Verzoekregel, Verzoekrij } from './tabellen.ts'

/**
 * Days within which someone hears: four weeks in article 51b lid 2 Wjsg. The AVG gives a month; we keep the shorter term
 * for both, so that nobody has to know which it is before the clock runs.
 */
const termijn = 28

/**
 * Under the AVG (article 12 lid 3) the month can be made three when it is complex or there are many; said, with why, within
 * the first month. Article 51b Wjsg knows no such thing: there a request cannot be extended.
 */
const verlengdTotMaanden = 3

/** Until when a request has to be answered, from the day on which it came in. */
export function uiterlijkOp(ontvangenOp: Datum): Datum {
  return plusDagen(ontvangenOp, termijn)
}

/** Until when it has to be after an extension; null where the law knows none. */
export function verlengdTot({
  regime,
  ontvangen_op,
}: Pick<Verzoekrij, 'regime' | 'ontvangen_op'>): Datum | null {
  return regime === 'wjsg' ? null : plusMaanden(ontvangen_op, verlengdTotMaanden)
}

/** A request with what was done with it. */
export interface Verzoek extends Verzoekrij {
  readonly regels: readonly Verzoekregel[]
}

/** How a request stands. */
export type Verzoekstand = 'open' | 'te-laat' | 'verlengd' | 'beantwoord' | 'geweigerd' | 'ingetrokken'

/** True when nothing can be done with it any more. */
export function isKlaar(stand: Verzoekstand): boolean {
  return stand === 'beantwoord' || stand === 'geweigerd' || stand === 'ingetrokken'
}

/** A request of longer ago than this, in months, is not written down as new. */
const langstGeleden = 24

/** The first day on which a request can have come in, to be written down today. */
export function vroegst(vandaag: Datum): Datum {
  return plusMaanden(vandaag, -langstGeleden)
}

/** True when the term was made longer, which can be once. */
export function isVerlengd({ regels }: Pick<Verzoek, 'regels'>): boolean {
  return regels.some(({ soort }) => soort === 'verlengd')
}

/** How often it was opened again after it had been ended. */
export function rondeVan({ regels }: Pick<Verzoek, 'regels'>): number {
  return regels.filter(({ soort }) => soort === 'heropend').length
}

/** Until when it can be extended; null when the law knows none, it was done, or the first term is over. */
export function teVerlengenTot(verzoek: Verzoek, vandaag: Datum): Datum | null {
  return isVerlengd(verzoek) || vandaag > verzoek.uiterlijk ? null : verlengdTot(verzoek)
}

/** The last day on which it has to be answered, with the extension if there was one. */
export function einddag({ uiterlijk, regels }: Verzoek): Datum {
  return regels.find(({ soort }) => soort === 'verlengd')?.uiterlijk ?? uiterlijk
}

/** How it stands today. */
export function verzoekstand(verzoek: Verzoek, vandaag: Datum): Verzoekstand {
  const heropend = verzoek.regels.findLastIndex(({ soort }) => soort === 'heropend')
  for (const { soort } of verzoek.regels.slice(heropend + 1))
    if (soort !== 'verlengd' && soort !== 'heropend') return soort
  if (einddag(verzoek) < vandaag) return 'te-laat'
  return isVerlengd(verzoek) ? 'verlengd' : 'open'
}
