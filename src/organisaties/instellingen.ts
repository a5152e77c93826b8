import { testOin } from '../kern/oin.ts'
import inrichtingRows from './inrichtingen.json' with { type: 'json' }
import ketenpartijRows from './ketenpartijen.json' with { type: 'json' }
import type { Organisatie } from './organisatie.ts'

/** A row of the two tables; `volgnummer` is given once and never reused: the OIN follows from it. */
interface Row {
  readonly volgnummer: number
  readonly id: string
  readonly partij: string
  readonly naam: string
  readonly plaats: string | null
  readonly gemeentecode: string | null
  readonly zekerheid: string
}

interface Mailboxes {
  readonly groepsmailbox: string
  readonly backofficemailbox: string | null
}

function mailboxesOf(row: Row): Mailboxes {
  if (row.partij !== 'pi') return { groepsmailbox: `postbus@${row.id}.example`, backofficemailbox: null }
  const name = row.id.replace(/^pi-/, '')
  return {
    groepsmailbox: `casemanagers.${name}@pi.dji.example`,
    backofficemailbox: `backoffice.${name}@pi.dji.example`,
  }
}

function toOrganisatie(row: Row): Organisatie {
  return {
    id: row.id,
    partij: row.partij,
    naam: row.naam,
    plaats: row.plaats,
    oin: testOin(row.volgnummer),
    gemeentecode: row.gemeentecode,
    ...mailboxesOf(row),
    // Whatever is not expressly confirmed is shown as uncertain: a false doubt does less harm.
    zekerheid: row.zekerheid === 'zeker' ? 'zeker' : 'onzeker',
    geldigVan: null,
    geldigTot: null,
    opvolger: null,
  }
}

/** The penitentiary institutions for adults: where a detention takes place. */
export const penitentiaireInrichtingen: readonly Organisatie[] = inrichtingRows.map(toOrganisatie)

/** National services, the three probation organisations and the forensic clinics. */
export const ketenpartijen: readonly Organisatie[] = ketenpartijRows.map(toOrganisatie)
