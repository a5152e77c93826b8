import { sql } from 'kysely'
import type { Tx, Wie } from '../../platform/db.ts'
import {
  type Actie,
  type Gesprek,
  type Inzage,
  inGesprek,
  type Uitkomst,
  type Uitnodiging,
  type Verslagdeel,
} from './tabellen.ts'

/** A value for a column of json. */
export function alsJson<T>(waarde: T) {
  return sql<T>`${JSON.stringify(waarde)}::jsonb`
}

/** A list of words for a column that holds one. */
export function alsLijst(woorden: readonly string[]) {
  return sql<readonly string[]>`${[...woorden]}::text[]`
}

/** The talks of a track of the acting clinic, the next first. */
export function haalGesprekken(tx: Tx, { organisatie }: Wie, traject: string): Promise<readonly Gesprek[]> {
  return inGesprek(tx)
    .selectFrom('tbs.gesprek')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .where('traject', '=', traject)
    .orderBy('dag', 'desc')
    .orderBy('tijd', 'desc')
    .orderBy('id')
    .execute()
}

/** The talk with this id in a track of the acting clinic; undefined for any other. */
export function haalGesprek(
  tx: Tx,
  { organisatie }: Wie,
  traject: string,
  id: string,
): Promise<Gesprek | undefined> {
  return inGesprek(tx)
    .selectFrom('tbs.gesprek')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .where('traject', '=', traject)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Everything that is kept of a talk beside the talk itself. */
export interface Gespreksdeel {
  readonly uitnodigingen: readonly Uitnodiging[]
  /** Each part in its last version. */
  readonly verslag: readonly Verslagdeel[]
  readonly inzagen: readonly Inzage[]
  readonly acties: readonly Actie[]
  /** The last one counts. */
  readonly uitkomsten: readonly Uitkomst[]
}

/** Everything that the acting clinic keeps of this talk. */
export async function haalGespreksdeel(tx: Tx, wie: Wie, gesprek: string): Promise<Gespreksdeel> {
  const { organisatie } = wie
  const db = inGesprek(tx)
  const acties = await db
    .selectFrom('tbs.gespreksactie')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .where('gesprek', '=', gesprek)
    .orderBy('voor')
    .orderBy('id')
    .execute()
  const uitkomsten = await db
    .selectFrom('tbs.gesprekuitkomst')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .where('gesprek', '=', gesprek)
    .orderBy('volgnummer')
    .execute()
  const uitnodigingen = (await haalUitnodigingen(tx, wie, gesprek)).filter(({ weg_op }) => weg_op === null)
  const inzagen = await haalInzagen(tx, wie, gesprek)
  return { uitnodigingen, verslag: laatste(await haalVersies(tx, wie, gesprek)), inzagen, acties, uitkomsten }
}

/** Whom the acting clinic invited for this talk, also who is not asked any more. */
export function haalUitnodigingen(
  tx: Tx,
  { organisatie }: Wie,
  gesprek: string,
): Promise<readonly Uitnodiging[]> {
  return inGesprek(tx)
    .selectFrom('tbs.uitnodiging')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .where('gesprek', '=', gesprek)
    .orderBy('uitgenodigd_op')
    .orderBy('id')
    .execute()
}

/** The parts of the minutes of this talk that participants can read now. */
function haalInzagen(tx: Tx, { organisatie }: Wie, gesprek: string): Promise<readonly Inzage[]> {
  return inGesprek(tx)
    .selectFrom('tbs.verslaginzage')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .where('gesprek', '=', gesprek)
    .where('dicht_op', 'is', null)
    .orderBy('plek')
    .orderBy('id')
    .execute()
}

/** Every version of every part of the minutes of this talk, the first part and the oldest version first. */
export function haalVersies(tx: Tx, { organisatie }: Wie, gesprek: string): Promise<readonly Verslagdeel[]> {
  return inGesprek(tx)
    .selectFrom('tbs.verslagdeel')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .where('gesprek', '=', gesprek)
    .orderBy('volgnummer')
    .execute()
}

function laatste(versies: readonly Verslagdeel[]): readonly Verslagdeel[] {
  return [...new Map(versies.map((een) => [een.deel, een])).values()]
}

/** What invitees of the talks of one track were told, as much as is kept of it; what it was about stands in the logboek. */
export interface Verteld {
  readonly uitnodigingen: readonly Uitnodiging[]
  readonly inzagen: readonly Inzage[]
  readonly acties: readonly Actie[]
}

/** Everything that invitees were told in this track of the acting clinic, also what is closed by now. */
export async function haalVerteld(tx: Tx, { organisatie }: Wie, traject: string): Promise<Verteld> {
  const db = inGesprek(tx)
  const uitnodigingen = await db
    .selectFrom('tbs.uitnodiging')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .where('traject', '=', traject)
    .execute()
  const inzagen = await db
    .selectFrom('tbs.verslaginzage')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .where('traject', '=', traject)
    .execute()
  const acties = await db
    .selectFrom('tbs.gespreksactie')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .where('traject', '=', traject)
    .execute()
  return { uitnodigingen, inzagen, acties }
}
