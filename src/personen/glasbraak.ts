import { randomUUID } from 'node:crypto'
import { type Generated, type Selectable, sql } from 'kysely'
import type { Tx } from '../platform/db.ts'
import type { Identiteit } from '../platform/http.ts'
import { glasbraakminuten, type Kijker, type Relatiebron } from '../toegang/toegang.ts'

type Tabellen = {
  'personen.zoekpoging': {
    id: string
    organisatie: string
    gebruiker: string
    op: Date
    persoon: string | null
  }
  'personen.glasbraak': {
    id: string
    organisatie: string
    gebruiker: string
    naam: string
    rol: string
    persoon: string
    poging: string
    doel: string
    aanleiding: string
    reden: string
    van: Date
    tot: Date
    oordeel: Generated<Oordeel | null>
    toelichting: Generated<string | null>
    beoordeeld_door: Generated<string | null>
    beoordeeld_naam: Generated<string | null>
    beoordeeld_op: Generated<Date | null>
  }
  'personen.glasbraakoordeel': {
    volgnummer: number
    glasbraak: string
    organisatie: string
    oordeel: Oordeel
    toelichting: string
    door: string
    door_naam: string
    op: Date
  }
}

/** What a functionaris gegevensbescherming can say of it; after the last one a final word follows. */
export const oordelen = ['terecht', 'onterecht', 'nader-onderzoek'] as const
export type Oordeel = (typeof oordelen)[number]

/** A broken glass as stored. */
export type Glasbraak = Selectable<Tabellen['personen.glasbraak']>

/** One judgement of a broken glass. */
export type Glasbraakoordeel = Pick<
  Selectable<Tabellen['personen.glasbraakoordeel']>,
  'oordeel' | 'toelichting' | 'door' | 'op'
>

/** The transaction with the tables of this context in sight. */
export function inPersonen(tx: Tx) {
  return tx.withTables<Tabellen>()
}

/** How long, in minutes, one may still break the glass after a search. Row-level security holds the same term. */
const houdbaar = 15

/** Who was found by this search of this user a moment ago; null when it is not this user's, too old, or found nobody. */
export async function gevondenDoor(tx: Tx, wie: Kijker, poging: string): Promise<string | null> {
  const rij = await inPersonen(tx)
    .selectFrom('personen.zoekpoging')
    .select('persoon')
    .where('id', '=', poging)
    .where('gebruiker', '=', wie.gebruiker)
    .where('organisatie', '=', wie.organisatie)
    .where('op', '>', new Date(wie.nu.getTime() - houdbaar * 60_000))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('personen.glasbraak as g').select('g.id').where('g.poging', '=', poging))),
    )
    .executeTakeFirst()
  return rij?.persoon ?? null
}

/** True when this text, in words with a space around each, has a name of who was found by this search of this user. */
export async function noemtGevondene(tx: Tx, poging: string, woorden: string): Promise<boolean> {
  const { rows } = await sql<{
    noemt: boolean
  }>`select personen.noemt(${poging}, ${woorden}) as noemt`.execute(tx)
  return rows[0]?.noemt === true
}

/** Gives this user access to this person, for the purpose in `wie`, for an hour. Returns the id. */
export async function breekGlas(
  tx: Tx,
  wie: Kijker,
  { naam, rol }: Pick<Identiteit, 'naam' | 'rol'>,
  breuk: Pick<Glasbraak, 'persoon' | 'poging' | 'aanleiding' | 'reden'>,
): Promise<string> {
  const id = randomUUID()
  const { organisatie, gebruiker, doel, nu: van } = wie
  const tot = new Date(van.getTime() + glasbraakminuten * 60_000)
  await inPersonen(tx)
    .insertInto('personen.glasbraak')
    .values({ id, organisatie, gebruiker, naam, rol, ...breuk, doel, van, tot })
    .execute()
  return id
}

/** A broken glass as a relation: of one user, for one purpose, until its hour is over. */
export const glasbraakbron: Relatiebron = {
  relatiesMet: async (tx, wie, persoonId) => {
    const rijen = await inPersonen(tx)
      .selectFrom('personen.glasbraak')
      .select(['id', 'van', 'tot'])
      .where('persoon', '=', persoonId)
      .where('organisatie', '=', wie.organisatie)
      .where('gebruiker', '=', wie.gebruiker)
      .where('doel', '=', wie.doel)
      .where('van', '<=', wie.nu)
      .where('tot', '>', wie.nu)
      .orderBy('van', 'desc')
      .execute()
    return rijen.map(({ id, van, tot }) => ({ soort: 'glasbraak', sinds: van, tot, over: id }))
  },
}
