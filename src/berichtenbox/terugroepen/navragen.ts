import { sql } from 'kysely'
import { type Datum, datumVan } from '../../kern/datum.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Databank, Wie } from '../../platform/db.ts'
import type { Bezorggevolgen } from '../gevolgen.ts'
import { inBerichtenbox } from '../tabellen.ts'
import { navraagtermijn } from './beleid.ts'

/** What asking again needs. */
export interface Navraagdelen {
  readonly db: Databank
  readonly klok: Klok
  readonly bezorging: Bezorggevolgen
}

const dag = 86_400_000
/** At most so many in one transaction; the next look takes the rest. */
const meeste = 500

/** The server itself, for the sender that asked; for nobody when it looks who that is. */
const namens = (organisatie: string): Wie => ({
  organisatie,
  gebruiker: 'navraag',
  rol: 'systeem',
  doel: 'verwijdering-navragen',
})

/**
 * Asks again for every answer that is overdue and was not asked for lately, by system and by mail. However many servers do
 * this, each is asked once. Returns how many.
 */
export async function vraagNa(delen: Navraagdelen): Promise<number> {
  const nu = delen.klok.nu()
  const eerder = new Date(nu.getTime() - navraagtermijn.dagen * dag)
  const afzenders = await delen.db.transactie(namens(''), async (tx) => {
    const { rows } = await sql<{
      afzender: string
    }>`select afzender from berichtenbox.na_te_vragen(${datumVan(nu)}::date, ${eerder}) as afzender`.execute(
      tx,
    )
    return rows.map(({ afzender }) => afzender)
  })
  let gevraagd = 0
  for (const afzender of afzenders) gevraagd += await vraagNaVoor(delen, afzender, datumVan(nu), nu, eerder)
  return gevraagd
}

function vraagNaVoor(
  { db, bezorging }: Navraagdelen,
  afzender: string,
  vandaag: Datum,
  nu: Date,
  eerder: Date,
): Promise<number> {
  return db.transactie(namens(afzender), async (tx) => {
    const rijen = await inBerichtenbox(tx)
      .updateTable('berichtenbox.verwijderverzoek')
      .set({ herinnerd_op: nu, herinneringen: sql`herinneringen + 1` })
      .where('bericht', 'in', (eb) =>
        eb
          .selectFrom('berichtenbox.verwijderverzoek as v')
          .select('v.bericht')
          .where('v.afzender', '=', afzender)
          .where('v.stand', '=', 'open')
          .where('v.uiterlijk', '<', vandaag)
          .where(sql<boolean>`(v.herinnerd_op is null or v.herinnerd_op <= ${eerder})`)
          .orderBy('v.bericht')
          .limit(meeste)
          // Whom another server is asking, or who is answering at this moment, is not asked.
          .forUpdate()
          .skipLocked(),
      )
      .returning('bericht')
      .execute()
    await bezorging.gemeld(
      tx,
      rijen.map(({ bericht }) => ({ id: bericht, soort: 'verwijderherinnering', spoed: false })),
    )
    return rijen.length
  })
}
