import { type Datum, plusMaanden } from '../kern/datum.ts'
import type { Stap } from './stappen.ts'

/** When a step belongs, reckoned back from the end of the tbs, with who says so. */
export interface Planregel {
  readonly nummer: number
  /** At the earliest so many months before the end; null when the source sets no beginning. */
  readonly vanMaanden: number | null
  /** At the latest so many months before the end. */
  readonly totMaanden: number
  /** In the words of the source, or following from the order of its steps. */
  readonly herkomst: 'handreiking' | 'volgorde'
  readonly bron: string
}

const handreiking = 'Handreiking informatiedeling bij ketensamenwerking gemaximeerde tbs'

/**
 * The moments that follow from the end date. Of the other steps the handreiking names none: they have the date that the
 * clinic plans, and no more.
 */
export const planregels: readonly Planregel[] = [
  {
    nummer: 16,
    vanMaanden: null,
    totMaanden: 5,
    herkomst: 'volgorde',
    bron: `${handreiking}: stap 16 komt voor stap 17, en die begint vijf maanden voor het einde.`,
  },
  {
    nummer: 17,
    vanMaanden: 5,
    totMaanden: 4,
    herkomst: 'handreiking',
    bron: `${handreiking}, stap 17: vier tot vijf maanden voor het einde van de tbs.`,
  },
  {
    nummer: 18,
    vanMaanden: 4,
    totMaanden: 0,
    herkomst: 'volgorde',
    bron: `${handreiking}: stap 18 ligt tussen stap 17 en het einde.`,
  },
  {
    nummer: 19,
    vanMaanden: 0,
    totMaanden: 0,
    herkomst: 'handreiking',
    bron: `${handreiking}, stap 19: de overdracht bij het einde van de tbs.`,
  },
]

/** The days between which a step belongs. */
export interface Venster {
  readonly van: Datum | null
  readonly tot: Datum
  readonly regel: Planregel
}

/** When this step belongs with this end of the tbs; null where the handreiking names no moment, or the end is not known. */
export function vensterVan({ nummer }: Stap, einddatum: Datum | null): Venster | null {
  const regel = planregels.find((een) => een.nummer === nummer)
  if (regel === undefined || einddatum === null) return null
  const { vanMaanden, totMaanden } = regel
  return {
    van: vanMaanden === null ? null : plusMaanden(einddatum, -vanMaanden),
    tot: plusMaanden(einddatum, -totMaanden),
    regel,
  }
}
