import type { Datum } from '../kern/datum.ts'
import { maakProef, type Proef } from './proef.ts'
import type { Knelpunt, Regel, Toestaan, Verbieden } from './schema.ts'
import type { Uitkomst } from './soorten.ts'

/** A rule that decides, with its conditions made ready. */
export interface Kans<T extends Toestaan | Verbieden> {
  readonly regel: T
  readonly proeven: readonly Proef[]
}

/** A stretch of days in which the same rules are law. */
export interface Tijdvak {
  /** Its first day; text that sorts right, and empty for the time before all rules. */
  readonly van: string
  readonly ja: readonly Kans<Toestaan>[]
  readonly nee: readonly Kans<Verbieden>[]
  readonly knelpunten: readonly Knelpunt[]
  /** Permissions nobody is sure of. They explain, they never allow. */
  readonly onzeker: readonly Toestaan[]
  /** The outcome when no fact can change it. */
  readonly vast: Uitkomst | null
  /** When no permission is law now: the first day on which one will be, or else the last on which one was. */
  readonly later: Datum | undefined
  /** True when the day on which it will be is only the first that somebody read: it may have been law before. */
  readonly laterOnzeker: boolean
  readonly laatst: Datum | undefined
}

/** Rules that meet on the same road, sorted by id, with the times in which they hold. */
export interface Vak {
  readonly regels: readonly Regel[]
  readonly tijdvakken: readonly Tijdvak[]
}

function kans<T extends Toestaan | Verbieden>(regel: T): Kans<T> {
  return { regel, proeven: regel.voorwaarden.map(maakProef) }
}

function vasteUitkomst(ja: Tijdvak['ja'], nee: Tijdvak['nee']): Uitkomst | null {
  if (ja.length === 0 || nee.some((n) => n.proeven.length === 0)) return 'geweigerd'
  return nee.length === 0 && ja.some((j) => j.proeven.length === 0) ? 'toegestaan' : null
}

/** True for a permission that may allow: one that somebody is sure of. */
export function isZeker(regel: Regel): regel is Toestaan {
  return regel.soort === 'toestaan' && regel.zekerheid !== 'onzeker'
}

/** Comes after the day itself and before the next, without a calendar. */
const na = (datum: Datum) => `${datum}~`

function tijdvak(van: string, regels: readonly Regel[]): Tijdvak {
  const begin = (regel: Regel) => regel.geldigVan <= van
  const geldig = regels.filter((r) => begin(r) && (r.geldigTot === null || na(r.geldigTot) > van))
  const ja = geldig.filter(isZeker).map(kans)
  const nee = geldig.filter((r) => r.soort === 'verbieden').map(kans)
  const ooit = regels.filter(isZeker)
  const later = ooit.filter((r) => r.geldigVan > van)
  return {
    van,
    ja,
    nee,
    knelpunten: geldig.filter((r) => r.soort === 'knelpunt'),
    onzeker: geldig.filter((r): r is Toestaan => r.soort === 'toestaan' && !isZeker(r)),
    vast: vasteUitkomst(ja, nee),
    later: later.map((r) => r.geldigVan).toSorted()[0],
    laterOnzeker: ja.length === 0 && later.some((r) => r.beginOnzeker),
    laatst: ooit
      .map((r) => r.geldigTot ?? '')
      .toSorted()
      .at(-1),
  }
}

/** Cuts time at every day on which one of these rules begins or has ended. */
export function tijdvakken(regels: readonly Regel[]): Tijdvak[] {
  const grenzen = regels.flatMap((r) =>
    r.geldigTot === null ? [r.geldigVan] : [r.geldigVan, na(r.geldigTot)],
  )
  return [...new Set(['', ...grenzen])].toSorted().map((van) => tijdvak(van, regels))
}

/** What holds where there is no rule at all. */
export const nooit: Tijdvak = tijdvak('', [])

/** The stretch in which a day lies. */
export function tijdvakOp({ tijdvakken: alle }: Vak, peildatum: Datum): Tijdvak {
  let i = alle.length - 1
  while (i > 0 && (alle[i]?.van ?? '') > peildatum) i -= 1
  const gevonden = alle[i]
  if (gevonden === undefined) throw new Error('Time has no gaps')
  return gevonden
}
