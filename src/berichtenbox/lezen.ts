import { sql } from 'kysely'
import { Fout } from '../kern/fout.ts'
import { zoektermen } from '../kern/naam.ts'
import type { Logboek } from '../logboek/logboek.ts'
import type { Klok } from '../platform/clock.ts'
import type { Tx, Wie } from '../platform/db.ts'
import { type BerichtRij, type Gegevens, inBerichtenbox, type Soort, type Status } from './store.ts'

/** What reading needs. */
export interface Leesdelen {
  readonly klok: Klok
  readonly logboek: Logboek
}

/** A message as its receiver or sender sees it; without content when it was withdrawn. */
export type Bericht = BerichtRij & { readonly gegevens: Gegevens | null; readonly vrijlating: string | null }

/** What to list. `open` is what still waits: not taken up, not withdrawn. */
export interface Filter {
  readonly status?: Status | 'open' | undefined
  readonly soort?: Soort | undefined
  readonly inrichting?: string | undefined
  /** Sent on or after this day, in the Netherlands. */
  readonly vanaf?: string | undefined
  readonly tot?: string | undefined
  /** Beginning of the surname; never in an address. */
  readonly naam?: string | undefined
  /** Only the newest of each chain. */
  readonly nieuwste?: boolean | undefined
  /** Sequence number of the last one of the page before. */
  readonly na?: number | undefined
  readonly aantal: number
  /** The box of what came in (default), or what went out. */
  readonly kant?: 'ontvanger' | 'afzender'
}

const kolommen = [
  'b.id',
  'b.volgnummer',
  'b.soort',
  'b.versie',
  'b.status',
  'b.afzender',
  'b.ontvanger',
  'b.betrokkene',
  'b.dossier',
  'b.oorzaak',
  'b.gebeurd_op',
  'b.inrichting',
  'b.toets_id',
  'b.vervangt',
  'b.antwoord_op',
  'b.verzonden_op',
  'b.termijn',
  'b.gelezen_op',
  'b.opgepakt_op',
  'b.opgepakt_door',
  'b.ingetrokken_op',
  'b.reden',
  'i.gegevens',
  'i.vrijlating',
] as const

function basis(tx: Tx) {
  return inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht as b')
    .leftJoin('berichtenbox.inhoud as i', 'i.bericht_id', 'b.id')
    .select(kolommen)
}

/**
 * One page of the box of the acting organisation, newest first, and one more row when there is a next page.
 * Each person shown is written in the logboek.
 */
export async function leesBox(
  { klok, logboek }: Leesdelen,
  tx: Tx,
  wie: Wie,
  filter: Filter,
): Promise<readonly Bericht[]> {
  const { status, soort, inrichting, vanaf, tot, naam, nieuwste, na, aantal, kant = 'ontvanger' } = filter
  const berichten = await basis(tx)
    .where(`b.${kant}`, '=', wie.organisatie)
    .$if(status === 'open', (q) =>
      q.where('b.opgepakt_op', 'is', null).where('b.status', 'in', ['bezorgd', 'gelezen']),
    )
    .$if(status !== undefined && status !== 'open', (q) => q.where('b.status', '=', status as Status))
    .$if(soort !== undefined, (q) => q.where('b.soort', '=', soort as Soort))
    .$if(inrichting !== undefined, (q) => q.where('b.inrichting', '=', inrichting as string))
    .$if(vanaf !== undefined, (q) =>
      q.where(sql`(b.verzonden_op at time zone 'Europe/Amsterdam')::date`, '>=', sql`${vanaf}::date`),
    )
    .$if(tot !== undefined, (q) =>
      q.where(sql`(b.verzonden_op at time zone 'Europe/Amsterdam')::date`, '<=', sql`${tot}::date`),
    )
    .$if(naam !== undefined, (q) => q.where(opNaam(naam as string)))
    .$if(nieuwste === true, (q) =>
      q.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('berichtenbox.bericht as n')
              .select('n.id')
              .whereRef('n.vervangt', '=', 'b.id')
              .where('n.status', '<>', 'ingetrokken'),
          ),
        ),
      ),
    )
    .$if(na !== undefined, (q) => q.where('b.volgnummer', '<', na as number))
    .orderBy('b.volgnummer', 'desc')
    .limit(aantal)
    .execute()
  await logboek.noteer(
    tx,
    wie,
    klok.nu(),
    berichten
      .filter((b) => b.gegevens !== null)
      .map((b) => ({
        handeling: naam === undefined ? ('gelezen' as const) : ('gezocht' as const),
        betrokkene: b.betrokkene,
        gegevens: ['naam', 'geboortedatum'],
        toetsId: b.toets_id,
        onderwerp: b.id,
      })),
  )
  return berichten
}

/** The surname begins as typed, with the part before it if that was typed too. */
function opNaam(getypt: string) {
  const wegen = zoektermen(getypt).map(({ voorvoegsel, patroon }) => {
    const begint = sql<boolean>`i.zoeknaam like ${patroon}`
    return voorvoegsel === null
      ? begint
      : sql<boolean>`(${begint} and lower(i.gegevens->'naam'->>'voorvoegsel') = ${voorvoegsel})`
  })
  return sql<boolean>`(${sql.join(wegen, sql` or `)})`
}

/** How many wait, how many are unread and how many are past their term, in the box of the acting organisation. */
export async function tel(
  tx: Tx,
  wie: Wie,
  vandaag: string,
): Promise<{ open: number; ongelezen: number; teLaat: number }> {
  return inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht')
    .select(({ fn }) => [
      fn.countAll<number>().as('open'),
      fn.countAll<number>().filterWhere('status', '=', 'bezorgd').as('ongelezen'),
      fn.countAll<number>().filterWhere('termijn', '<', vandaag).as('teLaat'),
    ])
    .where('ontvanger', '=', wie.organisatie)
    .where('opgepakt_op', 'is', null)
    .where('status', 'in', ['bezorgd', 'gelezen'])
    .executeTakeFirstOrThrow()
}

/** One message of the acting organisation, written in the logboek. Throws `niet-gevonden` for what is not its own. */
export async function leesBericht(
  { klok, logboek }: Leesdelen,
  tx: Tx,
  wie: Wie,
  id: string,
): Promise<Bericht> {
  const bericht = await basis(tx).where('b.id', '=', id).executeTakeFirst()
  if (bericht === undefined)
    throw new Fout('niet-gevonden', 'Dit bericht bestaat niet, of het is niet voor uw organisatie.')
  const gegevens = Object.keys(bericht.gegevens ?? {})
  await logboek.noteer(tx, wie, klok.nu(), [
    {
      handeling: 'gelezen',
      betrokkene: bericht.betrokkene,
      gegevens,
      toetsId: bericht.toets_id,
      onderwerp: id,
    },
  ])
  return bericht
}

/** All messages of the same detention that the acting organisation received or sent, oldest first. */
export function leesDraad(tx: Tx, bericht: Bericht): Promise<readonly Bericht[]> {
  return basis(tx).where('b.dossier', '=', bericht.dossier).orderBy('b.volgnummer').limit(200).execute()
}

/** Marks a message as read, the first time that someone of the receiving organisation opens it. */
export async function markeerGelezen(
  { klok }: Leesdelen,
  tx: Tx,
  wie: Wie,
  bericht: Bericht,
): Promise<Bericht> {
  if (bericht.ontvanger !== wie.organisatie || bericht.status !== 'bezorgd') return bericht
  const gelezen_op = klok.nu()
  await inBerichtenbox(tx)
    .updateTable('berichtenbox.bericht')
    .set({ status: 'gelezen', gelezen_op })
    .where('id', '=', bericht.id)
    .execute()
  return { ...bericht, status: 'gelezen', gelezen_op }
}

/**
 * Confirms that the receiver has a message and takes it up. Doing it again changes nothing.
 * Throws `geen-toegang` for the sender and `conflict` for a withdrawn message.
 */
export async function bevestig(delen: Leesdelen, tx: Tx, wie: Wie, id: string): Promise<Bericht> {
  const bericht = await vergrendel(tx, id)
  if (bericht.ontvanger !== wie.organisatie)
    throw new Fout('geen-toegang', 'Alleen de ontvanger bevestigt een bericht.')
  if (bericht.status === 'ingetrokken')
    throw new Fout('conflict', 'Dit bericht is ingetrokken. U hoeft er niets mee te doen.')
  if (bericht.opgepakt_op !== null) return bericht
  const nu = delen.klok.nu()
  const wijziging = {
    status: 'gelezen' as const,
    gelezen_op: bericht.gelezen_op ?? nu,
    opgepakt_op: nu,
    opgepakt_door: wie.gebruiker,
  }
  await inBerichtenbox(tx).updateTable('berichtenbox.bericht').set(wijziging).where('id', '=', id).execute()
  await delen.logboek.noteer(tx, wie, nu, [
    {
      handeling: 'gewijzigd',
      betrokkene: bericht.betrokkene,
      gegevens: [],
      toetsId: bericht.toets_id,
      onderwerp: id,
    },
  ])
  return { ...bericht, ...wijziging }
}

/**
 * Takes up a message with all older open messages of the same detention: who picks up the newest has them all.
 * Returns how many were taken up.
 */
export async function bevestigDraad(delen: Leesdelen, tx: Tx, wie: Wie, id: string): Promise<number> {
  const bericht = await bevestig(delen, tx, wie, id)
  const oudere = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht')
    .select('id')
    .where('dossier', '=', bericht.dossier)
    .where('ontvanger', '=', wie.organisatie)
    .where('volgnummer', '<', bericht.volgnummer)
    .where('opgepakt_op', 'is', null)
    .where('status', 'in', ['bezorgd', 'gelezen'])
    .execute()
  for (const ander of oudere) await bevestig(delen, tx, wie, ander.id)
  return oudere.length + 1
}

async function vergrendel(tx: Tx, id: string): Promise<Bericht> {
  const bericht = await basis(tx).where('b.id', '=', id).forUpdate('b').executeTakeFirst()
  if (bericht === undefined)
    throw new Fout('niet-gevonden', 'Dit bericht bestaat niet, of het is niet voor uw organisatie.')
  return bericht
}
