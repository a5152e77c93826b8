import { sql } from 'kysely'
import { z } from 'zod'
import { Fout } from '../../kern/fout.ts'
import { heeftPersoonsnummer } from '../../kern/herleidbaar.ts'
import { heeftWoord, isLeesbaar } from '../../kern/tekst.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import type { Leesdelen } from '../lezen.ts'
import { type Bakbericht, noteerWerk } from './bakbericht.ts'
import { inWerk } from './tabellen.ts'

/** A label of an organisation. */
export interface Label {
  readonly id: string
  readonly naam: string
}

/** More labels than these nobody keeps apart, and a list of choices must stay one. */
const meesteLabels = 50

/** The name of a label: short, on one line, and never about a person. */
export const labelnaam = z
  .string()
  .trim()
  .min(1, 'Vul een naam in voor het label.')
  .max(30, 'Ten hoogste 30 tekens.')
  .refine(
    (naam) => isLeesbaar(naam) && !/[\n\r\t]/.test(naam),
    'Hier staat een teken in dat niet is te lezen.',
  )
  .refine(heeftWoord, 'Geef het label een naam met een letter of cijfer erin.')
  .refine((naam) => !heeftPersoonsnummer(naam), 'Zet geen nummer van een persoon in een label.')

/** The labels of the acting organisation, by name. */
export function leesLabels(tx: Tx, wie: Wie): Promise<readonly Label[]> {
  return inWerk(tx)
    .selectFrom('berichtenbox.label')
    .select(['id', 'naam'])
    .where('organisatie', '=', wie.organisatie)
    .orderBy(sql`lower(naam)`)
    .execute()
}

/**
 * The label with this id. Throws `ongeldige-invoer`, with the ids there are, for one that is not (any more): what is
 * written on a label may name someone, and that has no place in an error.
 */
export async function eisLabel(tx: Tx, wie: Wie, id: string): Promise<Label> {
  const labels = await leesLabels(tx, wie)
  const gekozen = labels.find((een) => een.id === id)
  if (gekozen !== undefined) return gekozen
  throw new Fout('ongeldige-invoer', 'Kies een label dat bestaat.', [
    {
      veld: 'label',
      melding: id === '' ? 'Kies een label.' : 'Dit label bestaat niet, of niet meer. Kies een ander.',
      toegestaan: labels.map((een) => een.id),
    },
  ])
}

/**
 * Makes a label. One that there is already, in capitals or not, is given as it is. Throws `conflict` when there are as
 * many as there may be.
 */
export async function maakLabel({ klok }: Leesdelen, tx: Tx, wie: Wie, naam: string): Promise<Label> {
  const labels = await leesLabels(tx, wie)
  const bestaand = labels.find((een) => een.naam.toLowerCase() === naam.toLowerCase())
  if (bestaand !== undefined) return bestaand
  if (labels.length >= meesteLabels)
    throw new Fout('conflict', `U hebt al ${meesteLabels} labels. Verwijder er eerst een.`, [
      { veld: 'naam', melding: `Er zijn al ${meesteLabels} labels. Verwijder er eerst een.` },
    ])
  return inWerk(tx)
    .insertInto('berichtenbox.label')
    .values({
      id: crypto.randomUUID(),
      organisatie: wie.organisatie,
      naam,
      door: wie.gebruiker,
      op: klok.nu(),
    })
    .returning(['id', 'naam'])
    .executeTakeFirstOrThrow()
}

/** Removes a label, also from every message that has it. Throws `niet-gevonden` when there is none with this id. */
export async function verwijderLabel(tx: Tx, wie: Wie, id: string): Promise<void> {
  const { numDeletedRows } = await inWerk(tx)
    .deleteFrom('berichtenbox.label')
    .where('id', '=', id)
    .where('organisatie', '=', wie.organisatie)
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) throw new Fout('niet-gevonden', 'Dit label bestaat niet, of niet meer.')
}

/** Puts a label on messages. Gives the ids of those that did not have it yet. */
export async function geefLabel(
  delen: Leesdelen,
  tx: Tx,
  wie: Wie,
  berichten: readonly Bakbericht[],
  { id: label }: Label,
): Promise<readonly string[]> {
  if (berichten.length === 0) return []
  const rij = { label, organisatie: wie.organisatie, door: wie.gebruiker, op: delen.klok.nu() }
  const nieuw = await inWerk(tx)
    .insertInto('berichtenbox.berichtlabel')
    .values(berichten.map(({ id }) => ({ bericht_id: id, ...rij })))
    .onConflict((oc) => oc.columns(['bericht_id', 'label']).doNothing())
    .returning('bericht_id')
    .execute()
  return noteerWerk(delen, tx, wie, berichten, nieuw)
}

/** Takes a label off a message; nothing happens when it is not on it. */
export async function haalLabelWeg(
  delen: Leesdelen,
  tx: Tx,
  wie: Wie,
  bericht: Bakbericht,
  label: string,
): Promise<void> {
  const weg = await inWerk(tx)
    .deleteFrom('berichtenbox.berichtlabel')
    .where('bericht_id', '=', bericht.id)
    .where('organisatie', '=', wie.organisatie)
    .where(sql<string>`label::text`, '=', label)
    .returning('bericht_id')
    .execute()
  await noteerWerk(delen, tx, wie, [bericht], weg)
}
