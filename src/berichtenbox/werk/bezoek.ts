import { sql } from 'kysely'
import type { Tx, Wie } from '../../platform/db.ts'
import { inBerichtenbox } from '../tabellen.ts'
import { inWerk } from './tabellen.ts'
import { isSinds, type Sinds } from './voorwaarden.ts'

/** Minutes without a look after which someone was away: as long as a session lasts without a request. */
const stilte = 30

/** Seconds between two notes of one visit: once for each page would be a write for each read. */
const notitie = 60

/**
 * Notes that someone looks at the box. Gives when this user looked the time before; null the first time. Looking on
 * and on is one visit, or what is new would be gone at the first click.
 */
export async function noteerBezoek(tx: Tx, wie: Wie, nu: Date): Promise<Date | null> {
  const { organisatie, gebruiker } = wie
  const bezoek = await leesBezoek(tx, wie)
  if (bezoek !== undefined && nu.getTime() - bezoek.laatst_op.getTime() < notitie * 1000)
    return bezoek.vorige_op
  const weg = new Date(nu.getTime() - stilte * 60_000)
  const { vorige_op } = await inWerk(tx)
    .insertInto('berichtenbox.bezoek')
    .values({ organisatie, gebruiker, laatst_op: nu, vorige_op: null })
    .onConflict((oc) =>
      oc.columns(['organisatie', 'gebruiker']).doUpdateSet({
        vorige_op: sql<Date | null>`case when bezoek.laatst_op < ${weg} then bezoek.laatst_op else bezoek.vorige_op end`,
        laatst_op: sql<Date>`greatest(bezoek.laatst_op, excluded.laatst_op)`,
      }),
    )
    .returning('vorige_op')
    .executeTakeFirstOrThrow()
  return vorige_op
}

/** When this user looked the time before; null for who never did. */
export async function leesVorigBezoek(tx: Tx, wie: Wie): Promise<Date | null> {
  return (await leesBezoek(tx, wie))?.vorige_op ?? null
}

function leesBezoek(tx: Tx, { organisatie, gebruiker }: Wie) {
  return inWerk(tx)
    .selectFrom('berichtenbox.bezoek')
    .select(['laatst_op', 'vorige_op'])
    .where('organisatie', '=', organisatie)
    .where('gebruiker', '=', gebruiker)
    .executeTakeFirst()
}

/** How much happened in the box of who acts since this moment, in numbers. */
export async function telSinds(tx: Tx, wie: Wie, moment: Date): Promise<Readonly<Record<Sinds, number>>> {
  const box = inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht as b')
    .where('b.ontvanger', '=', wie.organisatie)
  const aantal = (soort: Sinds) =>
    sql<number>`count(*) filter (where ${isSinds(wie, soort, moment)})`.as(soort)
  const kwam = await box
    .where((eb) => eb.or([eb('b.bezorgd_op', '>', moment), eb('b.ingetrokken_op', '>', moment)]))
    .select([aantal('nieuw'), aantal('gewijzigd'), aantal('ingetrokken')])
    .executeTakeFirstOrThrow()
  // Apart, because what is answered now can have come long ago.
  const { beantwoord } = await box
    .where(isSinds(wie, 'beantwoord', moment))
    .select(({ fn }) => fn.countAll<number>().as('beantwoord'))
    .executeTakeFirstOrThrow()
  return { ...kwam, beantwoord }
}
