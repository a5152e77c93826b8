import { type Datum, datumVan, plusDagen, plusMaanden } from '../../kern/datum.ts'
import { type Bezwaarrij, type Bezwaarstap, bezwaareinden } from '../tabellen.ts'

/**
 * Days within which someone hears what came of an objection. The AVG gives a month (article 12 lid 3); four weeks is never
 * longer, and the term of every other request about someone's own data.
 */
const termijn = 28
/** After an extension, in months from the day it came in (AVG art. 12 lid 3). */
const verlengdTotMaanden = 3
/** An objection of longer ago, in months, is not written down as new: it was answered, or is too late by far. */
const langstGeleden = 12

/** Until when an objection is to be answered, from the day on which it was made. */
export function uiterlijkOp(ingediend: Datum): Datum {
  return plusDagen(ingediend, termijn)
}

/** The first day on which an objection can have been made, to be written down today. */
export function vroegst(vandaag: Datum): Datum {
  return plusMaanden(vandaag, -langstGeleden)
}

/** An objection with what was done with it, oldest first. */
export interface Bezwaar extends Bezwaarrij {
  readonly stappen: readonly Bezwaarstap[]
}

/** How an objection can stand. While it is open nothing of it is told; of one that was granted neither, until it is ended. */
export const bezwaarstanden = ['open', 'gegrond', 'afgewezen', 'ingetrokken', 'beeindigd'] as const
export type Bezwaarstand = (typeof bezwaarstanden)[number]

/** How it stands. */
export function bezwaarstand({ stappen }: Pick<Bezwaar, 'stappen'>): Bezwaarstand {
  if (eindeVan({ stappen }) !== undefined) return 'beeindigd'
  const soorten = stappen.map(({ soort }) => soort)
  return bezwaarstanden.find((stand) => soorten.some((soort) => soort === stand)) ?? 'open'
}

/** How an objection that was granted was ended; undefined while it holds. */
export function eindeVan({ stappen }: Pick<Bezwaar, 'stappen'>): Bezwaarstap | undefined {
  return stappen.find(({ soort }) => bezwaareinden.some((einde) => einde === soort))
}

/** The day on which it was granted; undefined when it was not. From then on it can be ended. */
export function toegewezenOp({ stappen }: Pick<Bezwaar, 'stappen'>): Datum | undefined {
  const gegrond = stappen.find(({ soort }) => soort === 'gegrond')
  return gegrond === undefined ? undefined : datumVan(gegrond.op)
}

/** The objections as they stood then: those that were made, with what was done with them up to then. */
export function bezwarenToen(alle: readonly Bezwaar[], toen: (op: Date) => boolean): readonly Bezwaar[] {
  return alle
    .filter(({ op }) => toen(op))
    .map((een) => ({ ...een, stappen: een.stappen.filter(({ op }) => toen(op)) }))
}

/**
 * Why the person objects, in the own situation; null when that was not asked yet, of one that a receiver heard. Until then it
 * cannot be weighed, and so not be turned down (AVG art. 21 lid 1).
 */
export function redenVan({ reden, stappen }: Pick<Bezwaar, 'reden' | 'stappen'>): string | null {
  return reden ?? stappen.find(({ soort }) => soort === 'toegelicht')?.weging ?? null
}

/** The last day to answer it, with the extension if there was one. */
export function einddag({ uiterlijk, stappen }: Pick<Bezwaar, 'uiterlijk' | 'stappen'>): Datum {
  return stappen.find(({ soort }) => soort === 'verlengd')?.uiterlijk ?? uiterlijk
}

/** Until when it can be extended; null when that was done, or the first term is over. */
export function teVerlengenTot(bezwaar: Bezwaar, vandaag: Datum): Datum | null {
  const al = bezwaar.stappen.some(({ soort }) => soort === 'verlengd')
  return al || vandaag > bezwaar.uiterlijk ? null : plusMaanden(bezwaar.ingediend_op, verlengdTotMaanden)
}
