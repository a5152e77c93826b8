import { sql } from 'kysely'
import { datumVan } from '../kern/datum.ts'
import { Fout } from '../kern/fout.ts'
import type { Logboek } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import { type Collega, type Kijker, leesCollegas } from '../toegang/toegang.ts'
import { inWerklijst } from './tabellen.ts'

/** Whose work this is. */
const werkrol = 'casemanager'

/** The colleagues to whom someone can be given today. */
export function werkcollegas(tx: Tx, wie: Kijker): Promise<readonly Collega[]> {
  return leesCollegas(tx, datumVan(wie.nu), [werkrol])
}

/** Who has whom, by detention. Whose role ended is no colleague any more: then it is nobody's. */
export async function leesToewijzingen(
  tx: Tx,
  { organisatie }: Kijker,
): Promise<ReadonlyMap<string, string>> {
  const rijen = await inWerklijst(tx)
    .selectFrom('werklijst.toewijzing')
    .select(['dossier', 'medewerker'])
    .where('organisatie', '=', organisatie)
    .where('medewerker', 'is not', null)
    .execute()
  return new Map(rijen.map(({ dossier, medewerker }) => [dossier, medewerker ?? '']))
}

/** Someone who is given to a colleague. */
export interface Werkmens {
  readonly dossier: string
  readonly persoon: string
}

/**
 * Gives people to a colleague, or to nobody (null). Who had them is remembered, so that it can be undone. Gives how many
 * changed hands. Throws `ongeldige-invoer` for a colleague that there is not.
 */
export async function draagOver(
  logboek: Logboek,
  tx: Tx,
  wie: Kijker,
  mensen: readonly Werkmens[],
  naar: string | null,
  daad: string,
): Promise<number> {
  if (naar !== null) await eisCollega(tx, wie, naar)
  if (mensen.length === 0) return 0
  const rijen = mensen.map(({ dossier, persoon }) => ({
    ...{ organisatie: wie.organisatie, dossier, persoon, medewerker: naar, vorige: null, daad },
    ...{ door: wie.gebruiker, op: wie.nu },
  }))
  const gewijzigd = await inWerklijst(tx)
    .insertInto('werklijst.toewijzing')
    .values(rijen)
    .onConflict((oc) =>
      oc
        .columns(['organisatie', 'dossier'])
        .doUpdateSet((eb) => ({
          vorige: sql<string | null>`toewijzing.medewerker`,
          medewerker: eb.ref('excluded.medewerker'),
          daad: eb.ref('excluded.daad'),
          door: eb.ref('excluded.door'),
          op: eb.ref('excluded.op'),
        }))
        // Giving someone to who has them already is no change.
        .where(sql<boolean>`toewijzing.medewerker is distinct from excluded.medewerker`),
    )
    .returning(['dossier', 'persoon'])
    .execute()
  await noteer(logboek, tx, wie, gewijzigd)
  return gewijzigd.length
}

async function eisCollega(tx: Tx, wie: Kijker, id: string): Promise<void> {
  const collegas = await werkcollegas(tx, wie)
  if (collegas.some((een) => een.id === id)) return
  throw new Fout('ongeldige-invoer', 'Kies een collega die casemanager is.', [
    {
      veld: 'medewerker',
      melding: 'Deze collega is nu geen casemanager in uw inrichting. Kies iemand uit de lijst.',
      toegestaan: collegas.map(({ naam }) => naam),
    },
  ])
}

/** What an act changed, for who did it: how many there are still as it left them; null when it was another's, or none. */
export async function leesDaad(
  tx: Tx,
  wie: Kijker,
  daad: string,
): Promise<{ readonly aantal: number; readonly medewerker: string | null } | null> {
  const rijen = await inWerklijst(tx)
    .selectFrom('werklijst.toewijzing')
    .select('medewerker')
    .where('organisatie', '=', wie.organisatie)
    .where('daad', '=', daad)
    .where('door', '=', wie.gebruiker)
    .execute()
  const [eerste] = rijen
  return eerste === undefined ? null : { aantal: rijen.length, medewerker: eerste.medewerker }
}

/** Undoes one's own act, for everyone who was not given on since. Gives how many; none when it was undone already. */
export async function draaiTerug(logboek: Logboek, tx: Tx, wie: Kijker, daad: string): Promise<number> {
  const terug = await inWerklijst(tx)
    .updateTable('werklijst.toewijzing')
    .set((eb) => ({
      medewerker: eb.ref('vorige'),
      vorige: eb.ref('medewerker'),
      daad: sql<string>`gen_random_uuid()`,
      op: wie.nu,
    }))
    .where('organisatie', '=', wie.organisatie)
    .where('daad', '=', daad)
    .where('door', '=', wie.gebruiker)
    .returning(['dossier', 'persoon'])
    .execute()
  await noteer(logboek, tx, wie, terug)
  return terug.length
}

async function noteer(
  logboek: Logboek,
  tx: Tx,
  wie: Kijker,
  mensen: readonly { readonly dossier: string; readonly persoon: string }[],
): Promise<void> {
  const regels = mensen.map(({ dossier, persoon }) => ({
    ...{ handeling: 'gewijzigd' as const, betrokkene: persoon, gegevens: [], toetsId: null },
    ...{ onderwerp: dossier, relatie: 'eigen-gedetineerde' },
  }))
  if (regels.length > 0) await logboek.noteer(tx, wie, wie.nu, regels)
}
