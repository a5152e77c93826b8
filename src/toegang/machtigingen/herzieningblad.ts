import { type Datum, datumKort } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  knop,
  knoppen,
  koppeling,
  legeStaat,
  tekstvak,
  vinkjes,
} from '../../nlds/nlds.ts'
import { rolnaam } from '../rollen.ts'
import { machtigingenPad, rolPad } from './blad.ts'
import type { Medewerker } from './opslag.ts'
import { beheer, laatstBekeken, type Machtiging } from './stand.ts'

/** What the review shows. */
export interface Herzieningblad {
  readonly teHerzien: readonly Machtiging[]
  readonly mensen: readonly Medewerker[]
  readonly gebruiker: string
  readonly fouten: readonly VeldFout[]
  readonly gekozen: readonly string[]
  readonly reden?: string | undefined
}

/** Every role nobody looked at for a year: still needed, or taken back. */
export function herzieningInhoud(blad: Herzieningblad): Html {
  const { teHerzien, gebruiker } = blad
  const [eigen, anders] = [
    teHerzien.filter(({ medewerker }) => medewerker === gebruiker),
    teHerzien.filter(({ medewerker }) => medewerker !== gebruiker),
  ]
  if (teHerzien.length === 0)
    return kaart(
      'Alles is bij',
      legeStaat({
        kop: 'Niets te herzien',
        tekst: 'Alle rollen zijn het laatste jaar gegeven of nagekeken.',
      }),
    )
  return html`${foutoverzicht(blad.fouten)}${anders.length === 0 ? '' : kaart('Zijn deze rollen nog nodig?', keuzeformulier(blad, anders))}${eigen.length === 0 ? '' : kaart('Uw eigen rollen', eigenRollen(eigen))}`
}

function keuzeformulier(
  { mensen, fouten, gekozen, reden }: Herzieningblad,
  rollen: readonly Machtiging[],
): Html {
  const naam = (id: string) => mensen.find((een) => een.id === id)
  return formulier({
    actie: `${machtigingenPad}/herziening`,
    methode: 'post',
    inhoud: [
      vinkjes({
        naam: 'rollen',
        label: 'Kies de rollen waarover u beslist',
        fout: foutBij(fouten, 'rollen'),
        waarden: gekozen,
        opties: rollen.map((een) => ({
          waarde: een.id,
          tekst: `${naam(een.medewerker)?.naam ?? ''}: ${rolnaam(een.rol)}`,
          uitleg: uitleg(een, naam(een.medewerker)?.functie ?? null),
        })),
      }),
      tekstvak({
        naam: 'reden',
        label: 'Reden, als u intrekt',
        rijen: 2,
        waarde: reden,
        fout: foutBij(fouten, 'reden'),
      }),
    ],
    knop: knoppen(
      knop('Nog nodig', { naam: 'besluit', waarde: 'nodig' }),
      knop('Trek in', { soort: 'secundair', naam: 'besluit', waarde: 'intrekken' }),
    ),
  })
}

function uitleg(machtiging: Machtiging, functie: string | null): string {
  const bekeken = laatstBekeken(machtiging)
  const einde: Datum | null = machtiging.tot
  const tweede = machtiging.rol === beheer ? ' Intrekken bevestigt een tweede persoon.' : ''
  return `${functie ?? 'Functie niet opgegeven'}. Laatst nagekeken op ${datumKort(bekeken)}; ${einde === null ? 'geen einddatum' : `tot en met ${datumKort(einde)}`}.${tweede}`
}

function eigenRollen(eigen: readonly Machtiging[]): Html {
  return html`${alinea('Uw eigen rollen kijkt een collega na. Is er geen andere machtigingenbeheerder? Vraag dan een latere einddatum aan; Justid kijkt daarbij mee.')}<ul class="tk-opsomming">${eigen.map((een) => html`<li>${koppeling(rolnaam(een.rol), rolPad(een.id))}, laatst nagekeken op ${datumKort(laatstBekeken(een))}</li>`)}</ul>`
}
