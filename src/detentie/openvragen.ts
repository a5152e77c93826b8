import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'
import type { Persoonsgegevens } from './gebeurtenis.ts'
import { paginagrootte } from './gebeurtenissen.ts'
import { inDetentie, type SoortOpenstaand } from './tabellen.ts'

/** A question that a person must answer, or that was answered. Who it is about is only there for the source. */
export interface OpenVraag {
  readonly id: string
  readonly soort: SoortOpenstaand
  /** The period it is about, or the event without a begin. */
  readonly onderwerp: string
  readonly eigenaar: string
  readonly sinds: Date
  readonly opgelostOp: Date | null
  readonly inrichting: string | null
  readonly wie: { readonly persoonId: string; readonly gegevens: Persoonsgegevens } | null
}

function vragen(tx: Tx, metPersoon: boolean) {
  const gegevens = metPersoon
    ? sql<Persoonsgegevens | null>`(select p.gegevens from detentie.persoon p where p.id = o.persoon_id)`
    : sql<Persoonsgegevens | null>`null::json`
  const inrichting = sql<string | null>`coalesce(
    (select d.inrichting from detentie.periode d where d.id = o.onderwerp),
    (select g.inrichting from detentie.gebeurtenis g where g.id = o.onderwerp))`
  return inDetentie(tx)
    .selectFrom('detentie.openstaand as o')
    .select(['o.id', 'o.soort', 'o.onderwerp', 'o.eigenaar', 'o.sinds', 'o.opgelost_op', 'o.persoon_id'])
    .select(() => [inrichting.as('inrichting'), gegevens.as('gegevens')])
}

type Rij = Awaited<ReturnType<ReturnType<typeof vragen>['execute']>>[number]

function alsVraag({ opgelost_op, persoon_id, gegevens, ...rij }: Rij): OpenVraag {
  const wie = gegevens === null ? null : { persoonId: persoon_id, gegevens }
  return { ...rij, opgelostOp: opgelost_op, wie }
}

/** The open questions, oldest first, from after the question `na`; `volgende` is where the next page begins. */
export async function haalOpenVragen(
  tx: Tx,
  { soort, na }: { readonly soort: SoortOpenstaand | null; readonly na: string | null },
  metPersoon: boolean,
): Promise<{ readonly vragen: readonly OpenVraag[]; readonly volgende: string | null }> {
  const rijen = await vragen(tx, metPersoon)
    .where('o.opgelost_op', 'is', null)
    .$if(soort !== null, (q) => q.where('o.soort', '=', soort ?? 'gemeente-onbekend'))
    .$if(na !== null, (q) =>
      q.where(
        sql<boolean>`(o.sinds, o.id) > (select v.sinds, v.id from detentie.openstaand v where v.id = ${na})`,
      ),
    )
    .orderBy('o.sinds')
    .orderBy('o.id')
    .limit(paginagrootte + 1)
    .execute()
  const eigen = rijen.slice(0, paginagrootte)
  return {
    vragen: eigen.map(alsVraag),
    volgende: rijen.length > paginagrootte ? (eigen.at(-1)?.id ?? null) : null,
  }
}

/** The questions that were answered since a moment, newest first; at most as many as one page shows. */
export async function haalOpgelost(tx: Tx, vanaf: Date, metPersoon: boolean): Promise<readonly OpenVraag[]> {
  const rijen = await vragen(tx, metPersoon)
    .where('o.opgelost_op', '>=', vanaf)
    .orderBy('o.opgelost_op', 'desc')
    .orderBy('o.id')
    .limit(paginagrootte)
    .execute()
  return rijen.map(alsVraag)
}

/** One question with the person it is about, or null. */
export async function haalVraag(tx: Tx, id: string): Promise<OpenVraag | null> {
  const rij = await vragen(tx, true).where('o.id', '=', id).executeTakeFirst()
  return rij === undefined ? null : alsVraag(rij)
}

/** The newest question about the municipality of each of these periods, open or answered, by period. */
export async function vragenBij(
  tx: Tx,
  perioden: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly open: boolean }>> {
  const rijen = await inDetentie(tx)
    .selectFrom('detentie.openstaand')
    .select(['id', 'onderwerp', 'opgelost_op'])
    .where('onderwerp', '=', sql<string>`any(${perioden})`)
    .where('soort', 'in', ['gemeente-onbekend', 'zonder-vast-adres'])
    .orderBy('sinds')
    .execute()
  return new Map(rijen.map((rij) => [rij.onderwerp, { id: rij.id, open: rij.opgelost_op === null }]))
}

/** How many questions are open, per kind. */
export async function telOpen(tx: Tx): Promise<ReadonlyMap<SoortOpenstaand, number>> {
  const rijen = await inDetentie(tx)
    .selectFrom('detentie.openstaand')
    .select(['soort', sql<number>`count(*)::int`.as('aantal')])
    .where('opgelost_op', 'is', null)
    .groupBy('soort')
    .execute()
  return new Map(rijen.map(({ soort, aantal }) => [soort, aantal]))
}

/** The kind and the subject of a question, without whom it is about; null when it is not there or not ours. */
export async function haalOnderwerp(
  tx: Tx,
  id: string,
): Promise<{ readonly soort: SoortOpenstaand; readonly onderwerp: string } | null> {
  const rij = await inDetentie(tx)
    .selectFrom('detentie.openstaand')
    .select(['soort', 'onderwerp'])
    .where('id', '=', id)
    .executeTakeFirst()
  return rij ?? null
}
