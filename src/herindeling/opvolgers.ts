import type { Datum } from '../kern/datum.ts'
import type { Tx } from '../platform/db.ts'
import { inHerindeling } from './opslag.ts'

/** Who an organisation is on a day: itself, or the one it went into, over any number of steps. */
export type Opvolger = (organisatie: string) => string

/**
 * The successors of organisations by the mergers that two people confirmed and whose day has come. A split leads
 * nowhere by itself. The reference data know older mergers; see gemeenteOp.
 */
export async function leesOpvolgers(tx: Tx, dag: Datum): Promise<Opvolger> {
  const rijen = await inHerindeling(tx)
    .selectFrom('herindeling.plan')
    .select(['van', 'naar'])
    .where('bevestigd_op', 'is not', null)
    .where('afgelast_op', 'is', null)
    .where('datum', '<=', dag)
    .execute()
  const naar = new Map<string, string>()
  for (const { van, naar: opvolgers } of rijen)
    if (opvolgers.length === 1)
      for (const partij of ['college', 'burgemeester'])
        naar.set(`${partij}-${van}`, `${partij}-${opvolgers[0]}`)
  return (organisatie) => volg(naar, organisatie)
}

function volg(naar: ReadonlyMap<string, string>, organisatie: string): string {
  let nu = organisatie
  // As many steps as there are mergers is enough, also where two plans wrongly lead to each other.
  for (let stap = 0; stap < naar.size; stap++) nu = naar.get(nu) ?? nu
  return nu
}
