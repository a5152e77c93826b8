import { sql } from 'kysely'
import { leesPerioden } from '../detentie/detentie.ts'
import { type Datum, datumVan } from '../kern/datum.ts'
import { gemeenteOp, organisatie } from '../organisaties/organisaties.ts'
import type { Tx } from '../platform/db.ts'
import { leesColleges } from './lot.ts'
import { inBerichtenbox, type Soort, type Status } from './tabellen.ts'

/** The message of a begin or an end, as far as finding it takes: nothing of whom it is about. */
export interface Meldingspoor {
  readonly id: string
  readonly soort: Soort
  readonly status: Status
  /** True when it ever stood in the box of its receiver. */
  readonly bezorgd: boolean
}

/** Where to look for a period that the check names: the municipalities that should hear of it, and what they were sent. */
export interface Plek {
  readonly gemeenten: readonly { readonly code: string; readonly naam: string }[]
  readonly meldingen: readonly Meldingspoor[]
  readonly begin: Datum
  readonly inrichting: string
  /** The day of the end, told or expected; null when nobody told. */
  readonly einde: Datum | null
}

/** Where to look for each of these periods. */
export async function leesPlekken(
  tx: Tx,
  perioden: readonly string[],
  vandaag: Datum,
): Promise<ReadonlyMap<string, Plek>> {
  const collegeVan = await leesColleges(tx, vandaag)
  const rijen = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht')
    .select(['id', 'dossier', 'soort', 'status', 'bezorgd_op'])
    .where('dossier', '=', sql<string>`any(${perioden})`)
    .where('soort', 'in', ['begin-detentie', 'einde-detentie'])
    .orderBy('volgnummer')
    .execute()
  const meldingen = Map.groupBy(rijen, ({ dossier }) => dossier)
  const gevonden = await leesPerioden(tx, perioden)
  return new Map(
    gevonden.map(({ id, thuis, vestiging, inrichting, beginOp, eindeOp, verwachteEinddatum }) => [
      id,
      {
        inrichting,
        begin: datumVan(beginOp),
        einde: eindeOp === null ? verwachteEinddatum : datumVan(eindeOp),
        gemeenten: gemeentenVan(
          [thuis, vestiging].map((code) => (code === null ? null : collegeVan(code))),
          vandaag,
        ),
        meldingen: (meldingen.get(id) ?? []).map(({ id: bericht, soort, status, bezorgd_op }) => ({
          ...{ id: bericht, soort, status },
          bezorgd: bezorgd_op !== null,
        })),
      },
    ]),
  )
}

function gemeentenVan(colleges: readonly (string | null)[], vandaag: Datum): Plek['gemeenten'] {
  return [...new Set(colleges)].flatMap((wie) => {
    const code = (wie === null ? null : organisatie(wie))?.gemeentecode
    const gemeente = code == null ? null : gemeenteOp(code, vandaag)
    return gemeente === null ? [] : [{ code: gemeente.code, naam: gemeente.naam }]
  })
}
