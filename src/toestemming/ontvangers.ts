import { type Grondslagen, toets } from '../grondslagen/grondslagen.ts'
import { datumVan } from '../kern/datum.ts'
import { type Organisatie, organisatie, organisaties } from '../organisaties/organisaties.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { type GeldendBezwaar, gebiedenTegen, toegewezenTegen } from './bezwaar/opslag.ts'
import { type Stap, vraagOver, type Zaakfeiten } from './grootboek.ts'
import { type Basisvoorwaarde, basisvoorwaarden, type Regelsoort, type Vak } from './rules.ts'

/**
 * What asking for consent would do today: `vragen`, it opens something; `mag-al`, it may go without; `wet`, a law
 * decides on other facts and consent adds nothing; `mag-niet`, it may not go, also not with consent; `bezwaar`, it would
 * open something, and does not while an objection that was granted holds (decision 0066).
 */
export type Weg = Registerweg | 'bezwaar'

/** The same, as far as the register knows. */
type Registerweg = 'vragen' | 'mag-al' | 'wet' | 'mag-niet'

/** A way, with what the register says about it in words. */
export interface Wegwijzer {
  readonly weg: Registerweg
  readonly uitleg: string
  readonly grondslagen: readonly { readonly wet: string; readonly artikel: string; readonly url: string }[]
}

/** How much an outcome leaves open, the least first. */
const ruimte = ['geweigerd', 'onbeslist', 'toegestaan']

type Bron = { readonly grondslagen: Pick<Grondslagen, 'register'> }
type Waar = Pick<Kijker, 'organisatie' | 'nu'>

/** Asks the register what consent would do here: with a yes and with a no, and nothing else known but these facts. */
export function wegVoor(
  { grondslagen }: Bron,
  wie: Waar,
  vak: Vak,
  stap: Stap,
  feiten: Zaakfeiten = {},
): Wegwijzer {
  const vraag = (soort: Regelsoort) => {
    const [oordeel] = toets(grondslagen.register, vraagOver(wie, vak, stap, soort, feiten)).gegevens
    if (oordeel === undefined) throw new Error('One gegeven gives one oordeel')
    return oordeel
  }
  const [ja, nee] = [vraag('gegeven'), vraag('geweigerd')]
  const { uitleg } = nee
  if (nee.uitkomst === 'toegestaan') return { weg: 'mag-al', uitleg, grondslagen: nee.grondslagen }
  if (ruimte.indexOf(ja.uitkomst) > ruimte.indexOf(nee.uitkomst))
    return { weg: 'vragen', uitleg: ja.uitleg, grondslagen: ja.grondslagen }
  return { weg: nee.uitkomst === 'onbeslist' ? 'wet' : 'mag-niet', uitleg, grondslagen: [] }
}

/** Of one receiver, what consent would do for each area. */
function wegenVoor(
  bron: Bron,
  wie: Waar,
  ontvanger: string,
  stap: Stap,
  feiten: Zaakfeiten = {},
): ReadonlyMap<Basisvoorwaarde, Wegwijzer> {
  return new Map(
    basisvoorwaarden.map((basisvoorwaarde) => [
      basisvoorwaarde,
      wegVoor(bron, wie, { ontvanger, basisvoorwaarde }, stap, feiten),
    ]),
  )
}

/** What asking would do towards this receiver, with the objections that hold. */
function wegNaBezwaar(weg: Registerweg, bezwaren: Zaakstand['bezwaren'], vak: Vak): Weg {
  return weg === 'vragen' && toegewezenTegen(bezwaren, vak) !== undefined ? 'bezwaar' : weg
}

/** Of each area, the ways of these receivers, of someone with these objections. */
export function wegenPerGebied(
  bron: Bron,
  wie: Waar,
  stap: Stap,
  { ontvangers, bezwaren }: Gevraagd,
): ReadonlyMap<Basisvoorwaarde, readonly { readonly ontvanger: string; readonly weg: Weg }[]> {
  const wegen = ontvangers.map((ontvanger) => [ontvanger, wegenVoor(bron, wie, ontvanger, stap)] as const)
  return new Map(
    basisvoorwaarden.map((gebied) => [
      gebied,
      wegen.map(([ontvanger, van]) => ({
        ontvanger,
        weg: wegNaBezwaar(van.get(gebied)?.weg ?? 'mag-niet', bezwaren, {
          ontvanger,
          basisvoorwaarde: gebied,
        }),
      })),
    ]),
  )
}

/** Whom is asked about, and the objections of the person. */
interface Gevraagd extends Pick<Zaakstand, 'bezwaren'> {
  readonly ontvangers: readonly string[]
}

/** The areas in which something is asked, in a fixed order. */
export function teVragen(wegen: ReturnType<typeof wegenPerGebied>): readonly Basisvoorwaarde[] {
  return basisvoorwaarden.filter((gebied) => wegen.get(gebied)?.some(({ weg }) => weg === 'vragen'))
}

/** What is not asked, and why not. */
export function nietVragen<T extends { readonly weg: Weg }>(wegen: readonly T[]) {
  return wegen.flatMap(({ weg, ...rest }) => (weg === 'vragen' ? [] : [{ ...rest, weg }]))
}

/** The organisations for which asking would open something today, by name. */
export function vraagbareOntvangers(bron: Bron, wie: Waar, stap: Stap): readonly Organisatie[] {
  const alle = organisaties(undefined, datumVan(wie.nu))
  const partijen = new Set(
    [...new Map(alle.map((een) => [een.partij, een])).values()]
      .filter(({ id }) => [...wegenVoor(bron, wie, id, stap).values()].some(({ weg }) => weg === 'vragen'))
      .map(({ partij }) => partij),
  )
  return alle
    .filter(({ partij }) => partijen.has(partij))
    .toSorted((a, b) => a.naam.localeCompare(b.naam, 'nl'))
}

/**
 * Of the organisations for which asking would open something, those towards which objections that were granted keep all of it:
 * a yes for them changes nothing now.
 */
export function onderBezwaar(
  bron: Bron,
  wie: Waar,
  stap: Stap,
  bezwaren: Zaakstand['bezwaren'],
): readonly Organisatie[] {
  const tegen = vraagbareOntvangers(bron, wie, stap).filter(
    ({ id }) => gebiedenTegen(bezwaren, id).length > 0,
  )
  // What consent opens is the same for all of one kind.
  const perPartij = Map.groupBy(tegen, ({ partij }) => partij)
  return [...perPartij.values()].flatMap((hun) => {
    const wegen = wegenVoor(bron, wie, hun[0]?.id ?? '', stap)
    const gebieden = basisvoorwaarden.filter((gebied) => wegen.get(gebied)?.weg === 'vragen')
    return hun.filter(({ id: ontvanger }) =>
      gebieden.every(
        (basisvoorwaarde) => toegewezenTegen(bezwaren, { ontvanger, basisvoorwaarde }) !== undefined,
      ),
    )
  })
}

/** What goes to a kind of party without anyone's consent today. */
export interface ZonderToestemming {
  readonly partij: string
  /** What may go as things stand. */
  readonly mag: readonly Basisvoorwaarde[]
  /** What would if the law's own conditions are met, which nobody wrote down yet. */
  readonly misschien: readonly Basisvoorwaarde[]
}

/** What is known of one person: what was declared about the case, and the objections that hold. */
export interface Zaakstand {
  readonly feiten: Zaakfeiten
  readonly bezwaren: readonly GeldendBezwaar[]
}

/**
 * What may be shared today without asking, per kind of party, with what is known of the case. What an objection keeps from
 * every organisation of that kind is not in it: the law lets it go, and it does not go (AVG art. 18 and 21).
 */
export function magZonder(
  bron: Bron,
  wie: Waar,
  stap: Stap,
  { feiten, bezwaren }: Zaakstand,
): readonly ZonderToestemming[] {
  const perPartij = Map.groupBy(organisaties(undefined, datumVan(wie.nu)), (een) => een.partij)
  return [...perPartij].flatMap(([partij, hun]) => {
    const tegen = hun.map(({ id }) => gebiedenTegen(bezwaren, id))
    const wegen = [...wegenVoor(bron, wie, hun[0]?.id ?? '', stap, feiten)].filter(
      ([gebied]) => !tegen.every((gebieden) => gebieden.includes(gebied)),
    )
    const met = (welke: Weg) => wegen.filter(([, { weg }]) => weg === welke).map(([gebied]) => gebied)
    const [mag, misschien] = [met('mag-al'), met('wet')]
    const naam = bron.grondslagen.register.partij.get(partij)?.naam ?? partij
    return mag.length + misschien.length === 0 ? [] : [{ partij: naam, mag, misschien }]
  })
}

/** The name of a receiver; of one that is unknown here, its id. */
export function ontvangernaam(id: string): string {
  return organisatie(id)?.naam ?? id
}
