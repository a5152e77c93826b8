import {
  alinea,
  artikel,
  artikelen,
  filterbalk,
  formulier,
  geen,
  gegevenslijst,
  groepsbalk,
  html,
  kaart,
  keuze,
  keuzegroepen,
  knop,
  koppeling,
  label,
  onbekend,
  paginering,
  rijvinkje,
  tabel,
  termijnbalk,
  tijdlijn,
  tweeKolommen,
  uitklap,
  uitkomsten,
  uitweg,
  vinkjes,
  vlak,
  voorbeeldcode,
  zin,
  zinDatum,
  zinGetal,
  zinKeuze,
  zinnen,
  zinReeks,
  zinWoord,
} from './nlds.ts'

const wet = 'https://wetten.overheid.nl/BWBR0014194'

/** A list of messages with its filter. */
export function berichten() {
  const filter = filterbalk({
    actie: '/berichtenbox',
    naam: 'Filter berichten',
    samenvatting: 'Filter: ongelezen en open',
    wissen: '/berichtenbox',
    velden: [
      keuze({
        naam: 'soort',
        label: 'Soort',
        leeg: 'Alle soorten',
        opties: [{ waarde: 'begin', tekst: 'Begin detentie' }],
      }),
      keuze({
        naam: 'status',
        label: 'Status',
        opties: [{ waarde: 'open', tekst: 'Ongelezen en open' }],
        waarde: 'open',
      }),
      keuze({ naam: 'inrichting', label: 'Inrichting', leeg: 'Alle inrichtingen', opties: [] }),
    ],
  })
  const wie = (naam: string, geboren: string) =>
    rijvinkje({
      naam: 'bericht',
      waarde: naam,
      label: `Kies het bericht over ${naam}`,
      formulier: 'samen',
      inhoud: html`${koppeling(naam, '/berichtenbox/1')}<div class="tk-klein">geb. ${geboren}</div>`,
    })
  const lijst = tabel({
    bijschrift: 'Berichten, de dringendste eerst',
    kolommen: [
      'Betrokkene',
      'Bericht',
      'Van',
      { kop: 'Ontvangen', heel: true },
      'Termijn',
      { kop: 'Dagen', getal: true },
    ],
    rijAandacht: (rij) => rij < 2,
    leeg: geen(),
    rijen: [
      [
        wie('Achterberg, M.', '12-03-1991'),
        html`${label('info', 'Einde detentie gewijzigd')}<div class="tk-klein">was 30-11, nu 27-11-2026</div>`,
        'PI Krimpen aan den IJssel',
        'vandaag 09:12',
        label('dringend', '5 dagen tot vrijlating'),
        '5',
      ],
      [
        wie('De Bruin, K.', '02-09-1984'),
        label('info', 'Begin detentie'),
        'JC Zaanstad',
        'gisteren 16:40',
        label('let-op', 'nog 1 dag'),
        '1',
      ],
      [
        wie('Świątek-Yılmaz, J.', '21-01-1999'),
        html`${label('info', 'Informatieblad, versie 2')}<div class="tk-klein">hulpvraag: onderdak, schulden</div>`,
        'PI Dordrecht',
        '20-11-2026',
        label('ja', 'op tijd'),
        '12',
      ],
      [
        wie('Van Dam, R.', '30-06-1975'),
        label('neutraal', 'Teruggeroepen: schulden'),
        'PI Rotterdam',
        '19-11-2026',
        onbekend(),
        geen('–'),
      ],
    ],
  })
  const samen = groepsbalk({
    id: 'samen',
    actie: '/berichtenbox/samen',
    naam: 'Met de gekozen berichten',
    delen: [
      [knop('Pak op')],
      [keuze({ naam: 'label', label: 'Label', leeg: 'Kies', opties: [] }), knop('Geef label')],
    ],
  })
  const bladeren = paginering({ vorige: '/berichtenbox?na=1', volgende: '/berichtenbox?na=2' })
  return vlak([filter, lijst, samen, bladeren])
}

/** One message: facts, course and terms. */
export function bericht() {
  const gegevens = gegevenslijst([
    { naam: 'Naam', waarde: 'Mehmet Achterberg' },
    {
      naam: 'Vrijlating',
      waarde: html`vrijdag 27 november 2026<br>${label('let-op', 'was maandag 30 november')}`,
    },
    { naam: 'Reden wijziging', waarde: 'capaciteit' },
    { naam: 'Schulden', waarde: geen() },
    { naam: 'Onderdak', waarde: onbekend() },
  ])
  const verloop = tijdlijn([
    { wanneer: '3 aug 2026', wat: html`<strong>Binnenkomst</strong> JC Schiphol`, stand: 'geweest' },
    { wanneer: '2 nov 2026', wat: 'Einddatum bekend: 30 november', stand: 'geweest' },
    { wanneer: 'vandaag', wat: html`<strong>Einddatum vervroegd</strong> naar 27 november`, stand: 'nu' },
    { wanneer: '27 nov 2026', wat: 'Vrijlating', stand: 'komt' },
  ])
  const termijnen = [
    termijnbalk({ deel: 0.4, tekst: 'Nog 5 van de 8 dagen' }),
    termijnbalk({ deel: 0.8, tekst: 'Nog 1 dag om te bevestigen', soort: 'onbeslist' }),
    termijnbalk({ deel: 1, tekst: '2 dagen te laat', soort: 'nee' }),
  ]
  return tweeKolommen(kaart('Gegevens', gegevens, { id: 'gegevens' }), [
    kaart('Verloop', verloop),
    kaart('Termijnen', termijnen),
  ])
}

/** A question as a sentence, with its answers. */
export function vraag() {
  const zinnetje = zin([
    'Een',
    zinKeuze({
      naam: 'van',
      label: 'Wie geeft',
      opties: [{ waarde: 'zorgaanbieder', tekst: 'tbs-kliniek' }],
      waarde: 'zorgaanbieder',
    }),
    'wil aan',
    zinKeuze({
      naam: 'aan',
      label: 'Wie krijgt',
      opties: [{ waarde: 'reclassering', tekst: 'de reclassering' }],
    }),
    'deze gegevens geven:',
    zinReeks('gekozen', [zinWoord('beoogde uitstroom'), zinWoord('voortgang van de behandeling')]),
    'op',
    zinDatum({ naam: 'peildatum', label: 'Op welke dag', waarde: '2026-11-22' }),
  ])
  const chips = artikelen([
    artikel({ tekst: 'Reclasseringsregeling 1995, art. 9', href: wet }),
    artikel({ tekst: 'AVG, art. 6 lid 1 onder e', href: wet }),
  ])
  const meer = vinkjes({
    naam: 'gegevens',
    label: 'Verloop van de tbs',
    opties: [{ waarde: 'diagnose', tekst: 'Diagnose' }],
  })
  const feiten = zinnen([
    zin(['Hoeveel maanden nog?', zinGetal({ naam: 'maanden', label: 'Aantal maanden', waarde: '3' })]),
  ])
  const antwoorden = uitkomsten([
    {
      soort: 'ja',
      kop: 'Beoogde uitstroom',
      antwoord: 'mag',
      tekst: 'De reclassering heeft hier een wettelijke taak. Toestemming is dan niet nodig.',
      verder: chips,
    },
    {
      soort: 'nee',
      kop: 'Voortgang van de behandeling',
      antwoord: 'mag niet',
      tekst: 'Behandelinformatie valt buiten de wettelijke taak.',
      verder: uitklap(
        'Wat kan wel?',
        alinea(['Vraag de betrokkene om toestemming. ', uitweg('Wat als hij ja zegt?', '/mag-ik-dit-delen')]),
      ),
    },
    {
      soort: 'onbeslist',
      kop: 'Risicotaxatie',
      antwoord: 'weten wij nog niet',
      tekst: 'Wij weten niet of de reclassering opdracht heeft tot advies.',
    },
  ])
  return [
    vlak(
      formulier({
        actie: '/mag-ik-dit-delen',
        methode: 'get',
        inhoud: [zinnetje, keuzegroepen('groepen', [meer]), feiten],
        knop: knop('Vraag aanpassen', { soort: 'secundair' }),
        verborgen: { stap: 'tbs-12' },
      }),
    ),
    tweeKolommen(
      kaart('Een van de drie gegevens mag u delen', antwoorden),
      kaart('Bron', [
        alinea('Handreiking gemaximeerde tbs, stap 12.', { klein: true }),
        voorbeeldcode('Dezelfde vraag op de opdrachtregel', 'npm run -s toets -- vraag.json'),
      ]),
    ),
  ]
}
