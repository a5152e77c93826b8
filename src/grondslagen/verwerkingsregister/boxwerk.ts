import { berichtHalfJaar, productmaatregelen } from './gedeeld.ts'
import type { EigenWerk } from './verwerking.ts'

const detentie = ['begin-detentie', 'einde-detentie', 'huidige-verblijfplaats'] as const

/** What the product and an organisation do with the messages in its box: telling, working with them, moving them. */
export const boxwerk: readonly EigenWerk[] = [
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
