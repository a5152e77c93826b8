import { sql } from 'kysely'
import type { Datum } from '../../kern/datum.ts'
import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { type Collega, leesCollegas } from '../../toegang/toegang.ts'
import { boxrollen } from '../boxrollen.ts'
import type { Leesdelen } from '../lezen.ts'
import { type Bakbericht, noteerWerk } from './bakbericht.ts'
import { inWerk } from './tabellen.ts'

/** The colleagues to whom a message in this box can be given today. */
export function boxcollegas(tx: Tx, dag: Datum): Promise<readonly Collega[]> {
  return leesCollegas(tx, dag, boxrollen)
}

/**
 * The colleague with this id. Throws `ongeldige-invoer` for who is not of the own organisation, and for who has no role
 * that may read this box: the answer is the same for both.
 */
export async function eisCollega(tx: Tx, klok: Leesdelen['klok'], medewerker: string): Promise<Collega> {
  const collegas = await boxcollegas(tx, datumVan(klok.nu()))
  const gekozen = collegas.find(({ id }) => id === medewerker)
  if (gekozen === undefined)
    throw new Fout('ongeldige-invoer', 'Kies een collega die deze box mag lezen.', [
      {
        veld: 'medewerker',
        melding:
          medewerker === ''
            ? 'Kies een collega.'
            : 'Deze collega heeft geen rol waarmee hij deze box mag lezen, of die rol is voorbij. Kies een ander.',
        toegestaan: collegas.map(({ naam }) => naam),
      },
    ])
  return gekozen
}

/** Gives messages to a colleague; one that had them before has them no more. Gives the ids of what changed. */
export async function wijsToe(
  delen: Leesdelen,
  tx: Tx,
  wie: Wie,
  berichten: readonly Bakbericht[],
  { id: medewerker }: Collega,
): Promise<readonly string[]> {
  if (berichten.length === 0) return []
  const rij = { organisatie: wie.organisatie, medewerker, door: wie.gebruiker, op: delen.klok.nu() }
  const gewijzigd = await inWerk(tx)
    .insertInto('berichtenbox.toewijzing')
    .values(berichten.map(({ id }) => ({ bericht_id: id, ...rij })))
    .onConflict((oc) =>
      oc
        .columns(['bericht_id', 'organisatie'])
        .doUpdateSet((eb) => ({
          medewerker: eb.ref('excluded.medewerker'),
          door: eb.ref('excluded.door'),
          op: eb.ref('excluded.op'),
        }))
        // Giving it to who has it already is no change.
        .where(sql<boolean>`toewijzing.medewerker <> excluded.medewerker`),
    )
    .returning('bericht_id')
    .execute()
  return noteerWerk(delen, tx, wie, berichten, gewijzigd)
}

/** Takes messages back from whoever has them. Gives the ids of what changed. */
export async function geefTerug(
  delen: Leesdelen,
  tx: Tx,
  wie: Wie,
  berichten: readonly Bakbericht[],
): Promise<readonly string[]> {
  const weg = await inWerk(tx)
    .deleteFrom('berichtenbox.toewijzing')
    .where('bericht_id', '=', sql<string>`any(${berichten.map(({ id }) => id)}::uuid[])`)
    .where('organisatie', '=', wie.organisatie)
    .returning('bericht_id')
    .execute()
  return noteerWerk(delen, tx, wie, berichten, weg)
}
