import { sql } from 'kysely'
import type { Tx, Wie } from '../../platform/db.ts'
import type { Leesdelen } from '../lezen.ts'
import { type Bijbesluit, type Bijkeuze, inBij } from './tabellen.ts'

/** What was decided on this message, oldest first; only for the burgemeester whose box it is in. */
export function leesBijbesluiten(tx: Tx, bericht: string): Promise<readonly Bijbesluit[]> {
  return inBij(tx)
    .selectFrom('berichtenbox.bijbesluit')
    .selectAll()
    .where('bericht', '=', bericht)
    .orderBy('op')
    .orderBy('id')
    .execute()
}

/** A measure with how its message stands. */
export type Maatregel = Bijbesluit & {
  readonly betrokkene: string
  readonly status: string
  /** How it ended, and on which day; null while it holds. */
  readonly einde: Bijkeuze | null
  readonly einddatum: string | null
  /** Why it holds no more, and who wrote that down. */
  readonly einde_reden: string | null
  readonly einde_door: string | null
}

/** A page of the measures that are accounted for, newest first. That they were looked at is in the logboek. */
export async function leesMaatregelen(
  { klok, logboek }: Leesdelen,
  tx: Tx,
  wie: Wie,
  { na, aantal }: { readonly na: string | undefined; readonly aantal: number },
): Promise<readonly Maatregel[]> {
  const rijen = await inBij(tx)
    .selectFrom('berichtenbox.bijbesluit as d')
    .innerJoin('berichtenbox.bericht as b', 'b.id', 'd.bericht')
    .leftJoin('berichtenbox.bijbesluit as e', 'e.van', 'd.id')
    .selectAll('d')
    .select(['b.betrokkene', 'b.status', 'e.besluit as einde', 'e.datum as einddatum'])
    .select(['e.reden as einde_reden', 'e.door_naam as einde_door'])
    .where('d.besluit', '=', 'maatregel')
    .where('d.ontvanger', '=', wie.organisatie)
    .$if(na !== undefined, (q) =>
      q.where(
        sql<boolean>`(d.op, d.id) < (select v.op, v.id from berichtenbox.bijbesluit v where v.id = ${na ?? ''})`,
      ),
    )
    .orderBy('d.op', 'desc')
    .orderBy('d.id', 'desc')
    .limit(aantal)
    .execute()
  await logboek.noteer(
    tx,
    wie,
    klok.nu(),
    rijen.map(({ bericht, betrokkene, toets_id }) => ({
      ...{ handeling: 'gelezen' as const, betrokkene, gegevens: [] },
      ...{ toetsId: toets_id, onderwerp: bericht },
    })),
  )
  return rijen
}
