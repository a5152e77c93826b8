import type { Klok } from '../platform/clock.ts'
import type { Databank } from '../platform/db.ts'
import type { Controlepunt } from './controlepunt.ts'
import { laatsteZegel, zegelaar } from './store.ts'

/**
 * The newest checkpoint, to stand under what is made of lines: with it can be shown later that those lines stood in the log.
 * As it was signed; whoever checks it does so with the public keys. Null while nothing was sealed.
 */
export function haalControlepunt({
  db,
  klok,
}: {
  readonly db: Databank
  readonly klok: Klok
}): Promise<Controlepunt | null> {
  return db.transactie(zegelaar(klok.nu()), async (tx) => (await laatsteZegel(tx))?.punt ?? null)
}
