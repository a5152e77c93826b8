import type { Datum } from '../kern/datum.ts'
import type { Register } from './lookup.ts'
import type { Regel, Toestaan } from './schema.ts'

/**
 * What someone can do about a sharing: `bezwaar`, object (AVG art. 21 lid 1, of what is done for a task, art. 6 lid 1 onder e
 * or f); `intrekken`, take back the yes it rests on; `plicht`, nothing, because an act orders it; `wjsg`, not under the AVG;
 * `niets`, it is not shared.
 */
export type Bezwaarrecht = 'bezwaar' | 'intrekken' | 'plicht' | 'wjsg' | 'niets'

/** Who would tell what to whom, at which step and on which day. */
export interface Deling {
  readonly verstrekker: string
  readonly ontvanger: string
  readonly gegeven: string
  readonly processtap: string
  readonly peildatum: Datum
}

/** True for a permission that holds only with consent. */
export function vraagtToestemming(regel: Regel): boolean {
  return 'voorwaarden' in regel && regel.voorwaarden.some(({ feit }) => feit === 'toestemming')
}

/** The acts that govern data of justice in place of the AVG (AVG art. 2 lid 2 onder d). */
const buitenAvg: readonly string[] = ['wjsg', 'bjsg', 'beleidsregel-tul']

/**
 * What the register says someone can do about this sharing. Where several rules carry it, the one that leaves the least
 * decides: a right that is promised must be there. Pure.
 * @see AVG, artikel 21 lid 1
 */
export function bezwaarrecht(register: Register, deling: Deling): Bezwaarrecht {
  const regels = register.regels.filter((regel): regel is Toestaan => draagt(regel, deling))
  if (regels.length === 0) return 'niets'
  const zonder = regels.filter((regel) => !vraagtToestemming(regel))
  if (zonder.length === 0) return 'intrekken'
  const gronden = zonder.map((regel) =>
    regel.grondslagen.filter(({ voor }) => voor === undefined || voor.includes(deling.gegeven)),
  )
  if (gronden.some((van) => van.some(isPlicht))) return 'plicht'
  return gronden.some((van) => van.every(({ wet }) => buitenAvg.includes(wet))) ? 'wjsg' : 'bezwaar'
}

function isPlicht({ wet, artikel, lid, onderdeel }: Toestaan['grondslagen'][number]): boolean {
  return wet === 'avg' && artikel === '6' && lid === '1' && onderdeel === 'c'
}

function draagt(regel: Regel, { verstrekker, ontvanger, gegeven, processtap, peildatum }: Deling): boolean {
  if (regel.soort !== 'toestaan' || !regel.gegevens.includes(gegeven)) return false
  if (peildatum < regel.geldigVan || (regel.geldigTot !== null && peildatum > regel.geldigTot)) return false
  const heen = regel.verstrekkers.includes(verstrekker) && regel.ontvangers.includes(ontvanger)
  const terug = regel.verstrekkers.includes(ontvanger) && regel.ontvangers.includes(verstrekker)
  return regel.processtappen.includes(processtap) && (heen || (regel.wederzijds && terug))
}
