import { komtNa } from './route.ts'
import type { Regel, Toestaan } from './schema.ts'
import { type Tijdvak, tijdvakken, type Vak } from './tijdvak.ts'
import type { Begrippen, Processtap } from './woorden.ts'

/** The party the data are about. Everything of theirs they may ask for, but telling them is telling nobody else. */
export const betrokkene = 'betrokkene'

/** Told in their own right: never in the place of somebody else, and nobody else in theirs. */
const slachtoffer = 'slachtoffer'

/** What its members bring to an alliance goes out again on its own conditions: it is never the way round a refusal. */
export const samenwerkingsverband = 'zvh'

/** True for who is told because of who they are, and not because of the work they do. */
export function staatOpZichzelf(partij: string): boolean {
  return partij === betrokkene || partij === slachtoffer
}

/** Everything between one sender and one receiver. */
export interface Paar {
  /** By step, then by gegeven. */
  readonly stappen: ReadonlyMap<string, ReadonlyMap<string, Vak>>
  /** By gegeven, whatever the step. */
  readonly opWeg: ReadonlyMap<string, Vak>
}

/** The rules drawn as roads. A pair is drawn when it is first asked about, and kept: there are few pairs. */
export interface Kaart {
  paar(van: string, naar: string): Paar
  /**
   * Who may, at some time, get this gegeven of this sender in this step without consent. Not the betrokkene, not the
   * victim and not the sender: none of those is told in the place of somebody else.
   */
  ontvangers(van: string, stap: string, gegeven: string): readonly Ander[]
  /** Who may, at some time, give this gegeven to this receiver in this step without consent. Not the receiver. */
  gevers(naar: string, stap: string, gegeven: string): readonly Ander[]
  /** The steps that can still come after a step, in the order of the chain. */
  verderop(stap: string): readonly Processtap[]
}

/** Another receiver or sender, with what holds on the road to it. */
export interface Ander {
  readonly partij: string
  readonly vak: Vak
}

/** A list of rules that grows: the same list is the same object, so that its times are worked out once. */
class Rij implements Vak {
  readonly regels: readonly Regel[]
  readonly #langer = new Map<Regel, Rij>()
  #tijdvakken: readonly Tijdvak[] | undefined

  constructor(regels: readonly Regel[]) {
    this.regels = regels
  }

  get tijdvakken(): readonly Tijdvak[] {
    this.#tijdvakken ??= tijdvakken(this.regels)
    return this.#tijdvakken
  }

  met(regel: Regel): Rij {
    const bekend = this.#langer.get(regel)
    if (bekend) return bekend
    const langer = new Rij([...this.regels, regel])
    this.#langer.set(regel, langer)
    return langer
  }
}

/** Remembers an answer by the three ids it was asked with. */
function onthoud<T>(maak: (een: string, twee: string, drie: string) => T): typeof maak {
  const alles = new Map<string, Map<string, Map<string, T>>>()
  return (een, twee, drie) => {
    const perTwee = bij(alles, een, () => new Map<string, Map<string, T>>())
    const perDrie = bij(perTwee, twee, () => new Map<string, T>())
    return bij(perDrie, drie, () => maak(een, twee, drie))
  }
}

function raaktPaar(regel: Regel, van: string, naar: string): boolean {
  const heen = (v: string, o: string) =>
    (regel.verstrekkers === 'alle' || regel.verstrekkers.includes(v)) &&
    (regel.ontvangers === 'alle' || regel.ontvangers.includes(o))
  return regel.wederzijds ? van !== naar && (heen(van, naar) || heen(naar, van)) : heen(van, naar)
}

function bij<T>(map: Map<string, T>, key: string, maak: () => T): T {
  const bekend = map.get(key)
  if (bekend !== undefined) return bekend
  const nieuw = maak()
  map.set(key, nieuw)
  return nieuw
}

/** Draws the map of these rules, which must be sorted by id. */
export function tekenKaart(begrippen: Begrippen, regels: readonly Regel[]): Kaart {
  const alleGegevens = begrippen.gegevens.map((g) => g.id)
  const alleStappen = begrippen.processtappen.map((s) => s.id)
  const leeg = new Rij([])
  const tekenPaar = (van: string, naar: string): Paar => {
    const stappen = new Map<string, Map<string, Rij>>()
    const opWeg = new Map<string, Rij>()
    for (const regel of regels) {
      if (!raaktPaar(regel, van, naar)) continue
      const gegevens = regel.gegevens === 'alle' ? alleGegevens : regel.gegevens
      for (const g of gegevens) opWeg.set(g, (opWeg.get(g) ?? leeg).met(regel))
      for (const stap of regel.processtappen === 'alle' ? alleStappen : regel.processtappen) {
        const vakken = bij(stappen, stap, () => new Map<string, Rij>())
        for (const g of gegevens) vakken.set(g, (vakken.get(g) ?? leeg).met(regel))
      }
    }
    return { stappen, opWeg }
  }
  const paren = new Map<string, Map<string, Paar>>()
  const paar = (van: string, naar: string) =>
    bij(
      bij(paren, van, () => new Map<string, Paar>()),
      naar,
      () => tekenPaar(van, naar),
    )
  const opVolgorde = begrippen.processtappen.toSorted((a, b) => a.volgorde - b.volgorde)
  const verderop = new Map(
    opVolgorde.map((van) => [van.id, opVolgorde.filter((naar) => komtNa(naar, van))] as const),
  )
  return {
    paar,
    ontvangers: onthoud((van, stap, gegeven) =>
      zoekAnderen(regels, paar, stap, gegeven, (naar) => [van, naar]).filter(
        ({ partij }) => !staatOpZichzelf(partij),
      ),
    ),
    gevers: onthoud((naar, stap, gegeven) => zoekAnderen(regels, paar, stap, gegeven, (van) => [van, naar])),
    verderop: (stap) => verderop.get(stap) ?? [],
  }
}

function kanZonderToestemming(regel: Regel, stap: string, gegeven: string): regel is Toestaan {
  return (
    regel.soort === 'toestaan' &&
    regel.zekerheid !== 'onzeker' &&
    regel.gegevens.includes(gegeven) &&
    regel.processtappen.includes(stap) &&
    regel.voorwaarden.every(({ feit }) => feit !== 'toestemming')
  )
}

/** Who stands at the other end of a road on which this gegeven may go in this step without consent. */
function zoekAnderen(
  regels: readonly Regel[],
  paar: Kaart['paar'],
  stap: string,
  gegeven: string,
  wegMet: (ander: string) => readonly [van: string, naar: string],
): Ander[] {
  const kunnen = regels.filter((r) => kanZonderToestemming(r, stap, gegeven))
  const namen = new Set(kunnen.flatMap((r) => [...r.verstrekkers, ...r.ontvangers]))
  return [...namen].flatMap((partij) => {
    const [van, naar] = wegMet(partij)
    if (van === naar || !kunnen.some((r) => raaktPaar(r, van, naar))) return []
    const vak = paar(van, naar).stappen.get(stap)?.get(gegeven)
    return vak ? [{ partij, vak }] : []
  })
}
