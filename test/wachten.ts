import { setTimeout as wacht } from 'node:timers/promises'
import type { GeopendeDatabank } from '../src/platform/db.ts'

/** Resolves as soon as this happened. What never does is ended by the runner, which names the file. */
export async function tot(gebeurd: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await gebeurd())) await wacht(5)
}

/** Resolves when this promise is done, or when the database says that someone waits for a lock that is held. */
export async function klaarOfWacht(bank: GeopendeDatabank, iets: Promise<unknown>): Promise<void> {
  let klaar = false
  void iets.then(() => {
    klaar = true
  })
  // The embedded database lets one transaction through at a time: who comes second waits without a lock.
  while (!klaar && bank.soort === 'postgres') {
    const rijen = await bank.eigenaar.vraag(
      `select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
      [],
    )
    if (rijen.length > 0) return
    await wacht(5)
  }
}
