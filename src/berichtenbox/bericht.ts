import { sql } from 'kysely'
import type { BewaardOordeel } from '../grondslagen/grondslagen.ts'
import type { Bestandssoort } from '../kern/bestand.ts'
import { Fout } from '../kern/fout.ts'
import type { Tx, Wie } from '../platform/db.ts'
import type { Versieverschil } from './blad/vorm.ts'
import { type BerichtRij, type Gegevens, inBerichtenbox, type Verwijderstand } from './tabellen.ts'
import type { Terugroepgrond } from './terugroepen/beleid.ts'

/** A file that went along with a message, as far as the message itself tells of it. */
export interface Berichtbijlage {
  readonly id: string
  readonly gegeven: string
  readonly naam: string
  readonly soort: Bestandssoort
  readonly grootte: number
  readonly afdruk: string
  /** When a virus scanner found nothing in it, in ISO form; null when there was none. */
  readonly gescandOp: string | null
}

/** A message as its receiver or sender sees it; without content when it was withdrawn. */
export type Bericht = BerichtRij & {
  readonly gegevens: Gegevens | null
  /** Of a message whose content is gone the gegevens that stood in it, as the logboek says; null while it has content. */
  readonly stond: readonly string[] | null
  readonly vrijlating: string | null
  /** Of a new version of a sheet: what it tells otherwise than the one before. */
  readonly verschil: Versieverschil | null
  /** True when its receiver heard later of the same detention: what it says of the end is not the newest any more. */
  readonly achterhaald: boolean
  /** Why it was recalled; null when it was not. */
  readonly grond: Terugroepgrond | null
  /** How the request to remove it stands; null when nobody had read it. */
  readonly verwijdering: Verwijderstand | null
  readonly uiterlijk: string | null
  /** Of which areas what was read is to be removed; null for all of it. */
  readonly verwijdergebieden: readonly string[] | null
  readonly beantwoord_op: Date | null
  /** What the receiver keeps it on: a rule of the register, or an article with an explanation. */
  readonly bewaargrondslag: string | null
  readonly bewaarartikel: string | null
  readonly bewaartoelichting: string | null
  /** When its content was destroyed, and by which line of the policy. */
  readonly vernietigd_op: Date | null
  readonly bewaarregel: string | null
  /** How many files were destroyed with it; null as long as it was not. */
  readonly vernietigde_bijlagen: number | null
  /** True while the acting organisation holds it. */
  readonly vastgehouden: boolean
  /** Of a message from a tbs track the step it went in ("9", "17a"); null for every other. */
  readonly tbsstap: string | null
  /** The files that went along; none for who does not see the content. */
  readonly bijlagen: readonly Berichtbijlage[]
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
  'i.verschil',
  't.grond',
  'v.stand as verwijdering',
  'v.uiterlijk',
  'v.gebieden as verwijdergebieden',
  'v.afgerond_op as beantwoord_op',
  'v.grondslag as bewaargrondslag',
  'v.artikel as bewaarartikel',
  'v.toelichting as bewaartoelichting',
  'w.op as vernietigd_op',
  'w.regel as bewaarregel',
  'w.bijlagen as vernietigde_bijlagen',
] as const

/**
 * True for message `b` when its receiver has a later one about the same detention: the end that `b` tells may have moved,
 * or not go on at all.
 */
export const isAchterhaald = sql<boolean>`exists (select from berichtenbox.bericht n where n.dossier = b.dossier
  and n.ontvanger = b.ontvanger and n.volgnummer > b.volgnummer and n.status in ('bezorgd', 'gelezen')
  and n.soort in ('begin-detentie', 'wijziging-detentie', 'einde-detentie'))`

/**
 * True for message `b` that a later version stands in the place of. It is shown in no list and counted nowhere as open or
 * unread: who reads the newest knows what there is to know.
 */
export const isVervangen = sql<boolean>`exists (select from berichtenbox.bericht n where n.vervangt = b.id
  and n.status not in ('klaargezet', 'ingetrokken', 'onbestelbaar'))`

/** Messages with their content, as far as row-level security lets the acting organisation see them. */
export function basis(tx: Tx) {
  return inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht as b')
    .leftJoin('berichtenbox.inhoud as i', 'i.bericht_id', 'b.id')
    .leftJoin('berichtenbox.terugroeping as t', 't.bericht', 'b.id')
    .leftJoin('berichtenbox.verwijderverzoek as v', 'v.bericht', 'b.id')
    .leftJoin('berichtenbox.vernietiging as w', 'w.bericht', 'b.id')
    .select(kolommen)
    .select(isAchterhaald.as('achterhaald'))
    .select(
      sql<
        readonly string[] | null
      >`case when i.bericht_id is null and b.status in ('ingetrokken', 'vernietigd')
        then coalesce(berichtenbox.stond_in(b.id), '{}') end`.as('stond'),
    )
    .select(
      sql<boolean>`exists (select from berichtenbox.bewaarplicht p where p.bericht = b.id
        and p.organisatie = platform.organisatie() and p.beeindigd_op is null)`.as('vastgehouden'),
    )
    .select(
      sql<
        string | null
      >`case when b.soort = 'tbs' then (select regexp_replace(q.vraag->>'processtap', '^tbs-', '')
        from grondslagen.toets q where q.id = b.toets_id) end`.as('tbsstap'),
    )
    .select(
      // Only these two can have them: for all others nothing is looked up.
      sql<readonly Berichtbijlage[]>`case when b.soort not in ('antwoord', 'tbs') then '[]'::json else (
        select coalesce(json_agg(json_build_object('id', f.id, 'gegeven', f.gegeven, 'naam', f.naam, 'soort', f.soort,
          'grootte', f.grootte, 'afdruk', f.afdruk, 'gescandOp', f.gescand_op) order by f.plek), '[]'::json)
        from berichtenbox.bijlage f where f.bericht_id = b.id) end`.as('bijlagen'),
    )
}

/** One message, for work on it inside; who gives it out reads it with leesBericht. Throws `niet-gevonden`. */
export async function haalBericht(tx: Tx, id: string): Promise<Bericht> {
  const bericht = await basis(tx).where('b.id', '=', id).executeTakeFirst()
  if (bericht === undefined)
    throw new Fout('niet-gevonden', 'Dit bericht bestaat niet, of het is niet voor uw organisatie.')
  return bericht
}

/** True for a message about the wrong person, as its receiver sees it: not a word about anyone. */
export function isVanVreemde(
  { grond, ontvanger }: Bericht,
  { organisatie }: Pick<Wie, 'organisatie'>,
): boolean {
  return grond === 'verkeerde-persoon' && ontvanger === organisatie
}

/** The part of an oordeel that a message rests on: what stands in it, or stood; all of it for what was never sent. */
export function oordeelOver(
  { gegevens, stond }: Pick<Bericht, 'gegevens' | 'stond'>,
  oordeel: BewaardOordeel | undefined,
): BewaardOordeel['gegevens'] {
  const erin = gegevens === null ? stond : Object.keys(gegevens)
  return (oordeel?.gegevens ?? []).filter(({ gegeven }) => erin === null || erin.includes(gegeven))
}

/** The line in the logboek. What was read is everything the message holds: that is what left the database. */
export function gelezen(
  bericht: Pick<Bericht, 'id' | 'betrokkene' | 'toets_id' | 'gegevens'>,
  handeling: 'gelezen' | 'gezocht',
) {
  return {
    handeling,
    betrokkene: bericht.betrokkene,
    gegevens: Object.keys(bericht.gegevens ?? {}),
    toetsId: bericht.toets_id,
    onderwerp: bericht.id,
  }
}
