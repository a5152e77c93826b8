import type { Datum } from '../kern/datum.ts'
import type { Dagcijfer } from './dagcijfers.ts'

/** What can be seen in the logboek that may be misuse, and may be work. */
export const signaalsoorten = [
  'ongewoon-veel',
  'buiten-uren',
  'zonder-relatie',
  'eigen-naam',
  'glasbraak',
] as const
export type Signaalsoort = (typeof signaalsoorten)[number]

/** Something that stands out, with the numbers that make it so. */
export interface Signaal {
  readonly soort: Signaalsoort
  readonly gebruiker: string
  readonly rol: string
  /** The day it was at its most. */
  readonly dag: Datum
  readonly aantal: number
  /** On how many days. */
  readonly dagen: number
  /** Of a number of people: true when those in lists count too, false when each was opened by itself. */
  readonly inLijsten: boolean
  /** Of the own name: days on which it was refused, and nothing was shown. */
  readonly geweigerd: number
  /** The same of an ordinary colleague in the same role; null when there are too few to compare with. */
  readonly gewoon: number | null
}

/** With fewer colleagues in a role "more than others" says nothing, and is not said. */
export const minsteCollegas = 5

/**
 * Days on which someone opened more people than `middelste + 6 × spreiding` of all days of that role; spreading is the median
 * distance to the middle (MAD × 1.4826), which a few busy days do not move. And at least so many, so that a quiet role does
 * not give a signal for ten people on one day. Who stand in lists are measured beside other days with a list, and are at
 * least more than one or two lists show.
 */
const strengheid = 6
const minsteMensen = { geopend: 20, inLijsten: 150 } as const
/**
 * Acts outside office hours in the period, and how much of the own reading that is beside that of colleagues. One early
 * morning is not often: on so many different days, or very many on one. A day that began a little early with one list is
 * not one of those.
 */
const minsteBuiten = { daden: 10, dagen: 2, opZoNDag: 2, opEenDag: 20 } as const
const meerBuiten = 0.2
/** Without colleagues to compare with: half of what someone saw, or more, was outside office hours. */
const helftBuiten = 0.5
/** Addresses tried without a relation on one day, or in the whole period: a mistyped address is one. */
const minstePogingen = { dag: 3, periode: 6 } as const

/** Everything that stands out in these days, by colleague; the same each time for the same days. */
export function signalenIn(dagen: readonly Dagcijfer[]): readonly Signaal[] {
  const perRol = [...Map.groupBy(dagen, ({ rol }) => rol).values()]
  return perRol
    .flatMap((vanRol) => {
      const perCollega = [...Map.groupBy(vanRol, ({ gebruiker }) => gebruiker).values()]
      const maat = maatVan(perCollega)
      return perCollega.flatMap((vanEen) => [
        ...ongewoonVeel(vanEen, maat),
        ...buitenUren(vanEen, maat),
        ...zonderRelatie(vanEen),
        ...eigenNaam(vanEen),
        ...glasbraken(vanEen),
      ])
    })
    .toSorted((a, b) => b.dag.localeCompare(a.dag) || a.gebruiker.localeCompare(b.gebruiker))
}

/** The roles in these days with too few colleagues to compare: nothing found there is not the same as nothing there. */
export function rollenZonderMaat(dagen: readonly Dagcijfer[]): readonly string[] {
  const perRol = [...Map.groupBy(dagen, ({ rol }) => rol)]
  return perRol.flatMap(([rol, deel]) =>
    keekIemand(deel) && new Set(deel.map(({ gebruiker }) => gebruiker)).size < minsteCollegas ? [rol] : [],
  )
}

/** True when anyone saw anything of someone in these days: who only searched the logboek did not. */
export function keekIemand(dagen: readonly Dagcijfer[]): boolean {
  return dagen.some(({ gelezen }) => gelezen > 0)
}

/** The middle of numbers, and how far from it is ordinary. */
interface Midden {
  readonly middelste: number
  readonly spreiding: number
}

/** What is ordinary in a role; null when there are too few colleagues in it. */
interface Maat {
  readonly geopend: Midden
  readonly inLijsten: Midden
  readonly buiten: number
}

function maatVan(perCollega: readonly (readonly Dagcijfer[])[]): Maat | null {
  if (perCollega.length < minsteCollegas) return null
  const dagen = perCollega.flat()
  const lijstdagen = dagen.filter(({ mensen, geopend }) => mensen > geopend)
  // When few use a list, those who do are held against everyone.
  const metLijst =
    new Set(lijstdagen.map(({ gebruiker }) => gebruiker)).size < minsteCollegas ? dagen : lijstdagen
  return {
    geopend: middenVan(dagen.map(({ geopend }) => geopend)),
    inLijsten: middenVan(metLijst.map(({ mensen }) => mensen)),
    buiten: middelsteVan(perCollega.map(deelBuiten)),
  }
}

/** Of the days on which there was anything. */
function middenVan(aantallen: readonly number[]): Midden {
  const getallen = aantallen.filter((aantal) => aantal > 0)
  const middelste = middelsteVan(getallen)
  const afstanden = getallen.map((aantal) => Math.abs(aantal - middelste))
  return { middelste, spreiding: Math.max(1, middelsteVan(afstanden) * 1.4826) }
}

function middelsteVan(getallen: readonly number[]): number {
  const rij = getallen.toSorted((a, b) => a - b)
  return rij[Math.floor(rij.length / 2)] ?? 0
}

const som = (getallen: readonly number[]) => getallen.reduce((tot, een) => tot + een, 0)

function deelBuiten(dagen: readonly Dagcijfer[]): number {
  const alles = som(dagen.map(({ gelezen }) => gelezen))
  return alles === 0 ? 0 : som(dagen.map(({ buitenUren: aantal }) => aantal)) / alles
}

/** On how many days there was any; the days of one colleague in one role are different days. */
const dagenMet = (dagen: readonly Dagcijfer[], van: (dag: Dagcijfer) => number) =>
  dagen.filter((dag) => van(dag) > 0).length

/** The day on which this was most. */
function hoogste(dagen: readonly Dagcijfer[], van: (dag: Dagcijfer) => number): Dagcijfer | undefined {
  return dagen.toSorted((a, b) => van(b) - van(a))[0]
}

function ongewoonVeel(dagen: readonly Dagcijfer[], maat: Maat | null): readonly Signaal[] {
  if (maat === null) return []
  const geopend = boven(dagen, (dag) => dag.geopend, maat.geopend, minsteMensen.geopend)
  if (geopend !== null) return [geopend]
  const gezien = boven(dagen, (dag) => dag.mensen, maat.inLijsten, minsteMensen.inLijsten)
  return gezien === null ? [] : [{ ...gezien, inLijsten: true }]
}

/** The day on which this was most, when that is far above the middle. */
function boven(
  dagen: readonly Dagcijfer[],
  van: (dag: Dagcijfer) => number,
  { middelste, spreiding }: Midden,
  minste: number,
): Signaal | null {
  const top = hoogste(dagen, van)
  if (top === undefined || van(top) < Math.max(minste, middelste + strengheid * spreiding)) return null
  return signaal('ongewoon-veel', top, { aantal: van(top), gewoon: middelste })
}

function buitenUren(dagen: readonly Dagcijfer[], maat: Maat | null): readonly Signaal[] {
  const top = hoogste(dagen, ({ buitenUren: aantal }) => aantal)
  const aantal = som(dagen.map((dag) => dag.buitenUren))
  const zulkeDagen = dagen.filter((dag) => dag.buitenUren >= minsteBuiten.opZoNDag).length
  if (top === undefined || aantal < minsteBuiten.daden) return []
  if (zulkeDagen < minsteBuiten.dagen && top.buitenUren < minsteBuiten.opEenDag) return []
  if (deelBuiten(dagen) < (maat === null ? helftBuiten : maat.buiten + meerBuiten)) return []
  const alles = som(dagen.map(({ gelezen }) => gelezen))
  const gewoon = maat === null ? null : Math.round(maat.buiten * alles)
  return [signaal('buiten-uren', top, { aantal, gewoon, dagen: dagenMet(dagen, (dag) => dag.buitenUren) })]
}

function zonderRelatie(dagen: readonly Dagcijfer[]): readonly Signaal[] {
  const top = hoogste(dagen, ({ zonderRelatie: aantal }) => aantal)
  const aantal = som(dagen.map((dag) => dag.zonderRelatie))
  if (top === undefined || (top.zonderRelatie < minstePogingen.dag && aantal < minstePogingen.periode))
    return []
  return [signaal('zonder-relatie', top, { aantal })]
}

/** Once is enough: whoever shares a name by chance was left out when these were counted. */
function eigenNaam(dagen: readonly Dagcijfer[]): readonly Signaal[] {
  const aantal = dagenMet(dagen, (dag) => dag.eigenNaam)
  const geweigerd = dagenMet(dagen, (dag) => dag.eigenGeweigerd)
  const top = hoogste(dagen, (dag) => (aantal > 0 ? dag.eigenNaam : dag.eigenGeweigerd))
  if (top === undefined || aantal + geweigerd === 0) return []
  return [signaal('eigen-naam', top, { aantal, dagen: aantal, geweigerd })]
}

function glasbraken(dagen: readonly Dagcijfer[]): readonly Signaal[] {
  const top = hoogste(dagen, ({ glas }) => glas)
  const aantal = som(dagen.map(({ glas }) => glas))
  return top === undefined || aantal === 0 ? [] : [signaal('glasbraak', top, { aantal })]
}

function signaal(
  soort: Signaalsoort,
  { gebruiker, rol, dag }: Dagcijfer,
  anders: Pick<Signaal, 'aantal'> & Partial<Signaal>,
): Signaal {
  return { soort, gebruiker, rol, dag, dagen: 1, inLijsten: false, geweigerd: 0, gewoon: null, ...anders }
}
