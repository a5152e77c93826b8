import type { Datum } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
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
  koppeling,
  tekstveld,
} from '../../nlds/nlds.ts'
import { gemeentenOp } from '../../organisaties/organisaties.ts'
import { bijcategorieen } from '../bijvelden.ts'

/** The fields of the form, as they are typed. */
export const bijformuliervelden: readonly string[] = [
  ...['bsn', 'skn', 'geslachtsnaam', 'voorvoegsel', 'voornamen', 'geboortedatum'],
  ...['gemeentecode', 'aanleiding', 'terugkeerdatum', 'bijGrond', 'categorie'],
]
/** What was typed, by field. */
export type Bijinvoer = Readonly<Record<string, string | undefined>>

/** Which event it becomes. */
export interface Kop {
  readonly gebeurtenisId: string
  readonly tijdstip: string
}

/** The form for what a burgemeester must know. The register asks two facts: they are asked here, and "unknown" is an answer. */
export function bijformulier(getypt: Bijinvoer, fouten: readonly VeldFout[], kop: Kop, dag: Datum): Html {
  const veld = (naam: string) => ({ naam, waarde: getypt[naam], fout: foutBij(fouten, naam) })
  return formulier({
    actie: '/bij-melding',
    methode: 'post',
    verborgen: { ...kop },
    knop: 'Toets en verstuur',
    inhoud: [persoonkaart(veld), terugkeerkaart(veld, dag), veroordelingkaart(veld)],
  })
}

type Veld = (naam: string) => { naam: string; waarde: string | undefined; fout: string | undefined }

function persoonkaart(veld: Veld): Html {
  return kaart('Om wie gaat het?', [
    alinea('Geef het burgerservicenummer of het strafrechtsketennummer. Een van beide is genoeg.'),
    tekstveld({
      ...veld('bsn'),
      label: 'Burgerservicenummer (BSN)',
      cijfers: true,
      kort: true,
      verplicht: false,
    }),
    tekstveld({
      ...veld('skn'),
      label: 'Strafrechtsketennummer (SKN)',
      cijfers: true,
      kort: true,
      verplicht: false,
    }),
    tekstveld({ ...veld('voornamen'), label: 'Voornamen', verplicht: false }),
    tekstveld({ ...veld('voorvoegsel'), label: 'Voorvoegsel', kort: true, verplicht: false }),
    tekstveld({ ...veld('geslachtsnaam'), label: 'Geslachtsnaam', verplicht: true }),
    datumveld({ ...veld('geboortedatum'), label: 'Geboortedatum', verplicht: false }),
  ])
}

function terugkeerkaart(veld: Veld, dag: Datum): Html {
  return kaart('Waar en wanneer keert iemand terug?', [
    keuze({
      ...veld('gemeentecode'),
      label: 'Gemeente van de terugkeer',
      uitleg: 'De burgemeester van deze gemeente krijgt het bericht. Het college ziet het niet.',
      leeg: 'Kies een gemeente',
      opties: gemeentenOp(dag).map(({ code, naam }) => ({ waarde: code, tekst: naam })),
      verplicht: true,
    }),
    keuzerondjes({
      ...veld('aanleiding'),
      label: 'Waarom keert iemand terug?',
      opties: [
        { waarde: 'einde-detentie', tekst: 'De detentie eindigt' },
        { waarde: 'verlof', tekst: 'Verlof: tijdelijk' },
      ],
    }),
    datumveld({
      ...veld('terugkeerdatum'),
      label: 'Eerste dag van de terugkeer',
      uitleg: 'Het bericht mag pas drie maanden voor deze dag. Laat leeg als de dag niet bekend is.',
      verplicht: false,
    }),
  ])
}

function veroordelingkaart(veld: Veld): Html {
  const naam = 'bijGrond'
  return kaart('Staat de veroordeling op de lijst?', [
    alinea(
      html`Het gaat om de lijst van ${koppeling('artikel 11a lid 1 Bjsg', '/register/regels/bij-melding-burgemeester')}. De veroordeling moet onherroepelijk zijn.`,
    ),
    keuzerondjes({
      ...veld(naam),
      label: 'Staat de onherroepelijke veroordeling op die lijst?',
      opties: [
        { waarde: 'ja', tekst: 'Ja' },
        { waarde: 'nee', tekst: 'Nee' },
        { waarde: 'onbekend', tekst: 'Dat is niet bekend', uitleg: 'Het bericht wordt dan niet verstuurd.' },
      ],
    }),
    keuzerondjes({
      ...veld('categorie'),
      label: 'Op welk deel van de lijst?',
      uitleg: 'Kies dit alleen als u hierboven ja koos.',
      opties: Object.entries(bijcategorieen).map(([waarde, { naam: tekst, uitleg, onderdeel }]) => ({
        waarde,
        tekst,
        uitleg: `Onderdeel ${onderdeel}. ${uitleg}`,
      })),
    }),
  ])
}
