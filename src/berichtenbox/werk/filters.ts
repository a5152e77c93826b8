import { sql } from 'kysely'
import { z } from 'zod'
import { Fout } from '../../kern/fout.ts'
import { heeftPersoonsnummer } from '../../kern/herleidbaar.ts'
import { heeftWoord, isLeesbaar } from '../../kern/tekst.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { inWerk } from './tabellen.ts'

/** A filter that someone kept: its name, and what stands in the address. */
export interface BewaardFilter {
  readonly id: string
  readonly naam: string
  readonly vraag: string
}

/** More than these do not fit above a list. */
const meesteFilters = 20

/** The name of a kept filter. */
export const filternaam = z
  .string()
  .trim()
  .min(1, 'Geef het filter een naam.')
  .max(40, 'Ten hoogste 40 tekens.')
  .refine(
    (naam) => isLeesbaar(naam) && !/[\n\r\t]/.test(naam),
    'Hier staat een teken in dat niet is te lezen.',
  )
  .refine(heeftWoord, 'Geef het filter een naam met een letter of cijfer erin.')
  .refine((naam) => !heeftPersoonsnummer(naam), 'Zet geen nummer van een persoon in een naam.')

/** The filters that the acting user kept, by name. */
export function leesFilters(tx: Tx, wie: Wie): Promise<readonly BewaardFilter[]> {
  return inWerk(tx)
    .selectFrom('berichtenbox.bewaard_filter')
    .select(['id', 'naam', 'vraag'])
    .where('organisatie', '=', wie.organisatie)
    .where('gebruiker', '=', wie.gebruiker)
    .orderBy(sql`lower(naam)`)
    .execute()
}

/** The field with which someone says that the filter of the same name may go. */
export const vervangveld = 'vervang'

/**
 * Keeps a filter; one of the same name, in capitals or not, is replaced when that is asked. `vraag` is what the list read
 * from the address and wrote again. Throws `conflict` when another filter has this name, by the field with which it is
 * replaced, and when there are as many as there may be.
 */
export async function bewaarFilter(
  { klok }: { readonly klok: Klok },
  tx: Tx,
  wie: Wie,
  { naam, vraag, vervang }: Pick<BewaardFilter, 'naam' | 'vraag'> & { readonly vervang: boolean },
): Promise<void> {
  const { organisatie, gebruiker } = wie
  // Two windows of one user wait for each other, or both would be the twentieth.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`berichtenbox.filter ${gebruiker}`}, 0))`.execute(
    tx,
  )
  const bewaard = await leesFilters(tx, wie)
  const zelfde = bewaard.filter((een) => een.naam.toLowerCase() === naam.toLowerCase())
  if (!vervang && zelfde.some((een) => een.vraag !== vraag))
    throw new Fout('conflict', 'U hebt al een filter met deze naam.', [
      {
        veld: vervangveld,
        melding: 'U hebt al een filter met deze naam. Kies een andere naam, of kruis aan dat u het vervangt.',
      },
    ])
  for (const { id } of zelfde) await verwijderFilter(tx, wie, id)
  if (bewaard.length - zelfde.length >= meesteFilters)
    throw new Fout('conflict', `U hebt al ${meesteFilters} filters bewaard.`, [
      { veld: 'naam', melding: `U hebt al ${meesteFilters} filters bewaard. Verwijder er eerst een.` },
    ])
  await inWerk(tx)
    .insertInto('berichtenbox.bewaard_filter')
    .values({ id: crypto.randomUUID(), organisatie, gebruiker, naam, vraag, op: klok.nu() })
    .execute()
}

/** Removes a kept filter. Throws `niet-gevonden` for one that is not there, or not of this user. */
export async function verwijderFilter(tx: Tx, wie: Wie, id: string): Promise<void> {
  const { numDeletedRows } = await inWerk(tx)
    .deleteFrom('berichtenbox.bewaard_filter')
    .where('id', '=', id)
    .where('organisatie', '=', wie.organisatie)
    .where('gebruiker', '=', wie.gebruiker)
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) throw new Fout('niet-gevonden', 'Dit filter bestaat niet, of niet meer.')
}
