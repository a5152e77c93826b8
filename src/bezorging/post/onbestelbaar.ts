import { sql } from 'kysely'
import { Fout } from '../../kern/fout.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Databank } from '../../platform/db.ts'
import { postbode } from './plannen.ts'
import { leesRapport } from './rapport.ts'

/**
 * Takes in a report that a mail of ours could not be delivered: marks the mailbox it went to, and what the mail told
 * is told again later. Throws `ongeldige-invoer` for anything else, and `niet-gevonden` for a mail that is not known.
 */
export async function verwerkRapport(
  { db, klok }: { readonly db: Databank; readonly klok: Klok },
  bericht: string,
): Promise<void> {
  const rapport = leesRapport(bericht)
  if (rapport === null)
    throw new Fout(
      'ongeldige-invoer',
      'Dit is geen bericht over post die niet aankwam (multipart/report met delivery-status).',
    )
  const { kenmerk, actie, code } = rapport
  if (kenmerk === null)
    throw new Fout('ongeldige-invoer', 'Dit bericht gaat niet over een mail van Terugkeer.')
  if (actie !== 'failed')
    throw new Fout(
      'ongeldige-invoer',
      'Dit bericht zegt niet dat een mail is mislukt. Er is niets veranderd.',
    )
  const nu = klok.nu()
  const reden = `De mail kwam terug: niet te bezorgen (${code}).`
  const { rows } = await db.transactie(postbode(nu), (tx) =>
    sql<{ bekend: boolean }>`select bezorging.onbestelbaar(${kenmerk}, ${nu}, ${reden}) as bekend`.execute(
      tx,
    ),
  )
  if (rows[0]?.bekend !== true)
    throw new Fout(
      'niet-gevonden',
      'Deze mail kennen wij niet, of hij is langer dan 90 dagen geleden verstuurd.',
    )
}
