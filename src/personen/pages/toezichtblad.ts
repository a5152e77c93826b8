import { moment } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { inKeuzewoorden } from '../../kern/keuzewoorden.ts'
import {
  alinea,
  datumveld,
  filterbalk,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  keuze,
  koppeling,
  label,
  legeStaat,
  paginering,
  tabel,
} from '../../nlds/nlds.ts'
import { rolnaam } from '../../toegang/toegang.ts'
import { aanleidingnaam } from '../aanleidingen.ts'
import { type Glasbraak, type Oordeel, oordelen } from '../glasbraak.ts'

type Getypt = Readonly<Record<string, string>>

/** What the list can be narrowed to. */
export const standen = ['open', 'alle', ...oordelen] as const

/** The judgements as people read them. */
export const oordeelnamen: Readonly<Record<Oordeel, string>> = {
  terecht: 'Terecht',
  onterecht: 'Niet terecht',
  'nader-onderzoek': 'Nader onderzoek nodig',
}

const standnamen = { open: 'Nog te beoordelen', alle: 'Alle', ...oordeelnamen }

/** What the list shows. */
export interface Toezichtlijst {
  readonly glasbraken: readonly Glasbraak[]
  readonly meer: boolean
  readonly keuzes: Getypt
  readonly fouten: readonly VeldFout[]
  /** Who looks. */
  readonly eigen: string
}

/** The broken glasses of an organisation. Whom they were about stands nowhere: that is not needed to choose one. */
export function lijstInhoud(blad: Toezichtlijst): Html {
  const fouten = inKeuzewoorden(blad.fouten, { stand: { label: 'Stand', namen: standnamen } })
  return html`${foutoverzicht(fouten)}${kaart('In uw organisatie', [filter(blad), rijen(blad), bladeren(blad)])}${alinea(
    'U ziet dit omdat u toezicht houdt op uw eigen organisatie. Over wie het ging, ziet u niet. Medewerkers staan er met een kenmerk in, zoals in het logboek.',
    { klein: true },
  )}`
}

function filter({ keuzes, fouten }: Toezichtlijst): Html {
  const veld = (naam: string, tekst: string) => ({
    naam,
    label: tekst,
    waarde: keuzes[naam],
    fout: foutBij(fouten, naam),
  })
  return filterbalk({
    actie: '/fg/glasbraken',
    naam: 'Filter de glasbraken',
    wissen: ['stand', 'van', 'tot'].some((naam) => (keuzes[naam] ?? '') !== '')
      ? '/fg/glasbraken'
      : undefined,
    velden: [
      keuze({
        ...veld('stand', 'Stand'),
        waarde: keuzes.stand || 'open',
        opties: standen.map((stand) => ({ waarde: stand, tekst: standnamen[stand] })),
      }),
      datumveld(veld('van', 'Vanaf')),
      datumveld(veld('tot', 'Tot en met')),
    ],
  })
}

function rijen({ glasbraken, fouten, eigen }: Toezichtlijst): Html {
  return tabel({
    bijschrift: 'Glasbraken, de nieuwste eerst',
    kolommen: ['Wanneer', 'Wie', 'Aanleiding', 'Oordeel'],
    rijen: glasbraken.map((een) => [
      koppeling(moment(een.van), `/fg/glasbraken/${een.id}`),
      wieWas(een, eigen),
      aanleidingnaam(een.aanleiding),
      oordeellabel(een),
    ]),
    rijAandacht: (i) => glasbraken[i]?.oordeel === null,
    aandachtWoord: 'Nog te beoordelen',
    leeg: legeStaat(
      fouten.length > 0
        ? { kop: 'Nog niets gezocht', tekst: 'Verbeter eerst wat hierboven staat.' }
        : {
            kop: 'Geen glasbraken',
            tekst: 'Er is niets wat hierbij past. Zodra iemand het glas breekt, staat het hier.',
            tips: [koppeling('Toon ook wat al is beoordeeld', '/fg/glasbraken?stand=alle')],
          },
    ),
  })
}

/** A judgement as a label; none yet as that it waits. */
export function oordeellabel({ oordeel }: Pick<Glasbraak, 'oordeel'>): Html {
  if (oordeel === null) return label('onbeslist', 'nog te beoordelen')
  if (oordeel === 'terecht') return label('ja', 'terecht')
  return oordeel === 'onterecht' ? label('nee', 'niet terecht') : label('let-op', 'nader onderzoek')
}

function bladeren({ glasbraken, meer, keuzes }: Toezichtlijst): Html {
  const adres = (na: string | undefined) => {
    const { stand = '', van = '', tot = '' } = keuzes
    const delen = Object.entries({ stand, van, tot, na: na ?? '' }).filter(([, waarde]) => waarde !== '')
    return `/fg/glasbraken?${new URLSearchParams(delen)}`
  }
  const laatste = meer ? glasbraken.at(-1)?.id : undefined
  return paginering({
    vorige: keuzes.na === undefined ? undefined : adres(undefined),
    volgende: laatste === undefined ? undefined : adres(laatste),
  })
}

/** By the kenmerk that the logboek and the signals have: a name comes after an order, and then stands in the logboek itself. */
export function wieWas({ gebruiker, rol }: Glasbraak, eigen: string): Html {
  return html`medewerker ${gebruiker.slice(0, 8)}<div class="tk-klein">${rolnaam(rol)}${gebruiker === eigen ? ', dat bent u' : ''}</div>`
}
