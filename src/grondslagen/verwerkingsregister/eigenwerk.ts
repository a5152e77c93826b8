import { berichtHalfJaar, productmaatregelen, toetsmaatregel, vastleggingVierJaar } from './gedeeld.ts'
import type { EigenWerk } from './verwerking.ts'

const persoon = ['naam', 'geboortedatum', 'identificerende-nummers', 'adres'] as const
const detentie = ['begin-detentie', 'einde-detentie', 'huidige-verblijfplaats'] as const
/** The statutory task of the minister to work with data on the execution of sentences, since 1 January 2019. */
const tenuitvoerlegging = {
  grondslagen: [{ wet: 'wjsg', artikel: '51a' }],
  geldigVan: '2019-01-01',
  verantwoordelijken: ['dji'],
  betrokkenen: ['gedetineerden'],
  doeltermen: ['sector-law:PrisonManagement'],
} as const

/** What the product does itself, around the giving. */
export const eigenwerk: readonly EigenWerk[] = [
  {
    ...tenuitvoerlegging,
    soort: 'eigen-werk',
    id: 'gebeurtenissen-opnemen',
    naam: 'Gebeurtenissen van detentie opnemen',
    doel: 'Bijhouden wanneer iemand binnenkomt, wordt overgeplaatst en vrijkomt, zodat de juiste gemeente bericht krijgt.',
    logboekdoelen: ['gebeurtenissen-opnemen', 'gebeurtenissen-bekijken'],
    ontvangers: [],
    gegevens: [...persoon, ...detentie],
    andereGegevens: [],
    bewerkingen: ['Obtain', 'Store', 'Organise'],
    bewaring: [{ ...berichtHalfJaar, wat: 'Gebeurtenissen en perioden' }],
    maatregelen: productmaatregelen,
  },
  {
    ...tenuitvoerlegging,
    soort: 'eigen-werk',
    id: 'gemeente-toewijzen',
    naam: 'Een gemeente toewijzen',
    doel: 'Bepalen welke gemeente bericht krijgt als dat niet uit het adres blijkt.',
    logboekdoelen: ['gemeente-toewijzen'],
    ontvangers: [],
    gegevens: [...persoon, ...detentie],
    andereGegevens: ['wie de gemeente toewees en waarom'],
    bewerkingen: ['Use', 'Store'],
    bewaring: [{ ...berichtHalfJaar, wat: 'Toewijzing van de gemeente' }],
    maatregelen: productmaatregelen,
  },
  {
    ...tenuitvoerlegging,
    soort: 'eigen-werk',
    id: 'versturen-bewaken',
    naam: 'Bewaken dat berichten aankomen',
    doel: 'Elke dag nagaan of bij elk begin en elk einde een bericht hoort, en of het op tijd is opgepakt.',
    logboekdoelen: ['bewaking'],
    ontvangers: ['justid'],
    gegevens: ['begin-detentie', 'einde-detentie'],
    andereGegevens: [],
    bewerkingen: ['Use'],
    bewaring: [
      {
        wat: 'Uitkomst van de dagcontrole',
        termijn: null,
        tekst: 'zonder einde: er staan alleen aantallen en kenmerken van berichten in',
        herkomst: 'beleid',
      },
    ],
    maatregelen: [
      { soort: 'technisch', tekst: 'Wie bewaakt, ziet de envelop van een bericht en nooit de inhoud.' },
      ...productmaatregelen,
    ],
  },
  {
    soort: 'eigen-werk',
    id: 'logboek-bijhouden',
    naam: 'Het logboek bijhouden',
    doel: 'Kunnen laten zien wie wat over wie heeft gelezen of gedeeld, waarvoor en op welke grond.',
    doeltermen: [],
    logboekdoelen: [],
    betrokkenen: ['gedetineerden', 'tbs-gestelden', 'medewerkers'],
    verantwoordelijken: ['dji', 'college', 'burgemeester', 'pi', 'reclassering'],
    ontvangers: [],
    gegevens: [],
    andereGegevens: [
      'pseudoniem van de betrokkene',
      'welke soorten gegevens',
      'gebruiker, rol en organisatie',
      'moment en doel',
    ],
    grondslagen: [
      { wet: 'wjsg', artikel: '51c', lid: '4' },
      { wet: 'avg', artikel: '6', lid: '1', onderdeel: 'e' },
    ],
    geldigVan: '2019-01-01',
    bewerkingen: ['Store'],
    bewaring: [
      vastleggingVierJaar,
      { wat: 'Overige regels van het logboek', termijn: 'P4Y', tekst: '4 jaar', herkomst: 'beleid' },
    ],
    maatregelen: [
      {
        soort: 'technisch',
        tekst: 'Aan het logboek kan alleen worden toegevoegd; de database weigert wijzigen.',
      },
      { soort: 'technisch', tekst: 'De sleutel van de pseudoniemen staat buiten de database.' },
    ],
  },
  {
    soort: 'eigen-werk',
    id: 'toegang-geven',
    naam: 'Toegang geven aan medewerkers',
    doel: 'Alleen mensen binnenlaten die hier voor hun werk moeten zijn.',
    doeltermen: [],
    logboekdoelen: ['toegang', 'machtigingen-beheren', 'machtigingen-bevestigen'],
    betrokkenen: ['medewerkers'],
    verantwoordelijken: ['dji', 'college', 'burgemeester', 'pi', 'reclassering', 'justid'],
    ontvangers: [],
    gegevens: [],
    andereGegevens: [
      'naam en functie van de medewerker',
      'pseudoniem bij de aanmelddienst',
      'organisatie en rol, met wie haar gaf, bevestigde en introk',
      'begin en einde van het aanmelden',
    ],
    grondslagen: [{ wet: 'avg', artikel: '6', lid: '1', onderdeel: 'e' }],
    geldigVan: '2018-05-25',
    bewerkingen: ['Use', 'Store'],
    bewaring: [
      { wat: 'Aanmelding', termijn: 'PT8H', tekst: '8 uur', herkomst: 'beleid' },
      {
        wat: 'Rol en wie haar gaf',
        termijn: null,
        tekst: 'zolang over de toegang verantwoording nodig is; de termijn is nog niet vastgesteld',
        herkomst: 'beleid',
      },
    ],
    maatregelen: [
      { soort: 'technisch', tekst: 'Van een aanmelding staat alleen een vingerafdruk in de database.' },
    ],
  },
  {
    soort: 'eigen-werk',
    id: 'organisaties-aansluiten',
    naam: 'Organisaties aansluiten en bereikbaar houden',
    doel: 'Weten dat een organisatie bevoegd is aangesloten voordat zij berichten krijgt, en wie daar te bereiken is.',
    doeltermen: [],
    logboekdoelen: ['eigen-aansluiting', 'aansluitbeheer', 'contacten-lezen'],
    betrokkenen: ['medewerkers'],
    verantwoordelijken: ['justid', 'dji', 'college', 'burgemeester', 'pi', 'reclassering'],
    ontvangers: [],
    gegevens: [],
    andereGegevens: [
      'naam en functie van wie ondertekende, met het ondertekende document',
      'naam van wie een stap zette of terugnam',
      'naam, functie, telefoon en e-mail van contactpersonen, zoals zij die voor het werk gebruiken',
    ],
    grondslagen: [{ wet: 'avg', artikel: '6', lid: '1', onderdeel: 'e' }],
    geldigVan: '2018-05-25',
    bewerkingen: ['Obtain', 'Use', 'Store'],
    bewaring: [
      {
        wat: 'Stappen en ondertekening',
        termijn: null,
        tekst: 'zolang de organisatie is aangesloten',
        herkomst: 'beleid',
      },
      {
        wat: 'Contactpersonen',
        termijn: null,
        tekst: 'tot de organisatie hen van de lijst haalt',
        herkomst: 'beleid',
      },
    ],
    maatregelen: [
      {
        soort: 'technisch',
        tekst: 'Een document is alleen op te halen door de organisatie zelf en Justid, als download.',
      },
      { soort: 'technisch', tekst: 'De geschiedenis van de stappen kan alleen worden aangevuld.' },
    ],
  },
  {
    soort: 'eigen-werk',
    id: 'toetsen',
    naam: 'Toetsen of iets mag worden gedeeld',
    doel: 'Voor elk gegeven zeggen of het mag, op welke grond, en wat er anders nodig is.',
    doeltermen: [],
    logboekdoelen: ['toetsen'],
    betrokkenen: [],
    verantwoordelijken: ['dji', 'college', 'burgemeester', 'pi', 'reclassering'],
    ontvangers: [],
    gegevens: [],
    andereGegevens: [],
    // No personal data, so no ground is needed.
    grondslagen: [],
    geldigVan: '2019-01-01',
    bewerkingen: ['Use'],
    bewaring: [
      {
        wat: 'Toets onder een bericht, zonder persoon',
        termijn: 'P4Y',
        tekst: 'even lang als de vastlegging van de verstrekking',
        herkomst: 'beleid',
      },
    ],
    maatregelen: [
      toetsmaatregel,
      { soort: 'technisch', tekst: 'Een vraag bevat geen persoon. Wie alleen vraagt, laat niets achter.' },
    ],
  },
]
