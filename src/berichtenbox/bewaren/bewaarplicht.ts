import { randomUUID } from 'node:crypto'
import { Fout } from '../../kern/fout.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { type Bericht, haalBericht, isVanVreemde } from '../bericht.ts'
import { leesBijbesluiten } from '../bij/lezen.ts'
import type { Leesdelen } from '../lezen.ts'
import { inBerichtenbox } from '../tabellen.ts'
import { leesSamen } from '../terugroepen/samen.ts'
import { keurToelichting } from '../terugroepen/toelichting.ts'

/** Who may hold a message, and end that: who answers for the messages of the organisation. */
export const bewaarrollen = [
  'backoffice@dji',
  'tbs-medewerker@dji',
  'nazorgcoordinator',
  'burgemeester-gemachtigde',
  'reclasseringswerker',
  'directeur',
] as const

/** A hold as its own organisation sees it. */
export interface Bewaarplicht {
  readonly id: string
  readonly reden: string
  readonly door_naam: string
  readonly op: Date
  readonly beeindigd_naam: string | null
  readonly beeindigd_op: Date | null
  readonly beeindigd_reden: string | null
}

type Beheerder = Wie & { readonly naam: string }

/** The holds of the acting organisation on this message, newest first. */
export function leesBewaarplichten(tx: Tx, wie: Wie, bericht: string): Promise<readonly Bewaarplicht[]> {
  return inBerichtenbox(tx)
    .selectFrom('berichtenbox.bewaarplicht')
    .select(['id', 'reden', 'door_naam', 'op', 'beeindigd_naam', 'beeindigd_op', 'beeindigd_reden'])
    .where('bericht', '=', bericht)
    .where('organisatie', '=', wie.organisatie)
    .orderBy('op', 'desc')
    .orderBy('id')
    .execute()
}

/**
 * Holds a message: as long as this stands it is not destroyed. Throws `conflict` when it is held already,
 * destroyed, or was about the wrong person; `ongeldige-invoer` for a reason that names the person, and `niet-gevonden`
 * for what is not of this organisation.
 */
export async function stelBewaarplichtIn(
  delen: Leesdelen,
  tx: Tx,
  wie: Beheerder,
  id: string,
  reden: string,
): Promise<void> {
  await leesSamen(tx, wie)
  const bericht = await haalBericht(tx, id)
  if (isVanVreemde(bericht, wie))
    throw new Fout(
      'conflict',
      'Dit bericht ging over de verkeerde persoon. Uw organisatie kan het niet vasthouden.',
    )
  await keurReden(tx, reden, id)
  if (!(await isVastTeHouden(tx, bericht))) throw alVernietigd()
  const nu = delen.klok.nu()
  const { numInsertedOrUpdatedRows } = await inBerichtenbox(tx)
    .insertInto('berichtenbox.bewaarplicht')
    .values({
      id: randomUUID(),
      bericht: id,
      organisatie: wie.organisatie,
      reden,
      door: wie.gebruiker,
      door_naam: wie.naam,
      op: nu,
      beeindigd_door: null,
      beeindigd_naam: null,
      beeindigd_op: null,
      beeindigd_reden: null,
    })
    .onConflict((c) => c.columns(['bericht', 'organisatie']).where('beeindigd_op', 'is', null).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n)
    throw new Fout('conflict', 'Uw organisatie houdt dit bericht al vast. Er is niets veranderd.')
  // The row waited for who was destroying this message; then there is nothing left to hold.
  if (!(await isVastTeHouden(tx, await haalBericht(tx, id)))) throw alVernietigd()
  await noteer(delen, tx, wie, bericht, nu)
}

/** Ends the hold of the acting organisation. Throws `conflict` when there is none. */
export async function beeindigBewaarplicht(
  delen: Leesdelen,
  tx: Tx,
  wie: Beheerder,
  id: string,
  reden: string,
): Promise<void> {
  const bericht = await haalBericht(tx, id)
  await keurReden(tx, reden, id)
  const nu = delen.klok.nu()
  const { numUpdatedRows } = await inBerichtenbox(tx)
    .updateTable('berichtenbox.bewaarplicht')
    .set({
      beeindigd_door: wie.gebruiker,
      beeindigd_naam: wie.naam,
      beeindigd_op: nu,
      beeindigd_reden: reden,
    })
    .where('bericht', '=', id)
    .where('organisatie', '=', wie.organisatie)
    .where('beeindigd_op', 'is', null)
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== 1)
    throw new Fout('conflict', 'Uw organisatie houdt dit bericht niet vast. Er is niets veranderd.')
  await noteer(delen, tx, wie, bericht, nu)
}

/** True while there is something left to hold: content, or a measure that is accounted for. */
export async function isVastTeHouden(
  tx: Tx,
  { id, vernietigd_op }: Pick<Bericht, 'id' | 'vernietigd_op'>,
): Promise<boolean> {
  return vernietigd_op === null || (await leesBijbesluiten(tx, id)).length > 0
}

async function keurReden(tx: Tx, reden: string, bericht: string): Promise<void> {
  const fouten = await keurToelichting(tx, bericht, reden, 'reden')
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De reden kan zo niet.', fouten)
}

function alVernietigd(): Fout {
  return new Fout('conflict', 'De inhoud van dit bericht is al vernietigd. Er is niets om vast te houden.')
}

function noteer({ logboek }: Leesdelen, tx: Tx, wie: Wie, bericht: Bericht, nu: Date): Promise<void> {
  return logboek.noteer(tx, wie, nu, [
    {
      handeling: 'gewijzigd',
      betrokkene: bericht.betrokkene,
      gegevens: [],
      toetsId: bericht.toets_id,
      onderwerp: bericht.id,
    },
  ])
}
