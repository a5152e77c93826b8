import { sql } from 'kysely'
import type { Tx, Wie } from '../../platform/db.ts'
import type { Collega } from '../../toegang/toegang.ts'
import type { Label } from './labels.ts'
import { inWerk } from './tabellen.ts'

/** How the own organisation works with one message. */
export interface Werkstand {
  /** Who does it; null for nobody, also when the role of who did it has ended. */
  readonly toegewezen: Collega | null
  readonly labels: readonly Label[]
}

/** The state of a message with which nobody did anything yet. */
export const onaangeroerd: Werkstand = { toegewezen: null, labels: [] }

/** How the own organisation works with these messages, by id. `collegas` are those with a role today. */
export async function leesWerkstand(
  tx: Tx,
  wie: Wie,
  ids: readonly string[],
  collegas: readonly Collega[],
): Promise<ReadonlyMap<string, Werkstand>> {
  const welke = sql<string>`any(${ids}::uuid[])`
  const toewijzingen = await inWerk(tx)
    .selectFrom('berichtenbox.toewijzing')
    .select(['bericht_id', 'medewerker'])
    .where('organisatie', '=', wie.organisatie)
    .where('bericht_id', '=', welke)
    .execute()
  const labels = await inWerk(tx)
    .selectFrom('berichtenbox.berichtlabel as b')
    .innerJoin('berichtenbox.label as l', 'l.id', 'b.label')
    .select(['b.bericht_id', 'l.id', 'l.naam'])
    .where('b.organisatie', '=', wie.organisatie)
    .where('b.bericht_id', '=', welke)
    .orderBy(sql`lower(l.naam)`)
    .execute()
  const perCollega = new Map(collegas.map((collega) => [collega.id, collega]))
  const van = new Map(toewijzingen.map((een) => [een.bericht_id, perCollega.get(een.medewerker) ?? null]))
  const perBericht = Map.groupBy(labels, ({ bericht_id }) => bericht_id)
  return new Map(
    ids.map((id) => [
      id,
      {
        toegewezen: van.get(id) ?? null,
        labels: (perBericht.get(id) ?? []).map(({ id: label, naam }) => ({ id: label, naam })),
      },
    ]),
  )
}
