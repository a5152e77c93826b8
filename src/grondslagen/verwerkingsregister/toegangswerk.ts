import { berichtHalfJaar, productmaatregelen } from './gedeeld.ts'
import type { EigenWerk } from './verwerking.ts'

const detentie = ['begin-detentie', 'einde-detentie', 'huidige-verblijfplaats'] as const

/** What the product does itself to let people and organisations in, and nobody else. */
export const toegangswerk: readonly EigenWerk[] = [
  {
    soort: 'eigen-werk',
    id: 'toegang-geven',
    naam: 'Toegang geven aan medewerkers',
    doel: 'Alleen mensen binnenlaten die hier voor hun werk moeten zijn.',
    doeltermen: [],
    logboekdoelen: ['toegang', 'machtigingen-beheren', 'machtigingen-bevestigen', 'koppelingen-inzien'],
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
    id: 'eigen-mensen-openen',
    naam: 'Mensen openen met wie een organisatie een relatie heeft',
    doel: 'Een medewerker laten zien wie de mensen zijn voor wie hij werkt, en wat zijn organisatie over hun detentie al weet.',
    doeltermen: [],
    logboekdoelen: [
      're-integratieplan',
      'terugkeer-voorbereiden',
      'verlof-beoordelen',
      'nazorg-voorbereiden',
      'nazorg-uitvoeren',
      'reclasseringstoezicht',
      'reclasseringsadvies',
      'gegevens-verbeteren',
      'melding-nazoeken',
    ],
    betrokkenen: ['gedetineerden'],
    verantwoordelijken: ['dji', 'pi', 'college', 'reclassering'],
    // Nobody receives anything: an organisation looks at what it holds already.
    ontvangers: [],
    gegevens: ['naam', 'geboortedatum', ...detentie, 'detentieverloop'],
    andereGegevens: ['welke relatie er is en sinds wanneer'],
    grondslagen: [{ wet: 'avg', artikel: '6', lid: '1', onderdeel: 'e' }],
    geldigVan: '2021-07-01',
    bewerkingen: ['Use'],
    bewaring: [berichtHalfJaar],
    maatregelen: [
      { soort: 'technisch', tekst: 'Zonder relatie en zonder doel is er niets te zien.' },
      ...productmaatregelen,
    ],
  },
  {
    soort: 'eigen-werk',
    id: 'glas-breken',
    naam: 'Het glas breken, en daar toezicht op houden',
    doel: 'In nood iemand kunnen openen zonder relatie, en daarna nagaan of dat terecht was.',
    doeltermen: [],
    logboekdoelen: ['zoeken-zonder-relatie', 'glasbraken-beoordelen'],
    betrokkenen: ['gedetineerden', 'medewerkers'],
    verantwoordelijken: ['dji', 'pi'],
    ontvangers: [],
    gegevens: ['naam', 'geboortedatum', 'identificerende-nummers', ...detentie, 'detentieverloop'],
    andereGegevens: ['wie zocht en wie het glas brak, waarvoor en waarom', 'het oordeel erover'],
    grondslagen: [{ wet: 'avg', artikel: '6', lid: '1', onderdeel: 'e' }],
    geldigVan: '2021-07-01',
    bewerkingen: ['Use', 'Store'],
    bewaring: [
      {
        wat: 'Zoekopdracht, glasbraak en oordeel',
        termijn: null,
        tekst: 'zolang over de toegang verantwoording nodig is; de termijn is nog niet vastgesteld',
        herkomst: 'beleid',
      },
    ],
    maatregelen: [
      {
        soort: 'technisch',
        tekst: 'Een glasbraak geldt een uur, voor één gebruiker en één doel; de database bewaakt dat.',
      },
      {
        soort: 'organisatorisch',
        tekst: 'De functionaris gegevensbescherming beoordeelt elke glasbraak, nooit een eigen.',
      },
      ...productmaatregelen,
    ],
  },
  {
    soort: 'eigen-werk',
    id: 'organisaties-aansluiten',
    naam: 'Organisaties aansluiten en bereikbaar houden',
    doel: 'Weten dat een organisatie bevoegd is aangesloten voordat zij berichten krijgt, en wie daar te bereiken is.',
    doeltermen: [],
    logboekdoelen: ['eigen-aansluiting', 'aansluitbeheer', 'contacten-lezen', 'organisatienummers-beheren'],
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
    id: 'systemen-melden',
    naam: 'Systemen en postbussen van organisaties melden dat er een bericht is',
    doel: 'Een systeem of de groepsmailbox van de ontvanger laten weten dat er een bericht is gekomen of teruggeroepen, zodat niemand het mist.',
    doeltermen: [],
    logboekdoelen: ['meldingen-instellen', 'meldingen-bezorgen'],
    betrokkenen: ['medewerkers'],
    verantwoordelijken: ['dji', 'college', 'burgemeester', 'pi', 'reclassering'],
    ontvangers: [],
    gegevens: [],
    andereGegevens: [
      'wie een adres toevoegde of beëindigde, en wie koos hoe vaak er mail komt',
      'kenmerk van het bericht, zonder inhoud',
      'groepsmailbox waar een mail heen ging',
    ],
    grondslagen: [{ wet: 'avg', artikel: '6', lid: '1', onderdeel: 'e' }],
    geldigVan: '2021-07-01',
    bewerkingen: ['Use', 'Store'],
    bewaring: [
      {
        wat: 'Mail: kenmerk, postbus en uitkomst',
        termijn: 'P90D',
        tekst: '90 dagen',
        herkomst: 'beleid',
      },
      {
        wat: 'Adres en melding',
        termijn: null,
        tekst: 'zolang het bericht wordt bewaard; de termijn is nog niet vastgesteld',
        herkomst: 'beleid',
      },
    ],
    maatregelen: [
      {
        soort: 'technisch',
        tekst:
          'Een melding bevat geen gegeven over een persoon en is ondertekend; de inhoud wordt met een token opgehaald.',
      },
      {
        soort: 'technisch',
        tekst:
          'Een mail bevat alleen aantallen en een link, en gaat in productie alleen over een versleutelde verbinding.',
      },
    ],
  },
  {
    soort: 'eigen-werk',
    id: 'herindeling-uitvoeren',
    naam: 'Een gemeentelijke herindeling uitvoeren',
    doel: 'Op de dag van een herindeling alles van een gemeente die ophoudt overdragen aan haar opvolger, zodat niets verloren gaat.',
    doeltermen: [],
    logboekdoelen: ['herindelingen-beheren', 'herindelingen-uitvoeren'],
    betrokkenen: ['gedetineerden', 'medewerkers'],
    verantwoordelijken: ['justid', 'college', 'burgemeester'],
    ontvangers: ['college', 'burgemeester'],
    gegevens: [],
    andereGegevens: [
      'welk bericht naar de opvolger ging, zonder inhoud',
      'welke rol meeging, met haar einddatum',
      'wie een herindeling plande, bevestigde, verzette of afgelastte',
    ],
    grondslagen: [{ wet: 'avg', artikel: '6', lid: '1', onderdeel: 'e' }],
    geldigVan: '2021-07-01',
    bewerkingen: ['Use', 'Disclose'],
    bewaring: [
      {
        wat: 'Plan en geschiedenis',
        termijn: null,
        tekst: 'zolang over de overdracht verantwoording nodig is; de termijn is nog niet vastgesteld',
        herkomst: 'beleid',
      },
    ],
    maatregelen: [
      { soort: 'organisatorisch', tekst: 'Twee mensen van Justid: wie plant, bevestigt niet.' },
      { soort: 'technisch', tekst: 'Systemen van de oude gemeente gaan niet vanzelf mee.' },
    ],
  },
  {
    soort: 'eigen-werk',
    id: 'box-verwerken',
    naam: 'Werken met de eigen Berichtenbox',
    doel: 'Binnen een organisatie afspreken wie welk bericht oppakt, en zorgen dat geen bericht blijft liggen.',
    doeltermen: [],
    logboekdoelen: ['berichten-verdelen', 'berichten-bespreken', 'berichten-verantwoorden', 'box-bewaken'],
    betrokkenen: ['gedetineerden', 'medewerkers'],
    verantwoordelijken: ['dji', 'college', 'burgemeester', 'pi', 'reclassering'],
    // Nobody receives anything: an organisation works with what it holds already.
    ontvangers: [],
    gegevens: ['naam', 'geboortedatum', ...detentie],
    andereGegevens: [
      'aan welke collega een bericht is toegewezen, en door wie',
      'labels en notities van de eigen organisatie bij een bericht, met de functie van wie schreef',
      'bewaarde filters van een medewerker, en wanneer hij het laatst keek',
    ],
    grondslagen: [{ wet: 'avg', artikel: '6', lid: '1', onderdeel: 'e' }],
    geldigVan: '2021-07-01',
    bewerkingen: ['Use', 'Store', 'Organise'],
    bewaring: [{ ...berichtHalfJaar, wat: 'Toewijzing, labels en notities: even lang als het bericht' }],
    maatregelen: [
      {
        soort: 'technisch',
        tekst: 'De afzender en andere organisaties zien toewijzing, labels en notities nooit.',
      },
      {
        soort: 'technisch',
        tekst:
          'Notities zijn niet te veranderen, en niet meer te lezen als het bericht is teruggeroepen of vernietigd.',
      },
      {
        soort: 'technisch',
        tekst: 'Wie een lijst downloadt, zegt waarvoor. Elk bericht erin staat met dat doel in het logboek.',
      },
      {
        soort: 'organisatorisch',
        tekst: 'Bij het schrijven staat dat gegevens over gezondheid en over anderen er niet in horen.',
      },
      ...productmaatregelen,
    ],
  },
]
