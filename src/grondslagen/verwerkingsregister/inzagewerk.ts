import { productmaatregelen, vastleggingVierJaar } from './gedeeld.ts'
import type { EigenWerk } from './verwerking.ts'

/** What the product does itself to show people what was done with their data, and to watch over who looks. */
export const inzagewerk: readonly EigenWerk[] = [
  {
    soort: 'eigen-werk',
    id: 'overzicht-geven',
    naam: 'Laten zien wie wat over u zag of kreeg',
    doel: 'U laten zien wie iets over u zag of kreeg, wanneer en waarom, en uw verzoek daarom op tijd beantwoorden.',
    doeltermen: [],
    logboekdoelen: [
      ...['inzage', 'inzage-overzicht', 'inzage-code', 'inzage-opruimen'],
      ...['inzage-uitstellen', 'inzageverzoeken'],
    ],
    betrokkenen: ['gedetineerden', 'tbs-gestelden', 'medewerkers'],
    verantwoordelijken: ['dji', 'college', 'burgemeester', 'pi', 'reclassering'],
    ontvangers: [],
    gegevens: ['naam', 'geboortedatum'],
    andereGegevens: [
      'welke organisatie in welke rol iets zag of kreeg, wanneer en waarom',
      'van het openen van een overzicht: de pseudoniemen waarmee de regels zijn gezocht',
      'van een code op papier: een vingerafdruk, tot wanneer zij geldt en hoe vaak zij is geprobeerd',
      'van een verzoek: wie het deed, wanneer het binnenkwam en wat ermee is gedaan',
    ],
    grondslagen: [
      { wet: 'wjsg', artikel: '51b', lid: '2' },
      { wet: 'avg', artikel: '15' },
    ],
    geldigVan: '2019-01-01',
    bewerkingen: ['Use', 'Disclose', 'Store'],
    bewaring: [
      {
        wat: 'Verzoek en wat ermee is gedaan',
        termijn: null,
        tekst: 'zolang verantwoording nodig is; de termijn is nog niet vastgesteld',
        herkomst: 'beleid',
      },
      {
        wat: 'Opening van een overzicht: welke pseudoniemen werden opgezocht, door wie en met welke code',
        termijn: 'P28D',
        tekst:
          '28 dagen nadat zij niets meer kon openen, om een fout te kunnen naspeuren. Dat het overzicht is geopend, blijft in het logboek',
        herkomst: 'beleid',
      },
      {
        wat: 'Code op papier',
        termijn: 'P28D',
        tekst:
          '28 dagen: 14 dagen één keer te gebruiken, en daarna 14 dagen om te zien hoe het met haar ging',
        herkomst: 'beleid',
      },
    ],
    maatregelen: [
      {
        soort: 'technisch',
        tekst:
          'De database toont alleen regels van wie in deze handeling is geopend, en alleen voor dit doel.',
      },
      { soort: 'technisch', tekst: 'De naam van een medewerker staat niet in het overzicht.' },
      ...productmaatregelen,
    ],
  },
  {
    soort: 'eigen-werk',
    id: 'bezwaar-behandelen',
    naam: 'Bezwaar vastleggen, wegen en beantwoorden',
    doel: 'Uw bezwaar tegen het delen van uw gegevens opschrijven, wegen en op tijd beantwoorden.',
    doeltermen: [],
    logboekdoelen: ['bezwaar-behandelen'],
    betrokkenen: ['gedetineerden', 'medewerkers'],
    verantwoordelijken: ['pi'],
    ontvangers: [],
    gegevens: [],
    andereGegevens: [
      'waartegen en tegen welke organisatie het bezwaar is, van welke dag, en de reden',
      'hoe het is gewogen en wat de uitkomst was, met wie dat vastlegde',
      'als het later eindigt: wie dat zei, op welke dag en wat er is gezegd',
    ],
    grondslagen: [
      { wet: 'avg', artikel: '6', lid: '1', onderdeel: 'c' },
      { wet: 'avg', artikel: '21', lid: '1' },
    ],
    geldigVan: '2018-05-25',
    bewerkingen: ['Obtain', 'Use', 'Store'],
    bewaring: [
      {
        wat: 'Bezwaar en het antwoord',
        termijn: 'P4Y',
        tekst: '4 jaar na de vrijlating',
        herkomst: 'beleid',
      },
    ],
    maatregelen: [
      {
        soort: 'technisch',
        tekst:
          'Zolang een bezwaar niet is beantwoord, of is toegewezen en niet beëindigd, gaat dat onderwerp niet naar die organisatie.',
      },
      ...productmaatregelen,
    ],
  },
  {
    soort: 'eigen-werk',
    id: 'toezicht-houden',
    naam: 'Toezicht houden op het gebruik',
    doel: 'Nagaan of medewerkers alleen bekijken en delen wat mag, en misbruik vinden.',
    doeltermen: [],
    logboekdoelen: ['logboek-onderzoeken'],
    betrokkenen: ['gedetineerden', 'tbs-gestelden', 'medewerkers'],
    verantwoordelijken: ['dji', 'college', 'burgemeester', 'pi', 'reclassering'],
    ontvangers: [],
    gegevens: [],
    andereGegevens: [
      'wie wanneer iets bekeek, van hoeveel mensen, en met welke relatie; de mensen zelf alleen als pseudoniem',
      'of een medewerker iemand met de eigen naam opende; de namen worden vergeleken en niet getoond of bewaard',
      'van een onderzoek naar één medewerker: de reden, wie de opdracht gaf en het kenmerk daarvan',
    ],
    grondslagen: [
      { wet: 'wjsg', artikel: '26e', lid: '2', jo: { artikel: '51d', lid: '1' } },
      { wet: 'avg', artikel: '6', lid: '1', onderdeel: 'e' },
    ],
    geldigVan: '2019-01-01',
    bewerkingen: ['Use'],
    bewaring: [
      vastleggingVierJaar,
      {
        wat: 'Onderzoek naar een medewerker',
        termijn: null,
        tekst: 'zolang verantwoording nodig is; de termijn is nog niet vastgesteld',
        herkomst: 'beleid',
      },
    ],
    maatregelen: [
      {
        soort: 'organisatorisch',
        tekst: 'De functionaris gegevensbescherming ziet alleen regels van de eigen organisatie.',
      },
      {
        soort: 'organisatorisch',
        tekst:
          'Een onderzoek naar één medewerker begint met een reden en een opdracht, en staat zelf in het logboek.',
      },
      ...productmaatregelen,
    ],
  },
]
