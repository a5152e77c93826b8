import { type Generated, sql } from 'kysely'
import { alsZoeknaam } from '../kern/naam.ts'
import { type Tx, voegToe } from '../platform/db.ts'
import type { Gebeurtenis, Persoonsgegevens } from './gebeurtenis.ts'
import type { Toewijzing } from './perioden.ts'

type PersoonRij = {
  id: string
  bron: string
  bsn: string | null
  skn: string | null
  zoeknaam: string
  gegevens: Persoonsgegevens
  gegevens_van: Date
}
type GebeurtenisRij = {
  id: string
  volgnummer: Generated<number>
  persoon_id: string
  bron: string
  soort: string
  tijdstip: Date
  ontvangen_op: Date
  afdruk: string
  inrichting: string | null
  corrigeert: string | null
}
type LeveringRij = {
  gebeurtenis_id: string
  bron: string
  inhoud: Gebeurtenis
}
type PeriodeRij = {
  id: string
  persoon_id: string
  bron: string
  stand: 'loopt' | 'beeindigd' | 'einde-onbekend' | 'vervallen'
  begin_op: Date
  inrichting: string
  verwachte_einddatum: string | null
  einde_op: Date | null
  thuis: string | null
  vestiging: string | null
  bijgewerkt_op: Date
}
type ToewijzingRij = {
  id: string
  volgnummer: Generated<number>
  persoon_id: string
  periode_id: string
  bron: string
  gemeentecode: string
  reden: string
  door: string
  op: Date
}
type OpenstaandRij = {
  id: string
  persoon_id: string
  bron: string
  soort: SoortOpenstaand
  onderwerp: string
  eigenaar: string
  sinds: Date
  opgelost_op: Date | null
}

/** What a person must look at. */
export type SoortOpenstaand =
  | 'gemeente-onbekend'
  | 'zonder-vast-adres'
  | 'einde-ontbreekt'
  | 'binnenkomst-ontbreekt'

/** The tables of this context. */
export type Tabellen = {
  'detentie.persoon': PersoonRij
  'detentie.gebeurtenis': GebeurtenisRij
  'detentie.levering': LeveringRij
  'detentie.periode': PeriodeRij
  'detentie.toewijzing': ToewijzingRij
  'detentie.openstaand': OpenstaandRij
}

/** The transaction with the tables of this context in sight. */
export function inDetentie(tx: Tx) {
  return tx.withTables<Tabellen>()
}

/** A person as stored: who it is, and what the newest event says. */
export interface Persoon {
  readonly id: string
  readonly bsn: string | null
  readonly skn: string | null
  readonly gegevens: Persoonsgegevens
  readonly gegevensVan: string
}

/** Everything stored about one person. */
export interface Dossier {
  readonly persoon: Persoon
  readonly gebeurtenissen: readonly Gebeurtenis[]
  readonly toewijzingen: readonly Toewijzing[]
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

/** An event as it is about to be stored. */
export interface NieuweGebeurtenis {
  readonly persoonId: string
  readonly gebeurtenis: Gebeurtenis
  readonly afdruk: string
}

/** Adds events, and apart from them what was delivered. They are never changed afterwards. */
export async function schrijfGebeurtenissen(
  tx: Tx,
  bron: string,
  op: Date,
  nieuw: readonly NieuweGebeurtenis[],
): Promise<void> {
  const rijen = nieuw.map(({ persoonId, gebeurtenis, afdruk }) => ({
    id: gebeurtenis.gebeurtenisId,
    persoon_id: persoonId,
    bron,
    soort: gebeurtenis.soort,
    // In UTC: an offset of more than sixteen hours is a good time, but the database does not know it.
    tijdstip: new Date(gebeurtenis.tijdstip),
    ontvangen_op: op,
    afdruk,
    inrichting: gebeurtenis.inrichting,
    corrigeert: gebeurtenis.soort === 'correctie' ? gebeurtenis.corrigeert : null,
  }))
  await voegToe(tx, 'detentie.gebeurtenis', rijen)
  const leveringen = nieuw.map(({ gebeurtenis }) => ({
    gebeurtenis_id: gebeurtenis.gebeurtenisId,
    bron,
    inhoud: gebeurtenis,
  }))
  await voegToe(tx, 'detentie.levering', leveringen)
}

/** The fingerprints of events that were delivered before, by id. */
export async function bekendeAfdrukken(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { afdruk: string; persoonId: string }>> {
  const rijen = await inDetentie(tx)
    .selectFrom('detentie.gebeurtenis')
    .select(['id', 'afdruk', 'persoon_id'])
    .where('id', '=', sql<string>`any(${ids})`)
    .execute()
  return new Map(rijen.map((rij) => [rij.id, { afdruk: rij.afdruk, persoonId: rij.persoon_id }]))
}

/** All people with these ids and all that is known about them, optionally only what was received up to a moment. */
export async function haalDossiers(
  tx: Tx,
  personen: readonly Persoon[],
  bekendOp?: Date,
): Promise<readonly Dossier[]> {
  const ids = personen.map((persoon) => persoon.id)
  const gebeurtenissen = await inDetentie(tx)
    .selectFrom('detentie.gebeurtenis as g')
    .innerJoin('detentie.levering as l', 'l.gebeurtenis_id', 'g.id')
    .select(['g.persoon_id', 'l.inhoud'])
    .where('g.persoon_id', '=', sql<string>`any(${ids})`)
    .$if(bekendOp !== undefined, (q) => q.where('g.ontvangen_op', '<=', bekendOp ?? new Date()))
    .orderBy('g.volgnummer')
    .execute()
  const toewijzingen = await inDetentie(tx)
    .selectFrom('detentie.toewijzing')
    .select(['persoon_id', 'periode_id', 'gemeentecode'])
    .where('persoon_id', '=', sql<string>`any(${ids})`)
    .$if(bekendOp !== undefined, (q) => q.where('op', '<=', bekendOp ?? new Date()))
    .orderBy('volgnummer')
    .execute()
  const perPersoon = Map.groupBy(gebeurtenissen, (rij) => rij.persoon_id)
  const gekozen = Map.groupBy(toewijzingen, (rij) => rij.persoon_id)
  return personen.map((persoon) => ({
    persoon,
    gebeurtenissen: (perPersoon.get(persoon.id) ?? []).map((rij) => rij.inhoud),
    toewijzingen: (gekozen.get(persoon.id) ?? []).map((rij) => ({
      periodeId: rij.periode_id,
      gemeentecode: rij.gemeentecode,
    })),
  }))
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
