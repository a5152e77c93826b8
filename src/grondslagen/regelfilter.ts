import type { Datum } from '../kern/datum.ts'
import { geldigOp } from '../kern/periode.ts'
import type { Register } from './lookup.ts'
import type { Regel } from './schema.ts'

/** What a rule must be about; what is left out does not matter. All ids are known to the register. */
export interface Regelfilter {
  readonly verstrekker?: string | undefined
  readonly ontvanger?: string | undefined
  readonly gegeven?: string | undefined
  readonly processtap?: string | undefined
  readonly peildatum?: Datum | undefined
  readonly wet?: string | undefined
}

/** The rules the filter leaves, sorted by id. A rule that holds both ways is found from both sides. */
export function filterRegels({ regels }: Register, filter: Regelfilter): readonly Regel[] {
  const { gegeven, processtap, peildatum, wet } = filter
  return regels.filter(
    (regel) =>
      tussen(regel, filter) &&
      noemt(regel.gegevens, gegeven) &&
      noemt(regel.processtappen, processtap) &&
      (peildatum === undefined || geldigOp(regel, peildatum)) &&
      (wet === undefined || regel.grondslagen.some((g) => g.wet === wet)),
  )
}

function tussen(regel: Regel, { verstrekker, ontvanger }: Regelfilter): boolean {
  if (verstrekker !== undefined && verstrekker === ontvanger)
    return !regel.wederzijds && noemt(regel.verstrekkers, verstrekker) && noemt(regel.ontvangers, ontvanger)
  const heen = noemt(regel.verstrekkers, verstrekker) && noemt(regel.ontvangers, ontvanger)
  const terug = noemt(regel.ontvangers, verstrekker) && noemt(regel.verstrekkers, ontvanger)
  return heen || (regel.wederzijds && terug)
}

function noemt(lijst: readonly string[] | 'alle', id: string | undefined): boolean {
  return id === undefined || lijst === 'alle' || lijst.includes(id)
}
