import { sql } from 'kysely'
import type { Datum } from '../../kern/datum.ts'
import type { Tx } from '../../platform/db.ts'
import type { Rechtentabellen } from '../rechten.ts'
import type { Voorstel } from './regels.ts'
import type { Machtiging } from './stand.ts'

/** What can happen to a role or a machine, as the book names it. */
export type Handeling =
  | 'gegeven'
  | 'gevraagd'
  | 'bevestigd'
  | 'afgewezen'
  | 'einddatum-gewijzigd'
  | 'einddatum-gevraagd'
  | 'ingetrokken'
  | 'intrekking-gevraagd'
  | 'vraag-vervallen'
  | 'herzien'
  | 'overgenomen'
  | 'koppeling-gemaakt'
  | 'koppeling-gevraagd'
  | 'koppeling-beeindigd'
  | 'sleutels-vervangen'
  | 'sleutels-gevraagd'
  | 'bereik-gewijzigd'
  | 'bereik-gevraagd'
  | 'certificaat-gewijzigd'
  | 'certificaat-gevraagd'

/** One line of the book: who did what to which role or machine, and when. */
export interface Regel {
  readonly op: Date
  readonly organisatie: string
  readonly handeling: Handeling
  readonly rol: string
  readonly medewerker: string | null
  readonly machtiging: string | null
  readonly koppeling: string | null
  readonly van: Datum | null
  readonly tot: Datum | null
  readonly reden: string | null
  readonly door: string
  readonly door_organisatie: string
}

type Besluit = 'bevestigd' | 'afgewezen' | 'vervallen'

export type Machtigingtabellen = Rechtentabellen & {
  'toegang.voorstel': Voorstel & {
    readonly besluit: Besluit | null
    readonly besloten_door: string | null
    readonly besloten_op: Date | null
  }
  'toegang.machtigingsregel': Regel
}

/** A person of an organisation who signed in there once. */
export type Medewerker = Pick<
  Rechtentabellen['toegang.medewerker'],
  'id' | 'organisatie' | 'naam' | 'functie' | 'eerst_gezien' | 'laatst_gezien'
>

const met = (tx: Tx) => tx.withTables<Machtigingtabellen>()

/** Lets one at a time change the roles of an organisation, until its transaction ends. */
export async function sluitOp(tx: Tx, organisatie: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`toegang.machtiging ${organisatie}`}, 0))`.execute(
    tx,
  )
}

/** Every role of an organisation that the asker may see. */
export async function rollenIn(tx: Tx, organisatie: string): Promise<readonly Machtiging[]> {
  return met(tx)
    .selectFrom('toegang.machtiging')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .orderBy('van')
    .orderBy('rol')
    .orderBy('id')
    .execute()
}

/** The people of an organisation that the asker may see, by name. */
export async function medewerkersIn(tx: Tx, organisatie: string): Promise<readonly Medewerker[]> {
  return met(tx)
    .selectFrom('toegang.medewerker')
    .select(['id', 'organisatie', 'naam', 'functie', 'eerst_gezien', 'laatst_gezien'])
    .where('organisatie', '=', organisatie)
    .orderBy('naam')
    .orderBy('id')
    .execute()
}

/** What waits for a second person, as far as the asker may see; oldest first. */
export async function openVoorstellen(tx: Tx): Promise<readonly Voorstel[]> {
  return met(tx)
    .selectFrom('toegang.voorstel')
    .selectAll()
    .where('besloten_op', 'is', null)
    .orderBy('gevraagd_op')
    .orderBy('id')
    .execute()
}

/** The whole life of a person's roles, newest first. */
export async function regelsOver(
  tx: Tx,
  organisatie: string,
  over: { readonly medewerker: string } | { readonly koppeling: string },
): Promise<readonly Regel[]> {
  const vraag = met(tx)
    .selectFrom('toegang.machtigingsregel')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .orderBy('volgnummer' as 'op', 'desc')
  return 'medewerker' in over
    ? vraag.where('medewerker', '=', over.medewerker).execute()
    : vraag.where('koppeling', '=', over.koppeling).execute()
}

/** Writes one line in the book. */
export async function schrijfRegel(tx: Tx, regel: Regel): Promise<void> {
  await met(tx).insertInto('toegang.machtigingsregel').values(regel).execute()
}

/** Puts down a new role. */
export async function voegRolToe(tx: Tx, machtiging: Machtiging): Promise<void> {
  await met(tx).insertInto('toegang.machtiging').values(machtiging).execute()
}

/** Changes a role; who did not see it changed nothing, and that is an accident. */
export async function wijzigRol(
  tx: Tx,
  id: string,
  anders: Partial<
    Pick<
      Machtiging,
      | 'tot'
      | 'bevestigd_door'
      | 'bevestigd_op'
      | 'ingetrokken_door'
      | 'ingetrokken_op'
      | 'reden'
      | 'herzien_op'
    >
  >,
): Promise<void> {
  const { numUpdatedRows } = await met(tx)
    .updateTable('toegang.machtiging')
    .set(anders)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (Number(numUpdatedRows) !== 1) throw new Error('A role that was just read can be changed')
}

/** Puts down what waits for a second person. */
export async function voegVoorstelToe(tx: Tx, voorstel: Voorstel): Promise<void> {
  await met(tx)
    .insertInto('toegang.voorstel')
    .values({ ...voorstel, besluit: null, besloten_door: null, besloten_op: null })
    .execute()
}

/** Closes what waited. */
export async function sluitVoorstel(
  tx: Tx,
  id: string,
  besluit: Besluit,
  door: string,
  op: Date,
): Promise<void> {
  await met(tx)
    .updateTable('toegang.voorstel')
    .set({ besluit, besloten_door: door, besloten_op: op })
    .where('id', '=', id)
    .execute()
}

/** True when two medewerkers are one person at one provider, perhaps at two organisations. */
export async function isZelfdePersoon(tx: Tx, een: string, ander: string): Promise<boolean> {
  const rijen = await met(tx)
    .selectFrom('toegang.medewerker')
    .select(['aanbieder', 'onderwerp'])
    .where(sql<string>`id::text`, 'in', [een, ander])
    .execute()
  const [eerste, tweede] = rijen
  if (een === ander || eerste === undefined || tweede === undefined) return een === ander
  return eerste.aanbieder === tweede.aanbieder && eerste.onderwerp === tweede.onderwerp
}
