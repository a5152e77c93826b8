import { randomUUID } from 'node:crypto'
import { Fout } from '../kern/fout.ts'
import type { Wie } from '../platform/db.ts'
import type { Leverdelen } from './leveren.ts'
import { post } from './posten.ts'
import { inBezorging } from './store.ts'

/** How an address took a try. */
export interface Proefuitslag {
  readonly gelukt: boolean
  readonly uitleg: string
  readonly milliseconden: number
}

/**
 * Tells an address of a message that does not exist, once and at once, so that whoever connects it sees how it answers.
 * It is signed like a real one; it counts for nothing. Throws `niet-gevonden` for an address of another.
 */
export async function proef(delen: Leverdelen, wie: Wie, id: string): Promise<Proefuitslag> {
  const abonnement = await delen.db.transactie(wie, (tx) =>
    inBezorging(tx)
      .selectFrom('bezorging.abonnement')
      .select('adres')
      .where('id', '=', id)
      .where('stand', '<>', 'beeindigd')
      .executeTakeFirst(),
  )
  if (abonnement === undefined) throw new Fout('niet-gevonden', 'Dit adres bestaat niet of is beëindigd.')
  const begin = performance.now()
  const melding = { id: randomUUID(), soort: 'proef', bericht: randomUUID(), op: delen.klok.nu() } as const
  const afloop = await post(delen, abonnement.adres, melding)
  return {
    gelukt: afloop.gelukt,
    uitleg: afloop.gelukt ? 'Het adres nam de proefmelding aan.' : afloop.reden,
    milliseconden: Math.round(performance.now() - begin),
  }
}
