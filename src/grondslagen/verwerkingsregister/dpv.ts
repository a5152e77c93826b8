import type { Grondslagverwijzing } from '../schema.ts'

/** Where the words of the W3C Data Privacy Vocabulary live, and our own. */
export const naamruimten = {
  dpv: 'https://w3id.org/dpv#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  'sector-law': 'https://w3id.org/dpv/sector/law#',
  tk: 'urn:terugkeer:',
} as const

/** Purposes of the law sector that exist in the vocabulary and fit here. */
export type Doelterm =
  | 'sector-law:PrisonManagement'
  | 'sector-law:ProbationManagement'
  | 'sector-law:RehabilitationManagement'

/** Grounds of article 6 AVG that exist in the vocabulary, by their letter. */
const artikel6: Readonly<Record<string, string>> = {
  a: 'eu-gdpr:A6-1-a',
  b: 'dpv:ContractPerformance',
  c: 'eu-gdpr:A6-1-c',
  d: 'eu-gdpr:A6-1-d',
  // The vocabulary splits this letter; a task laid down in an act is the wider of the two.
  e: 'eu-gdpr:A6-1-e-public-interest',
  f: 'eu-gdpr:A6-1-f',
}

/**
 * The term of the vocabulary for a ground, or null when it has none: it knows articles 6 and 9 AVG, but not
 * article 10, not Directive 2016/680 and no Dutch act.
 */
export function dpvGrond({ wet, artikel, lid, onderdeel = '' }: Grondslagverwijzing): string | null {
  if (wet !== 'avg') return null
  if (artikel === '6' && lid === '1') return artikel6[onderdeel] ?? null
  return artikel === '9' && lid === '2' && /^[a-j]$/.test(onderdeel) ? `eu-gdpr:A9-2-${onderdeel}` : null
}

/** The ground in the words of the vocabulary without the AVG, as a register of processing activities lists it. */
export function algemeneGrond(term: string | null): string | null {
  return term === null ? null : (algemeen[term] ?? null)
}

const algemeen: Readonly<Record<string, string>> = {
  'eu-gdpr:A6-1-a': 'Consent',
  'dpv:ContractPerformance': 'Contract',
  'eu-gdpr:A6-1-c': 'LegalObligation',
  'eu-gdpr:A6-1-d': 'VitalInterest',
  'eu-gdpr:A6-1-e-public-interest': 'PublicInterest',
  'eu-gdpr:A6-1-f': 'LegitimateInterest',
}
