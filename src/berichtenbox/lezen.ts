import { type RawBuilder, sql } from 'kysely'
import { Fout } from '../kern/fout.ts'
import { zoektermen } from '../kern/naam.ts'
import type { Logboek } from '../logboek/logboek.ts'
import type { Klok } from '../platform/clock.ts'
import type { Tx, Wie } from '../platform/db.ts'
import {
  type BerichtRij,
  type Gegevens,
  inBerichtenbox,
  type Soort,
  type Status,
  type Verwijderstand,
} from './store.ts'
import type { Terugroepgrond } from './terugroepen/beleid.ts'
import { leesSamen } from './terugroepen/samen.ts'

/** What reading needs. */
export interface Leesdelen {
  readonly klok: Klok
  readonly logboek: Logboek
}

/** A message as its receiver or sender sees it; without content when it was withdrawn. */
export type Bericht = BerichtRij & {
  readonly gegevens: Gegevens | null
  readonly vrijlating: string | null
  /** Why it was recalled; null when it was not. */
  readonly grond: Terugroepgrond | null
  /** How the request to remove it stands; null when nobody had read it. */
  readonly verwijdering: Verwijderstand | null
  readonly uiterlijk: string | null
  readonly beantwoord_op: Date | null
  /** What the receiver keeps it on: a rule of the register, or an article with an explanation. */
  readonly bewaargrondslag: string | null
  readonly bewaarartikel: string | null
  readonly bewaartoelichting: string | null
  /** When its content was destroyed, and by which line of the policy. */
  readonly vernietigd_op: Date | null
  readonly bewaarregel: string | null
  /** True while the acting organisation holds it. */
  readonly vastgehouden: boolean
}

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

const kolommen = [
  'b.id',
  'b.volgnummer',
  'b.soort',
  'b.versie',
  'b.status',
  'b.afzender',
  'b.ontvanger',
  'b.eerste_ontvanger',
  'b.eerste_afzender',
  'b.betrokkene',
  'b.dossier',
  'b.oorzaak',
  'b.gebeurd_op',
  'b.inrichting',
  'b.toets_id',
  'b.vervangt',
  'b.antwoord_op',
  'b.verzonden_op',
  'b.bezorgd_op',
  'b.termijn',
  'b.gelezen_op',
  'b.opgepakt_op',
  'b.opgepakt_door',
  'b.ingetrokken_op',
  'b.reden',
  'i.gegevens',
  'i.vrijlating',
  't.grond',
  'v.stand as verwijdering',
  'v.uiterlijk',
  'v.afgerond_op as beantwoord_op',
  'v.grondslag as bewaargrondslag',
  'v.artikel as bewaarartikel',
  'v.toelichting as bewaartoelichting',
  'w.op as vernietigd_op',
  'w.regel as bewaarregel',
] as const

/** Messages with their content, as far as row-level security lets the acting organisation see them. */
export function basis(tx: Tx) {
  return inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht as b')
    .leftJoin('berichtenbox.inhoud as i', 'i.bericht_id', 'b.id')
    .leftJoin('berichtenbox.terugroeping as t', 't.bericht', 'b.id')
    .leftJoin('berichtenbox.verwijderverzoek as v', 'v.bericht', 'b.id')
    .leftJoin('berichtenbox.vernietiging as w', 'w.bericht', 'b.id')
    .select(kolommen)
    .select(
      sql<boolean>`exists (select from berichtenbox.bewaarplicht p where p.bericht = b.id
        and p.organisatie = platform.organisatie() and p.beeindigd_op is null)`.as('vastgehouden'),
    )
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

/** One message, for work on it inside; who gives it out reads it with leesBericht. Throws `niet-gevonden`. */
export async function haalBericht(tx: Tx, id: string): Promise<Bericht> {
  const bericht = await basis(tx).where('b.id', '=', id).executeTakeFirst()
  if (bericht === undefined)
    throw new Fout('niet-gevonden', 'Dit bericht bestaat niet, of het is niet voor uw organisatie.')
  return bericht
}

/** One message of the acting organisation, written in the logboek. Throws `niet-gevonden` for what is not its own. */
export async function leesBericht(
  { klok, logboek }: Leesdelen,
  tx: Tx,
  wie: Wie,
  id: string,
): Promise<Bericht> {
  await leesSamen(tx, wie)
  const bericht = await haalBericht(tx, id)
  await logboek.noteer(tx, wie, klok.nu(), [gelezen(bericht, 'gelezen')])
  return bericht
}

/** More messages about one detention than anyone reads on one page. */
const heleDraad = 200

/**
 * The newest messages of the same detention that the acting organisation received or sent, oldest first. Each of them
 * is written in the logboek, except the message itself: that was written when it was read.
 */
export async function leesDraad(
  { klok, logboek }: Leesdelen,
  tx: Tx,
  wie: Wie,
  bericht: Bericht,
): Promise<readonly Bericht[]> {
  // Of someone it was not about, a receiver does not see what else there is.
  if (isVanVreemde(bericht, wie)) return [bericht]
  await leesSamen(tx, wie)
  const draad = await basis(tx)
    .where('b.dossier', '=', bericht.dossier)
    .where(
      sql<boolean>`(b.afzender = ${wie.organisatie} or t.grond is null or t.grond <> 'verkeerde-persoon')`,
    )
    .orderBy('b.volgnummer', 'desc')
    .limit(heleDraad)
    .execute()
  const andere = draad.filter(({ id, gegevens }) => id !== bericht.id && gegevens !== null)
  await logboek.noteer(
    tx,
    wie,
    klok.nu(),
    andere.map((ander) => gelezen(ander, 'gelezen')),
  )
  return draad.reverse()
}

/** True for a message about the wrong person, as its receiver sees it: not a word about anyone. */
export function isVanVreemde(
  { grond, ontvanger }: Bericht,
  { organisatie }: Pick<Wie, 'organisatie'>,
): boolean {
  return grond === 'verkeerde-persoon' && ontvanger === organisatie
}

/** The line in the logboek. What was read is everything the message holds: that is what left the database. */
export function gelezen(bericht: Bericht, handeling: 'gelezen' | 'gezocht') {
  return {
    handeling,
    betrokkene: bericht.betrokkene,
    gegevens: Object.keys(bericht.gegevens ?? {}),
    toetsId: bericht.toets_id,
    onderwerp: bericht.id,
  }
}
