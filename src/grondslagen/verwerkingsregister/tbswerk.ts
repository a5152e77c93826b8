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
    logboekdoelen: ['tbs-traject', 'tbs-deelname'],
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
        termijn: null,
        tekst: 'zolang de tbs duurt; de termijn daarna is nog niet vastgesteld',
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
]
