import { bewaarwerk } from './bewaarwerk.ts'
import { boxwerk } from './boxwerk.ts'
import { berichtHalfJaar, productmaatregelen, toetsmaatregel, vastleggingVierJaar } from './gedeeld.ts'
import { inzagewerk } from './inzagewerk.ts'
import { tbswerk } from './tbswerk.ts'
import { toegangswerk } from './toegangswerk.ts'
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
    logboekdoelen: ['gemeente-toewijzen', 'berichten-omleiden'],
    ontvangers: [],
    gegevens: [...persoon, ...detentie],
    andereGegevens: [
      'wie de gemeente toewees en waarom',
      'waarom een gemeente zegt dat een bericht niet voor haar is, en wie daarover besliste',
    ],
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
    logboekdoelen: ['logboek-zegelen', 'ldv-bijwerken'],
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
      {
        soort: 'technisch',
        tekst:
          'Regels worden elke minuut verzegeld met een handtekening; wat daarna verandert of verdwijnt, is te zien.',
      },
      { soort: 'technisch', tekst: 'De sleutel van de pseudoniemen staat buiten de database.' },
    ],
  },
  ...toegangswerk,
  ...inzagewerk,
  ...boxwerk,
  ...bewaarwerk,
  ...tbswerk,
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
