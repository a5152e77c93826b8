import type { Toestaan } from './schema.ts'

/** What every rule of a small register in a test has in common: zorg, from a zorgaanbieder to a college, since 2020. */
export const gedeeld = {
  titel: 'Proef',
  verstrekkers: ['zorgaanbieder'],
  ontvangers: ['college'],
  wederzijds: false,
  gegevens: ['zorg'],
  processtappen: ['intake'],
  geldigVan: '2020-01-01',
  geldigTot: null,
  plichten: [],
  knelpunten: [],
  tegenspraken: [],
  grondslagen: [],
  bron: [],
  zekerheid: 'geverifieerd' as const,
  toelichting: 'Proef.',
  voorbeelden: [],
}

/** A road that is open with consent. */
export const metToestemming: Toestaan = {
  ...gedeeld,
  soort: 'toestaan',
  id: 'met-toestemming',
  voorwaarden: [{ feit: 'toestemming', is: 'gegeven' }],
}
