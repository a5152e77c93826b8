import { partijTekst } from '../../grondslagen/grondslagen.ts'
import type { Datum } from '../../kern/datum.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  type Html,
  html,
  kaart,
  keuze,
  keuzerondjes,
  knop,
  opsomming,
  tekstvak,
  uitklap,
  vinkje,
  vinkjes,
} from '../../nlds/nlds.ts'
import { organisatie, organisaties } from '../../organisaties/organisaties.ts'
import type { Mislukt } from '../../toegang/toegang.ts'
import { hoedanigheid } from '../deelnemen.ts'
import { takken, taknamen } from '../stappen.ts'
import type { Tbsdelen, Traject } from '../traject.ts'
import { adres } from './kader.ts'
import { dagOfOnbekend } from './woorden.ts'

const getypt = (mislukt: Mislukt | null) => mislukt?.getypt ?? {}
const fouten = (mislukt: Mislukt | null) => mislukt?.fouten ?? []

/** The end of the tbs, and the form that gives it another day. */
export function eindekaart({ id, verloop }: Traject, mislukt: Mislukt | null): Html {
  const velden = [
    datumveld({
      ...{ naam: 'einddatum', label: 'Nieuwe einddatum', verplicht: true },
      ...{ waarde: getypt(mislukt).einddatum, fout: foutBij(fouten(mislukt), 'einddatum') },
    }),
    keuzerondjes({
      ...{
        naam: 'waarom',
        label: 'Waarom verandert de datum?',
        waarde: getypt(mislukt).waarom ?? 'einddatum',
      },
      opties: [
        { waarde: 'einddatum', tekst: 'De datum stond verkeerd of is gewijzigd' },
        {
          waarde: 'verlengd',
          tekst: 'De rechter heeft de tbs verlengd',
          uitleg: 'Stap 14 en verder beginnen dan opnieuw.',
        },
      ],
      fout: foutBij(fouten(mislukt), 'waarom'),
    }),
    tekstvak({
      ...{ naam: 'eindereden', label: 'Waar blijkt dat uit?', rijen: 2, verplicht: true },
      ...{ waarde: getypt(mislukt).eindereden, fout: foutBij(fouten(mislukt), 'eindereden') },
    }),
  ]
  const vorm = formulier({
    ...{ actie: adres(id, 'einddatum'), methode: 'post', inhoud: velden },
    verborgen: { gezien: String(verloop.gezien) },
    knop: knop('Verander en plan opnieuw', { soort: 'secundair' }),
  })
  const open = verloop.einddatum === null || foutBij(fouten(mislukt), 'einddatum') !== undefined
  return kaart(
    'Einde van de tbs',
    [
      alinea(html`<strong>${dagOfOnbekend(verloop.einddatum)}</strong>`),
      uitklap('Verander de einddatum', vorm, { open: open || getypt(mislukt).eindereden !== undefined }),
    ],
    { id: 'einde' },
  )
}

/** Which ways out are prepared; they may run beside each other. */
export function routekaart({ id, verloop }: Traject, mislukt: Mislukt | null): Html {
  return kaart(
    'Routes vanaf stap 16',
    formulier({
      ...{ actie: adres(id, 'routes'), methode: 'post' },
      verborgen: { gezien: String(verloop.gezien) },
      inhoud: vinkjes({
        ...{ naam: 'tak', label: 'Welke routes bereidt u voor?', uitleg: 'Ze kunnen naast elkaar lopen.' },
        opties: takken.map((tak) => ({ waarde: tak, tekst: taknamen[tak] })),
        waarden: [...verloop.takken],
        fout: foutBij(fouten(mislukt), 'tak'),
      }),
      knop: knop('Bewaar', { soort: 'secundair' }),
    }),
    { id: 'routes' },
  )
}

/** Who takes part, and the forms that change that. */
export function deelnemerkaart(
  { grondslagen }: Tbsdelen,
  { id, organisatie: kliniek, deelnames }: Traject,
  mislukt: Mislukt | null,
  vandaag: Datum,
): Html {
  const lijst = deelnames.map(
    ({ ontvanger, partij, gedeeld_op }) =>
      html`${organisatie(ontvanger)?.naam ?? ontvanger} <span class="tk-klein">als ${partijTekst(grondslagen.register, partij)}, ${gedeeld_op === null ? 'weet nog van niets' : 'kreeg bericht'}</span>${formulier(
        {
          ...{ actie: adres(id, 'partijen', 'weg'), methode: 'post', inhoud: '' },
          verborgen: { ontvanger },
          knop: knop('Beëindig deelname', { soort: 'stil' }),
        },
      )}`,
  )
  const erbij = organisaties(undefined, vandaag)
    .filter(
      (een) =>
        een.id !== kliniek &&
        hoedanigheid(een.id) !== null &&
        !deelnames.some(({ ontvanger }) => ontvanger === een.id),
    )
    .map((een) => ({ waarde: een.id, tekst: een.naam }))
  return kaart(
    'Wie doet er mee?',
    [
      lijst.length === 0 ? alinea('Nog niemand. Voeg toe met wie u wilt afstemmen.') : opsomming(lijst),
      formulier({
        ...{ actie: adres(id, 'partijen'), methode: 'post' },
        inhoud: keuze({
          ...{
            naam: 'ontvanger',
            label: 'Organisatie toevoegen',
            leeg: 'Kies een organisatie',
            opties: erbij,
          },
          uitleg: 'Wie u toevoegt, hoort daar niets van tot u iets deelt of vraagt.',
          ...{ waarde: getypt(mislukt).ontvanger, fout: foutBij(fouten(mislukt), 'ontvanger') },
        }),
        knop: knop('Voeg toe', { soort: 'secundair' }),
      }),
    ],
    { id: 'partijen' },
  )
}

/** The road to another clinic, with what the register asks for it. */
export function overdrachtkaart({ id, organisatie: kliniek }: Traject, mislukt: Mislukt | null): Html {
  const klinieken = organisaties('zorgaanbieder')
    .filter((een) => een.id !== kliniek)
    .map((een) => ({ waarde: een.id, tekst: een.naam }))
  const velden = [
    alinea(
      'Met toestemming krijgt de andere kliniek de naam, de geboortedatum en welke stappen zijn gedaan. De einddatum krijgt zij van DIZ. Wat u over delen vastlegde, gaat niet mee: dat vraagt zij opnieuw. U ziet dit traject daarna niet meer.',
    ),
    keuze({
      ...{ naam: 'naar', label: 'Naar welke kliniek?', leeg: 'Kies een kliniek', opties: klinieken },
      ...{ waarde: getypt(mislukt).naar, fout: foutBij(fouten(mislukt), 'naar') },
    }),
    vinkje({
      naam: 'overplaatsing',
      label: 'Deze persoon werd hier behandeld en verhuist nu naar die kliniek.',
    }),
    vinkje({ naam: 'nodigVoorZorg', label: 'Dit is nodig voor goede en veilige zorg daar.' }),
    datumveld({
      ...{
        naam: 'toestemming',
        label: 'Op welke dag tekende de betrokkene voor toestemming?',
        verplicht: false,
      },
      ...{ waarde: getypt(mislukt).toestemming, fout: foutBij(fouten(mislukt), 'toestemming') },
      uitleg: 'Zonder toestemming mag dit niet. De andere kliniek begint dan zelf, met wat DIZ haar stuurt.',
    }),
  ]
  const vorm = formulier({
    ...{ actie: adres(id, 'overdracht'), methode: 'post', inhoud: velden },
    knop: knop('Draag over', { soort: 'secundair' }),
  })
  return kaart(
    'Naar een andere kliniek',
    uitklap('Draag dit traject over', vorm, { open: getypt(mislukt).naar !== undefined }),
  )
}
