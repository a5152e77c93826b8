// Apart from schema.ts, so that the toets in a browser does not carry a schema library with it.

/** The kinds of remedy, in the order in which they are offered (contract §1). */
export const remediesoorten = [
  'toestemming',
  'reclasseringsopdracht',
  'overeenkomst',
  'doelgroepbesluit',
  'feit-vaststellen',
  'andere-processtap',
  'andere-ontvanger',
  'wetswijziging',
] as const

/** The outcomes for one gegeven. */
export const uitkomsten = ['toegestaan', 'geweigerd', 'onbeslist'] as const

/** One outcome. */
export type Uitkomst = (typeof uitkomsten)[number]
