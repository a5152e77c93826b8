import { sql } from 'kysely'
import { type Datum, datumVan } from '../kern/datum.ts'
import type { Naam } from '../kern/naam.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { eigen } from './eigenperiode.ts'
import { inDetentie } from './tabellen.ts'
import { college } from './veranderingen.ts'

/** One stay here, without who it is. */
export interface Werkverblijf {
  readonly dossier: string
  readonly persoon: string
  readonly begin: Date
  readonly einde: Date | null
  readonly verwachteEinddatum: Datum | null
  /** The inrichting before the last move; null for who was never moved. */
  readonly vorigeInrichting: string | null
  /** The college that prepares the return: of home, else of where this person will settle; null while nobody knows. */
  readonly college: string | null
}

/** The newest own stay of everyone the acting inrichting holds, in one question: for a list of work. */
export async function werkverblijven(tx: Tx, wie: Kijker): Promise<readonly Werkverblijf[]> {
  const rijen = await inDetentie(tx)
    .selectFrom('detentie.periode as d')
    .distinctOn('d.persoon_id')
    .select(['d.id', 'd.persoon_id', 'd.begin_op', 'd.einde_op', 'd.verwachte_einddatum'])
    .select(['d.thuis', 'd.vestiging', 'd.vorige_inrichting'])
    .where(eigen(wie, 'd'))
    .orderBy('d.persoon_id')
    .orderBy('d.begin_op', 'desc')
    .orderBy('d.id', 'desc')
    .execute()
  const vandaag = datumVan(wie.nu)
  return rijen.map((rij) => ({
    ...{ dossier: rij.id, persoon: rij.persoon_id, begin: rij.begin_op, einde: rij.einde_op },
    ...{ verwachteEinddatum: rij.verwachte_einddatum, vorigeInrichting: rij.vorige_inrichting },
    college: college(rij.thuis, vandaag) ?? college(rij.vestiging, vandaag),
  }))
}

/** Who someone is, for a line of a list. */
export interface Wieregel {
  readonly naam: Naam
  readonly geboortedatum: Datum | null
}

/** Who these people are, by id, as far as row-level security lets the acting organisation see them. */
export async function wieZijn(tx: Tx, personen: readonly string[]): Promise<ReadonlyMap<string, Wieregel>> {
  const rijen = await inDetentie(tx)
    .selectFrom('detentie.persoon')
    .select(['id', 'gegevens'])
    .where('id', '=', sql<string>`any(${personen}::uuid[])`)
    .execute()
  return new Map(
    rijen.map(({ id, gegevens }) => [id, { naam: gegevens, geboortedatum: gegevens.geboortedatum }]),
  )
}
