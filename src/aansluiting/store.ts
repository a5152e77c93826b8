import { type Generated, type Selectable, sql } from 'kysely'
import type { Bestandssoort } from '../kern/bestand.ts'
import type { Tx } from '../platform/db.ts'
import type { Regel, Stand, Stap } from './rules.ts'

type StapTabel = {
  volgnummer: Generated<number>
  organisatie: string
  soort: Regel['soort']
  stap: Stap
  reden: string | null
  ondertekenaar: string | null
  functie: string | null
  ondertekend_op: string | null
  document: string | null
  door: string
  door_naam: string
  door_organisatie: string
  op: Date
}

/** One line of the history of a party. */
export type Stapregel = Selectable<StapTabel>

/** A cohort: parties that connect together. */
export interface Cohort {
  readonly id: string
  readonly naam: string
  readonly begint_op: string
}

/** An uploaded document without its bytes. */
export interface Documentrij {
  readonly id: string
  readonly organisatie: string
  readonly naam: string
  readonly soort: Bestandssoort
  readonly grootte: number
  readonly afdruk: string
  readonly door: string
  readonly op: Date
}

type Tabellen = {
  'aansluiting.cohort': Cohort & { readonly aangemaakt_door: string; readonly aangemaakt_op: Date }
  'aansluiting.partij': { organisatie: string; stap: Stand; cohort: string | null; bijgewerkt_op: Date }
  'aansluiting.stap': StapTabel
  'aansluiting.document': Documentrij & { readonly inhoud: Uint8Array }
  'aansluiting.voorkeur': {
    volgnummer: Generated<number>
    organisatie: string
    begin_einde: boolean
    door: string
    door_naam: string
    op: Date
  }
}

const met = (tx: Tx) => tx.withTables<Tabellen>()

/** Lets one act at a time change the connection of a party; held until the transaction ends. */
export async function sluitPartij(tx: Tx, organisatie: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`aansluiting ${organisatie}`}, 0))`.execute(tx)
}

/** Waits until no sender is under way that saw who was active before, and keeps new ones waiting until the end. */
export async function sluitVerzending(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(aansluiting.slot())`.execute(tx)
}

/** Where a party stands and in which cohort. */
export interface Partijstand {
  readonly organisatie: string
  readonly stap: Stand
  readonly cohort: string | null
}

/** Where a party stands; null and no cohort for one that never did anything. */
export async function haalStand(tx: Tx, organisatie: string): Promise<Partijstand> {
  const rij = await met(tx)
    .selectFrom('aansluiting.partij')
    .select(['organisatie', 'stap', 'cohort'])
    .where('organisatie', '=', organisatie)
    .executeTakeFirst()
  return rij ?? { organisatie, stap: null, cohort: null }
}

/** Where every party stands that ever did anything. */
export function haalStanden(tx: Tx): Promise<readonly Partijstand[]> {
  return met(tx).selectFrom('aansluiting.partij').select(['organisatie', 'stap', 'cohort']).execute()
}

/** Keeps where a party stands now. */
export async function bewaarStand(
  tx: Tx,
  organisatie: string,
  nieuw: { readonly stap: Stand } | { readonly cohort: string | null },
  op: Date,
): Promise<void> {
  await met(tx)
    .insertInto('aansluiting.partij')
    .values({ organisatie, stap: null, cohort: null, bijgewerkt_op: op })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await met(tx)
    .updateTable('aansluiting.partij')
    .set({ ...nieuw, bijgewerkt_op: op })
    .where('organisatie', '=', organisatie)
    .execute()
}

/** The history of a party, oldest first. */
export function haalGeschiedenis(tx: Tx, organisatie: string): Promise<readonly Stapregel[]> {
  return met(tx)
    .selectFrom('aansluiting.stap')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .orderBy('volgnummer')
    .execute()
}

/** Adds one line to the history. */
export async function schrijfStap(tx: Tx, regel: Omit<Stapregel, 'volgnummer'>): Promise<void> {
  await met(tx).insertInto('aansluiting.stap').values(regel).execute()
}

const documentkolommen = ['id', 'organisatie', 'naam', 'soort', 'grootte', 'afdruk', 'door', 'op'] as const

/** The documents of a party, without their bytes. */
export function haalDocumenten(tx: Tx, organisatie: string): Promise<readonly Documentrij[]> {
  return met(tx)
    .selectFrom('aansluiting.document')
    .select(documentkolommen)
    .where('organisatie', '=', organisatie)
    .orderBy('op', 'desc')
    .orderBy('id')
    .execute()
}

/** A document with its bytes; undefined when it is not there for whoever asks. */
export function haalDocument(
  tx: Tx,
  organisatie: string,
  id: string,
): Promise<(Documentrij & { readonly inhoud: Uint8Array }) | undefined> {
  return met(tx)
    .selectFrom('aansluiting.document')
    .select([...documentkolommen, 'inhoud'])
    .where('organisatie', '=', organisatie)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Keeps a document. */
export async function schrijfDocument(
  tx: Tx,
  rij: Documentrij & { readonly inhoud: Uint8Array },
): Promise<void> {
  await met(tx).insertInto('aansluiting.document').values(rij).execute()
}

/** Whether a party wants to hear of begin and end, and who said so; null when nobody ever chose, which means yes. */
export async function haalVoorkeur(
  tx: Tx,
  organisatie: string,
): Promise<{ readonly begin_einde: boolean; readonly door_naam: string; readonly op: Date } | null> {
  const rij = await met(tx)
    .selectFrom('aansluiting.voorkeur')
    .select(['begin_einde', 'door_naam', 'op'])
    .where('organisatie', '=', organisatie)
    .orderBy('volgnummer', 'desc')
    .executeTakeFirst()
  return rij ?? null
}

/** The parties that do not want to hear of begin and end. */
export async function haalAfgemeld(tx: Tx): Promise<ReadonlySet<string>> {
  const rijen = await met(tx)
    .selectFrom('aansluiting.voorkeur')
    .distinctOn('organisatie')
    .select(['organisatie', 'begin_einde'])
    .orderBy('organisatie')
    .orderBy('volgnummer', 'desc')
    .execute()
  return new Set(rijen.filter(({ begin_einde }) => !begin_einde).map(({ organisatie }) => organisatie))
}

/** Adds a choice. */
export async function schrijfVoorkeur(
  tx: Tx,
  rij: {
    readonly organisatie: string
    readonly begin_einde: boolean
    readonly door: string
    readonly door_naam: string
    readonly op: Date
  },
): Promise<void> {
  await met(tx).insertInto('aansluiting.voorkeur').values(rij).execute()
}

/** The cohorts, the first to begin first. */
export function haalCohorten(tx: Tx): Promise<readonly Cohort[]> {
  return met(tx)
    .selectFrom('aansluiting.cohort')
    .select(['id', 'naam', 'begint_op'])
    .orderBy('begint_op')
    .orderBy('naam')
    .execute()
}

/** Adds a cohort; false when there is one of that name already. */
export async function schrijfCohort(tx: Tx, cohort: Cohort, door: string, op: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await met(tx)
    .insertInto('aansluiting.cohort')
    .values({ ...cohort, aangemaakt_door: door, aangemaakt_op: op })
    .onConflict((conflict) => conflict.column('naam').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
