import {
  actie,
  alinea,
  beeldlijst,
  beeldregel,
  bestandsveld,
  cijfer,
  cijfers,
  datumveld,
  eigenNaam,
  formulier,
  formulierdeel,
  foutBij,
  foutoverzicht,
  handtekening,
  handtekeningveld,
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
  leestekst,
  legeStaat,
  melding,
  naslag,
  opsomming,
  stappen,
  tekstvak,
  tekstveld,
  tweetalig,
  vinkje,
  vinkjes,
  vlak,
} from './nlds.ts'
import type { Pagina } from './pagina.ts'
import { bericht, berichten, vraag } from './toondelen.ts'
import { register } from './toonregister.ts'

/** A picture, for who sees it only. */
const stip = html`<svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false"><circle cx="24" cy="24" r="20" /></svg>`

function invullen() {
  const fouten = [
    { veld: 'bericht', melding: 'Schrijf wat u hebt afgesproken.' },
    { veld: 'gebieden', melding: 'Kies ten minste een leefgebied.' },
    { veld: 'dag', melding: 'Deze dag bestaat niet. Schrijf bijvoorbeeld 2026-02-28.' },
  ]
  const bij = (naam: string) => foutBij(fouten, naam)
  const vlak = { breedte: 600, hoogte: 200 }
  const velden = [
    handtekeningveld({ naam: 'handtekening', label: 'Handtekening op het scherm', ...vlak }),
    handtekening({ pad: 'M40 120L120 40L200 120', naam: 'De handtekening', ...vlak }),
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
    tekstveld({ naam: 'dagen', label: 'Hoeveel dagen?', kort: true, cijfers: true }),
    datumveld({ naam: 'dag', label: 'Wanneer?', waarde: '2026-02-30', fout: bij('dag'), verplicht: true }),
    datumveld({ naam: 'tot', label: 'Tot en met', waarde: '2026-12-01', verplicht: false }),
    bestandsveld({ naam: 'document', label: 'Ondertekend document', soorten: ['.pdf'], verplicht: true }),
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
        { waarde: 'geen', tekst: 'Geen van deze', alleen: true },
      ],
    }),
    vinkje({ naam: 'gelezen', label: 'Ik heb dit met de betrokkene besproken' }),
  ]
  const taal = formulierdeel(
    'antwoord',
    keuze({
      ...{ naam: 'leestaal', label: 'In welke taal leest u dit?', formulier: 'antwoord' },
      opties: [{ waarde: 'nl', tekst: 'Nederlands' }],
    }),
    knop('Toon deze tekst', { soort: 'secundair', naam: 'doen', waarde: 'taal', formulier: 'antwoord' }),
  )
  const form = formulier({
    id: 'antwoord',
    actie: '/antwoord',
    methode: 'post',
    inhoud: velden,
    knop: knoppen(
      knop('Verstuur antwoord'),
      knop('Bewaar', { soort: 'secundair', naam: 'doen', waarde: 'bewaar' }),
      knopLink('Terug', '/', { soort: 'stil' }),
    ),
  })
  return [foutoverzicht(fouten), kaart('Lees eerst', taal), kaart('Antwoord aan de inrichting', form)]
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
    vlak(
      naslag([
        {
          kop: 'PI Arnhem',
          gegevens: [{ naam: 'Casemanagers', waarde: koppeling('een adres', 'mailto:a@pi.example') }],
        },
      ]),
    ),
    kaart('Tekst', [
      kop(3, 'Waarom ziet u dit?'),
      alinea('Uw gemeente krijgt dit bericht omdat de betrokkene hier staat ingeschreven.'),
      opsomming(['Naam', 'Geboortedatum']),
      leestekst({ taal: 'tr', richting: 'ltr' }, alinea('Hayır demek sorun değil.')),
      alinea(tweetalig({ taal: 'ar', richting: 'rtl' }, ['نعم: ', eigenNaam('FPC Proef')], 'Ja: FPC Proef')),
      leestekst({ taal: 'nl', richting: 'ltr' }, [
        beeldlijst([{ beeld: stip, zin: 'Nee zeggen is niet erg.' }]),
        beeldregel({ beeld: stip, zin: alinea('Uw woning') }),
      ]),
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
      register(),
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
