import { sql } from 'kysely'
import { alsZoeknaam } from '../kern/naam.ts'
import { type Tx, voegToe } from '../platform/db.ts'
import type { Persoonsgegevens } from './gebeurtenis.ts'
import { inDetentie, type PersoonRij } from './tabellen.ts'

/** A person as stored: who it is, and what the newest event says. */
export interface Persoon {
  readonly id: string
  readonly bsn: string | null
  readonly skn: string | null
  readonly gegevens: Persoonsgegevens
  readonly gegevensVan: string
}

/**
 * Finds and locks the people with these numbers, so that two deliveries about one person wait for each other.
 * Locking in the order of the id keeps two batches from waiting for one another for ever.
 */
export async function vergrendelPersonen(
  tx: Tx,
  { bsns, skns, ids }: { bsns: readonly string[]; skns: readonly string[]; ids: readonly string[] },
): Promise<readonly Persoon[]> {
  const rijen = await inDetentie(tx)
    .selectFrom('detentie.persoon')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('bsn', '=', sql<string>`any(${bsns})`),
        eb('skn', '=', sql<string>`any(${skns})`),
        eb('id', '=', sql<string>`any(${ids})`),
      ]),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  return rijen.map(alsPersoon)
}

function alsPersoon(rij: PersoonRij): Persoon {
  return {
    id: rij.id,
    bsn: rij.bsn,
    skn: rij.skn,
    gegevens: rij.gegevens,
    gegevensVan: rij.gegevens_van.toISOString(),
  }
}

/** Adds people that are new; one that another delivery added meanwhile is left as it is. */
export function voegPersonenToe(tx: Tx, bron: string, personen: readonly Persoon[]): Promise<number> {
  return voegToe(
    tx,
    'detentie.persoon',
    personen.map((persoon) => persoonRij(bron, persoon)),
    'laat-staan',
  )
}

function persoonRij(bron: string, persoon: Persoon) {
  const { id, bsn, skn, gegevens, gegevensVan } = persoon
  const zoeknaam = alsZoeknaam(gegevens.geslachtsnaam)
  return { id, bron, bsn, skn, zoeknaam, gegevens, gegevens_van: gegevensVan }
}

/**
 * Writes what the newest event says about people who were known already. As an insert that always meets its row: that
 * goes by the key whatever the planner believes, where an update with a join reads the whole table for each row as
 * long as the table has no statistics.
 */
export async function werkPersonenBij(tx: Tx, bron: string, personen: readonly Persoon[]): Promise<void> {
  if (personen.length === 0) return
  const rijen = JSON.stringify(personen.map((persoon) => persoonRij(bron, persoon)))
  await sql`insert into detentie.persoon
    select * from json_populate_recordset(null::detentie.persoon, ${rijen}::json)
    on conflict (id) do update set bsn = excluded.bsn, skn = excluded.skn,
      zoeknaam = excluded.zoeknaam, gegevens = excluded.gegevens, gegevens_van = excluded.gegevens_van`.execute(
    tx,
  )
}

/** Takes numbers away from people, before others get them in the same delivery. */
export async function geefNummersVrij(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await inDetentie(tx)
    .updateTable('detentie.persoon')
    .set({ bsn: null, skn: null })
    .where('id', '=', sql<string>`any(${ids})`)
    .execute()
}

/** One person by id, without a lock. */
export async function haalPersoon(tx: Tx, id: string): Promise<Persoon | null> {
  const rij = await inDetentie(tx)
    .selectFrom('detentie.persoon')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return rij === undefined ? null : alsPersoon(rij)
}
