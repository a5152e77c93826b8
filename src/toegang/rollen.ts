import { organisaties } from '../organisaties/organisaties.ts'

/** Which roles exist at which party (begrippen.md). `fg` and `machtigingenbeheerder` exist everywhere. */
const rollenPerPartij: Readonly<Record<string, readonly string[]>> = {
  pi: ['casemanager', 'backoffice', 'directeur', 'medische-dienst'],
  dji: ['backoffice', 'tbs-medewerker'],
  justid: ['justid-beheerder'],
  diz: ['diz-medewerker'],
  college: ['nazorgcoordinator', 'leverancier'],
  burgemeester: ['burgemeester-gemachtigde'],
  reclassering: ['reclasseringswerker'],
  zorgaanbieder: ['behandelcoordinator'],
  om: ['om-medewerker'],
}

const overal = ['fg', 'machtigingenbeheerder'] as const

/** The roles that people and machines of this party can have. */
export function rollenVan(partij: string): readonly string[] {
  return [...(rollenPerPartij[partij] ?? []), ...overal]
}

/** Every role that someone can have at an organisation there is: for what is there for everyone who is signed in. */
export const alleRollen: readonly string[] = [
  ...new Set(organisaties().flatMap(({ partij }) => rollenVan(partij))),
]

const namen: Readonly<Record<string, string>> = {
  casemanager: 'casemanager',
  backoffice: 'medewerker backoffice',
  directeur: 'directeur',
  'medische-dienst': 'medische dienst',
  nazorgcoordinator: 'nazorgcoördinator',
  'burgemeester-gemachtigde': 'gemachtigde van de burgemeester',
  reclasseringswerker: 'reclasseringswerker',
  behandelcoordinator: 'behandelcoördinator',
  'diz-medewerker': 'medewerker DIZ',
  'om-medewerker': 'medewerker OM',
  'tbs-medewerker': 'medewerker tbs',
  fg: 'functionaris gegevensbescherming',
  machtigingenbeheerder: 'machtigingenbeheerder',
  'justid-beheerder': 'beheerder bij Justid',
  leverancier: 'leverancier',
}

/** A role in words for people. */
export function rolnaam(rol: string): string {
  return namen[rol] ?? rol
}

const partijnamen: Readonly<Record<string, string>> = {
  pi: 'een penitentiaire inrichting',
  dji: 'DJI',
  justid: 'Justid',
  diz: 'DIZ',
  college: 'een gemeente',
  burgemeester: 'een burgemeester',
  reclassering: 'de reclassering',
  zorgaanbieder: 'een kliniek',
  om: 'het Openbaar Ministerie',
}

/** Who a page is for, as people say it: "behandelcoördinator", "medewerker backoffice bij DJI". */
export function rolInWoorden(rol: string): string {
  const [naam = rol, partij] = rol.split('@')
  return partij === undefined ? rolnaam(naam) : `${rolnaam(naam)} bij ${partijnamen[partij] ?? partij}`
}
