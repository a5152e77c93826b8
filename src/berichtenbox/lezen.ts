import { sql } from 'kysely'
import type { Logboek } from '../logboek/logboek.ts'
import type { Klok } from '../platform/clock.ts'
import type { Tx, Wie } from '../platform/db.ts'
import { type Bericht, basis, gelezen, haalBericht, isVanVreemde } from './bericht.ts'
import { leesSamen } from './terugroepen/samen.ts'

/** What reading needs. */
export interface Leesdelen {
  readonly klok: Klok
  readonly logboek: Logboek
}

/** One message of the acting organisation, written in the logboek. Throws `niet-gevonden` for what is not its own. */
export async function leesBericht(
  { klok, logboek }: Leesdelen,
  tx: Tx,
  wie: Wie,
  id: string,
): Promise<Bericht> {
  await leesSamen(tx, wie)
  const bericht = await haalBericht(tx, id)
  await logboek.noteer(tx, wie, klok.nu(), [gelezen(bericht, 'gelezen')])
  return bericht
}

/** More messages about one detention than anyone reads on one page. */
const heleDraad = 200

/**
 * The newest messages of the same detention that the acting organisation received or sent, oldest first. Each of them
 * is written in the logboek, except the message itself: that was written when it was read.
 */
export async function leesDraad(
  { klok, logboek }: Leesdelen,
  tx: Tx,
  wie: Wie,
  bericht: Bericht,
): Promise<readonly Bericht[]> {
  // Of someone it was not about, a receiver does not see what else there is.
  if (isVanVreemde(bericht, wie)) return [bericht]
  await leesSamen(tx, wie)
  const draad = await basis(tx)
    .where('b.dossier', '=', bericht.dossier)
    .where(
      sql<boolean>`(b.afzender = ${wie.organisatie} or t.grond is null or t.grond <> 'verkeerde-persoon')`,
    )
    .orderBy('b.volgnummer', 'desc')
    .limit(heleDraad)
    .execute()
  const andere = draad.filter(({ id, gegevens }) => id !== bericht.id && gegevens !== null)
  await logboek.noteer(
    tx,
    wie,
    klok.nu(),
    andere.map((ander) => gelezen(ander, 'gelezen')),
  )
  return draad.reverse()
}
