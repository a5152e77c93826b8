import { datumVan } from '../kern/datum.ts'
import type { Tx } from '../platform/db.ts'
import { haalBesluiten, persoonVanBesluit } from './besluiten.ts'
import { haalDossiers } from './dossiers.ts'
import { type Gevolgen, geenGevolg } from './gevolgen.ts'
import { gevolgenInWoorden } from './gevolgtekst.ts'
import { haalPersoon } from './mensen.ts'
import { vragenBij } from './openvragen.ts'
import { herbouw } from './perioden.ts'
import { vergelijk } from './veranderingen.ts'

/** What followed from a decision, in sentences, and the question where it can be made anew. */
export interface Besluitgevolg {
  readonly zinnen: readonly string[]
  readonly vraagId: string | null
}

/**
 * Tells again what a decision led to, from what was known at that moment: nothing is kept for it, and the
 * page can be opened again. Null when there is no such decision, or it is of another source.
 */
export async function haalBesluitgevolg(
  tx: Tx,
  gevolgen: Gevolgen,
  toewijzingId: string,
): Promise<Besluitgevolg | null> {
  const persoonId = await persoonVanBesluit(tx, toewijzingId)
  const persoon = persoonId === null ? null : await haalPersoon(tx, persoonId)
  if (persoon === null) return null
  const besluiten = await haalBesluiten(tx, persoon.id)
  const plaats = besluiten.findIndex(({ id }) => id === toewijzingId)
  const besluit = besluiten[plaats]
  if (besluit === undefined) return null
  const [dossier] = await haalDossiers(tx, [persoon], besluit.op)
  const gebeurtenissen = dossier?.gebeurtenissen ?? []
  const veranderingen = vergelijk(
    herbouw(gebeurtenissen, besluiten.slice(0, plaats)),
    herbouw(gebeurtenissen, besluiten.slice(0, plaats + 1)),
    datumVan(besluit.op),
  )
  const dossiers = gebeurtenissen.filter((g) => g.soort === 'binnenkomst').map((g) => g.gebeurtenisId)
  const gevolgd = await gevolgen.eerdere(tx, [{ gebeurtenisId: toewijzingId, dossiers }])
  const vragen = await vragenBij(tx, [besluit.periodeId])
  return {
    zinnen: gevolgenInWoorden(veranderingen, gevolgd.get(toewijzingId) ?? geenGevolg),
    vraagId: vragen.get(besluit.periodeId)?.id ?? null,
  }
}
