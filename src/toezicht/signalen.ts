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
  /** The same of an ordinary colleague in the same role; null when there are too few to compare with. */
  readonly gewoon: number | null
}

/** With fewer colleagues in a role "more than others" says nothing, and is not said. */
export const minsteCollegas = 5

/**
 * Days on which someone saw more people than `middelste + 6 × spreiding` of all days of that role; spreading is the median
 * distance to the middle (MAD × 1.4826), which a few busy days do not move. And at least so many, so that a quiet role does
 * not give a signal for ten people on one day.
 */
const strengheid = 6
const minsteMensen = 20
/** Lines outside office hours in the period, and how much of the own reading that is beside that of colleagues. */
const minsteBuiten = 10
const meerBuiten = 0.2
/** Without colleagues to compare with: half of what someone saw, or more, was outside office hours. */
const helftBuiten = 0.5
/** Attempts without a relation on one day, or in the whole period: a mistyped address is one. */
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

/** What is ordinary in a role; null when there are too few colleagues in it. */
interface Maat {
  readonly mensen: { readonly middelste: number; readonly spreiding: number }
  readonly buiten: number
}

function maatVan(perCollega: readonly (readonly Dagcijfer[])[]): Maat | null {
  if (perCollega.length < minsteCollegas) return null
  const mensen = perCollega.flat().flatMap(({ mensen: aantal }) => (aantal > 0 ? [aantal] : []))
  const middelste = middelsteVan(mensen)
  const afstanden = mensen.map((aantal) => Math.abs(aantal - middelste))
  return {
    mensen: { middelste, spreiding: Math.max(1, middelsteVan(afstanden) * 1.4826) },
    buiten: middelsteVan(perCollega.map(deelBuiten)),
  }
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

/** The day on which this was most. */
function hoogste(dagen: readonly Dagcijfer[], van: (dag: Dagcijfer) => number): Dagcijfer | undefined {
  return dagen.toSorted((a, b) => van(b) - van(a))[0]
}

function ongewoonVeel(dagen: readonly Dagcijfer[], maat: Maat | null): readonly Signaal[] {
  const top = hoogste(dagen, ({ mensen }) => mensen)
  if (maat === null || top === undefined) return []
  const { middelste, spreiding } = maat.mensen
  if (top.mensen < Math.max(minsteMensen, middelste + strengheid * spreiding)) return []
  return [signaal('ongewoon-veel', top, top.mensen, middelste)]
}

function buitenUren(dagen: readonly Dagcijfer[], maat: Maat | null): readonly Signaal[] {
  const top = hoogste(dagen, ({ buitenUren: aantal }) => aantal)
  const aantal = som(dagen.map((dag) => dag.buitenUren))
  if (top === undefined || aantal < minsteBuiten) return []
  if (deelBuiten(dagen) < (maat === null ? helftBuiten : maat.buiten + meerBuiten)) return []
  if (maat === null) return [signaal('buiten-uren', top, aantal, null)]
  const alles = som(dagen.map(({ gelezen }) => gelezen))
  return [signaal('buiten-uren', top, aantal, Math.round(maat.buiten * alles))]
}

function zonderRelatie(dagen: readonly Dagcijfer[]): readonly Signaal[] {
  const top = hoogste(dagen, ({ zonderRelatie: aantal }) => aantal)
  const aantal = som(dagen.map((dag) => dag.zonderRelatie))
  if (top === undefined || (top.zonderRelatie < minstePogingen.dag && aantal < minstePogingen.periode))
    return []
  return [signaal('zonder-relatie', top, aantal, null)]
}

/** Once is enough: whoever shares a name by chance was left out when these were counted. */
function eigenNaam(dagen: readonly Dagcijfer[]): readonly Signaal[] {
  const top = hoogste(dagen, (dag) => dag.eigenNaam)
  const aantal = som(dagen.map((dag) => dag.eigenNaam))
  return top === undefined || aantal === 0 ? [] : [signaal('eigen-naam', top, aantal, null)]
}

function glasbraken(dagen: readonly Dagcijfer[]): readonly Signaal[] {
  const top = hoogste(dagen, ({ glas }) => glas)
  const aantal = som(dagen.map(({ glas }) => glas))
  return top === undefined || aantal === 0 ? [] : [signaal('glasbraak', top, aantal, null)]
}

function signaal(
  soort: Signaalsoort,
  { gebruiker, rol, dag }: Dagcijfer,
  aantal: number,
  gewoon: number | null,
): Signaal {
  return { soort, gebruiker, rol, dag, aantal, gewoon }
}
