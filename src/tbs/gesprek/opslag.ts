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
export async function haalGesprek(
  tx: Tx,
  wie: Wie,
  traject: string,
  id: string,
): Promise<Gesprek | undefined> {
  return (await haalGesprekken(tx, wie, traject)).find((een) => een.id === id)
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
  const uitkomsten = await inGesprek(tx)
    .selectFrom('tbs.gesprekuitkomst')
    .selectAll()
    .where('organisatie', '=', wie.organisatie)
    .where('gesprek', '=', gesprek)
    .orderBy('volgnummer')
    .execute()
  const { uitnodigingen, inzagen, acties } = await haalVerteldBij(tx, wie, 'gesprek', gesprek)
  return {
    uitnodigingen: uitnodigingen.filter(({ weg_op }) => weg_op === null),
    verslag: laatste(await haalVersies(tx, wie, gesprek)),
    inzagen: inzagen.filter(({ dicht_op }) => dicht_op === null),
    ...{ acties, uitkomsten },
  }
}

/** Whom the acting clinic invited for this talk, also who is not asked any more. */
export function haalUitnodigingen(tx: Tx, wie: Wie, gesprek: string): Promise<readonly Uitnodiging[]> {
  return haalUitnodigingenBij(tx, wie, 'gesprek', gesprek)
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
export function haalVerteld(tx: Tx, wie: Wie, traject: string): Promise<Verteld> {
  return haalVerteldBij(tx, wie, 'traject', traject)
}

/** Of one talk, or of all those of a track. */
type Omvang = 'gesprek' | 'traject'

function haalUitnodigingenBij(
  tx: Tx,
  { organisatie }: Wie,
  omvang: Omvang,
  id: string,
): Promise<readonly Uitnodiging[]> {
  return inGesprek(tx)
    .selectFrom('tbs.uitnodiging')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .where(omvang, '=', id)
    .orderBy('uitgenodigd_op')
    .orderBy('id')
    .execute()
}

async function haalVerteldBij(tx: Tx, wie: Wie, omvang: Omvang, id: string): Promise<Verteld> {
  const inzagen = await inGesprek(tx)
    .selectFrom('tbs.verslaginzage')
    .selectAll()
    .where('organisatie', '=', wie.organisatie)
    .where(omvang, '=', id)
    .orderBy('plek')
    .orderBy('id')
    .execute()
  const acties = await inGesprek(tx)
    .selectFrom('tbs.gespreksactie')
    .selectAll()
    .where('organisatie', '=', wie.organisatie)
    .where(omvang, '=', id)
    .orderBy('voor')
    .orderBy('id')
    .execute()
  return { uitnodigingen: await haalUitnodigingenBij(tx, wie, omvang, id), inzagen, acties }
}
