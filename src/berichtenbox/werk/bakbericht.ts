import { sql } from 'kysely'
import { Fout } from '../../kern/fout.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import type { Leesdelen } from '../lezen.ts'
import { inBerichtenbox, type Status } from '../tabellen.ts'
import { leesSamen } from '../terugroepen/samen.ts'

/** A message in the own box, as far as working with it asks. */
export interface Bakbericht {
  readonly id: string
  readonly volgnummer: number
  readonly betrokkene: string
  readonly status: Status
  readonly opgepakt_op: Date | null
}

/** Why nothing is done with a message in this state any more; null while it lives. */
export function voorbij(status: Status): 'teruggeroepen' | 'vernietigd' | null {
  if (status === 'ingetrokken') return 'teruggeroepen'
  return status === 'vernietigd' ? 'vernietigd' : null
}

/** Throws `conflict` for what was recalled or destroyed. */
export function eisNietVoorbij({ status }: { readonly status: Status }): void {
  const hoe = voorbij(status)
  if (hoe !== null) throw new Fout('conflict', `Dit bericht is ${hoe}. U hoeft er niets mee te doen.`)
}

/** Those of these messages that stand, or once stood, in the box of who acts; oldest first. */
export function haalBakberichten(tx: Tx, wie: Wie, ids: readonly string[]): Promise<readonly Bakbericht[]> {
  return inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht')
    .select(['id', 'volgnummer', 'betrokkene', 'status', 'opgepakt_op'])
    .where('ontvanger', '=', wie.organisatie)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('volgnummer')
    .execute()
}

/**
 * Those of these messages that can be worked with. The box is held first, and then they are, until this transaction ends:
 * what would withdraw one waits, so that nothing is put on a message that is no more.
 */
export async function houdLevende(tx: Tx, wie: Wie, ids: readonly string[]): Promise<readonly Bakbericht[]> {
  await leesSamen(tx, wie)
  return inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht')
    .select(['id', 'volgnummer', 'betrokkene', 'status', 'opgepakt_op'])
    .where('ontvanger', '=', wie.organisatie)
    .where('status', 'in', ['bezorgd', 'gelezen'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('volgnummer')
    .forNoKeyUpdate()
    .execute()
}

/**
 * Holds every message in the own box about the same detentions as these that is in one of these states, oldest first: for
 * who changes several of them. Two who do so then come one after the other, and never wait for each other.
 */
export async function houdDraden(
  tx: Tx,
  wie: Wie,
  ids: readonly string[],
  standen: readonly Status[],
): Promise<void> {
  await leesSamen(tx, wie)
  const eigen = inBerichtenbox(tx).selectFrom('berichtenbox.bericht').where('ontvanger', '=', wie.organisatie)
  await eigen
    .select('id')
    .where('dossier', 'in', eigen.select('dossier').where('id', '=', sql<string>`any(${ids}::uuid[])`))
    .where('status', 'in', standen)
    .orderBy('volgnummer')
    .forNoKeyUpdate()
    .execute()
}

/**
 * One message in the own box that can be worked with. Throws `niet-gevonden` for what is not in it, also what one sent
 * oneself, and `conflict` for what was recalled or destroyed.
 */
export async function eisBakbericht(tx: Tx, wie: Wie, id: string): Promise<Bakbericht> {
  const [bericht] = await houdLevende(tx, wie, [id])
  if (bericht !== undefined) return bericht
  for (const ooit of await haalBakberichten(tx, wie, [id])) eisNietVoorbij(ooit)
  throw new Fout('niet-gevonden', 'Dit bericht bestaat niet, of het is niet voor uw organisatie.')
}

/** Writes in the logboek that work on these messages changed; gives their ids. */
export async function noteerWerk(
  { klok, logboek }: Leesdelen,
  tx: Tx,
  wie: Wie,
  berichten: readonly Bakbericht[],
  gewijzigd: readonly { readonly bericht_id: string }[],
): Promise<readonly string[]> {
  const ids = new Set(gewijzigd.map(({ bericht_id }) => bericht_id))
  const regels = berichten
    .filter(({ id }) => ids.has(id))
    .map(({ id, betrokkene }) => ({
      handeling: 'gewijzigd' as const,
      betrokkene,
      gegevens: [],
      toetsId: null,
      onderwerp: id,
    }))
  await logboek.noteer(tx, wie, klok.nu(), regels)
  return [...ids]
}
