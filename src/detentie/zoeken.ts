import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'
import type { Persoonsgegevens } from './gebeurtenis.ts'
import { inDetentie } from './store.ts'

/** More than this many people is not a result but a list: then a longer name is asked for. */
export const meesteTreffers = 25

/** Someone who was found, with the newest period and event. */
export interface Treffer {
  readonly persoonId: string
  readonly gegevens: Persoonsgegevens
  readonly stand: string | null
  readonly inrichting: string | null
  /** The newest event, to name in the logboek. */
  readonly gebeurtenisId: string
}

/** Letters that are no plain letter with an accent, and what is typed for them; one for one. */
const apart = { van: 'ıŁłØøĐđÐðÞþÆæŒœĦħŊŋß', naar: 'illooddddttaaoohhnns' } as const

/**
 * A name as it is searched: without accents, in small letters. Accents go first, because a database with the
 * plainest locale makes only a to z small.
 */
const kaal = (naam: ReturnType<typeof sql>) =>
  sql<string>`lower(translate(regexp_replace(normalize(${naam}, NFD), '[\u0300-\u036f]', '', 'g'), ${sql.lit(apart.van)}, ${sql.lit(apart.naar)}))`

/** People whose surname begins like this, with or without the part before it. At most one more than is shown. */
export async function zoekPersonen(tx: Tx, naam: string): Promise<readonly Treffer[]> {
  // What stands for "anything" in a pattern is here a letter like any other.
  const begin = `${naam
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\%_]/g, '\\$&')}%`
  const term = kaal(sql`${begin}::text`)
  const achternaam = kaal(sql`p.gegevens->>'geslachtsnaam'`)
  const heel = kaal(sql`concat_ws(' ', p.gegevens->>'voorvoegsel', p.gegevens->>'geslachtsnaam')`)
  const rijen = await inDetentie(tx)
    .selectFrom('detentie.persoon as p')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('detentie.gebeurtenis as g')
          .select('g.id as gebeurtenis_id')
          .whereRef('g.persoon_id', '=', 'p.id')
          .orderBy('g.volgnummer', 'desc')
          .limit(1)
          .as('laatste'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('detentie.periode as d')
          .select(['d.stand', 'd.inrichting'])
          .whereRef('d.persoon_id', '=', 'p.id')
          .orderBy('d.begin_op', 'desc')
          .limit(1)
          .as('periode'),
      (join) => join.onTrue(),
    )
    .select(['p.id', 'p.gegevens', 'periode.stand', 'periode.inrichting', 'laatste.gebeurtenis_id'])
    .where(sql<boolean>`(${achternaam} like ${term} or ${heel} like ${term})`)
    .orderBy(achternaam)
    .orderBy('p.id')
    .limit(meesteTreffers + 1)
    .execute()
  return rijen.map((rij) => ({
    persoonId: rij.id,
    gegevens: rij.gegevens,
    stand: rij.stand,
    inrichting: rij.inrichting,
    gebeurtenisId: rij.gebeurtenis_id,
  }))
}
