/** Which roles exist at which party (begrippen.md). `fg` and `machtigingenbeheerder` exist everywhere. */
const rollenPerPartij: Readonly<Record<string, readonly string[]>> = {
  pi: ['casemanager', 'backoffice', 'directeur', 'medische-dienst'],
  dji: ['backoffice'],
  justid: ['justid-beheerder'],
  diz: ['diz-medewerker'],
  college: ['nazorgcoordinator', 'leverancier'],
  burgemeester: ['burgemeester-gemachtigde'],
  reclassering: ['reclasseringswerker'],
  zorgaanbieder: ['behandelcoordinator'],
}

const overal = ['fg', 'machtigingenbeheerder'] as const

/** The roles that people and machines of this party can have. */
export function rollenVan(partij: string): readonly string[] {
  return [...(rollenPerPartij[partij] ?? []), ...overal]
}
