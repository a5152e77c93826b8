import { productmaatregelen } from './gedeeld.ts'
import type { EigenWerk } from './verwerking.ts'

/** What a clinic keeps itself of the track of someone with tbs. What it gives to others are exchanges with grounds of their own. */
export const tbswerk: readonly EigenWerk[] = [
  {
    soort: 'eigen-werk',
    id: 'tbs-traject-volgen',
    naam: 'Het traject van de gemaximeerde tbs volgen',
    doel: 'De kliniek laten zien bij welke stap iemand is, wat wanneer moet gebeuren en wie wat mag weten, en kunnen aantonen wat de betrokkene daarover zei.',
    doeltermen: [],
    logboekdoelen: ['tbs-traject', 'tbs-deelname', 'tbs-vernietigen'],
    betrokkenen: ['tbs-gestelden', 'medewerkers'],
    verantwoordelijken: ['zorgaanbieder'],
    ontvangers: [],
    gegevens: ['naam', 'geboortedatum', 'einddatum-tbs'],
    andereGegevens: [
      'per stap: hoe het staat, op welke dag en wat is gepland, en waarom een stap is overgeslagen',
      'welke routes worden voorbereid en welke organisaties meedoen',
      'per stap, ontvanger en gegeven: ja, nee of ingetrokken, en hoe dat is gezegd',
      'of de reclassering om advies is gevraagd, door wie, wanneer en wat zij antwoordde',
      'wat de kliniek over de zaak vastlegt omdat het register daarnaar vraagt',
      'de documenten van de plaatsing en daarna, met hun herkomst, wie ze mag openen en waarom',
      'de aanvragen voor verlof en wat daarop is besloten, en wat buiten Terugkeer is gegeven',
      'hoe en waarom het traject eindigde, en waarom het langer moet blijven',
    ],
    grondslagen: [
      { wet: 'avg', artikel: '6', lid: '1', onderdeel: 'e' },
      // Whoever rests on consent must be able to prove it.
      { wet: 'avg', artikel: '7', lid: '1' },
    ],
    geldigVan: '2018-05-25',
    bewerkingen: ['Obtain', 'Use', 'Store'],
    bewaring: [
      {
        wat: 'Het traject',
        termijn: 'P4Y',
        tekst: 'zolang het traject loopt, en daarna 4 jaar',
        herkomst: 'beleid',
      },
      {
        wat: 'Een traject dat per vergissing is begonnen en waaruit niets is gedeeld',
        termijn: 'P1M',
        tekst: '1 maand nadat het is beëindigd',
        herkomst: 'beleid',
      },
    ],
    maatregelen: [
      {
        soort: 'technisch',
        tekst:
          'Wat in een traject gebeurde, kan alleen worden aangevuld. Een nee telt meteen en roept terug wat op een ja was verstuurd.',
      },
      {
        soort: 'technisch',
        tekst:
          'Wie meedoet, ziet alleen wat met hem is gedeeld. Een verzoek om advies noemt geen naam tot het is aanvaard.',
      },
      {
        soort: 'technisch',
        tekst:
          'Elk document ligt op slot met een eigen sleutel, en opent alleen voor wie de kliniek toeliet. Elke keer openen staat in het logboek.',
      },
      ...productmaatregelen,
    ],
  },
  {
    soort: 'eigen-werk',
    id: 'tbs-knelpunten-tellen',
    naam: 'Tellen waarop het delen in de tbs-keten vastloopt',
    doel: 'Wie wetten en beleid maakt laten zien waar een grondslag of toestemming ontbrak, met alleen aantallen.',
    doeltermen: [],
    logboekdoelen: ['tbs-knelpunten'],
    betrokkenen: ['tbs-gestelden'],
    verantwoordelijken: ['justid'],
    ontvangers: [],
    gegevens: [],
    andereGegevens: [
      'per traject: de stap, de soort ontvanger en de regel waarop het delen vastliep, zonder de inhoud',
      'aantallen trajecten in vijftallen, nooit onder de vijf',
    ],
    grondslagen: [{ wet: 'avg', artikel: '6', lid: '1', onderdeel: 'e' }],
    geldigVan: '2018-05-25',
    bewerkingen: ['Use'],
    bewaring: [
      {
        wat: 'Waarop een traject vastliep',
        termijn: null,
        tekst: 'even lang als het traject zelf',
        herkomst: 'beleid',
      },
    ],
    maatregelen: [
      {
        soort: 'technisch',
        tekst:
          'De database geeft alleen aantallen, in vijftallen en per heel kwartaal: een klein getal of een verschil gaat over niemand.',
      },
      ...productmaatregelen,
    ],
  },
]
