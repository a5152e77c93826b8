import { z } from 'zod'
import { Fout } from '../../kern/fout.ts'
import { heeftPersoonsnummer, zonderTelefoon } from '../../kern/herleidbaar.ts'
import { isLeesbaar } from '../../kern/tekst.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { idVanAntwoord } from '../antwoordid.ts'
import type { Leesdelen } from '../lezen.ts'
import type { Bakbericht } from './bakbericht.ts'
import { inWerk } from './tabellen.ts'

/** A note of the own organisation with a message. */
export interface Notitie {
  readonly id: string
  readonly tekst: string
  readonly functie: string
  readonly op: Date
}

/** Signs in one note: enough for an appointment, too little for a file. */
const langsteNotitie = 1000

/** The text of a note, as it is typed: what may be in it, the form says. */
export const notitietekst = z
  .string()
  .trim()
  .min(1, 'Vul een notitie in.')
  .max(langsteNotitie, `Ten hoogste ${langsteNotitie} tekens.`)
  .refine(isLeesbaar, 'Hier staat een teken in dat niet is te lezen. Haal stuurtekens en halve tekens weg.')
  .refine(
    (tekst) => !heeftPersoonsnummer(zonderTelefoon(tekst)),
    'Haal het nummer weg: het lijkt op een BSN of een ander nummer van een persoon. Wie het nodig heeft, vindt het in het bericht.',
  )

/** The notes with a message, oldest first. Each is written in the logboek: it holds something about a person. */
export async function leesNotities(
  delen: Leesdelen,
  tx: Tx,
  wie: Wie,
  bericht: Pick<Bakbericht, 'id' | 'betrokkene'>,
): Promise<readonly Notitie[]> {
  const notities = await inWerk(tx)
    .selectFrom('berichtenbox.notitie')
    .select(['id', 'tekst', 'functie', 'op'])
    .where('bericht_id', '=', bericht.id)
    .where('organisatie', '=', wie.organisatie)
    .orderBy('volgnummer')
    .execute()
  await noteer(
    delen,
    tx,
    wie,
    bericht,
    'gelezen',
    notities.map(({ id }) => id),
  )
  return notities
}

/**
 * Adds a note; who wrote it stands with it by function, not by name. The id comes with the form, so that sending it
 * twice writes one note; what is kept is an id made of it, so that nobody learns which ids others used. Throws
 * `conflict` when it was used for another note.
 */
export async function schrijfNotitie(
  delen: Leesdelen,
  tx: Tx,
  wie: Wie,
  bericht: Bakbericht,
  notitie: Omit<Notitie, 'op'>,
): Promise<void> {
  const id = idVanAntwoord(wie, `notitie ${notitie.id}`)
  const { numInsertedOrUpdatedRows } = await inWerk(tx)
    .insertInto('berichtenbox.notitie')
    .values({
      ...notitie,
      id,
      bericht_id: bericht.id,
      organisatie: wie.organisatie,
      door: wie.gebruiker,
      op: delen.klok.nu(),
    })
    .onConflict((oc) => oc.column('id').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) await noteer(delen, tx, wie, bericht, 'vastgelegd', [id])
  else await eisZelfde(tx, wie, bericht, { ...notitie, id })
}

async function eisZelfde(
  tx: Tx,
  { organisatie }: Wie,
  bericht: Bakbericht,
  { id, tekst }: Pick<Notitie, 'id' | 'tekst'>,
): Promise<void> {
  const eerder = await inWerk(tx)
    .selectFrom('berichtenbox.notitie')
    .select(['bericht_id', 'tekst'])
    .where('id', '=', id)
    .where('organisatie', '=', organisatie)
    .executeTakeFirst()
  if (eerder?.bericht_id === bericht.id && eerder.tekst === tekst) return
  throw new Fout(
    'conflict',
    'Met dit id is al een andere notitie geschreven. Open het bericht opnieuw om nog een notitie te schrijven.',
  )
}

function noteer(
  { klok, logboek }: Leesdelen,
  tx: Tx,
  wie: Wie,
  { betrokkene }: Pick<Bakbericht, 'betrokkene'>,
  handeling: 'gelezen' | 'vastgelegd',
  ids: readonly string[],
): Promise<void> {
  const regels = ids.map((id) => ({ handeling, betrokkene, gegevens: [], toetsId: null, onderwerp: id }))
  return logboek.noteer(tx, wie, klok.nu(), regels)
}
