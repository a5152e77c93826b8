import { sql } from 'kysely'
import { type Tx, voegToe } from '../platform/db.ts'
import type { Gebeurtenis } from './gebeurtenis.ts'
import type { Persoon } from './mensen.ts'
import type { Toewijzing } from './perioden.ts'
import { inDetentie } from './tabellen.ts'

/** Everything stored about one person. */
export interface Dossier {
  readonly persoon: Persoon
  readonly gebeurtenissen: readonly (Gebeurtenis & { readonly ontvangenOp: Date })[]
  readonly toewijzingen: readonly Toewijzing[]
}

/** An event as it is about to be stored. */
export interface NieuweGebeurtenis {
  readonly persoonId: string
  readonly gebeurtenis: Gebeurtenis
  readonly afdruk: string
}

/** Adds events, and apart from them what was delivered. They are never changed afterwards. */
export async function schrijfGebeurtenissen(
  tx: Tx,
  bron: string,
  op: Date,
  nieuw: readonly NieuweGebeurtenis[],
): Promise<void> {
  const rijen = nieuw.map(({ persoonId, gebeurtenis, afdruk }) => ({
    id: gebeurtenis.gebeurtenisId,
    persoon_id: persoonId,
    bron,
    soort: gebeurtenis.soort,
    // In UTC: an offset of more than sixteen hours is a good time, but the database does not know it.
    tijdstip: new Date(gebeurtenis.tijdstip),
    ontvangen_op: op,
    afdruk,
    inrichting: gebeurtenis.inrichting,
    corrigeert: gebeurtenis.soort === 'correctie' ? gebeurtenis.corrigeert : null,
  }))
  await voegToe(tx, 'detentie.gebeurtenis', rijen)
  const leveringen = nieuw.map(({ gebeurtenis }) => ({
    gebeurtenis_id: gebeurtenis.gebeurtenisId,
    bron,
    inhoud: gebeurtenis,
  }))
  await voegToe(tx, 'detentie.levering', leveringen)
}

/** The fingerprints of events that were delivered before, by id. */
export async function bekendeAfdrukken(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { afdruk: string; persoonId: string }>> {
  const rijen = await inDetentie(tx)
    .selectFrom('detentie.gebeurtenis')
    .select(['id', 'afdruk', 'persoon_id'])
    .where('id', '=', sql<string>`any(${ids})`)
    .execute()
  return new Map(rijen.map((rij) => [rij.id, { afdruk: rij.afdruk, persoonId: rij.persoon_id }]))
}

/** All people with these ids and all that is known about them, optionally only what was received up to a moment. */
export async function haalDossiers(
  tx: Tx,
  personen: readonly Persoon[],
  bekendOp?: Date,
): Promise<readonly Dossier[]> {
  const ids = personen.map((persoon) => persoon.id)
  const gebeurtenissen = await inDetentie(tx)
    .selectFrom('detentie.gebeurtenis as g')
    .innerJoin('detentie.levering as l', 'l.gebeurtenis_id', 'g.id')
    .select(['g.persoon_id', 'g.ontvangen_op', 'l.inhoud'])
    .where('g.persoon_id', '=', sql<string>`any(${ids})`)
    .$if(bekendOp !== undefined, (q) => q.where('g.ontvangen_op', '<=', bekendOp ?? new Date()))
    .orderBy('g.volgnummer')
    .execute()
  const toewijzingen = await inDetentie(tx)
    .selectFrom('detentie.toewijzing')
    .select(['persoon_id', 'periode_id', 'gemeentecode', 'in_plaats_van'])
    .where('persoon_id', '=', sql<string>`any(${ids})`)
    .$if(bekendOp !== undefined, (q) => q.where('op', '<=', bekendOp ?? new Date()))
    .orderBy('volgnummer')
    .execute()
  const perPersoon = Map.groupBy(gebeurtenissen, (rij) => rij.persoon_id)
  const gekozen = Map.groupBy(toewijzingen, (rij) => rij.persoon_id)
  return personen.map((persoon) => ({
    persoon,
    gebeurtenissen: (perPersoon.get(persoon.id) ?? []).map((rij) => ({
      ...rij.inhoud,
      ontvangenOp: rij.ontvangen_op,
    })),
    toewijzingen: (gekozen.get(persoon.id) ?? []).map((rij) => ({
      periodeId: rij.periode_id,
      gemeentecode: rij.gemeentecode,
      inPlaatsVan: rij.in_plaats_van,
    })),
  }))
}
