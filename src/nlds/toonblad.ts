import {
  actie,
  alinea,
  artikel,
  cijfer,
  cijfers,
  datumveld,
  filterbalk,
  formulier,
  foutBij,
  foutoverzicht,
  geen,
  gegevenslijst,
  held,
  html,
  kaart,
  kaartenrij,
  kaartLink,
  keuze,
  keuzerondjes,
  knop,
  knopLink,
  knoppen,
  kop,
  koppeling,
  label,
  legeStaat,
  melding,
  onbekend,
  opsomming,
  paginering,
  stappen,
  tabel,
  tekstvak,
  tekstveld,
  termijnbalk,
  tijdlijn,
  tweeKolommen,
  uitklap,
  uitkomsten,
  vinkje,
  vinkjes,
  vlak,
  zin,
  zinDatum,
  zinKeuze,
  zinWoord,
} from './nlds.ts'
import type { Pagina } from './pagina.ts'

const wet = 'https://wetten.overheid.nl/BWBR0014194'

function berichten() {
  const filter = filterbalk({
    actie: '/berichtenbox',
    naam: 'Filter berichten',
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
    html`${koppeling(naam, '/berichtenbox/1')}<div class="tk-klein">geb. ${geboren}</div>`
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
        label('neutraal', 'Ingetrokken: schulden'),
        'PI Rotterdam',
        '19-11-2026',
        onbekend(),
        geen('–'),
      ],
    ],
  })
  return vlak([filter, lijst, paginering({ vorige: '/berichtenbox?na=1', volgende: '/berichtenbox?na=2' })])
}

function bericht() {
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

function vraag() {
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
    zinWoord('beoogde uitstroom, voortgang van de behandeling'),
    'op',
    zinDatum({ naam: 'peildatum', label: 'Op welke dag', waarde: '2026-11-22' }),
  ])
  const chips = [
    artikel({ tekst: 'Reclasseringsregeling 1995, art. 9', href: wet }),
    artikel({ tekst: 'AVG, art. 6 lid 1 onder e', href: wet }),
  ]
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
      verder: uitklap('Wat kan wel?', alinea('Vraag de betrokkene om toestemming.')),
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
        inhoud: zinnetje,
        knop: knop('Vraag aanpassen', { soort: 'secundair' }),
        verborgen: { stap: 'tbs-12' },
      }),
    ),
    tweeKolommen(
      kaart('Een van de drie gegevens mag u delen', antwoorden),
      kaart('Bron', alinea('Handreiking gemaximeerde tbs, stap 12.', { klein: true })),
    ),
  ]
}

function invullen() {
  const fouten = [
    { veld: 'bericht', melding: 'Schrijf wat u hebt afgesproken.' },
    { veld: 'gebieden', melding: 'Kies ten minste een leefgebied.' },
    { veld: 'dag', melding: 'Deze dag bestaat niet. Schrijf bijvoorbeeld 2026-02-28.' },
  ]
  const bij = (naam: string) => foutBij(fouten, naam)
  const velden = [
    tekstveld({
      naam: 'contact',
      label: 'Groepsmailbox',
      soort: 'email',
      uitleg: 'Geen adres van een persoon.',
      waarde: 'nazorg@voorbeeld.test',
      verplicht: true,
    }),
    tekstvak({
      naam: 'bericht',
      label: 'Wat is afgesproken?',
      uitleg: 'Schrijf geen strafbare feiten op.',
      fout: bij('bericht'),
      verplicht: true,
    }),
    datumveld({ naam: 'dag', label: 'Wanneer?', waarde: '2026-02-30', fout: bij('dag'), verplicht: true }),
    datumveld({ naam: 'tot', label: 'Tot en met', waarde: '2026-12-01', verplicht: false }),
    keuzerondjes({
      naam: 'onderdak',
      label: 'Is er onderdak?',
      naastElkaar: true,
      waarde: 'ja',
      opties: [
        { waarde: 'ja', tekst: 'Ja' },
        { waarde: 'nee', tekst: 'Nee' },
        { waarde: 'onbekend', tekst: 'Dat weet ik niet' },
      ],
    }),
    vinkjes({
      naam: 'gebieden',
      label: 'Over welke leefgebieden?',
      fout: bij('gebieden'),
      waarden: ['schulden'],
      opties: [
        { waarde: 'onderdak', tekst: 'Onderdak', uitleg: 'Ook een tijdelijke plek.' },
        { waarde: 'schulden', tekst: 'Schulden' },
      ],
    }),
    vinkje({ naam: 'gelezen', label: 'Ik heb dit met de betrokkene besproken' }),
  ]
  const form = formulier({
    actie: '/antwoord',
    methode: 'post',
    inhoud: velden,
    knop: knoppen(
      knop('Verstuur antwoord'),
      knop('Bewaar', { soort: 'secundair', naam: 'doen', waarde: 'bewaar' }),
      knopLink('Terug', '/', { soort: 'stil' }),
    ),
  })
  return [foutoverzicht(fouten), kaart('Antwoord aan de inrichting', form)]
}

function rest() {
  return [
    melding('info', alinea('Dit bericht staat ook in uw zaaksysteem.')),
    melding('gelukt', 'De casemanager ziet nu dat u dit hebt opgepakt.'),
    melding('let-op', 'Vrijdag na 17.00 uur is het stadhuis dicht.'),
    kaart(
      'Deze week',
      cijfers([
        cijfer({ waarde: 14, naam: 'nieuwe berichten' }),
        cijfer({ waarde: 'minder dan 10', naam: 'zonder onderdak', bij: 'Kleine aantallen tonen wij niet.' }),
        cijfer({ waarde: '92%', naam: 'op tijd bevestigd' }),
      ]),
    ),
    kaart(
      'Zo werkt het',
      stappen([
        { kop: 'De inrichting meldt', tekst: 'Iemand komt binnen of gaat weg.' },
        { kop: 'Het register toetst', tekst: 'Mag dit gegeven naar deze ontvanger?' },
        { kop: 'U krijgt bericht', tekst: 'Met wat u nu kunt doen.' },
      ]),
    ),
    kaartenrij([
      kaartLink({
        kop: 'Mag ik dit delen?',
        tekst: 'Een antwoord per gegeven, met het wetsartikel.',
        href: '/mag-ik-dit-delen',
      }),
      kaartLink({ kop: 'Register', tekst: 'Alle grondslagen op een rij.', href: '/register' }),
    ]),
    vlak(
      legeStaat({
        kop: 'Geen berichten',
        tekst: 'Er is niets dat op u wacht.',
        tips: ['Kies een andere status.', koppeling('Toon alle berichten', '/berichtenbox')],
      }),
    ),
    kaart('Tekst', [
      kop(3, 'Waarom ziet u dit?'),
      alinea('Uw gemeente krijgt dit bericht omdat de betrokkene hier staat ingeschreven.'),
      opsomming(['Naam', 'Geboortedatum']),
    ]),
  ]
}

/** One page with each part once, so that a browser can check them all at the same time. */
export function toonblad(): Pagina {
  return {
    titel: 'Berichtenbox',
    ondertitel: 'Gemeente Rotterdam · 4 ongelezen · 1 bericht wacht langer dan twee dagen',
    oefen: true,
    aangemeld: { naam: 'S. Yılmaz', organisatie: 'gemeente Rotterdam' },
    menu: [
      { naam: 'Berichtenbox', href: '/berichtenbox', actief: true },
      { naam: 'Mensen', href: '/mensen', actief: false },
      { naam: 'Mag ik dit delen?', href: '/mag-ik-dit-delen', actief: false },
      { naam: 'Register', href: '/register', actief: false },
    ],
    kruimels: [{ naam: 'Berichtenbox', href: '/berichtenbox' }, { naam: 'Alle berichten' }],
    inhoud: [
      actie({
        kop: 'Mehmet A. komt vrijdag vrij, drie dagen eerder dan verwacht',
        tekst: 'Er is nog geen onderdak geregeld. Vrijdag na 17.00 uur is het stadhuis dicht.',
        inhoud: knopLink('Bekijk het bericht', '/berichtenbox/1'),
      }),
      berichten(),
      bericht(),
      vraag(),
      invullen(),
      rest(),
    ],
  }
}

/** A public page, which opens with a held and where nobody is signed in. */
export function publiekBlad(): Pagina {
  return {
    titel: 'Weten wat u mag delen',
    oefen: false,
    aanmelden: '/aanmelden',
    menu: [{ naam: 'Mag ik dit delen?', href: '/mag-ik-dit-delen', actief: false }],
    held: held({
      kop: 'Weten wat u mag delen, en waarom',
      tekst: 'Voor iedereen die werkt met mensen die terugkeren uit detentie of tbs.',
      acties: [
        knopLink('Mag ik dit delen?', '/mag-ik-dit-delen'),
        knopLink('Aanmelden', '/aanmelden', { soort: 'secundair' }),
      ],
    }),
    inhoud: rest(),
  }
}
