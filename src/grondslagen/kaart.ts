import type { Regel, Toestaan } from './schema.ts'
import { type Tijdvak, tijdvakken, type Vak } from './tijdvak.ts'
import type { Begrippen, Processtap } from './woorden.ts'

/** The party the data are about. Everything of theirs they may ask for, but telling them is telling nobody else. */
export const betrokkene = 'betrokkene'

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
   * Who else may, at some time, get this gegeven of this sender in this step without consent. Not the betrokkene and
   * not the sender: neither of those is told in the place of somebody else.
   */
  anderen(van: string, stap: string, gegeven: string): readonly Ander[]
  /** The steps in the order of the chain. */
  readonly stappen: readonly Processtap[]
}

/** Another receiver. */
export interface Ander {
  readonly ontvanger: string
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
  const anderen = new Map<string, Map<string, Map<string, readonly Ander[]>>>()
  return {
    paar,
    anderen: (van, stap, gegeven) => {
      const perStap = bij(anderen, van, () => new Map<string, Map<string, readonly Ander[]>>())
      return bij(
        bij(perStap, stap, () => new Map<string, readonly Ander[]>()),
        gegeven,
        () => zoekAnderen(regels, paar, van, stap, gegeven),
      )
    },
    stappen: begrippen.processtappen.toSorted((a, b) => a.volgorde - b.volgorde),
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

function zoekAnderen(
  regels: readonly Regel[],
  paar: Kaart['paar'],
  van: string,
  stap: string,
  gegeven: string,
): Ander[] {
  const kunnen = regels.filter((r) => kanZonderToestemming(r, stap, gegeven))
  const namen = kunnen.flatMap((r) => (r.wederzijds ? [...r.ontvangers, ...r.verstrekkers] : r.ontvangers))
  return [...new Set(namen)]
    .filter((naar) => naar !== van && naar !== betrokkene && kunnen.some((r) => raaktPaar(r, van, naar)))
    .flatMap((ontvanger) => {
      const vak = paar(van, ontvanger).stappen.get(stap)?.get(gegeven)
      return vak ? [{ ontvanger, vak }] : []
    })
}
