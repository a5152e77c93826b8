import {
  alinea,
  breedOfSmal,
  geldigheidsbalk,
  kaart,
  kop,
  lijnkaart,
  lijnlegenda,
  matrix,
  opsomming,
  stations,
} from './nlds.ts'

const halte = (teken: string, stil = false) => ({
  id: `stap-${teken}`,
  teken,
  naam: `Stap ${teken}`,
  tekst: opsomming(['De zorgaanbieder deelt met de reclassering.']),
  stil,
})

/** The drawn parts of the register: when, who to whom, and in which step. */
export function register() {
  const stam = [halte('1', true), halte('2')]
  const takken = ['a', 'b', 'c'].map((tak) => ({ naam: `Route ${tak}`, stations: [halte(`16${tak}`)] }))
  const reis = (['gedaan', 'overgeslagen', 'loopt', 'let-op', 'vast-toestemming', 'vast-wet'] as const).map(
    (stand, i) => ({
      ...{ ...halte(String(i + 9)), id: `reis-${i}`, href: `/stap-${i + 9}`, stand },
    }),
  )
  return [
    kaart(
      'Wanneer geldt dit?',
      geldigheidsbalk({
        van: 0.2,
        tot: null,
        dag: 0.8,
        jaren: [
          { plek: 0, jaar: '2010' },
          { plek: 0.5, jaar: '2020' },
        ],
        tekst: 'Geldt sinds 1 juli 2021.',
      }),
    ),
    kaart(
      'Wie geeft wat aan wie?',
      matrix({
        bijschrift: 'Gevers in de rijen, ontvangers in de kolommen',
        hoek: 'Van',
        kolommen: ['college', 'burgemeester', 'reclassering', 'betrokkene'],
        rijen: [
          {
            naam: 'penitentiaire inrichting',
            cellen: [
              { href: '/a', zegt: 'De PI aan het college: 3 mag', mag: 3, magAls: 12 },
              { href: '/b', zegt: 'De PI aan de burgemeester: 2 onder voorwaarden', mag: 0, magAls: 2 },
              { href: '/c', zegt: 'De PI aan de reclassering: mag niet', mag: 0, magAls: 0 },
              null,
            ],
          },
          {
            naam: 'einddatum van de tbs',
            cellen: [
              { href: '/d', zegt: 'mag', mag: 1, magAls: 0, zonderGetal: true },
              { href: '/e', zegt: 'nog niet te zeggen', mag: 0, magAls: 1, zonderGetal: true },
              { href: '/f', zegt: 'mag niet', mag: 0, magAls: 0, zonderGetal: true },
              null,
            ],
          },
        ],
      }),
    ),
    kaart(
      'Breed of smal',
      breedOfSmal(alinea('Hier is ruimte voor een tabel.'), alinea('Hier is ruimte voor een lijst.')),
    ),
    kaart('Hoe ver het is', [
      lijnkaart({ naam: 'Het traject', stam: reis, takken }),
      lijnlegenda('Wat de tekens betekenen'),
      stations(reis),
    ]),
    kaart('De lijn', [
      lijnkaart({ naam: 'Stappen', stam, takken }),
      stations(stam),
      takken.map(({ naam, stations: lijst }) => [kop(3, naam), stations(lijst, 'tak')]),
    ]),
  ]
}
