import { sql } from 'kysely'
import { type Datum, datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { type Machtigingdelen, vraag } from './handelen.ts'
import { type Machtigingtabellen, type Medewerker, openVoorstellen, sluitOp, voegRolToe } from './opslag.ts'
import { beheer, jaarLater } from './stand.ts'

/** At most so many people are shown at once, those who came last first. */
const meeste = 100

/** Who signed in at an organisation that has nobody who may give roles. For Justid only; others see nobody. */
export async function zonderBeheerder(
  tx: Tx,
  { gebruiker }: Wie,
  dag: Datum,
): Promise<readonly Medewerker[]> {
  // The policies of the tables ask which day it is.
  await sql`select set_config('terugkeer.dag', ${dag}, true)`.execute(tx)
  return tx
    .withTables<Machtigingtabellen>()
    .selectFrom('toegang.medewerker')
    .select(['id', 'organisatie', 'naam', 'functie', 'eerst_gezien', 'laatst_gezien'])
    .where(sql<boolean>`toegang.zonder_beheerder(organisatie)`)
    .where(sql<boolean>`id::text <> ${gebruiker}`)
    .orderBy('laatst_gezien', 'desc')
    .orderBy('id')
    .limit(meeste)
    .execute()
}

/**
 * Asks, as Justid, that this person becomes the first beheerder of an organisation that has none. Another of Justid
 * confirms. Throws `niet-gevonden` for anyone else, and `conflict` when someone is asked for there already.
 */
export function stelEersteVoor({ db, klok }: Machtigingdelen, wie: Wie, medewerker: string): Promise<void> {
  return db.transactie(wie, async (tx) => {
    const nu = klok.nu()
    const dag = datumVan(nu)
    const mens = (await zonderBeheerder(tx, wie, dag)).find(({ id }) => id === medewerker)
    if (mens === undefined)
      throw new Fout(
        'niet-gevonden',
        'Deze persoon wacht niet bij een organisatie zonder machtigingenbeheerder.',
      )
    const { organisatie } = mens
    await sluitOp(tx, organisatie)
    const wachtend = await openVoorstellen(tx)
    if (wachtend.some((een) => een.organisatie === organisatie && een.soort === 'geven'))
      throw new Fout('conflict', 'Bij deze organisatie wacht al een vraag. Besluit daar eerst over.')
    const machtiging = {
      ...{ id: crypto.randomUUID(), medewerker, organisatie, rol: beheer, van: dag, tot: jaarLater(dag) },
      ...{ gegeven_door: wie.gebruiker, gegeven_op: nu, bevestigd_door: null, bevestigd_op: null },
      ...{ ingetrokken_door: null, ingetrokken_op: null, reden: null, herzien_op: null },
    }
    await voegRolToe(tx, machtiging)
    await vraag({ tx, wie, nu }, machtiging, 'justid', { soort: 'geven', tot: null, reden: null })
  })
}
