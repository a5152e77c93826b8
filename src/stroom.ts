/**
 * The contexts in the order of the stream. A context may import the door of a context that stands
 * above it, never of one below; what must go down goes as an event in the same transaction.
 * Read by test/architectuur.test.ts.
 */
export const stroom = [
  'kern',
  'platform',
  'nlds',
  'logboek',
  'organisaties',
  'herindeling',
  'toegang',
  'personen',
  'aansluiting',
  'grondslagen',
  'toestemming',
  'detentie',
  'berichtenbox',
  'informatieblad',
  'werklijst',
  'inzage',
  'tbs',
  'bezorging',
  'toezicht',
  'verhuizing',
  'oefening',
] as const
