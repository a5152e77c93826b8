import type { GeopendeDatabank } from '../src/platform/db.ts'

/** A row as a test writes it down, in JSON types. */
export type Rij = Readonly<Record<string, unknown>>

type Eigenaar = Pick<GeopendeDatabank, 'eigenaar'>

/** Puts down rows as the owner of the tables, who is bound by nothing. Rows are objects with the same keys. */
export async function zet({ eigenaar }: Eigenaar, tabel: string, rijen: readonly Rij[]): Promise<void> {
  const [eerste] = rijen
  if (eerste === undefined) return
  const kolommen = Object.keys(eerste).join(', ')
  await eigenaar.vraag(
    `insert into ${tabel} (${kolommen}) select ${kolommen} from json_populate_recordset(null::${tabel}, $1::json)`,
    [JSON.stringify(rijen)],
  )
}
