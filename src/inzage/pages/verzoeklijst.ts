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

/** What the list of requests shows. */
export interface Verzoeklijst {
  readonly verzoeken: readonly Verzoek[]
  readonly keuzes: Readonly<Record<string, string>>
  readonly fouten: readonly VeldFout[]
  /** What went wrong with a new one. */
  readonly mislukt: Mislukt | null
  readonly persoon: string | null
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

function nieuwkaart({ mislukt, persoon, vandaag }: Verzoeklijst): Html {
  const getypt = mislukt?.getypt ?? {}
  const veld = (naam: string, tekst: string) => ({
    ...{ naam, label: tekst, waarde: getypt[naam], verplicht: true },
    fout: foutBij(mislukt?.fouten ?? [], naam),
  })
  return kaart('Nieuw verzoek vastleggen', [
    alinea(
      'De termijn van vier weken begint op de dag dat het verzoek binnenkwam. Meld de persoon schriftelijk dat u het hebt, wanneer het antwoord komt, en dat klagen bij de Autoriteit Persoonsgegevens kan.',
    ),
    persoon === null
      ? ''
      : melding('info', 'Dit verzoek komt bij de persoon van wie u net het overzicht zag.'),
    formulier({
      actie: '/inzageverzoeken',
      methode: 'post',
      verborgen: {
        verzoekId: getypt.verzoekId ?? randomUUID(),
        ...(persoon === null ? {} : { persoon }),
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
