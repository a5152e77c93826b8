import { sql } from 'kysely'
import { zoektermen } from '../kern/naam.ts'
import type { Tx } from '../platform/db.ts'
import type { Persoonsgegevens } from './gebeurtenis.ts'
import { inDetentie } from './tabellen.ts'

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

/** People whose surname begins like this, with or without the part before it. At most one more than is shown. */
export async function zoekPersonen(tx: Tx, naam: string): Promise<readonly Treffer[]> {
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
          .orderBy((ob) => ob.case().when('d.stand', '=', 'vervallen').then(1).else(0).end())
          .orderBy('d.begin_op', 'desc')
          .orderBy('d.id', 'desc')
          .limit(1)
          .as('periode'),
      (join) => join.onTrue(),
    )
    .select(['p.id', 'p.gegevens', 'periode.stand', 'periode.inrichting', 'laatste.gebeurtenis_id'])
    .where(opNaam(naam))
    .orderBy('p.zoeknaam')
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

/** The surname of `p` begins as typed, with the part before it if that was typed too. */
export function opNaam(getypt: string) {
  const wegen = zoektermen(getypt).map(({ voorvoegsel, patroon }) => {
    const begint = sql<boolean>`p.zoeknaam like ${patroon}`
    return voorvoegsel === null
      ? begint
      : sql<boolean>`(${begint} and lower(p.gegevens->>'voorvoegsel') = ${voorvoegsel})`
  })
  return sql<boolean>`(${sql.join(wegen, sql` or `)})`
}
