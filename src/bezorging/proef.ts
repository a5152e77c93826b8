import { randomUUID } from 'node:crypto'
import type { Wie } from '../platform/db.ts'
import { leesAbonnement } from './abonnementen.ts'
import type { Leverdelen } from './leveren.ts'
import { post } from './posten.ts'

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
  const abonnement = await delen.db.transactie(wie, (tx) => leesAbonnement(tx, id))
  const begin = performance.now()
  const wat = { id: randomUUID(), soort: 'proef', bericht: randomUUID(), op: delen.klok.nu() } as const
  const melding = { ...wat, vanwege: null }
  const afloop = await post(delen, abonnement, melding)
  return {
    gelukt: afloop.gelukt,
    uitleg: afloop.gelukt ? 'Het adres nam de proefmelding aan.' : afloop.reden,
    milliseconden: Math.round(performance.now() - begin),
  }
}
