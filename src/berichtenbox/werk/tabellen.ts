import type { Generated } from 'kysely'
import type { Tx } from '../../platform/db.ts'

/** How an organisation works with what is in its box: of itself only. */
type Werktabellen = {
  'berichtenbox.bericht': { id: string; ontvanger: string; status: string }
  'berichtenbox.toewijzing': {
    bericht_id: string
    organisatie: string
    medewerker: string
    door: string
    op: Date
  }
  'berichtenbox.label': { id: string; organisatie: string; naam: string; door: string; op: Date }
  'berichtenbox.berichtlabel': {
    bericht_id: string
    label: string
    organisatie: string
    door: string
    op: Date
  }
  'berichtenbox.notitie': {
    id: string
    volgnummer: Generated<number>
    bericht_id: string
    organisatie: string
    tekst: string
    door: string
    functie: string
    op: Date
  }
  'berichtenbox.bewaard_filter': {
    id: string
    organisatie: string
    gebruiker: string
    naam: string
    vraag: string
    op: Date
  }
  'berichtenbox.bezoek': {
    organisatie: string
    gebruiker: string
    laatst_op: Date
    vorige_op: Date | null
  }
}

/** The transaction with these tables in sight. */
export function inWerk(tx: Tx) {
  return tx.withTables<Werktabellen>()
}
