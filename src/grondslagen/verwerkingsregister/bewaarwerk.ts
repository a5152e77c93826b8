import { berichtHalfJaar, productmaatregelen } from './gedeeld.ts'
import type { EigenWerk } from './verwerking.ts'

/** What the product does itself to take back what should not have been told, and to keep nothing too long. */
export const bewaarwerk: readonly EigenWerk[] = [
  {
    soort: 'eigen-werk',
    id: 'berichten-terugroepen',
    naam: 'Berichten terugroepen en navragen of gegevens zijn verwijderd',
    doel: 'Een bericht dat niet had mogen gaan of niet klopt meteen onleesbaar maken, en zorgen dat de ontvanger verwijdert wat hij al had gelezen.',
    doeltermen: [],
    logboekdoelen: ['verwijdering-navragen'],
    betrokkenen: ['gedetineerden', 'medewerkers'],
    verantwoordelijken: ['dji', 'college', 'burgemeester', 'pi', 'reclassering'],
    ontvangers: [],
    gegevens: [],
    andereGegevens: [
      'kenmerk van het bericht, de reden en een toelichting zonder persoon',
      'wie namens de ontvanger antwoordde en wanneer',
      'de grond waarop de ontvanger gegevens bewaart',
    ],
    grondslagen: [
      { wet: 'avg', artikel: '19' },
      { wet: 'avg', artikel: '6', lid: '1', onderdeel: 'e' },
    ],
    geldigVan: '2018-05-25',
    bewerkingen: ['Use', 'Store'],
    bewaring: [{ ...berichtHalfJaar, wat: 'Terugroeping en antwoord' }],
    maatregelen: [
      {
        soort: 'technisch',
        tekst:
          'Terugroepen is één handeling in de database: daarna is de inhoud voor de ontvanger niet te lezen.',
      },
      ...productmaatregelen,
    ],
  },
  {
    soort: 'eigen-werk',
    id: 'berichten-vernietigen',
    naam: 'Berichten vernietigen als hun termijn voorbij is',
    doel: 'Geen gegevens langer bewaren dan nodig, en kunnen laten zien wanneer en waarom iets is vernietigd.',
    doeltermen: [],
    logboekdoelen: ['berichten-vernietigen'],
    betrokkenen: ['gedetineerden', 'medewerkers'],
    verantwoordelijken: ['dji', 'college', 'burgemeester', 'pi', 'reclassering'],
    ontvangers: [],
    gegevens: [],
    andereGegevens: [
      'kenmerk van het bericht, de dag en de regel van het bewaarbeleid',
      'wie een bericht vasthield en waarom',
    ],
    grondslagen: [
      { wet: 'avg', artikel: '5', lid: '1', onderdeel: 'e' },
      { wet: 'avg', artikel: '6', lid: '1', onderdeel: 'e' },
    ],
    geldigVan: '2018-05-25',
    bewerkingen: ['Use', 'Store'],
    bewaring: [
      {
        wat: 'Regel dat een bericht is vernietigd, zonder persoon',
        termijn: null,
        tekst: 'zonder einde: er staat niemand in',
        herkomst: 'beleid',
      },
    ],
    maatregelen: [
      {
        soort: 'technisch',
        tekst:
          'Alleen de server vernietigt, volgens het beleid; een bericht dat wordt vastgehouden, slaat hij over.',
      },
      ...productmaatregelen,
    ],
  },
]
