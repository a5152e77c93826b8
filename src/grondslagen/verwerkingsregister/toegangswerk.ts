import { berichtHalfJaar, productmaatregelen } from './gedeeld.ts'
import type { EigenWerk } from './verwerking.ts'

const gebieden = [
  'identiteitsbewijs',
  'onderdak',
  'werk-en-inkomen',
  'schulden',
  'zorg',
  'zorg-voor-thuis',
] as const

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
    id: 'toestemming-vragen',
    naam: 'Toestemming vragen, vastleggen en intrekken',
    doel: 'Iemand die vastzit per onderwerp en per organisatie zelf laten bepalen wat wordt gedeeld, en kunnen aantonen dat het zo is gegaan.',
    doeltermen: [],
    logboekdoelen: ['toestemming-vastleggen'],
    betrokkenen: ['gedetineerden', 'medewerkers'],
    verantwoordelijken: ['pi'],
    ontvangers: [],
    gegevens: ['naam', 'geboortedatum'],
    andereGegevens: [
      'per onderwerp en per organisatie: ja, nee, ingetrokken, en tot wanneer',
      'hoe het gesprek ging: wie erbij waren (alleen de rol), taal, tolk, plaats en dag',
      'de handtekening, als op het scherm is getekend, of een scan van het getekende papier',
      'wat een medewerker merkte, als iemand niet meer wil en dat niet ondertekent',
    ],
    // Whoever rests on consent must be able to prove it.
    grondslagen: [
      { wet: 'avg', artikel: '6', lid: '1', onderdeel: 'c' },
      { wet: 'avg', artikel: '7', lid: '1' },
    ],
    geldigVan: '2019-05-01',
    bewerkingen: ['Obtain', 'Use', 'Store'],
    bewaring: [
      {
        wat: 'Toestemming, weigering en intrekking',
        termijn: null,
        tekst: 'zolang te bewijzen moet zijn wat is gezegd; de termijn is nog niet vastgesteld',
        herkomst: 'beleid',
      },
    ],
    maatregelen: [
      { soort: 'technisch', tekst: 'Wat is vastgelegd, kan alleen worden aangevuld. Een nee telt meteen.' },
      {
        soort: 'technisch',
        tekst: 'Intrekken roept in dezelfde transactie terug wat op de toestemming is verstuurd.',
      },
      {
        soort: 'organisatorisch',
        tekst:
          'Vóór elk gesprek is verteld dat nee zeggen geen gevolgen heeft, ook niet voor het plusprogramma.',
      },
      ...productmaatregelen,
    ],
  },
  {
    soort: 'eigen-werk',
    id: 'informatieblad-maken',
    naam: 'Het informatieblad invullen',
    doel: 'Met iemand die vastzit nagaan wat nodig is voor de terugkeer, om de gemeente te vertellen wat mag.',
    doeltermen: [],
    logboekdoelen: ['informatieblad-maken'],
    betrokkenen: ['gedetineerden', 'medewerkers'],
    verantwoordelijken: ['pi'],
    // What goes to the municipality is an exchange of its own, with its own ground.
    ontvangers: [],
    gegevens: ['naam', 'geboortedatum', 'identificerende-nummers', ...gebieden],
    andereGegevens: [
      'per onderwerp: het antwoord, of hulp is gevraagd, waar het vandaan komt en van welke dag',
      'wat volgens de betrokkene niet klopt',
      'wat de casemanager over de zaak vastlegt omdat het register daarnaar vraagt',
      'wie het laatst bewaarde en wanneer',
    ],
    grondslagen: [{ wet: 'avg', artikel: '6', lid: '1', onderdeel: 'e' }],
    geldigVan: '2019-05-01',
    bewerkingen: ['Obtain', 'Use', 'Store'],
    bewaring: [
      {
        wat: 'Wat is ingevuld',
        termijn: null,
        tekst: 'zolang de detentie duurt; de termijn daarna is nog niet vastgesteld',
        herkomst: 'beleid',
      },
    ],
    maatregelen: [
      {
        soort: 'technisch',
        tekst:
          'Wat niet mag worden gedeeld, wordt ook niet gevraagd. Elk onderwerp wordt bij het versturen opnieuw getoetst.',
      },
      {
        soort: 'organisatorisch',
        tekst: 'Vrije tekst is kort, en bij elk veld staat: geen andere mensen en geen diagnose.',
      },
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
]
