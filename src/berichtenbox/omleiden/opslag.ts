import type { Generated } from 'kysely'
import { type Tx, voegToe } from '../../platform/db.ts'
import type { Soort } from '../tabellen.ts'
import type { redentekst } from './regels.ts'

type Reden = keyof typeof redentekst

type VraagTabel = {
  id: string
  volgnummer: Generated<number>
  bericht: string
  soort: Soort
  dossier: string
  afzender: string
  ontvanger: string
  inrichting: string | null
  reden: Reden
  toelichting: string | null
  voorstel: string | null
  door: string
  op: Date
}

type BesluitTabel = {
  vraag: string
  afzender: string
  ontvanger: string
  besluit: 'doorgestuurd' | 'blijft'
  naar: string | null
  reden: string
  door: string
  door_naam: string
  door_rol: string
  op: Date
}

type Tabellen = {
  'berichtenbox.niet_van_ons': VraagTabel
  'berichtenbox.omleidbesluit': BesluitTabel
  'berichtenbox.bericht': { id: string; status: string }
}

/** What is known of a message that a municipality says is not hers. No person is in it. */
export interface Omleidvraag {
  readonly id: string
  readonly bericht: string
  readonly soort: Soort
  readonly dossier: string
  readonly afzender: string
  readonly ontvanger: string
  readonly inrichting: string | null
  readonly reden: Reden
  readonly toelichting: string | null
  readonly voorstel: string | null
  readonly op: Date
  /** Null as long as nobody decided. */
  readonly besluit: BesluitTabel['besluit'] | null
  readonly naar: string | null
  readonly besluitreden: string | null
  readonly besloten_naam: string | null
  readonly besloten_op: Date | null
  /** How the message stands now; null when it is no longer kept. */
  readonly status: string | null
}

const met = (tx: Tx) => tx.withTables<Tabellen>()

function vragen(tx: Tx) {
  return met(tx)
    .selectFrom('berichtenbox.niet_van_ons as v')
    .leftJoin('berichtenbox.omleidbesluit as o', 'o.vraag', 'v.id')
    .leftJoin('berichtenbox.bericht as b', 'b.id', 'v.bericht')
    .select(['v.id', 'v.bericht', 'v.soort', 'v.dossier', 'v.afzender', 'v.ontvanger', 'v.inrichting'])
    .select(['v.reden', 'v.toelichting', 'v.voorstel', 'v.op', 'o.besluit', 'o.naar', 'b.status'])
    .select(['o.reden as besluitreden', 'o.door_naam as besloten_naam', 'o.op as besloten_op'])
}

/** More than anyone works through at once; the oldest come first, so nothing stays behind. */
const hoogstens = 100

/** What waits for a decision, oldest first: of a message that was withdrawn meanwhile there is nothing to decide. */
export function haalOpenOmleidvragen(tx: Tx): Promise<readonly Omleidvraag[]> {
  return vragen(tx)
    .where('o.vraag', 'is', null)
    .where((eb) => eb.or([eb('b.status', 'is', null), eb('b.status', '<>', 'ingetrokken')]))
    .orderBy('v.volgnummer')
    .limit(hoogstens)
    .execute()
}

/** What was decided, or is no longer needed, newest first. */
export function haalAfgedaan(tx: Tx): Promise<readonly Omleidvraag[]> {
  return vragen(tx)
    .where((eb) => eb.or([eb('o.vraag', 'is not', null), eb('b.status', '=', 'ingetrokken')]))
    .orderBy('v.volgnummer', 'desc')
    .limit(hoogstens)
    .execute()
}

/** One of them, or null when it is not there or not for who asks. */
export async function haalOmleidvraag(tx: Tx, id: string): Promise<Omleidvraag | null> {
  return (await vragen(tx).where('v.id', '=', id).executeTakeFirst()) ?? null
}

/** All that was said about one detention, oldest first. */
export function haalGeschiedenis(tx: Tx, dossier: string): Promise<readonly Omleidvraag[]> {
  return vragen(tx).where('v.dossier', '=', dossier).orderBy('v.volgnummer').execute()
}

/** Keeps what a municipality says. False when it was said about this message before. */
export async function schrijfOmleidvraag(tx: Tx, vraag: Omit<VraagTabel, 'volgnummer'>): Promise<boolean> {
  return (await voegToe(tx, 'berichtenbox.niet_van_ons', [vraag], 'laat-staan')) === 1
}

/** Keeps a decision. False when there is one already. */
export async function schrijfOmleidbesluit(tx: Tx, besluit: BesluitTabel): Promise<boolean> {
  return (await voegToe(tx, 'berichtenbox.omleidbesluit', [besluit], 'laat-staan')) === 1
}
