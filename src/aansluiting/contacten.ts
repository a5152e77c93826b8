import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Fout } from '../kern/fout.ts'
import { alsZoeknaam } from '../kern/naam.ts'
import type { Klok } from '../platform/clock.ts'
import type { Tx, Wie } from '../platform/db.ts'

/** Someone at an organisation, with what that person uses for work. */
export interface Persoon {
  readonly naam: string
  readonly functie: string
  readonly telefoon: string | null
  readonly email: string | null
}

/** A shared mailbox of an organisation. */
export type Postbus = 'groepsmailbox' | 'backoffice'

type ContactTabel = {
  id: string
  organisatie: string
  soort: Postbus | 'persoon'
  naam: string | null
  functie: string | null
  telefoon: string | null
  email: string | null
  zoektekst: string
  door: string
  op: Date
  stuk_op: Date | null
  stuk_reden: string | null
}

/** One row: a mailbox, or a person. */
export type Contact = Omit<ContactTabel, 'zoektekst' | 'door' | 'op'>

/** More people than this are no longer a way in, but a staff list. */
const meesteMensen = 20

const met = (tx: Tx) => tx.withTables<{ 'aansluiting.contact': ContactTabel }>()

/** The mailboxes and people of these organisations, people by name. */
export async function haalContacten(
  tx: Tx,
  organisaties: readonly string[],
): Promise<ReadonlyMap<string, readonly Contact[]>> {
  const rijen = await met(tx)
    .selectFrom('aansluiting.contact')
    .select(['id', 'organisatie', 'soort', 'naam', 'functie', 'telefoon', 'email', 'stuk_op', 'stuk_reden'])
    .where('organisatie', '=', sql<string>`any(${organisaties})`)
    .orderBy('organisatie')
    .orderBy('naam')
    .orderBy('id')
    .execute()
  return Map.groupBy(rijen, ({ organisatie }) => organisatie)
}

/** What of the contacts holds one of these words, by organisation. */
export async function zoekContacten(
  tx: Tx,
  woorden: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (woorden.length === 0) return new Map()
  const patronen = woorden.map((woord) => `%${woord.replace(/[\\%_]/g, '\\$&')}%`)
  const rijen = await met(tx)
    .selectFrom('aansluiting.contact')
    .select(['organisatie', 'zoektekst'])
    .where(sql<boolean>`zoektekst like any(${patronen})`)
    .execute()
  return new Map(
    [...Map.groupBy(rijen, ({ organisatie }) => organisatie)].map(([organisatie, treffers]) => [
      organisatie,
      treffers.map(({ zoektekst }) => zoektekst),
    ]),
  )
}

function zoektekst(delen: readonly (string | null)[]): string {
  return alsZoeknaam(delen.filter((deel) => deel !== null).join(' '))
}

/** Adds someone to the contacts of the own organisation. Throws `conflict` when there are too many already. */
export async function voegMensToe(
  tx: Tx,
  klok: Klok,
  wie: Wie,
  organisatie: string,
  { naam, functie, telefoon, email }: Persoon,
): Promise<void> {
  const eigen = (await haalContacten(tx, [organisatie])).get(organisatie) ?? []
  if (eigen.filter(({ soort }) => soort === 'persoon').length >= meesteMensen)
    throw new Fout('conflict', `Er staan al ${meesteMensen} contactpersonen. Haal er eerst een weg.`)
  const wat = { naam, functie, telefoon, email, zoektekst: zoektekst([naam, functie, telefoon, email]) }
  await met(tx)
    .insertInto('aansluiting.contact')
    .values({
      ...{ id: randomUUID(), organisatie, soort: 'persoon', ...wat, door: wie.gebruiker, op: klok.nu() },
      ...{ stuk_op: null, stuk_reden: null },
    })
    .execute()
}

/** Takes someone off the list. Throws `niet-gevonden` for who is not on the list of this organisation. */
export async function haalMensWeg(tx: Tx, organisatie: string, id: string): Promise<void> {
  const { numDeletedRows } = await met(tx)
    .deleteFrom('aansluiting.contact')
    .where('id', '=', id)
    .where('organisatie', '=', organisatie)
    .where('soort', '=', 'persoon')
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) throw new Fout('niet-gevonden', 'Deze contactpersoon staat niet op uw lijst.')
}

/** Keeps the address of a shared mailbox of an organisation. That mail came back counts no more for another address. */
export async function zetPostbus(
  tx: Tx,
  klok: Klok,
  wie: Wie,
  organisatie: string,
  soort: Postbus,
  email: string,
): Promise<void> {
  const wat = { email, zoektekst: zoektekst([email]), door: wie.gebruiker, op: klok.nu() }
  const leeg = { naam: null, functie: null, telefoon: null, stuk_op: null, stuk_reden: null }
  const stuk = {
    stuk_op: sql<Date | null>`case when contact.email = excluded.email then contact.stuk_op end`,
    stuk_reden: sql<string | null>`case when contact.email = excluded.email then contact.stuk_reden end`,
  }
  await met(tx)
    .insertInto('aansluiting.contact')
    .values({ id: randomUUID(), organisatie, soort, ...leeg, ...wat })
    .onConflict((conflict) =>
      conflict
        .columns(['organisatie', 'soort'])
        .where('soort', '<>', 'persoon')
        .doUpdateSet({ ...wat, ...stuk }),
    )
    .execute()
}
