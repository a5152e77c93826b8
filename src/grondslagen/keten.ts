import type { Datum } from '../kern/datum.ts'
import type { Register } from './lookup.ts'
import { perRegister } from './memo.ts'
import type { Regel } from './schema.ts'
import { standVan } from './stand.ts'
import { alleWegen } from './verschil.ts'
import { vanToepassing } from './weging.ts'

/** The three ways in which a tbs can end, from step 16. */
export const routes = [
  { id: 'a', naam: 'Route a: met een GVM-maatregel, het OM gaat voor' },
  { id: 'b', naam: 'Route b: met een zorgmachtiging' },
  { id: 'c', naam: 'Route c: uitstroom naar een gemeente' },
] as const

/** One step of the tbs with the rules that speak in it, and what differs from the step before. */
export interface Ketenstap {
  readonly id: string
  /** "12" or "16a". */
  readonly nummer: string
  readonly naam: string
  readonly regels: readonly Regel[]
  /** Pairs "verstrekker>ontvanger" between whom something may go, that was not so in the step before. */
  readonly erbij: readonly string[]
  /** And pairs between whom nothing may go any more. */
  readonly eraf: readonly string[]
  /** True when something may go to someone in this step. */
  readonly delen: boolean
  /** How many gegevens more and fewer may go between the pairs that stay. */
  readonly meer: number
  readonly minder: number
}

type Mag = ReadonlyMap<string, ReadonlySet<string>>

const perStap = perRegister<Mag>()

/** What may go in a step, on conditions or without: by pair, the gegevens. */
function magIn(register: Register, stap: string, dag: Datum): Mag {
  // Only remembered per step and per moment the law changed, so an address cannot fill the memory.
  const grenzen = register.regels.filter((r) => vanToepassing(r, stap, dag)).map((r) => r.id)
  return perStap(register, `${stap} ${grenzen.join()}`, () => {
    const mag = new Map<string, Set<string>>()
    for (const weg of alleWegen(register)) {
      if (standVan(register, weg, stap, dag).soort === 'mag-niet') continue
      const paar = `${weg.verstrekker}>${weg.ontvanger}`
      mag.set(paar, (mag.get(paar) ?? new Set()).add(weg.gegeven))
    }
    return mag
  })
}

function telBij(mag: Mag, eerder: Mag): number {
  let som = 0
  for (const [paar, gegevens] of mag)
    for (const gegeven of gegevens) if (eerder.get(paar)?.has(gegeven) === false) som += 1
  return som
}

/** The step before: 17a follows 16a, and the three routes all follow step 15. */
function vorige(nummer: string): string | null {
  const getal = Number.parseInt(nummer, 10)
  if (getal === 1) return null
  return getal <= 16 ? `tbs-${getal - 1}` : `tbs-${getal - 1}${nummer.slice(-1)}`
}

/** The steps of the tbs in order, each compared with the one before it on its route. */
export function tbsKeten(register: Register, dag: Datum): readonly Ketenstap[] {
  const stappen = register.begrippen.processtappen.filter(({ id }) => id.startsWith('tbs-'))
  return stappen.map(({ id, naam }) => {
    const nummer = id.slice('tbs-'.length)
    const nu = magIn(register, id, dag)
    const voor = vorige(nummer)
    const eerder: Mag = voor === null ? new Map() : magIn(register, voor, dag)
    return {
      id,
      nummer,
      naam: naam.replace(/^Tbs stap \w+: /, '').replace(/ \((?:met|uitstroom)[^)]*\)$/, ''),
      regels: register.regels.filter((r) => vanToepassing(r, id, dag)),
      erbij: [...nu.keys()].filter((paar) => !eerder.has(paar)),
      eraf: [...eerder.keys()].filter((paar) => !nu.has(paar)),
      delen: nu.size > 0,
      meer: telBij(nu, eerder),
      minder: telBij(eerder, nu),
    }
  })
}
