import type { Selectable } from 'kysely'
import type { Tx } from '../platform/db.ts'
import type { Basisvoorwaarde } from '../toestemming/toestemming.ts'
import type { Antwoorden } from './antwoord.ts'

type Tabellen = {
  'informatieblad.gebied': {
    organisatie: string
    persoon: string
    dossier: string
    basisvoorwaarde: Basisvoorwaarde
    versie: number
    antwoorden: Antwoorden
    door: string
    door_naam: string
    op: Date
  }
  'informatieblad.feit': {
    organisatie: string
    persoon: string
    dossier: string
    feit: string
    waarde: boolean
    door: string
    door_naam: string
    op: Date
  }
}

/** What is kept of one area. */
export type Gebied = Selectable<Tabellen['informatieblad.gebied']>
/** What was declared about the case. */
export type Verklaardfeit = Selectable<Tabellen['informatieblad.feit']>

/** The transaction with the tables of this context in sight. */
export function inInformatieblad(tx: Tx) {
  return tx.withTables<Tabellen>()
}
