import { berichtHalfJaar, productmaatregelen } from './gedeeld.ts'
import type { EigenWerk } from './verwerking.ts'

const detentie = ['begin-detentie', 'einde-detentie', 'huidige-verblijfplaats'] as const

/** What the product and an organisation do with the messages in its box: telling, working with them, moving them. */
export const boxwerk: readonly EigenWerk[] = [
  {
    soort: 'eigen-werk',
    id: 'bij-besluiten',
    naam: 'Besluiten van de burgemeester na een BIJ-melding',
    doel: 'De burgemeester laten vastleggen of hij een maatregel nam, en hem daarover verantwoording laten afleggen.',
    doeltermen: [],
    logboekdoelen: ['bij-besluiten', 'bij-verantwoorden'],
    betrokkenen: ['gedetineerden', 'medewerkers'],
    verantwoordelijken: ['burgemeester'],
    // Nobody receives anything: it stays with the burgemeester.
    ontvangers: [],
    gegevens: [],
    andereGegevens: [
      'welke maatregel, op welke dag en met welke reden, zonder naam of nummer',
      'kenmerk van het bericht en de dag van verstrekking',
      'naam van wie het vastlegde',
    ],
    grondslagen: [{ wet: 'bjsg', artikel: '11a', lid: '4' }],
    geldigVan: '2012-01-01',
    bewerkingen: ['Use', 'Store'],
    bewaring: [
      {
        wat: 'Maatregel',
        termijn: 'P5Y',
        tekst: '5 jaar na de verstrekking',
        herkomst: 'wet',
        grondslag: { wet: 'bjsg', artikel: '11a', lid: '4' },
      },
      {
        wat: 'Dat er geen maatregel kwam',
        termijn: 'P9M',
        tekst: 'even lang als het bericht: ten hoogste 9 maanden',
        herkomst: 'wet',
        grondslag: { wet: 'bjsg', artikel: '11a', lid: '4' },
      },
    ],
    maatregelen: [
      { soort: 'technisch', tekst: 'De afzender en het college van dezelfde gemeente zien het nooit.' },
      { soort: 'technisch', tekst: 'Een naam, nummer of geboortedatum van de betrokkene wordt geweigerd.' },
      ...productmaatregelen,
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
