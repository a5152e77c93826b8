import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx, Wie } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import type { Gebeurtenis, Vastgelegd } from './gebeurtenissen.ts'
import {
  type Deelname,
  inTbs,
  type Opdracht,
  type Persoon,
  type TrajectMetWie,
  type Trajectrij,
} from './tabellen.ts'

/** Who writes, by the name that colleagues read. */
export type Schrijver = Kijker & { readonly naam: string }

/** From here until the end of the transaction nobody else writes in this track or sends from it, or begins one here. */
export async function schrijfAlleen(tx: Tx, trajectOfKliniek: string): Promise<void> {
  await sql`select tbs.schrijf_alleen(${trajectOfKliniek})`.execute(tx)
}

/** The track with who it is about; null when it is not of the acting clinic. */
export async function haalTraject(tx: Tx, { organisatie }: Wie, id: string): Promise<TrajectMetWie | null> {
  const [rij] = await trajecten(tx, organisatie).where('t.id', '=', id).execute()
  return rij === undefined ? null : alsTraject(rij)
}

/** Every track of the acting clinic, the newest first. */
export async function haalTrajecten(tx: Tx, { organisatie }: Wie): Promise<readonly TrajectMetWie[]> {
  const rijen = await trajecten(tx, organisatie).orderBy('t.begonnen_op', 'desc').orderBy('t.id').execute()
  return rijen.map(alsTraject)
}

function trajecten(tx: Tx, organisatie: string) {
  return inTbs(tx)
    .selectFrom('tbs.traject as t')
    .innerJoin('tbs.persoon as p', (bij) =>
      bij.onRef('p.traject', '=', 't.id').onRef('p.organisatie', '=', 't.organisatie'),
    )
    .leftJoin('tbs.einde as e', (bij) => bij.onRef('e.traject', '=', 't.id').on('e.ongedaan_op', 'is', null))
    .where('t.organisatie', '=', organisatie)
    .select(['e.soort', 'e.datum', 'e.reden', 'e.door_naam', 'e.op'])
    .select(['t.id', 't.organisatie', 't.betrokkene', 't.begonnen_op'])
    .select(['p.geslachtsnaam', 'p.voorvoegsel', 'p.voornamen', 'p.geboortedatum', 'p.zoeknaam'])
}

type Rij = Awaited<ReturnType<ReturnType<typeof trajecten>['execute']>>[number]

function alsTraject(rij: Rij): TrajectMetWie {
  const { soort, datum, reden, door_naam, op, id, organisatie, betrokkene, begonnen_op, ...wie } = rij
  const einde =
    soort === null || datum === null || reden === null || door_naam === null || op === null
      ? null
      : { soort, datum, reden, door_naam, op }
  return { id, organisatie, betrokkene, begonnen_op, einde, persoon: { traject: id, organisatie, ...wie } }
}

/** What happened in these tracks at the acting clinic, by track, oldest first. */
export async function haalGebeurtenissen(
  tx: Tx,
  { organisatie }: Wie,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Vastgelegd[]>> {
  if (ids.length === 0) return new Map()
  const rijen = await inTbs(tx)
    .selectFrom('tbs.gebeurtenis')
    .select(['traject', 'volgnummer', 'soort', 'inhoud', 'door_naam', 'op'])
    .where('organisatie', '=', organisatie)
    .where('traject', '=', sql<string>`any(${ids})`)
    .orderBy('volgnummer')
    .execute()
  const per = Map.groupBy(rijen, ({ traject }) => traject)
  return new Map([...per].map(([traject, lijst]) => [traject, lijst.map(alsVastgelegd)]))
}

function alsVastgelegd(rij: {
  readonly volgnummer: number
  readonly soort: string
  readonly inhoud: object
  readonly door_naam: string
  readonly op: Date
}): Vastgelegd {
  // Written by `voegToe` below, and never changed since.
  const wat = { soort: rij.soort, ...rij.inhoud } as Gebeurtenis
  return { volgnummer: rij.volgnummer, op: rij.op, doorNaam: rij.door_naam, wat }
}

/** Every yes that was ever kept in this track, by whichever clinic had it: what was sent on it can be taken back by a no. */
export async function haalOoitJa(
  tx: Tx,
  traject: string,
): Promise<
  readonly { readonly organisatie: string; readonly ontvanger: string; readonly gegeven: string }[]
> {
  const { rows } = await sql<{ organisatie: string; ontvanger: string; gegeven: string }>`
    select organisatie, ontvanger, gegeven from tbs.ooit_ja(${traject}) order by 1, 2, 3`.execute(tx)
  return rows
}

/** Writes down what happened. */
export async function schrijfGebeurtenissen(
  tx: Tx,
  wie: Schrijver,
  traject: string,
  wat: readonly Gebeurtenis[],
): Promise<void> {
  for (const { soort, ...inhoud } of wat)
    await inTbs(tx)
      .insertInto('tbs.gebeurtenis')
      .values({
        ...{ id: randomUUID(), traject, organisatie: wie.organisatie, soort },
        inhoud: sql<Omit<Gebeurtenis, 'soort'>>`${JSON.stringify(inhoud)}::jsonb`,
        ...{ door: wie.gebruiker, door_naam: wie.naam, op: wie.nu },
      })
      .execute()
}

/** Writes down a new track with who it is about. */
export async function schrijfTraject(tx: Tx, rij: Trajectrij, persoon: Persoon): Promise<void> {
  await inTbs(tx).insertInto('tbs.traject').values(rij).execute()
  await inTbs(tx).insertInto('tbs.persoon').values(persoon).execute()
}

/** Who takes part in this track now, each once: two municipalities that take part can have become one. */
export function haalDeelnames(tx: Tx, { organisatie }: Wie, traject: string): Promise<readonly Deelname[]> {
  return inTbs(tx)
    .selectFrom('tbs.deelname')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .where('traject', '=', traject)
    .where('tot', 'is', null)
    .distinctOn('ontvanger')
    .orderBy('ontvanger')
    .orderBy(sql`gedeeld_op is null`)
    .execute()
}

/** Lets an organisation take part from now on. */
export async function schrijfDeelname(
  tx: Tx,
  wie: Schrijver,
  traject: string,
  { ontvanger, partij }: Pick<Deelname, 'ontvanger' | 'partij'>,
): Promise<void> {
  await inTbs(tx)
    .insertInto('tbs.deelname')
    .values({
      ...{ id: randomUUID(), traject, organisatie: wie.organisatie, ontvanger, partij },
      ...{ van: wie.nu, tot: null, gedeeld_op: null },
    })
    .execute()
}

/** Ends taking part, or notes that something was shared: that the participant may know of it. */
export async function wijzigDeelname(
  tx: Tx,
  { traject, organisatie, ontvanger }: Pick<Deelname, 'traject' | 'organisatie' | 'ontvanger'>,
  wat: { readonly tot: Date } | { readonly gedeeld_op: Date },
): Promise<void> {
  await inTbs(tx)
    .updateTable('tbs.deelname')
    .set(wat)
    .where('traject', '=', traject)
    .where('organisatie', '=', organisatie)
    .where('ontvanger', '=', ontvanger)
    .where('tot', 'is', null)
    .execute()
}

/** The requests for advice that hold in these tracks, oldest first. */
export async function haalOpdrachtenVan(
  tx: Tx,
  { organisatie }: Wie,
  trajecten: readonly string[],
): Promise<readonly Opdracht[]> {
  if (trajecten.length === 0) return []
  return inTbs(tx)
    .selectFrom('tbs.opdracht')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .where('traject', '=', sql<string>`any(${trajecten})`)
    .where('vervallen_op', 'is', null)
    .orderBy('gevraagd_op')
    .orderBy('id')
    .execute()
}

/** What the clinic wrote down as asked by the OM in its track, oldest first: also what holds no longer. */
export function haalVanOm(tx: Tx, { id, organisatie }: Trajectrij): Promise<readonly Opdracht[]> {
  return inTbs(tx)
    .selectFrom('tbs.opdracht')
    .selectAll()
    .where('traject', '=', id)
    .where('organisatie', '=', organisatie)
    .where('soort', '=', 'opdrachtVanOm')
    .orderBy('gevraagd_op')
    .orderBy('id')
    .execute()
}

/** Which requests for advice hold no longer: those to one receiver, of one kind, or in these steps. */
export type Vervalt = Readonly<
  { ontvanger: string } | { soort: Opdracht['soort'] } | { stappen: readonly string[] }
>

/** Ends these requests for advice of a track. */
export async function laatVervallen(
  tx: Tx,
  { organisatie, nu }: Schrijver,
  { id }: Pick<Trajectrij, 'id'>,
  welke: Vervalt,
): Promise<void> {
  await inTbs(tx)
    .updateTable('tbs.opdracht')
    .set({ vervallen_op: nu })
    .where('traject', '=', id)
    .where('organisatie', '=', organisatie)
    .where('vervallen_op', 'is', null)
    .where((eb) => {
      if ('ontvanger' in welke) return eb('ontvanger', '=', welke.ontvanger)
      return 'soort' in welke ? eb('soort', '=', welke.soort) : eb('stap', 'in', [...welke.stappen])
    })
    .execute()
}

/** Writes down a request for advice. */
export async function schrijfOpdracht(
  tx: Tx,
  wie: Schrijver,
  opdracht: Pick<Opdracht, 'traject' | 'ontvanger' | 'stap' | 'soort' | 'brief_op' | 'brief_kenmerk'>,
): Promise<string> {
  const id = randomUUID()
  await inTbs(tx)
    .insertInto('tbs.opdracht')
    .values({
      ...{ id, organisatie: wie.organisatie, ...opdracht, beantwoord_door: null, beantwoord_naam: null },
      ...{ gevraagd_door: wie.gebruiker, gevraagd_naam: wie.naam, gevraagd_op: wie.nu },
      ...{ beantwoord_op: null, vervallen_op: null },
      ...{ om_stand: null, om_door: null, om_naam: null, om_op: null },
    })
    .execute()
  return id
}
