import { organisatie } from '../organisaties/organisaties.ts'

/** Someone to be in the training environment, at one of its two providers. Everyone here is made up. */
export interface Persona {
  readonly id: string
  readonly aanbieder: 'oefen-eherkenning' | 'oefen-sso-rijk'
  readonly naam: string
  readonly organisatie: string
  readonly rol: string
  readonly functie: string
  readonly watKuntU: string
}

/** The fictitious people of the training environment. */
export const personas: readonly Persona[] = [
  {
    id: 'nazorg-rotterdam',
    aanbieder: 'oefen-eherkenning',
    naam: 'S. Yılmaz',
    organisatie: 'college-0599',
    rol: 'nazorgcoordinator',
    functie: 'nazorgcoördinator',
    watKuntU: 'Berichten lezen en oppakken.',
  },
  {
    id: 'backoffice-dji',
    aanbieder: 'oefen-sso-rijk',
    naam: 'P. de Groot',
    organisatie: 'dji',
    rol: 'backoffice',
    functie: 'medewerker backoffice',
    watKuntU: 'Gebeurtenissen en verzonden berichten bekijken, open vragen oplossen.',
  },
  {
    id: 'beheer-justid',
    aanbieder: 'oefen-sso-rijk',
    naam: 'A. van Rijn',
    organisatie: 'justid',
    rol: 'justid-beheerder',
    functie: 'beheerder van de Berichtenbox',
    watKuntU: 'Zien of alles op tijd aankomt, zonder de inhoud te zien.',
  },
  {
    id: 'casemanager-arnhem',
    aanbieder: 'oefen-sso-rijk',
    naam: 'J. Okafor',
    organisatie: 'pi-arnhem',
    rol: 'casemanager',
    functie: 'casemanager',
    watKuntU: 'Antwoorden van gemeenten lezen, en toestemming vragen.',
  },
  {
    id: 'tweede-casemanager-arnhem',
    aanbieder: 'oefen-sso-rijk',
    naam: 'E. Janssen',
    organisatie: 'pi-arnhem',
    rol: 'casemanager',
    functie: 'casemanager',
    watKuntU: 'Werk van een collega overnemen.',
  },
  {
    id: 'casemanager-vught',
    aanbieder: 'oefen-sso-rijk',
    naam: 'N. Ozturk',
    organisatie: 'pi-vught',
    rol: 'casemanager',
    functie: 'casemanager',
    watKuntU: 'Verder werken aan wie uit een andere inrichting kwam.',
  },
  {
    id: 'burgemeester-rotterdam',
    aanbieder: 'oefen-eherkenning',
    naam: 'M. de Vos',
    organisatie: 'burgemeester-0599',
    rol: 'burgemeester-gemachtigde',
    functie: 'gemachtigde van de burgemeester',
    watKuntU: 'De eigen box van de burgemeester, die het college niet ziet.',
  },
  {
    id: 'reclassering-rn',
    aanbieder: 'oefen-eherkenning',
    naam: 'L. Haddad',
    organisatie: 'reclassering-rn',
    rol: 'reclasseringswerker',
    functie: 'reclasseringswerker',
    watKuntU: 'De box van de reclassering.',
  },
  {
    id: 'behandelcoordinator-mesdag',
    aanbieder: 'oefen-eherkenning',
    naam: 'I. Vermeulen',
    organisatie: 'fpc-van-mesdag',
    rol: 'behandelcoordinator',
    functie: 'behandelcoördinator',
    watKuntU: 'Tbs-trajecten volgen, en per stap zien wie wat mag weten.',
  },
  {
    id: 'behandelcoordinator-assen',
    aanbieder: 'oefen-eherkenning',
    naam: 'G. Mulder',
    organisatie: 'fpk-assen',
    rol: 'behandelcoordinator',
    functie: 'behandelcoördinator',
    watKuntU: 'Een traject overnemen, en zien wat een andere kliniek voor de vervolgzorg deelt.',
  },
  {
    id: 'medewerker-om',
    aanbieder: 'oefen-sso-rijk',
    naam: 'H. Smit',
    organisatie: 'om',
    rol: 'om-medewerker',
    functie: 'medewerker OM',
    watKuntU: 'Bevestigen of ontkennen wat een kliniek namens het OM vastlegde.',
  },
  {
    id: 'medewerker-diz',
    aanbieder: 'oefen-sso-rijk',
    naam: 'F. Hendriks',
    organisatie: 'diz',
    rol: 'diz-medewerker',
    functie: 'medewerker DIZ',
    watKuntU: 'Het verlengingsadvies van een kliniek lezen.',
  },
  {
    id: 'tbs-dji',
    aanbieder: 'oefen-sso-rijk',
    naam: 'B. Visser',
    organisatie: 'dji',
    rol: 'tbs-medewerker',
    functie: 'medewerker tbs',
    watKuntU: 'Aanvragen van verlof lezen, zonder de berichten over detentie.',
  },
  {
    id: 'fg-arnhem',
    aanbieder: 'oefen-sso-rijk',
    naam: 'T. van Beek',
    organisatie: 'pi-arnhem',
    rol: 'fg',
    functie: 'functionaris gegevensbescherming',
    watKuntU: 'Beoordelen of een collega terecht het glas brak.',
  },
  {
    id: 'fg-dji',
    aanbieder: 'oefen-sso-rijk',
    naam: 'R. Amrani',
    organisatie: 'dji',
    rol: 'fg',
    functie: 'functionaris gegevensbescherming',
    watKuntU: 'Beoordelen of een collega terecht het glas brak.',
  },
  {
    id: 'beheer-rotterdam',
    aanbieder: 'oefen-eherkenning',
    naam: 'K. Bakker',
    organisatie: 'college-0599',
    rol: 'machtigingenbeheerder',
    functie: 'applicatiebeheerder',
    watKuntU: 'Rollen geven en intrekken, systemen van de gemeente koppelen.',
  },
  {
    id: 'tweede-beheer-rotterdam',
    aanbieder: 'oefen-eherkenning',
    naam: 'D. Nasser',
    organisatie: 'college-0599',
    rol: 'machtigingenbeheerder',
    functie: 'teamleider nazorg',
    watKuntU: 'Als tweede persoon bevestigen wat een collega zichzelf geeft.',
  },
  {
    id: 'beheer-lelystad',
    aanbieder: 'oefen-eherkenning',
    naam: 'W. Oostwold',
    organisatie: 'college-0995',
    rol: 'machtigingenbeheerder',
    functie: 'beleidsmedewerker',
    watKuntU: 'Een gemeente aansluiten die nog niet zover is.',
  },
]

/** A nazorgcoördinator of any municipality, so that each box can be opened in training. */
export function nazorgPersona(gemeentecode: string, vandaag: string): Persona | null {
  const college = organisatie(`college-${gemeentecode}`)
  if (college === null || (college.geldigTot !== null && college.geldigTot < vandaag)) return null
  return {
    id: `nazorg-${gemeentecode}`,
    aanbieder: 'oefen-eherkenning',
    naam: 'S. Yılmaz',
    organisatie: college.id,
    rol: 'nazorgcoordinator',
    functie: 'nazorgcoördinator',
    watKuntU: 'Berichten lezen en oppakken.',
  }
}
