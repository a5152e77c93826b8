import { randomUUID } from 'node:crypto'
import { type Datum, datumKort } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { kenmerkvorm } from '../../kern/kenmerk.ts'
import {
  alinea,
  datumveld,
  filterbalk,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  keuze,
  koppeling,
  legeStaat,
  melding,
  tabel,
  tekstveld,
} from '../../nlds/nlds.ts'
import type { Mislukt } from '../../toegang/toegang.ts'
import { meesteVerzoeken } from '../verzoeken.ts'
import { einddag, type Verzoek, verzoekstand } from '../verzoekklok.ts'

import {
  indienernamen,
  regimekort,
  regimenamen,
  standlabel,
  standnamen,
  vormnamen,
} from './verzoekwoorden.ts'

/** Whom a request is about, as it is read over before it is written down. */
export interface Over {
  readonly persoon: string
  readonly heet: string
}

/** What the list of requests shows. */
export interface Verzoeklijst {
  readonly verzoeken: readonly Verzoek[]
  readonly keuzes: Readonly<Record<string, string>>
  readonly fouten: readonly VeldFout[]
  /** What went wrong with a new one. */
  readonly mislukt: Mislukt | null
  /** Whom a new one is about: someone whom this casemanager was shown to hold. */
  readonly over: Over | null
  /** A person was named who cannot be opened here. */
  readonly onbekend: boolean
  readonly vandaag: Datum
  /** Only the functionaris gegevensbescherming lets lines be shown later. */
  readonly magUitstellen: boolean
}

/** The requests of an organisation, and the form for a new one. */
export function lijstInhoud(blad: Verzoeklijst): Html {
  return html`${foutoverzicht([...blad.fouten, ...(blad.mislukt?.fouten ?? [])])}${kaart(
    'In uw organisatie',
    [
      filter(blad),
      rijen(blad),
      blad.verzoeken.length === meesteVerzoeken
        ? alinea(`U ziet er ${meesteVerzoeken}. Gebruik het filter om de rest te zien.`, { klein: true })
        : '',
    ],
  )}${nieuwkaart(blad)}`
}

function filter({ keuzes, fouten }: Verzoeklijst): Html {
  const veld = (naam: string, tekst: string) => ({
    ...{ naam, label: tekst, waarde: keuzes[naam], id: `filter-${naam}` },
    fout: foutBij(fouten, naam),
  })
  const gekozen = ['stand', 'regime', 'van', 'tot'].some((naam) => (keuzes[naam] ?? '') !== '')
  return filterbalk({
    actie: '/inzageverzoeken',
    naam: 'Filter de verzoeken',
    wissen: gekozen ? '/inzageverzoeken' : undefined,
    velden: [
      keuze({ ...veld('stand', 'Stand'), waarde: keuzes.stand || 'lopend', opties: opties(standnamen) }),
      keuze({ ...veld('regime', 'Wet'), leeg: 'Alle', opties: opties(regimekort) }),
      datumveld(veld('van', 'Ontvangen vanaf')),
      datumveld(veld('tot', 'Tot en met')),
    ],
  })
}

const opties = (namen: Readonly<Record<string, string>>) =>
  Object.entries(namen).map(([waarde, tekst]) => ({ waarde, tekst }))

function rijen({ verzoeken, fouten, vandaag }: Verzoeklijst): Html {
  return tabel({
    bijschrift: 'Inzageverzoeken, wat het eerst af moet bovenaan',
    kolommen: ['Kenmerk', 'Ontvangen', 'Van wie', 'Antwoord uiterlijk', 'Stand'],
    rijen: verzoeken.map((een) => [
      koppeling(een.kenmerk, `/inzageverzoeken/${een.id}`),
      datumKort(een.ontvangen_op),
      indienernamen[een.van],
      datumKort(einddag(een)),
      standlabel(verzoekstand(een, vandaag)),
    ]),
    rijAandacht: (i) => verzoeken[i] !== undefined && verzoekstand(verzoeken[i], vandaag) === 'te-laat',
    aandachtWoord: 'Te laat',
    leeg: legeStaat(
      fouten.length > 0
        ? { kop: 'Nog niets gezocht', tekst: 'Verbeter eerst wat hierboven staat.' }
        : {
            kop: 'Geen verzoeken',
            tekst: 'Er is niets wat hierbij past. Leg een verzoek hieronder vast zodra het binnenkomt.',
            tips: [koppeling('Toon ook wat is afgehandeld', '/inzageverzoeken?stand=alle')],
          },
    ),
  })
}

/** Whom a new request is about; without anyone that is said as well, for it cannot be added later. */
function overwie(over: Over | null, onbekend: boolean, mislukt: boolean): Html {
  if (over !== null) return melding('info', `Dit verzoek gaat over ${over.heet}. Klopt dat?`)
  return onbekend
    ? melding(
        'let-op',
        `${mislukt ? 'Er is niets vastgelegd. ' : ''}De persoon die u koos, kennen wij niet, of verblijft niet in uw inrichting. Wat u hier vastlegt, komt bij niemand te staan. Gaat het over iemand in uw inrichting? Dan legt de casemanager het vast vanaf het overzicht van die persoon.`,
      )
    : alinea(
        'Dit verzoek komt bij niemand te staan. Dat is voor wie u niet kent of niet in Terugkeer vindt. Gaat het over iemand in uw inrichting? Dan legt de casemanager het vast vanaf het overzicht van die persoon.',
        { klein: true },
      )
}

function nieuwkaart({ mislukt, over, onbekend, vandaag }: Verzoeklijst): Html {
  const getypt = mislukt?.getypt ?? {}
  const veld = (naam: string, tekst: string) => ({
    ...{ naam, label: tekst, waarde: getypt[naam], verplicht: true },
    fout: foutBij(mislukt?.fouten ?? [], naam),
  })
  return kaart('Nieuw verzoek vastleggen', [
    overwie(over, onbekend, mislukt !== null),
    alinea(
      'De termijn van vier weken begint op de dag dat het verzoek binnenkwam. Meld de persoon schriftelijk dat u het hebt, wanneer het antwoord komt, en dat klagen bij de Autoriteit Persoonsgegevens kan.',
    ),
    formulier({
      actie: '/inzageverzoeken',
      methode: 'post',
      verborgen: {
        verzoekId: getypt.verzoekId ?? randomUUID(),
        ...(over === null ? {} : { persoon: over.persoon }),
      },
      inhoud: [
        tekstveld({
          ...veld('kenmerk', 'Uw kenmerk'),
          uitleg: `Het nummer in uw eigen administratie. ${kenmerkvorm}`,
        }),
        keuze({ ...veld('van', 'Van wie'), leeg: 'Kies', opties: opties(indienernamen) }),
        keuze({ ...veld('vorm', 'Hoe'), leeg: 'Kies', opties: opties(vormnamen) }),
        keuze({ ...veld('regime', 'Onder welke wet'), leeg: 'Kies', opties: opties(regimenamen) }),
        datumveld({ ...veld('ontvangenOp', 'Ontvangen op'), max: vandaag }),
      ],
      knop: 'Leg vast en start de termijn',
    }),
  ])
}
