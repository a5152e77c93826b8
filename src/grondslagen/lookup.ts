import type { Regel, Toestaan } from './schema.ts'
import type { Begrippen, Feit, Gegeven, Partij, Processtap, Wet } from './woorden.ts'

/** The whole register as plain JSON: what a server loads from disk and a browser gets sent. */
export interface RegisterInhoud {
  readonly registerversie: string
  readonly begrippen: Begrippen
  readonly wetten: readonly Wet[]
  readonly regels: readonly Regel[]
}

/** A permission for one receiver, found from the sender's side. */
export interface Weg {
  readonly ontvanger: string
  readonly regel: Toestaan
}

/** The register with its look-up tables. Rules are sorted by id, so file order can have no effect. */
export interface Register extends RegisterInhoud {
  readonly partij: ReadonlyMap<string, Partij>
  readonly gegeven: ReadonlyMap<string, Gegeven>
  readonly processtap: ReadonlyMap<string, Processtap>
  readonly feit: ReadonlyMap<string, Feit>
  readonly wet: ReadonlyMap<string, Wet>
  readonly regel: ReadonlyMap<string, Regel>
  /** Rules by sender, receiver and gegeven. */
  readonly opWeg: ReadonlyMap<string, readonly Regel[]>
  /** Permissions by sender and gegeven: who may receive it instead? */
  readonly vanaf: ReadonlyMap<string, readonly Weg[]>
}

/** Compares ids by code unit: the same on every machine, whatever its language. */
export function volgorde(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Key of `opWeg` (three parts) and `vanaf` (two parts). */
export function sleutel(verstrekker: string, tweede: string, gegeven?: string): string {
  return gegeven === undefined ? `${verstrekker}>${tweede}` : `${verstrekker}>${tweede}>${gegeven}`
}

function byId<T extends { id: string }>(waarden: readonly T[]): ReadonlyMap<string, T> {
  return new Map(waarden.map((waarde) => [waarde.id, waarde]))
}

function add<T>(map: Map<string, T[]>, key: string, waarde: T): void {
  const bestaand = map.get(key)
  if (bestaand) bestaand.push(waarde)
  else map.set(key, [waarde])
}

function paren(regel: Regel, partijen: readonly string[]): [string, string][] {
  const van = regel.verstrekkers === 'alle' ? partijen : regel.verstrekkers
  const naar = regel.ontvangers === 'alle' ? partijen : regel.ontvangers
  const heen = van.flatMap((v) => naar.map((o): [string, string] => [v, o]))
  if (!regel.wederzijds) return heen
  const terug = heen.map(([v, o]): [string, string] => [o, v])
  const uniek = new Map([...heen, ...terug].map((paar) => [sleutel(paar[0], paar[1]), paar]))
  return [...uniek.values()].filter(([v, o]) => v !== o)
}

/** Builds the look-up tables over plain content. Pure: works the same in a browser. */
export function bouwRegister(inhoud: RegisterInhoud): Register {
  const regels = inhoud.regels.toSorted((a, b) => volgorde(a.id, b.id))
  const partijen = inhoud.begrippen.partijen.map((p) => p.id)
  const alleGegevens = inhoud.begrippen.gegevens.map((g) => g.id)
  const opWeg = new Map<string, Regel[]>()
  const vanaf = new Map<string, Weg[]>()
  for (const regel of regels)
    for (const [van, naar] of paren(regel, partijen))
      for (const gegeven of regel.gegevens === 'alle' ? alleGegevens : regel.gegevens) {
        add(opWeg, sleutel(van, naar, gegeven), regel)
        if (regel.soort === 'toestaan') add(vanaf, sleutel(van, gegeven), { ontvanger: naar, regel })
      }
  return {
    ...inhoud,
    regels,
    partij: byId(inhoud.begrippen.partijen),
    gegeven: byId(inhoud.begrippen.gegevens),
    processtap: byId(inhoud.begrippen.processtappen),
    feit: byId(inhoud.begrippen.feiten),
    wet: byId(inhoud.wetten),
    regel: byId(regels),
    opWeg,
    vanaf,
  }
}
