import { type RawBuilder, sql } from 'kysely'
import { Fout } from '../kern/fout.ts'
import { zoektermen } from '../kern/naam.ts'
import type { Tx, Wie } from '../platform/db.ts'
import { type Bericht, basis, gelezen, isVervangen } from './bericht.ts'
import type { Leesdelen } from './lezen.ts'
import { inBerichtenbox, type Soort, type Status } from './tabellen.ts'
import { leesSamen } from './terugroepen/samen.ts'

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
  /** What else must hold of a message `b`: how the own organisation works with it. */
  readonly werk?: RawBuilder<boolean> | undefined
  /** The last one of the page before: an id, because a number that all share would tell how many others get. */
  readonly na?: string | undefined
  readonly aantal: number
  /** The box of what came in (default), or what went out. */
  readonly kant?: 'ontvanger' | 'afzender'
}

/** A page of a box; `meer` says that there is a next one. */
export interface Boxpagina {
  readonly berichten: readonly Bericht[]
  readonly meer: boolean
}

/** One page of the box of the acting organisation, newest first. Each message given is written in the logboek. */
export async function leesBox(
  { klok, logboek }: Leesdelen,
  tx: Tx,
  wie: Wie,
  filter: Filter,
): Promise<Boxpagina> {
  const {
    status,
    soort,
    inrichting,
    vanaf,
    tot,
    naam,
    nieuwste,
    werk,
    na,
    aantal,
    kant = 'ontvanger',
  } = filter
  await leesSamen(tx, wie)
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
    .$if(werk !== undefined, (q) => q.where(werk as RawBuilder<boolean>))
    // What a new version replaced is never the newest again, also when that was taken back.
    .$if(nieuwste === true, (q) => q.where(sql<boolean>`t.grond is distinct from 'vervangen'`))
    .$if(nieuwste === true, (q) => q.where(sql<boolean>`not ${isVervangen}`))
    .$if(na !== undefined, (q) => q.where(sql<boolean>`b.volgnummer < ${plekVan(na as string)}`))
    .orderBy('b.volgnummer', 'desc')
    // One more than is shown tells that there is more; it is not shown and so not read.
    .limit(aantal + 1)
    .execute()
  const getoond = berichten.slice(0, aantal)
  const handeling = naam === undefined ? 'gelezen' : 'gezocht'
  const leesbaar = getoond.filter(({ gegevens }) => gegevens !== null)
  await logboek.noteer(
    tx,
    wie,
    klok.nu(),
    leesbaar.map((bericht) => gelezen(bericht, handeling)),
  )
  return { berichten: getoond, meer: berichten.length > aantal }
}

/** Throws `ongeldige-invoer` for a place in the list that is not there: an empty page would say that this was all. */
export async function eisPlek(tx: Tx, na: string | undefined): Promise<void> {
  if (na === undefined || (await bestaatPlek(tx, na))) return
  throw new Fout('ongeldige-invoer', 'Deze plek in de lijst bestaat niet.', [
    { veld: 'cursor', melding: 'Gebruik de cursor uit het vorige antwoord, of laat hem weg.' },
  ])
}

/** Whether a page can begin after this message. */
export async function bestaatPlek(tx: Tx, na: string): Promise<boolean> {
  const { rows } = await sql<{ plek: number | null }>`select ${plekVan(na)} as plek`.execute(tx)
  return rows[0]?.plek != null
}

/** Where a message stands among all; of what one may not see, nowhere. */
export function plekVan(id: string) {
  return sql<number>`(select n.volgnummer from berichtenbox.bericht n where n.id = ${id})`
}

/** The surname in `i` begins as typed, with the part before it if that was typed too. */
export function opNaam(getypt: string) {
  const wegen = zoektermen(getypt).map(({ voorvoegsel, patroon }) => {
    const begint = sql<boolean>`i.zoeknaam like ${patroon}`
    return voorvoegsel === null
      ? begint
      : sql<boolean>`(${begint} and lower(i.gegevens->'naam'->>'voorvoegsel') = ${voorvoegsel})`
  })
  return sql<boolean>`(${sql.join(wegen, sql` or `)})`
}

/** What the list of the box shows, in numbers: how many wait, how many are unread and how many are past their term, in the box of the acting organisation. */
export async function tel(
  tx: Tx,
  wie: Wie,
  vandaag: string,
): Promise<{ open: number; ongelezen: number; teLaat: number }> {
  return inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht as b')
    .select(({ fn }) => [
      fn.countAll<number>().as('open'),
      fn.countAll<number>().filterWhere('status', '=', 'bezorgd').as('ongelezen'),
      fn.countAll<number>().filterWhere('termijn', '<', vandaag).as('teLaat'),
    ])
    .where('ontvanger', '=', wie.organisatie)
    .where('opgepakt_op', 'is', null)
    .where('status', 'in', ['bezorgd', 'gelezen'])
    .where(sql<boolean>`not ${isVervangen}`)
    .executeTakeFirstOrThrow()
}
