import { type Tx, voegToe } from '../platform/db.ts'
import { inDetentie } from './tabellen.ts'

/** A decision of a person on where someone belongs, with who took it and why. */
export interface Besluit {
  readonly id: string
  readonly persoonId: string
  readonly periodeId: string
  readonly gemeentecode: string
  /** The code that it takes the place of; null when there was none. */
  readonly inPlaatsVan: string | null
  readonly reden: string
  readonly door: string
  readonly op: Date
}

/** All decisions about one person, oldest first: per period the last one counts. */
export async function haalBesluiten(tx: Tx, persoonId: string): Promise<readonly Besluit[]> {
  const rijen = await inDetentie(tx)
    .selectFrom('detentie.toewijzing')
    .select(['id', 'persoon_id', 'periode_id', 'gemeentecode', 'in_plaats_van', 'reden', 'door', 'op'])
    .where('persoon_id', '=', persoonId)
    .orderBy('volgnummer')
    .execute()
  return rijen.map(({ persoon_id, periode_id, in_plaats_van, ...rij }) => ({
    ...rij,
    inPlaatsVan: in_plaats_van,
    persoonId: persoon_id,
    periodeId: periode_id,
  }))
}

/** Whom a decision is about, or null when it is not there or not ours. */
export async function persoonVanBesluit(tx: Tx, id: string): Promise<string | null> {
  const rij = await inDetentie(tx)
    .selectFrom('detentie.toewijzing')
    .select('persoon_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return rij?.persoon_id ?? null
}

/** Whom a period is about, or null when it is not there or not ours. */
export async function persoonVanPeriode(tx: Tx, id: string): Promise<string | null> {
  const rij = await inDetentie(tx)
    .selectFrom('detentie.periode')
    .select('persoon_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return rij?.persoon_id ?? null
}

/** Whom a BIJ-melding is about, or null when it is not there or not ours. */
export async function persoonVanBijmelding(tx: Tx, id: string): Promise<string | null> {
  const rij = await inDetentie(tx)
    .selectFrom('detentie.gebeurtenis')
    .select('persoon_id')
    .where('id', '=', id)
    .where('soort', '=', 'bij-melding')
    .executeTakeFirst()
  return rij?.persoon_id ?? null
}

/** Adds a decision. It is never changed; a newer one takes its place. */
export async function schrijfBesluit(tx: Tx, bron: string, besluit: Besluit): Promise<void> {
  const { persoonId, periodeId, inPlaatsVan, ...rest } = besluit
  const rij = { ...rest, persoon_id: persoonId, periode_id: periodeId, bron, in_plaats_van: inPlaatsVan }
  await voegToe(tx, 'detentie.toewijzing', [rij])
}
