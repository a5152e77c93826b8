import type { Grondslagen, Oordeel, Toegelaten } from '../../grondslagen/grondslagen.ts'
import { datumVan } from '../../kern/datum.ts'
import { feitenVoor, type Zaak } from '../feiten.ts'
import { alleGegevens, type Kolom, metKans, vraagOver } from '../paneel.ts'
import { type Stap, stapMet } from '../stappen.ts'
import { identiteit } from '../toestemming.ts'
import type { Onderwerp } from './tabellen.ts'

/** The steps in which the handreiking lets the chain talk; of step 16 each way out has its own talk. */
export const gespreksstappen = ['11', '12', '16a', '16b', '16c'] as const

/** Who the handreiking names for these talks: in step 16 the OM as well. */
export function genodigden({ nummer }: Pick<Stap, 'nummer'>): readonly string[] {
  return ['reclassering', 'college', 'vervolgzorgaanbieder', ...(nummer === 16 ? ['om'] : [])]
}

/** The step of a talk. */
export function gespreksstap({ stap }: { readonly stap: string }): Stap {
  const gevonden = stapMet(stap)
  if (gevonden === null) throw new Error(`There is no step ${stap}`)
  return gevonden
}

/** Asks the register about who it is and these gegevens, for one invitee, with the facts of the case as they are now. */
export function toetsVoor(
  grondslagen: Grondslagen,
  nu: Date,
  zaak: Zaak,
  stap: Stap,
  { partij, ontvanger }: Kolom,
  gegevens: readonly string[],
): Toegelaten {
  const feiten = feitenVoor(zaak, ontvanger, stap, datumVan(nu))
  const alle = [...new Set([...identiteit, ...gegevens])]
  return vraagOver(grondslagen, partij, stap, datumVan(nu), feiten, alle)
}

/** True when everything that something is about may go. One gegeven that may not closes the whole. */
export function magGeheel({ toelating }: Toegelaten, gegevens: readonly string[]): boolean {
  return toelating !== null && gegevens.length > 0 && gegevens.every((een) => toelating.mag(een))
}

/** How something stands for an invitee: it may be heard, it may not, or a fact is missing. */
export function uitkomstVan(
  oordeel: Oordeel,
  gegevens: readonly string[],
): 'toegestaan' | 'geweigerd' | 'onbeslist' {
  const standen = oordeel.gegevens
    .filter(({ gegeven }) => gegevens.includes(gegeven))
    .map(({ uitkomst }) => uitkomst)
  if (standen.includes('geweigerd') || standen.length === 0) return 'geweigerd'
  return standen.includes('onbeslist') ? 'onbeslist' : 'toegestaan'
}

/** The gegevens of all of these, each once. */
export function gegevensVan(alles: readonly Pick<Onderwerp, 'gegevens'>[]): readonly string[] {
  return [...new Set(alles.flatMap(({ gegevens }) => gegevens))]
}

/** What a talk in this step can be about: everything that a rule says something of, for someone the handreiking names. */
export function bespreekbaar(grondslagen: Grondslagen, stap: Stap, nu: Date): readonly string[] {
  const kans = genodigden(stap).map((partij) => metKans(grondslagen, partij, stap, datumVan(nu)))
  return alleGegevens(grondslagen.register).filter(
    (een) => !identiteit.some((deel) => deel === een) && kans.some((set) => set.has(een)),
  )
}
