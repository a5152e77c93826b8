import { type Datum, datumVan } from '../kern/datum.ts'
import type { Gebeurtenis } from './gebeurtenis.ts'

/** An event with when it came in; without that it came in when it happened. */
export type Ontvangen = Gebeurtenis & { readonly ontvangenOp?: Date }

type OverPeriode = Exclude<Ontvangen, { soort: 'correctie' | 'bij-melding' }>
type Ontslag = OverPeriode & { readonly soort: 'ontslag' }

/** What an announced release says of where someone is and belongs: that is known from when it was told. */
export type Aankondiging = Omit<Ontslag, 'soort'> & { readonly soort: 'aankondiging' }

/** What happened, with each release that was announced as what still stands of it. */
export interface Gewogen {
  readonly gebeurtenissen: readonly (OverPeriode | Aankondiging)[]
  /** Announced releases that no longer hold: DJI told another before their moment came. */
  readonly vervangen: ReadonlySet<string>
}

/**
 * Weighs the releases that were announced. Until its moment comes such a release is a plan: a release told later, a new
 * begin or another expected end takes its place. Once the moment has come it happened, and what is told then changes
 * nothing about it. Where someone is and belongs it tells as of the day it came in, and only as far as that was news then:
 * what repeats what was known says nothing against what is told later. Pure. Takes standing events in the order in which
 * they came in.
 */
export function weegPlannen(staand: readonly OverPeriode[]): Gewogen {
  const rij = staand.toSorted((a, b) => ontvangen(a) - ontvangen(b))
  const vervangen = new Set<string>()
  const gebeurtenissen: (OverPeriode | Aankondiging)[] = []
  for (const [plek, een] of rij.entries()) {
    if (!isPlan(een)) {
      gebeurtenissen.push(een)
      continue
    }
    const verblijf = verblijfBij(een, rij, vervangen)
    const later = rij.slice(plek + 1).filter((ander) => ontvangen(ander) < moment(een))
    const eerder = gebeurtenissen.filter((ander) => verblijf !== null && begint(ander, verblijf))
    if (
      wordtVervangen(een, verblijf, later, rij, vervangen) ||
      wordtVerzet(een, verblijf, rij.slice(0, plek), later)
    )
      vervangen.add(een.gebeurtenisId)
    // Before anyone came in there is nothing to tell news about: then all of it counts on the day itself.
    const los = verblijf === null || moment(verblijf) > ontvangen(een)
    if (!los) gebeurtenissen.push(aankondiging(een, eerder))
    if (!vervangen.has(een.gebeurtenisId)) gebeurtenissen.push(los ? een : alleenEinde(een))
  }
  return { gebeurtenissen, vervangen }
}

/** Whether an event was told before it happened: only of a release that may be. */
function isPlan(een: OverPeriode): een is Ontslag {
  return een.soort === 'ontslag' && moment(een) > ontvangen(een)
}

function moment({ tijdstip }: { readonly tijdstip: string }): number {
  return Date.parse(tijdstip)
}

function ontvangen(een: Ontvangen): number {
  return een.ontvangenOp?.getTime() ?? moment(een)
}

function begint(een: OverPeriode | Aankondiging, verblijf: OverPeriode): boolean {
  return moment(een) >= moment(verblijf)
}

/** The begin of the stay that a release ends: a plan is about the stay that ran when it was told, or else the one after it. */
function verblijfBij(
  ontslag: Ontslag,
  rij: readonly OverPeriode[],
  vervangen: ReadonlySet<string>,
): OverPeriode | null {
  const begonnen = rij
    .filter(({ soort }) => soort === 'binnenkomst')
    .toSorted((a, b) => moment(a) - moment(b) || (a.gebeurtenisId < b.gebeurtenisId ? -1 : 1))
  const laatste = begonnen.findLast((een) => moment(een) < moment(ontslag)) ?? null
  if (!isPlan(ontslag)) return laatste
  const toen = begonnen.findLast((een) => moment(een) <= ontvangen(ontslag))
  const isWeg = rij.some(
    (ander) =>
      ander.soort === 'ontslag' &&
      !vervangen.has(ander.gebeurtenisId) &&
      moment(ander) <= ontvangen(ontslag) &&
      moment(ander) > moment(toen ?? ontslag),
  )
  return toen === undefined || isWeg ? laatste : toen
}

/** True when a release of the same stay was told before this one came, or someone came in again before it. */
function wordtVervangen(
  plan: Ontslag,
  verblijf: OverPeriode | null,
  later: readonly OverPeriode[],
  rij: readonly OverPeriode[],
  vervangen: ReadonlySet<string>,
): boolean {
  return later.some((ander) => {
    if (ander.soort === 'ontslag') return verblijfBij(ander, rij, vervangen) === verblijf
    return (
      ander.soort === 'binnenkomst' &&
      verblijf !== null &&
      moment(verblijf) <= ontvangen(plan) &&
      moment(ander) > ontvangen(plan) &&
      moment(ander) < moment(plan)
    )
  })
}

/**
 * True when, after the plan was told and before its moment came, the source told that the stay is expected to end on another
 * day. What it told late, of before what was known, is no news; nor is a move that repeats the day that was known.
 */
function wordtVerzet(
  plan: Ontslag,
  verblijf: OverPeriode | null,
  eerder: readonly OverPeriode[],
  later: readonly OverPeriode[],
): boolean {
  if (verblijf === null) return false
  const zegtDatum = (een: OverPeriode) =>
    (een.soort === 'overplaatsing' || een.soort === 'wijziging-einddatum') &&
    begint(een, verblijf) &&
    moment(een) <= moment(plan) &&
    (een.soort === 'wijziging-einddatum' || een.verwachteEinddatum !== null) &&
    (een.verwachteEinddatum ?? dagVan(verblijf)) >= dagVan(verblijf)
  return later.some((een, plek) => {
    if (!zegtDatum(een)) return false
    const bekend = [verblijf, ...[...eerder, ...later.slice(0, plek)].filter(zegtDatum)]
      .toSorted((a, b) => moment(a) - moment(b))
      .at(-1)
    if (bekend !== undefined && moment(bekend) > moment(een)) return false
    const isNieuws =
      een.soort === 'wijziging-einddatum' || een.verwachteEinddatum !== bekend?.verwachteEinddatum
    return isNieuws && een.verwachteEinddatum !== dagVan(plan)
  })
}

function dagVan(een: OverPeriode): Datum {
  return datumVan(new Date(moment(een)))
}

/** What the plan tells that was not known when it was told, as of then. */
function aankondiging(plan: Ontslag, eerder: readonly (OverPeriode | Aankondiging)[]): Aankondiging {
  const opTijd = eerder.toSorted((a, b) => moment(a) - moment(b))
  const nieuws = <T>(gezegd: T | null, van: (een: OverPeriode | Aankondiging) => T | null) =>
    gezegd === opTijd.map(van).findLast((waarde) => waarde !== null) ? null : gezegd
  const { gemeentecode, vestigingsgemeente } = plan.persoon
  return {
    ...plan,
    soort: 'aankondiging',
    tijdstip: new Date(ontvangen(plan)).toISOString(),
    inrichting: nieuws(plan.inrichting, ({ inrichting }) => inrichting),
    persoon: {
      ...plan.persoon,
      gemeentecode: nieuws(gemeentecode, ({ persoon }) => persoon.gemeentecode),
      vestigingsgemeente: nieuws(vestigingsgemeente, ({ persoon }) => persoon.vestigingsgemeente),
    },
  }
}

/** What is left for the day itself: that someone leaves. */
function alleenEinde(plan: Ontslag): Ontslag {
  const persoon = {
    ...plan.persoon,
    gemeentecode: null,
    vestigingsgemeente: null,
    zonderVastAdres: false,
  }
  return { ...plan, inrichting: null, persoon }
}
