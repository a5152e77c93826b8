import { Fout } from '../kern/fout.ts'
import type { Tx, Wie } from '../platform/db.ts'
import { type Bericht, haalBericht } from './bericht.ts'
import type { Leesdelen } from './lezen.ts'
import { inBerichtenbox } from './tabellen.ts'
import { leesSamen } from './terugroepen/samen.ts'
import { houdDraden } from './werk/bakbericht.ts'

/** A message in one of these states can be taken up; what was withdrawn stays so, whoever comes at the same moment. */
const levend = ['bezorgd', 'gelezen'] as const

/** Marks a message as read, the first time that someone of the receiving organisation opens it. */
export async function markeerGelezen(
  { klok }: Leesdelen,
  tx: Tx,
  wie: Wie,
  bericht: Bericht,
): Promise<Bericht> {
  if (bericht.ontvanger !== wie.organisatie || bericht.status !== 'bezorgd') return bericht
  const rij = await inBerichtenbox(tx)
    .updateTable('berichtenbox.bericht')
    .set({ status: 'gelezen', gelezen_op: klok.nu() })
    .where('id', '=', bericht.id)
    .where('status', '=', 'bezorgd')
    .returning(['status', 'gelezen_op'])
    .executeTakeFirst()
  // Withdrawn or read by someone else in between: then it is as they left it.
  return rij === undefined ? haalBericht(tx, bericht.id) : { ...bericht, ...rij }
}

/**
 * Confirms that the receiver has a message and takes it up. Doing it again changes nothing.
 * Throws `geen-toegang` for the sender and `conflict` for a withdrawn message.
 */
export async function bevestig(delen: Leesdelen, tx: Tx, wie: Wie, id: string): Promise<void> {
  await leesSamen(tx, wie)
  await pakOp(delen, tx, wie, await haalBericht(tx, id), '=')
}

/**
 * Takes up a message with all older open ones of the same detention: who picks up the newest has them all. Gives the
 * ids of those that nobody had taken up.
 */
export async function bevestigDraad(
  delen: Leesdelen,
  tx: Tx,
  wie: Wie,
  id: string,
): Promise<readonly string[]> {
  await leesSamen(tx, wie)
  return pakOp(delen, tx, wie, await haalBericht(tx, id), '<=')
}

/**
 * Takes up a message that is answered, with the older open ones of the same detention that the organisation has read: of
 * what nobody opened an answer says nothing.
 */
export async function bevestigGelezen(delen: Leesdelen, tx: Tx, wie: Wie, id: string): Promise<void> {
  await leesSamen(tx, wie)
  await pakOp(delen, tx, wie, await haalBericht(tx, id), '<=', true)
}

async function pakOp(
  { klok, logboek }: Leesdelen,
  tx: Tx,
  wie: Wie,
  bericht: Bericht,
  welke: '=' | '<=',
  alleenGelezen = false,
): Promise<readonly string[]> {
  if (bericht.ontvanger !== wie.organisatie)
    throw new Fout('geen-toegang', 'Alleen de ontvanger bevestigt een bericht.')
  const nu = klok.nu()
  if (welke === '<=') await houdDraden(tx, wie, [bericht.id], levend)
  const opgepakt = await inBerichtenbox(tx)
    .updateTable('berichtenbox.bericht')
    .set((eb) => ({
      status: 'gelezen',
      gelezen_op: eb.fn.coalesce('gelezen_op', eb.val(nu)),
      opgepakt_op: nu,
      opgepakt_door: wie.gebruiker,
    }))
    .where('dossier', '=', bericht.dossier)
    .where('ontvanger', '=', wie.organisatie)
    .where('volgnummer', welke, bericht.volgnummer)
    .where('opgepakt_op', 'is', null)
    .where('status', 'in', levend)
    .$if(alleenGelezen, (q) =>
      q.where((eb) => eb.or([eb('id', '=', bericht.id), eb('gelezen_op', 'is not', null)])),
    )
    .returning(['id', 'betrokkene', 'toets_id'])
    .execute()
  if (opgepakt.length === 0) {
    const { status } = await haalBericht(tx, bericht.id)
    if (status === 'ingetrokken')
      throw new Fout('conflict', 'Dit bericht is teruggeroepen. U pakt het niet meer op.')
    if (status === 'vernietigd')
      throw new Fout('conflict', 'De inhoud van dit bericht is vernietigd. U pakt het niet meer op.')
  }
  await logboek.noteer(
    tx,
    wie,
    nu,
    opgepakt.map(({ id, betrokkene, toets_id }) => ({
      handeling: 'gewijzigd' as const,
      betrokkene,
      gegevens: [],
      toetsId: toets_id,
      onderwerp: id,
    })),
  )
  return opgepakt.map(({ id }) => id)
}
