import { berichtHalfJaar, productmaatregelen } from './gedeeld.ts'
import type { EigenWerk } from './verwerking.ts'

/** What the product does itself to take back what should not have been told, and to see that it is gone. */
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
]
