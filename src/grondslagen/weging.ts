import type { Datum } from '../kern/datum.ts'
import { geldigOp } from '../kern/periode.ts'
import type { Feiten } from './feiten.ts'
import { onwaar, waar, weegProeven } from './proef.ts'
import type { Knelpunt, Regel, Toestaan, Verbieden } from './schema.ts'
import type { Kans, Tijdvak } from './tijdvak.ts'
import type { Waarheid } from './voorwaarde.ts'

/** The rules that say something about one gegeven, put in their heaps. */
export interface Weging {
  readonly tijdvak: Tijdvak
  readonly toestaan: Readonly<Record<Waarheid, Toestaan[]>>
  readonly verbieden: Readonly<Record<Waarheid, Verbieden[]>>
  readonly knelpunten: readonly Knelpunt[]
  /** Permissions nobody is sure of. They explain, they never allow. */
  readonly onzeker: readonly Toestaan[]
}

function hopen<T extends Toestaan | Verbieden>(kansen: readonly Kans<T>[], feiten: Feiten, gegeven: string) {
  const op: Record<Waarheid, T[]> = { waar: [], onwaar: [], onbekend: [] }
  for (const { regel, proeven } of kansen) {
    const een = weegProeven(proeven, feiten, gegeven)
    op[een === waar ? 'waar' : een === onwaar ? 'onwaar' : 'onbekend'].push(regel)
  }
  return op
}

/** Weighs the rules of a stretch of days, for one gegeven under these facts. */
export function weeg(tijdvak: Tijdvak, feiten: Feiten, gegeven: string): Weging {
  return {
    tijdvak,
    toestaan: hopen(tijdvak.ja, feiten, gegeven),
    verbieden: hopen(tijdvak.nee, feiten, gegeven),
    knelpunten: tijdvak.knelpunten,
    onzeker: tijdvak.onzeker,
  }
}

/** True when the rule covers this step and is law on this date: the plain reading, for who looks at one rule. */
export function vanToepassing(regel: Regel, processtap: string, peildatum: Datum): boolean {
  const { processtappen } = regel
  return (processtappen === 'alle' || processtappen.includes(processtap)) && geldigOp(regel, peildatum)
}
