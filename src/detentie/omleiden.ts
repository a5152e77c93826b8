import { leesOpvolgers } from '../herindeling/herindeling.ts'
import { datumVan } from '../kern/datum.ts'
import { Fout } from '../kern/fout.ts'
import { ontvangers } from '../organisaties/organisaties.ts'
import type { Tx, Wie } from '../platform/db.ts'
import { bijGemeente } from './bij.ts'
import type { Dossier } from './dossiers.ts'
import type { Opneemdelen } from './opnemen.ts'
import { herbouw } from './perioden.ts'
import { haalDossier, type Toegewezen, voerBesluitUit } from './toewijzen.ts'

/** A decision that a detention, or a BIJ-melding, belongs to another municipality than the events say. */
export interface Omleiding {
  /** The period, or the event of a BIJ-melding. */
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
  const codes = codesVan(dossier, periodeId)
  const opvolger = await leesOpvolgers(tx, vandaag)
  const inPlaatsVan = codes.find((code) => ontvangersVan(code, vandaag).map(opvolger).includes(van)) ?? null
  if (inPlaatsVan === null)
    throw new Fout(
      'conflict',
      'Deze detentie hoort intussen niet meer bij deze gemeente. Er is niets meer om te leiden.',
    )
  return voerBesluitUit(delen, tx, wie, dossier, { periodeId, gemeentecode, reden, door, inPlaatsVan })
}

/** The codes, as delivered or decided, by which municipalities hear of this period or BIJ-melding now. */
function codesVan({ gebeurtenissen, toewijzingen }: Dossier, id: string): readonly string[] {
  const { perioden, doorgestreept } = herbouw(gebeurtenissen, toewijzingen)
  const periode = perioden.find((een) => een.id === id)
  if (periode !== undefined) return [periode.thuis, periode.vestiging].filter((code) => code !== null)
  const bij = gebeurtenissen.find(({ gebeurtenisId }) => gebeurtenisId === id && !doorgestreept.has(id))
  return bij?.soort === 'bij-melding' ? [bijGemeente(bij, toewijzingen)] : []
}

function ontvangersVan(code: string, vandaag: string): readonly string[] {
  const wie = ontvangers(code, vandaag)
  return wie === null ? [] : [wie.college.id, wie.burgemeester.id]
}
