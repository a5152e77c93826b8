import { testOin } from '../kern/oin.ts'
import type { Gemeente } from './gemeenten.ts'
import type { Organisatie } from './organisatie.ts'

/** The two receivers inside a municipality: separate parties in law, so separate boxes. */
export interface Ontvangers {
  readonly college: Organisatie
  readonly burgemeester: Organisatie
}

// The OIN follows from kind and code, so that it stays the same when the table grows.
const kinds = {
  college: { oinBase: 100_000_000, mailbox: 'nazorg' },
  burgemeester: { oinBase: 200_000_000, mailbox: 'bij' },
} as const

function toOrganisatie(gemeente: Gemeente, partij: keyof typeof kinds): Organisatie {
  const { oinBase, mailbox } = kinds[partij]
  return {
    id: `${partij}-${gemeente.code}`,
    partij,
    naam: `Gemeente ${gemeente.naam} (${partij})`,
    plaats: null,
    oin: testOin(oinBase + Number(gemeente.code)),
    gemeentecode: gemeente.code,
    groepsmailbox: `${mailbox}@${slug(gemeente.naam)}.example`,
    backofficemailbox: null,
    zekerheid: 'zeker',
    geldigVan: gemeente.geldigVan,
    geldigTot: gemeente.geldigTot,
    opvolger: gemeente.opvolger === null ? null : `${partij}-${gemeente.opvolger}`,
  }
}

/** The college and the burgemeester of a municipality, ended ones included. */
export function ontvangersVan(gemeente: Gemeente): Ontvangers {
  return {
    college: toOrganisatie(gemeente, 'college'),
    burgemeester: toOrganisatie(gemeente, 'burgemeester'),
  }
}

/** A name as a host label: lower-case ascii letters, digits and single hyphens. "Súdwest-Fryslân" -> "sudwest-fryslan". */
export function slug(naam: string): string {
  const ascii = naam.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return ascii.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}
