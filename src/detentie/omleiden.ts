import { leesOpvolgers, type Opvolger } from '../herindeling/herindeling.ts'
import { datumVan } from '../kern/datum.ts'
import { Fout } from '../kern/fout.ts'
import { ontvangers } from '../organisaties/organisaties.ts'
import type { Tx, Wie } from '../platform/db.ts'
import type { Opneemdelen } from './opnemen.ts'
import { herbouw, type Periode } from './perioden.ts'
import { haalDossier, type Toegewezen, voerBesluitUit } from './toewijzen.ts'

/** A decision that a detention belongs to another municipality than the events say. */
export interface Omleiding {
  readonly periodeId: string
  /** The organisation that was told and says it is not hers, such as `college-0599`. */
  readonly van: string
  readonly gemeentecode: string
  readonly reden: string
  /** The name of who decides. */
  readonly door: string
}

/**
 * Tells another municipality about a detention, in place of the one that says it is not hers: that one loses its
 * messages at once. It holds for later events too, until one of them names yet another municipality. For the source
 * only: run it in a transaction of who delivered the events.
 * Throws `niet-gevonden` (no such period) or `conflict` when the events no longer lead to `van`.
 */
export async function leidOm(
  delen: Opneemdelen,
  tx: Tx,
  wie: Wie,
  omleiding: Omleiding,
): Promise<Toegewezen> {
  const { periodeId, van, gemeentecode, reden, door } = omleiding
  const vandaag = datumVan(delen.klok.nu())
  const dossier = await haalDossier(tx, periodeId)
  const { perioden } = herbouw(dossier.gebeurtenissen, dossier.toewijzingen)
  const periode = perioden.find(({ id }) => id === periodeId)
  const inPlaatsVan =
    periode === undefined ? null : codeVan(periode, van, vandaag, await leesOpvolgers(tx, vandaag))
  if (inPlaatsVan === null)
    throw new Fout(
      'conflict',
      'Deze detentie hoort intussen niet meer bij deze gemeente. Er is niets meer om te leiden.',
    )
  return voerBesluitUit(delen, tx, wie, dossier, { periodeId, gemeentecode, reden, door, inPlaatsVan })
}

/** The code, as delivered, by which this municipality hears of the period; null when it no longer does. */
function codeVan({ thuis, vestiging }: Periode, van: string, vandaag: string, opvolger: Opvolger) {
  const leidtNaar = (code: string) => opvolger(ontvangers(code, vandaag)?.college.id ?? '') === van
  return [thuis, vestiging].find((code) => code !== null && leidtNaar(code)) ?? null
}
