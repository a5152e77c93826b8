import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  filterbalk,
  formulier,
  foutBij,
  foutoverzicht,
  gegevenslijst,
  type Html,
  html,
  kaart,
  keuze,
  knop,
  koppeling,
  legeStaat,
  tabel,
  tekstveld,
  tijdlijn,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import type { Organisatie } from '../../organisaties/organisaties.ts'
import type { Medewerker } from '../machtigingen/opslag.ts'
import { moment, wieIs } from '../machtigingen/woorden.ts'
import { type Nummer, type Nummersoort, nummersoorten } from './keuring.ts'
import type { Nummerregel } from './opslag.ts'

/** The pages about the numbers of organisations. */
export const nummersPad = '/organisatienummers'

/** At most so many organisations are shown at once. */
export const meesteOrganisaties = 50

/** Looking for an organisation by name. */
export function zoekInhoud(zoek: string, gevonden: readonly Organisatie[]): Html {
  return kaart('Zoek een organisatie', [
    alinea(
      'Aan deze nummers herkent Terugkeer voor welke organisatie iemand zich aanmeldt. Zet een nummer alleen als u het in het officiële register hebt gezien.',
    ),
    filterbalk({
      actie: nummersPad,
      naam: 'Zoek een organisatie',
      knop: 'Zoek',
      wissen: zoek === '' ? undefined : nummersPad,
      velden: [tekstveld({ naam: 'zoek', label: 'Naam van de organisatie', soort: 'search', waarde: zoek })],
    }),
    tabel({
      bijschrift: `Organisaties op naam, ten hoogste ${meesteOrganisaties}`,
      kolommen: ['Organisatie', 'Soort'],
      rijen: gevonden.map(({ id, naam, partij }) => [koppeling(naam, `${nummersPad}/${id}`), partij]),
      leeg: legeStaat({ kop: 'Niets gevonden', tekst: 'Geen organisatie heeft deze letters in de naam.' }),
    }),
  ])
}

/** What the page about one organisation shows. */
export interface Nummerblad {
  readonly organisatie: Organisatie
  readonly nummers: readonly Nummer[]
  readonly regels: readonly Nummerregel[]
  /** Those of Justid, to name who did what. */
  readonly mensen: readonly Medewerker[]
  readonly getypt: Readonly<Record<string, string>>
  readonly fouten: readonly VeldFout[]
}

/** The numbers of one organisation, with their history. */
export function nummerInhoud(blad: Nummerblad): Html {
  const { nummers, regels, mensen, fouten } = blad
  const soorten = Object.entries(nummersoorten)
  return html`${foutoverzicht(fouten)}${tweeKolommen(
    html`${kaart(
      'Nummers nu',
      gegevenslijst(
        soorten.map(([soort, naam]) => ({ naam, waarde: nummerregel(blad, nummers, soort, naam) })),
      ),
    )}${kaart('Zet een nummer', zetformulier(blad))}`,
    kaart(
      'Wat er gebeurde',
      regels.length === 0
        ? alinea('Hier is nog geen nummer gezet.')
        : tijdlijn(
            regels.map(({ op, soort, nummer, handeling, door }) => ({
              wanneer: moment(op),
              wat: html`${nummersoorten[soort]} <code>${nummer}</code> ${handeling}, door ${wieIs(door, mensen)}`,
              stand: 'geweest',
            })),
          ),
    ),
  )}`
}

function nummerregel(
  { organisatie }: Nummerblad,
  nummers: readonly Nummer[],
  soort: string,
  naam: string,
): Html {
  const eigen = nummers.filter((een) => een.soort === soort)
  if (eigen.length === 0) return html`niet gezet`
  return html`${eigen.map(({ nummer }) => html`<code>${nummer}</code> `)}${formulier({
    actie: `${nummersPad}/${organisatie.id}/weg`,
    methode: 'post',
    verborgen: { soort },
    inhoud: '',
    knop: knop(`Haal ${naam} weg`, { soort: 'secundair' }),
  })}`
}

function zetformulier({ organisatie, getypt, fouten }: Nummerblad): Html {
  const soorten = Object.entries(nummersoorten) as [Nummersoort, string][]
  return formulier({
    actie: `${nummersPad}/${organisatie.id}`,
    methode: 'post',
    inhoud: [
      keuze({
        naam: 'soort',
        label: 'Soort nummer',
        waarde: getypt.soort ?? 'oin',
        fout: foutBij(fouten, 'soort'),
        verplicht: true,
        opties: soorten.map(([waarde, tekst]) => ({ waarde, tekst })),
      }),
      tekstveld({
        naam: 'nummer',
        label: 'Nummer',
        uitleg:
          'OIN: 20 tekens. KvK-nummer: 8 cijfers. RSIN: 9 cijfers. Het vervangt een nummer van dezelfde soort.',
        waarde: getypt.nummer,
        fout: foutBij(fouten, 'nummer'),
        verplicht: true,
      }),
    ],
    knop: 'Zet dit nummer',
  })
}
