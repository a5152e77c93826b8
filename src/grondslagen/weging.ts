import type { Datum } from '../kern/datum.ts'
import { geldigOp } from '../kern/periode.ts'
import type { Feiten } from './feiten.ts'
import type { Knelpunt, Regel, Toestaan, Verbieden } from './schema.ts'
import type { Uitkomst } from './soorten.ts'
import { type Waarheid, weegSamen } from './voorwaarde.ts'

/** The rules that say something about one gegeven, put in their heaps. */
export interface Weging {
  readonly toestaan: Readonly<Record<Waarheid, Toestaan[]>>
  readonly verbieden: Readonly<Record<Waarheid, Verbieden[]>>
  readonly knelpunten: Knelpunt[]
  /** Permissions nobody is sure of. They explain, they never allow. */
  readonly onzeker: Toestaan[]
}

/** True when the rule covers this step and is law on this date. */
export function vanToepassing(regel: Regel, processtap: string, peildatum: Datum): boolean {
  return geldtInStap(regel, processtap) && geldigOp(regel, peildatum)
}

/** True when the rule covers this step. */
export function geldtInStap(regel: Regel, processtap: string): boolean {
  return regel.processtappen === 'alle' || regel.processtappen.includes(processtap)
}

/** Weighs rules that are already known to apply, for one gegeven under these facts. */
export function weeg(regels: readonly Regel[], feiten: Feiten, gegeven: string): Weging {
  const weging: Weging = {
    toestaan: { waar: [], onwaar: [], onbekend: [] },
    verbieden: { waar: [], onwaar: [], onbekend: [] },
    knelpunten: [],
    onzeker: [],
  }
  for (const regel of regels) {
    if (regel.soort === 'knelpunt') weging.knelpunten.push(regel)
    else if (regel.soort === 'verbieden')
      weging.verbieden[weegSamen(regel.voorwaarden, feiten, gegeven)].push(regel)
    else if (regel.zekerheid === 'onzeker') weging.onzeker.push(regel)
    else weging.toestaan[weegSamen(regel.voorwaarden, feiten, gegeven)].push(regel)
  }
  return weging
}

/** The outcome: default deny, a prohibition beats a permission, what is unknown is said to be unknown. */
export function uitkomstVan({ toestaan, verbieden }: Weging): Uitkomst {
  if (verbieden.waar.length > 0) return 'geweigerd'
  const mogelijk = toestaan.waar.length + toestaan.onbekend.length > 0
  if (!mogelijk) return 'geweigerd'
  return toestaan.waar.length > 0 && verbieden.onbekend.length === 0 ? 'toegestaan' : 'onbeslist'
}
