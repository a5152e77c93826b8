import type { Datum } from './datum.ts'

/** From and to, both days included; `geldigTot` null means "still so". */
export interface Periode {
  readonly geldigVan: Datum
  readonly geldigTot: Datum | null
}

/** True when the date lies within the period. */
export function geldigOp(periode: Periode, datum: Datum): boolean {
  return periode.geldigVan <= datum && (periode.geldigTot === null || datum <= periode.geldigTot)
}
