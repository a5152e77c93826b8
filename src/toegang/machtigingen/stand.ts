import { type Datum, datumVan } from '../../kern/datum.ts'
import type { Rechtentabellen } from '../rechten.ts'

/** A role that a person has, had or asks for: a row of the table. */
export type Machtiging = Rechtentabellen['toegang.machtiging']

/** How a machtiging stands on a day. Only `geldig` lets someone do anything. */
export const standen = ['geldig', 'toekomstig', 'te-bevestigen', 'verlopen', 'ingetrokken'] as const
export type Stand = (typeof standen)[number]

/** The role that gives and takes roles, its own included: never by one person alone. */
export const beheer = 'machtigingenbeheerder'

/** How this machtiging stands on this day; its last day is a day on which it counts. */
export function standVan(
  {
    van,
    tot,
    bevestigd_op,
    ingetrokken_op,
  }: Pick<Machtiging, 'van' | 'tot' | 'bevestigd_op' | 'ingetrokken_op'>,
  dag: Datum,
): Stand {
  if (ingetrokken_op !== null) return 'ingetrokken'
  if (tot !== null && tot < dag) return 'verlopen'
  if (bevestigd_op === null) return 'te-bevestigen'
  return van > dag ? 'toekomstig' : 'geldig'
}

/** True while it counts, will count, or may still be confirmed. */
export function loopt(machtiging: Machtiging, dag: Datum): boolean {
  return !['verlopen', 'ingetrokken'].includes(standVan(machtiging, dag))
}

/** The same day a year later; after 29 February that is 28 February. */
export function jaarLater(dag: Datum): Datum {
  return andereJaar(dag, 1)
}

function andereJaar(dag: Datum, jaren: 1 | -1): Datum {
  const later = `${Number(dag.slice(0, 4)) + jaren}${dag.slice(4)}`
  return later.endsWith('02-29') ? later.replace('-29', '-28') : later
}

/** True when nobody looked at it for twelve months, or never since it was given that long ago. */
export function moetHerzien(machtiging: Machtiging, dag: Datum): boolean {
  const stand = standVan(machtiging, dag)
  if (stand !== 'geldig' && stand !== 'toekomstig') return false
  return laatstBekeken(machtiging) <= andereJaar(dag, -1)
}

/** The day on which someone last said that it is needed: the review, or the giving. */
export function laatstBekeken({ herzien_op, gegeven_op }: Machtiging): Datum {
  return herzien_op ?? datumVan(gegeven_op)
}

/** The people who may give and take roles in this organisation on this day. */
export function beheerdersOp(rollen: readonly Machtiging[], dag: Datum): ReadonlySet<string> {
  const geldig = rollen.filter((een) => een.rol === beheer && standVan(een, dag) === 'geldig')
  return new Set(geldig.map(({ medewerker }) => medewerker))
}
