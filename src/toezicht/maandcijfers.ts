import type { Handeling } from '../logboek/logboek.ts'
import { dekAf, isRuim, kleinste, samen, type Telling } from './afdekken.ts'
import type { Dagcijfer } from './dagcijfers.ts'
import { rollenZonderMaat, type Signaalsoort, signaalsoorten, signalenIn } from './signalen.ts'

/** A number, or null for one that would tell on someone. */
type Getoond = number | null

/**
 * A list with its numbers, or null when no number in it can be shown. Then the names stay away as well: that there are so many
 * of them would tell of a small total that each is one.
 */
type Lijst<Rij> = readonly Rij[] | null

/** What happened in an organisation in one month: numbers, and nobody. Null is what is not shown. */
export interface Maandcijfers {
  /** True when there is no line at all. */
  readonly leeg: boolean
  readonly regels: Getoond
  /** Lines of reading and searching by colleagues, and the part of it outside office hours in percent. */
  readonly gelezen: Getoond
  readonly deelBuiten: Getoond
  readonly handelingen: Lijst<{ readonly naam: Handeling; readonly aantal: Getoond }>
  readonly doelen: Lijst<{ readonly naam: string; readonly aantal: Getoond }>
  /** Those to whom something was provided; without a name those that the line does not name. */
  readonly ontvangers: Lijst<{ readonly naam: string; readonly aantal: Getoond }>
  readonly rollen: Lijst<{ readonly rol: string; readonly regels: Getoond; readonly collegas: Getoond }>
  /** By kind, how many colleagues, null for none up to too few to tell; `onbekend` when there were too few in every role to compare. */
  readonly signalen: readonly { readonly soort: Signaalsoort; readonly aantal: Getoond | 'onbekend' }[]
}

/** What is counted by one column: a name, how many lines, and the colleagues who made them. */
export type Rij = Telling & { readonly naam: string }

/** What one colleague looked at in one role, and how much of it outside office hours, in lines. */
export interface Kijkcijfer {
  readonly gebruiker: string
  readonly rol: string
  readonly aantal: number
  readonly buiten: number
}

/** Everything a month was counted by: the same lines each time, divided another way. */
export interface Maandtelling {
  readonly handelingen: readonly Rij[]
  readonly doelen: readonly Rij[]
  readonly ontvangers: readonly Rij[]
  readonly kijkers: readonly Kijkcijfer[]
}

/** What a colleague does to see something. */
export const kijkhandelingen = ['gelezen', 'gezocht'] as const satisfies readonly Handeling[]

/**
 * The numbers of a month that can be shown. The lists are of the same lines, so what is hidden in one is not to be had from
 * another: all lines are the sum of the handelingen and of the doelen, what was provided is the sum of who got it, and what
 * was looked at by colleagues is the sum of the roles, and of two handelingen less what systems and people with a code saw.
 */
export function rapporteer(geteld: Maandtelling, dagen: readonly Dagcijfer[]): Maandcijfers {
  const { handelingen, doelen, ontvangers, kijkers } = geteld
  const perHandeling = afgedekt<Handeling>(handelingen)
  const isVerborgen = (naam: string) =>
    handelingen.some((een) => een.naam === naam) &&
    (perHandeling?.find((een) => een.naam === naam)?.aantal ?? null) === null
  const gezien = samen(handelingen.filter(({ naam }) => kijkhandelingen.some((een) => een === naam))).aantal
  const rest = { aantal: gezien - samen(kijkers.map(alsTelling)).aantal, collegas: [] }
  // By subtraction from them it would be known what is hidden there, or what few systems and people with a code saw.
  const kijkenDicht = kijkhandelingen.some(isVerborgen) || (rest.aantal > 0 && !isRuim(rest))
  return {
    leeg: handelingen.length === 0,
    regels: toonbaar(samen(handelingen)),
    ...kijkcijfers(kijkers, kijkenDicht),
    handelingen: perHandeling,
    doelen: afgedekt<string>(doelen),
    ontvangers: isVerborgen('verstrekt') ? null : afgedekt<string>(ontvangers),
    signalen: signaalcijfers(dagen),
  }
}

const toonbaar = (telling: Telling): Getoond => (isRuim(telling) ? telling.aantal : null)

const alsTelling = ({ gebruiker, aantal }: Kijkcijfer): Telling => ({ aantal, collegas: [gebruiker] })

/** True for a list in which no number can be shown. */
const isDicht = (getoond: readonly Getoond[]) => getoond.length > 0 && getoond.every((n) => n === null)

function afgedekt<Naam extends string>(
  rijen: readonly Rij[],
): Lijst<{ readonly naam: Naam; readonly aantal: Getoond }> {
  const getoond = dekAf(rijen)
  if (isDicht(getoond)) return null
  return rijen.map(({ naam }, i) => ({ naam: naam as Naam, aantal: getoond[i] ?? null }))
}

function kijkcijfers(kijkers: readonly Kijkcijfer[], dicht: boolean) {
  const rollen = [...Map.groupBy(kijkers, ({ rol }) => rol)].map(([rol, deel]) => ({
    ...samen(deel.map(alsTelling)),
    rol,
  }))
  if (kijkers.length === 0) return { gelezen: 0, deelBuiten: 0, rollen: [] }
  const gelezen = dicht ? null : toonbaar(samen(rollen))
  const regels = dekAf(rollen)
  return {
    ...{ gelezen, deelBuiten: gelezen === null ? null : deelBuiten(kijkers) },
    rollen:
      dicht || isDicht(regels)
        ? null
        : rollen.map(({ rol, collegas }, i) => {
            const getoond = regels[i] ?? null
            // Each of them made a line at least: beside a number that is not told, theirs would say too much of it.
            return { rol, regels: getoond, collegas: getoond === null ? null : collegas.length }
          }),
  }
}

/** In percent; null when what is outside office hours, or what is left inside them, is about few. */
function deelBuiten(kijkers: readonly Kijkcijfer[]): Getoond {
  const deel = (van: (een: Kijkcijfer) => number): Telling =>
    samen(kijkers.filter((een) => van(een) > 0).map((een) => ({ ...alsTelling(een), aantal: van(een) })))
  const buiten = deel((een) => een.buiten)
  const binnen = deel((een) => een.aantal - een.buiten)
  if ([buiten, binnen].some((een) => een.aantal > 0 && !isRuim(een))) return null
  return Math.round((100 * buiten.aantal) / (buiten.aantal + binnen.aantal))
}

function signaalcijfers(dagen: readonly Dagcijfer[]): Maandcijfers['signalen'] {
  const signalen = signalenIn(dagen)
  const zonder = rollenZonderMaat(dagen)
  const vergeleken = dagen.some(({ rol, gelezen }) => gelezen > 0 && !zonder.includes(rol))
  return signaalsoorten.map((soort) => {
    const aantal = signalen.filter((een) => een.soort === soort).length
    if (aantal === 0 && soort === 'ongewoon-veel' && !vergeleken) return { soort, aantal: 'onbekend' }
    // None is as little told as one: else it would be known that there is one.
    return { soort, aantal: aantal >= kleinste ? aantal : null }
  })
}
