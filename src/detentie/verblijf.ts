import { type Datum, datumVan } from '../kern/datum.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { eigen } from './eigenperiode.ts'
import type { Persoonsgegevens } from './gebeurtenis.ts'
import { inDetentie } from './tabellen.ts'
import { college } from './veranderingen.ts'

/** The newest stay of someone, as the inrichting that holds this person may know it. */
export interface Verblijf {
  readonly dossier: string
  readonly begin: Date
  readonly einde: Date | null
  readonly verwachteEinddatum: Datum | null
  readonly persoon: Persoonsgegevens
  /** When the source told who this is. */
  readonly persoonVan: Date
  /** The inrichting before the last move; null for who was never moved. */
  readonly vorigeInrichting: string | null
  /** The colleges that prepare the return: of home, then of where this person will settle (Pbw art. 18a lid 4). */
  readonly colleges: readonly string[]
}

/** The newest own stay of this person; null for who does not stay here, or left too long ago. */
export async function verblijfVan(tx: Tx, wie: Kijker, persoonId: string): Promise<Verblijf | null> {
  const rij = await inDetentie(tx)
    .selectFrom('detentie.periode as d')
    .innerJoin('detentie.persoon as p', 'p.id', 'd.persoon_id')
    .select(['d.id', 'd.begin_op', 'd.einde_op', 'd.verwachte_einddatum', 'd.thuis', 'd.vestiging'])
    .select(['d.vorige_inrichting', 'p.gegevens', 'p.gegevens_van'])
    .where('d.persoon_id', '=', persoonId)
    .where(eigen(wie, 'd'))
    .orderBy('d.begin_op', 'desc')
    .orderBy('d.id', 'desc')
    .executeTakeFirst()
  if (rij === undefined) return null
  return {
    ...{ dossier: rij.id, begin: rij.begin_op, einde: rij.einde_op },
    ...{ verwachteEinddatum: rij.verwachte_einddatum, persoon: rij.gegevens, persoonVan: rij.gegevens_van },
    vorigeInrichting: rij.vorige_inrichting,
    colleges: collegesVan(rij, wie),
  }
}

/**
 * How one detention stands for the inrichting where the person stays, without who it is: for work on what was written about
 * it. Null for who does not stay here for this detention, or left too long ago.
 */
export async function verblijfIn(
  tx: Tx,
  wie: Kijker,
  dossier: string,
): Promise<Pick<Verblijf, 'einde' | 'colleges'> | null> {
  const rij = await inDetentie(tx)
    .selectFrom('detentie.periode as d')
    .select(['d.einde_op', 'd.thuis', 'd.vestiging'])
    .where('d.id', '=', dossier)
    .where(eigen(wie, 'd'))
    .executeTakeFirst()
  return rij === undefined ? null : { einde: rij.einde_op, colleges: collegesVan(rij, wie) }
}

/** The colleges that prepare the return from this detention; none for who does not stay here for it. */
export async function collegesIn(tx: Tx, wie: Kijker, dossier: string): Promise<readonly string[]> {
  return (await verblijfIn(tx, wie, dossier))?.colleges ?? []
}

function collegesVan(
  { thuis, vestiging }: { readonly thuis: string | null; readonly vestiging: string | null },
  { nu }: Kijker,
): readonly string[] {
  const colleges = [thuis, vestiging].map((code) => college(code, datumVan(nu)))
  return [...new Set(colleges)].filter((een) => een !== null)
}
