import type { Tx } from '../platform/db.ts'

type Tabellen = {
  'werklijst.toewijzing': {
    organisatie: string
    dossier: string
    persoon: string
    medewerker: string | null
    vorige: string | null
    daad: string
    door: string
    op: Date
  }
}

/** The transaction with the tables of this context in sight. */
export function inWerklijst(tx: Tx) {
  return tx.withTables<Tabellen>()
}
