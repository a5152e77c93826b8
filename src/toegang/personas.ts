import { organisatie } from '../organisaties/organisaties.ts'
import type { Identiteit } from '../platform/http.ts'

/** Someone to be in the training environment. Everyone here is made up. */
export interface Persona extends Identiteit {
  readonly id: string
  readonly functie: string
  readonly watKuntU: string
}

/** The fictitious people of the training environment. */
export const personas: readonly Persona[] = [
  {
    id: 'nazorg-rotterdam',
    gebruiker: 'oefen-nazorg-0599',
    naam: 'S. Yılmaz',
    organisatie: 'college-0599',
    rol: 'nazorgcoordinator',
    functie: 'nazorgcoördinator',
    watKuntU: 'Berichten lezen en oppakken.',
  },
  {
    id: 'backoffice-dji',
    gebruiker: 'oefen-backoffice-dji',
    naam: 'P. de Groot',
    organisatie: 'dji',
    rol: 'backoffice',
    functie: 'medewerker backoffice',
    watKuntU: 'Gebeurtenissen en verzonden berichten bekijken, open vragen oplossen.',
  },
  {
    id: 'beheer-justid',
    gebruiker: 'oefen-beheer-justid',
    naam: 'A. van Rijn',
    organisatie: 'justid',
    rol: 'justid-beheerder',
    functie: 'beheerder van de Berichtenbox',
    watKuntU: 'Zien of alles op tijd aankomt, zonder de inhoud te zien.',
  },
  {
    id: 'casemanager-arnhem',
    gebruiker: 'oefen-casemanager-arnhem',
    naam: 'J. Okafor',
    organisatie: 'pi-arnhem',
    rol: 'casemanager',
    functie: 'casemanager',
    watKuntU: 'Antwoorden van gemeenten lezen.',
  },
  {
    id: 'burgemeester-rotterdam',
    gebruiker: 'oefen-burgemeester-0599',
    naam: 'M. de Vos',
    organisatie: 'burgemeester-0599',
    rol: 'burgemeester-gemachtigde',
    functie: 'gemachtigde van de burgemeester',
    watKuntU: 'De eigen box van de burgemeester, die het college niet ziet.',
  },
  {
    id: 'reclassering-rn',
    gebruiker: 'oefen-reclassering-rn',
    naam: 'L. Haddad',
    organisatie: 'reclassering-rn',
    rol: 'reclasseringswerker',
    functie: 'reclasseringswerker',
    watKuntU: 'De box van de reclassering.',
  },
]

/** A nazorgcoördinator of any municipality, so that each box can be opened in training. */
export function nazorgPersona(gemeentecode: string, vandaag: string): Identiteit | null {
  const college = organisatie(`college-${gemeentecode}`)
  if (college === null || (college.geldigTot !== null && college.geldigTot < vandaag)) return null
  return {
    gebruiker: `oefen-nazorg-${gemeentecode}`,
    naam: 'S. Yılmaz',
    organisatie: college.id,
    rol: 'nazorgcoordinator',
  }
}
