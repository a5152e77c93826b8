import {
  type BewaardOordeel,
  type Grondslagen,
  type Register,
  vraagtToestemming,
} from '../../grondslagen/grondslagen.ts'
import type { Tx } from '../../platform/db.ts'
import type { Bericht } from '../bericht.ts'
import { type Terugroepgrond, terugroepgronden } from './beleid.ts'

/**
 * On which grounds its sender can recall this message. That consent was withdrawn says something only about a message of
 * which something rests on consent: what the law allows without it, stays allowed. One objects to what an informatieblad tells.
 */
export async function grondenVoor(
  { register, haalOordelen }: Grondslagen,
  tx: Tx,
  { toets_id, gegevens, soort }: Bericht,
): Promise<readonly Terugroepgrond[]> {
  const oordeel = (await haalOordelen(tx, [toets_id])).get(toets_id)
  const rust = Object.keys(gegevens ?? {}).some((id) => rustOpToestemming(register, oordeel, id))
  const soms: Partial<Record<Terugroepgrond, boolean>> = {
    'toestemming-ingetrokken': rust,
    bezwaar: soort === 'informatieblad',
  }
  return terugroepgronden.filter((grond) => soms[grond] ?? true)
}

/** True unless a rule that needs no consent allowed it: what cannot be traced counts as resting on consent. */
export function rustOpToestemming(
  register: Register,
  oordeel: BewaardOordeel | undefined,
  gegeven: string,
): boolean {
  const regels = oordeel?.gegevens.find((een) => een.gegeven === gegeven)?.regels ?? []
  return !regels.some((id) => {
    const regel = register.regel.get(id)
    return regel?.soort === 'toestaan' && !vraagtToestemming(regel)
  })
}
