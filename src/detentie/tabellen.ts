import type { Generated } from 'kysely'
import type { Tx } from '../platform/db.ts'
import type { Gebeurtenis, Persoonsgegevens } from './gebeurtenis.ts'

/** A person as a row. */
export type PersoonRij = {
  id: string
  bron: string
  bsn: string | null
  skn: string | null
  zoeknaam: string
  gegevens: Persoonsgegevens
  gegevens_van: Date
}
type GebeurtenisRij = {
  id: string
  volgnummer: Generated<number>
  persoon_id: string
  bron: string
  soort: string
  tijdstip: Date
  ontvangen_op: Date
  afdruk: string
  inrichting: string | null
  corrigeert: string | null
}
type LeveringRij = {
  gebeurtenis_id: string
  bron: string
  inhoud: Gebeurtenis
}
type PeriodeRij = {
  id: string
  persoon_id: string
  bron: string
  stand: 'loopt' | 'beeindigd' | 'einde-onbekend' | 'vervallen'
  begin_op: Date
  inrichting: string
  verwachte_einddatum: string | null
  einde_op: Date | null
  thuis: string | null
  vestiging: string | null
  bijgewerkt_op: Date
  vorige_inrichting: string | null
}
type ToewijzingRij = {
  id: string
  volgnummer: Generated<number>
  persoon_id: string
  periode_id: string
  bron: string
  gemeentecode: string
  in_plaats_van: string | null
  reden: string
  door: string
  op: Date
}
type OpenstaandRij = {
  id: string
  persoon_id: string
  bron: string
  soort: SoortOpenstaand
  onderwerp: string
  eigenaar: string
  sinds: Date
  opgelost_op: Date | null
}

/** What a person must look at. */
export type SoortOpenstaand =
  | 'gemeente-onbekend'
  | 'zonder-vast-adres'
  | 'einde-ontbreekt'
  | 'binnenkomst-ontbreekt'

/** The tables of this context. */
type Tabellen = {
  'detentie.persoon': PersoonRij
  'detentie.gebeurtenis': GebeurtenisRij
  'detentie.levering': LeveringRij
  'detentie.periode': PeriodeRij
  'detentie.toewijzing': ToewijzingRij
  'detentie.openstaand': OpenstaandRij
}

/** The transaction with the tables of this context in sight. */
export function inDetentie(tx: Tx) {
  return tx.withTables<Tabellen>()
}
