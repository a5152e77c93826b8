import { setTimeout as wacht } from 'node:timers/promises'
import type { Wereld } from './wereld.ts'

/** Waits until every job of delivery that is due was done. */
export async function klaar(bank: Wereld['bank']): Promise<void> {
  for (;;) {
    const [rij] = await bank.eigenaar.vraag(
      `select count(*)::int as n from wachtrij.job where name like 'bezorging-%'
       and (state = 'active' or (state in ('created', 'retry') and start_after <= now()))`,
      [],
    )
    if (rij?.n === 0) return
    await wacht(50)
  }
}

/** Sets the clock, makes everything that waits due now, and waits until it was tried. */
export async function laatVerstrijken({ klok, bank }: Wereld, moment: string): Promise<void> {
  klok.zet(moment)
  // Those who do it hear of it as they do of a new job: they look by themselves only once in seconds.
  await bank.eigenaar.vraag(
    `with nu as (update wachtrij.job set start_after = now()
       where name like 'bezorging-%' and state in ('created', 'retry') returning name)
     select pg_notify('pgboss_' || left(encode(sha224('wachtrij'), 'hex'), 24), name)
     from (select distinct name from nu) as rij`,
    [],
  )
  await klaar(bank)
}
