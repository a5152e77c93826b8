import { sql } from 'kysely'
import { plusDagen } from '../kern/datum.ts'
import type { Tx } from '../platform/db.ts'
import type { Gebeurtenisfilter } from './filter.ts'
import type { Persoonsgegevens } from './gebeurtenis.ts'
import { beginVan } from './moment.ts'
import { inDetentie } from './tabellen.ts'

/** Rows on one page of a list. */
export const paginagrootte = 25
/** An event that is told later than this many days after it happened, is late (domein: two days for a begin). */
export const laatNaDagen = 2

/** An event in the list. Who it is about is only there for the source itself. */
export interface Gebeurtenisregel {
  readonly id: string
  readonly volgnummer: number
  readonly soort: string
  readonly tijdstip: Date
  readonly ontvangenOp: Date
  readonly laat: boolean
  /** Where the person was, as far as the events up to this one tell. */
  readonly inrichting: string | null
  readonly wie: { readonly persoonId: string; readonly gegevens: Persoonsgegevens } | null
}

/** One page of the list, newest received first, and where it goes on in both directions. */
export interface Gebeurtenispagina {
  readonly regels: readonly Gebeurtenisregel[]
  readonly ouder: number | null
  readonly nieuwer: number | null
}

const isLaat = sql<boolean>`g.ontvangen_op - g.tijdstip > make_interval(days => ${laatNaDagen})`

/**
 * A release often names no institution: then it is the one named last before it, struck-out events left aside.
 * Only then is there something to look up, which keeps the filter on institution quick.
 */
const waar = sql<string | null>`coalesce(g.inrichting, (
  select e.inrichting from detentie.gebeurtenis e
  where e.persoon_id = g.persoon_id and e.tijdstip <= g.tijdstip and e.inrichting is not null
    and not exists (select from detentie.gebeurtenis c
      where c.persoon_id = e.persoon_id and c.corrigeert = e.id)
  order by e.tijdstip desc, e.volgnummer desc limit 1))`

/** The newest events that fit the filter. Without `metPersoon` nothing about who it is leaves the database. */
export async function haalGebeurtenissen(
  tx: Tx,
  filter: Gebeurtenisfilter,
  metPersoon: boolean,
): Promise<Gebeurtenispagina> {
  const terug = filter.na !== null
  const rijen = await inDetentie(tx)
    .selectFrom('detentie.gebeurtenis as g')
    .select(['g.id', 'g.volgnummer', 'g.soort', 'g.tijdstip', 'g.ontvangen_op', 'g.persoon_id'])
    .select([isLaat.as('laat'), waar.as('inrichting')])
    .select(() => wieVan(metPersoon).as('gegevens'))
    .where(past(filter))
    .orderBy('g.volgnummer', terug ? 'asc' : 'desc')
    .limit(paginagrootte + 1)
    .execute()
  const meer = rijen.length > paginagrootte
  const eigen = rijen.slice(0, paginagrootte)
  if (terug) eigen.reverse()
  return {
    regels: eigen.map((rij) => ({
      id: rij.id,
      volgnummer: rij.volgnummer,
      soort: rij.soort,
      tijdstip: rij.tijdstip,
      ontvangenOp: rij.ontvangen_op,
      laat: rij.laat,
      inrichting: rij.inrichting,
      wie: rij.gegevens === null ? null : { persoonId: rij.persoon_id, gegevens: rij.gegevens },
    })),
    ouder: (terug || meer ? eigen.at(-1)?.volgnummer : null) ?? null,
    nieuwer: ((terug ? meer : filter.voor !== null) ? eigen[0]?.volgnummer : null) ?? null,
  }
}

function wieVan(metPersoon: boolean) {
  return metPersoon
    ? sql<Persoonsgegevens | null>`(select p.gegevens from detentie.persoon p where p.id = g.persoon_id)`
    : sql<Persoonsgegevens | null>`null::json`
}

function past({ soort, inrichting, van, tot, laat, voor, na }: Gebeurtenisfilter) {
  const eisen = [
    soort === null ? null : sql<boolean>`g.soort = ${soort}`,
    inrichting === null ? null : sql<boolean>`${waar} = ${inrichting}`,
    van === null ? null : sql<boolean>`g.tijdstip >= ${beginVan(van)}`,
    tot === null ? null : sql<boolean>`g.tijdstip < ${beginVan(plusDagen(tot, 1))}`,
    laat ? isLaat : null,
    voor === null ? null : sql<boolean>`g.volgnummer < ${voor}`,
    na === null ? null : sql<boolean>`g.volgnummer > ${na}`,
  ].filter((eis) => eis !== null)
  return eisen.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(eisen, sql` and `)}`
}

/** How many events came in since a moment, and how many of them were late. */
export async function telOntvangen(tx: Tx, vanaf: Date): Promise<{ aantal: number; laat: number }> {
  const rij = await inDetentie(tx)
    .selectFrom('detentie.gebeurtenis as g')
    .select([
      sql<number>`count(*)::int`.as('aantal'),
      sql<number>`(count(*) filter (where ${isLaat}))::int`.as('laat'),
    ])
    .where('g.ontvangen_op', '>=', vanaf)
    .executeTakeFirstOrThrow()
  return rij
}
