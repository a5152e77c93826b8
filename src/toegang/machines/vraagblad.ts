import { datumKort, datumVan } from '../../kern/datum.ts'
import {
  alinea,
  foutoverzicht,
  geen,
  gegevenslijst,
  type Html,
  html,
  kaart,
  tabel,
  koppeling as verwijzing,
} from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import { besluitvorm, type Voorstelvraag, wieBeslist } from '../machtigingen/voorstelblad.ts'
import { moment } from '../machtigingen/woorden.ts'
import { rolnaam } from '../rollen.ts'
import type { WachtendeKoppeling } from './koppelingbesluiten.ts'
import { bereiklijst, sleutelplek } from './koppelingblad.ts'
import type { Koppelingvraag } from './koppelingvragen.ts'

const vragen = {
  maken: 'Een nieuwe koppeling laten verbinden.',
  sleutels: 'Andere sleutels gebruiken.',
  bereik: 'Meer mogen dan nu.',
  certificaat: 'Een ander certificaat gebruiken, of geen.',
  einddatum: 'Langer mogen verbinden.',
} as const

/** What waits about machines, each with a page of its own under this path. */
export function koppelingvraagtabel(
  wachtend: readonly WachtendeKoppeling[],
  pad: string,
  { metOrganisatie = false }: { readonly metOrganisatie?: boolean } = {},
): Html {
  return tabel({
    bijschrift: 'Vragen over koppelingen die op een tweede persoon wachten',
    kolommen: ['Koppeling', 'Wat', 'Gevraagd', 'Wie beslist'],
    rijen: wachtend.map(({ vraag, koppeling, vrager, bezwaar }) => [
      metOrganisatie
        ? html`${koppeling.naam}<br><span class="tk-klein">${organisatie(vraag.organisatie)?.naam ?? ''}</span>`
        : koppeling.naam,
      verwijzing(vragen[vraag.soort], `${pad}/${vraag.id}`),
      html`${datumKort(datumVan(vraag.gevraagd_op))}<br><span class="tk-klein">door ${vrager?.naam ?? 'een collega'}</span>`,
      wieBeslist(vraag.bij, bezwaar),
    ]),
    leeg: html``,
  })
}

/** One question about a machine: what it becomes beside what it is, and the decision of the second person. */
export function koppelingvraagInhoud(wachtend: WachtendeKoppeling, blad: Voorstelvraag): Html {
  const { vraag, koppeling, vrager, bezwaar } = wachtend
  return html`${foutoverzicht(blad.fouten)}${kaart(
    'Wat wordt gevraagd',
    gegevenslijst([
      { naam: 'Vraag', waarde: vragen[vraag.soort] },
      { naam: 'Koppeling', waarde: koppeling.naam },
      { naam: 'Van', waarde: organisatie(vraag.organisatie)?.naam ?? vraag.organisatie },
      { naam: 'Rol', waarde: rolnaam(koppeling.rol) },
      ...inhoud(wachtend),
      { naam: 'Gevraagd door', waarde: vrager?.naam ?? 'een collega' },
      { naam: 'Gevraagd op', waarde: moment(vraag.gevraagd_op) },
    ]),
  )}${besluitvorm({ bij: vraag.bij, gevraagd_door: vraag.gevraagd_door, bezwaar }, blad)}${kaart('Waarom u dit ziet', alinea(waarom(blad.isJustid)))}`
}

function waarom(isJustid: boolean): string {
  return isJustid
    ? 'Een systeem met een koppeling leest gegevens van mensen. Deze organisatie heeft niemand anders die dit mag bevestigen; daarom vraagt Terugkeer het aan Justid. Bel de organisatie op een nummer dat u al kent.'
    : 'Een systeem met een koppeling leest gegevens van mensen. Daarom geeft niemand alleen een systeem toegang, of meer toegang. Ga na of u het systeem kent, en vergelijk de duimafdruk van de sleutel met wie het systeem beheert.'
}

type Feit = { readonly naam: string; readonly waarde: Html | string }

const alsOin = (oin: string | null) => (oin === null ? geen('zonder certificaat') : html`<code>${oin}</code>`)
const alsDag = (tot: string | null) => (tot === null ? geen('geen einddatum') : datumKort(tot))

function inhoud({ vraag, koppeling }: WachtendeKoppeling): readonly Feit[] {
  const { bereik, jwks, jwks_uri, oin, tot } = koppeling
  const nu: Readonly<Record<Koppelingvraag['soort'], readonly Feit[]>> = {
    maken: [
      { naam: 'Mag', waarde: bereiklijst(bereik) },
      { naam: 'Sleutels', waarde: sleutelplek(jwks, jwks_uri) },
      { naam: 'OIN in het certificaat', waarde: alsOin(oin) },
      { naam: 'Tot en met', waarde: alsDag(tot) },
    ],
    sleutels: [
      { naam: 'Sleutels nu', waarde: sleutelplek(jwks, jwks_uri) },
      { naam: 'Sleutels straks', waarde: sleutelplek(vraag.jwks, vraag.jwks_uri) },
    ],
    bereik: [
      { naam: 'Mag nu', waarde: bereiklijst(bereik) },
      { naam: 'Mag straks', waarde: bereiklijst(vraag.bereik ?? []) },
    ],
    certificaat: [
      { naam: 'OIN nu', waarde: alsOin(oin) },
      { naam: 'OIN straks', waarde: alsOin(vraag.oin) },
    ],
    einddatum: [
      { naam: 'Nu tot en met', waarde: alsDag(tot) },
      { naam: 'Straks tot en met', waarde: alsDag(vraag.tot) },
    ],
  }
  return nu[vraag.soort]
}
