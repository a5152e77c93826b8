/** The people who work with the box of an organisation. Someone of a vendor has no business in it, only its system. */
export const boxrollen = [
  'nazorgcoordinator',
  'burgemeester-gemachtigde',
  'reclasseringswerker',
  'behandelcoordinator',
  'diz-medewerker',
  'om-medewerker',
  'tbs-medewerker',
  'casemanager',
  'directeur',
  'backoffice',
] as const
