import { type Kaart, tekenKaart } from './kaart.ts'
import type { Regel } from './schema.ts'
import type { Begrippen, Feit, Gegeven, Partij, Processtap, Wet } from './woorden.ts'

/** The whole register as plain JSON: what a server loads from disk and a browser gets sent. */
export interface RegisterInhoud {
  readonly registerversie: string
  readonly begrippen: Begrippen
  readonly wetten: readonly Wet[]
  readonly regels: readonly Regel[]
}

/** The register with its look-up tables. Rules are sorted by id, so file order can have no effect. */
export interface Register extends RegisterInhoud {
  readonly partij: ReadonlyMap<string, Partij>
  readonly gegeven: ReadonlyMap<string, Gegeven>
  readonly processtap: ReadonlyMap<string, Processtap>
  readonly feit: ReadonlyMap<string, Feit>
  readonly wet: ReadonlyMap<string, Wet>
  readonly regel: ReadonlyMap<string, Regel>
  /** Rules by sender, receiver and gegeven, whatever the step. Worked out when first read. */
  readonly opWeg: ReadonlyMap<string, readonly Regel[]>
  /** The rules as roads between parties: what the toets walks. */
  readonly kaart: Kaart
}

/** Compares ids by code unit: the same on every machine, whatever its language. */
export function volgorde(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Key of `opWeg`. */
export function sleutel(verstrekker: string, ontvanger: string, gegeven: string): string {
  return `${verstrekker}>${ontvanger}>${gegeven}`
}

function byId<T extends { id: string }>(waarden: readonly T[]): ReadonlyMap<string, T> {
  return new Map(waarden.map((waarde) => [waarde.id, waarde]))
}

function tekenWegen({ partijen }: Begrippen, kaart: Kaart): ReadonlyMap<string, readonly Regel[]> {
  const wegen = partijen.flatMap(({ id: van }) =>
    partijen.flatMap(({ id: naar }) =>
      [...kaart.paar(van, naar).opWeg].map(
        ([gegeven, vak]) => [sleutel(van, naar, gegeven), vak.regels] as const,
      ),
    ),
  )
  return new Map(wegen)
}

/** Builds the look-up tables over plain content. Pure: works the same in a browser. */
export function bouwRegister(inhoud: RegisterInhoud): Register {
  const regels = inhoud.regels.toSorted((a, b) => volgorde(a.id, b.id))
  const kaart = tekenKaart(inhoud.begrippen, regels)
  let wegen: ReadonlyMap<string, readonly Regel[]> | undefined
  return {
    ...inhoud,
    regels,
    partij: byId(inhoud.begrippen.partijen),
    gegeven: byId(inhoud.begrippen.gegevens),
    processtap: byId(inhoud.begrippen.processtappen),
    feit: byId(inhoud.begrippen.feiten),
    wet: byId(inhoud.wetten),
    regel: byId(regels),
    get opWeg() {
      wegen ??= tekenWegen(inhoud.begrippen, kaart)
      return wegen
    },
    kaart,
  }
}
