import { datumKort, datumVan, moment } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { inKeuzewoorden } from '../../kern/keuzewoorden.ts'
import {
  alinea,
  datumveld,
  filterbalk,
  formulier,
  foutBij,
  foutoverzicht,
  gegevenslijst,
  type Html,
  html,
  type Inhoud,
  kaart,
  keuze,
  keuzerondjes,
  koppeling,
  label,
  legeStaat,
  melding,
  paginering,
  tabel,
  tekstvak,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import { doorFunctionaris, rolnaam } from '../../toegang/toegang.ts'
import { aanleidingnaam } from '../aanleidingen.ts'
import { doelnaam } from '../doelen.ts'
import { type Glasbraak, type Oordeel, oordelen } from '../glasbraak.ts'
import { isOpen } from '../toezicht.ts'

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

function oordeellabel({ oordeel }: Glasbraak): Html {
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

/** What the page of one broken glass shows. */
export interface Glasbraakblad {
  readonly glasbraak: Glasbraak
  readonly geopend: number
  readonly pseudoniem: string
  readonly getypt: Getypt
  readonly fouten: readonly VeldFout[]
  readonly eigen: string
  readonly nu: Date
  readonly gedaan: boolean
}

/** One broken glass, with what is needed to judge it and no more. */
export function glasbraakInhoud(blad: Glasbraakblad): Html {
  const gedaan = blad.gedaan ? melding('gelukt', 'Uw oordeel is vastgelegd.') : ''
  return html`${gedaan}${foutoverzicht(blad.fouten)}${tweeKolommen(feiten(blad), oordeelkaart(blad))}`
}

/** By the kenmerk that the logboek and the signals have: a name comes after an order, and then stands in the logboek itself. */
function wieWas({ gebruiker, rol }: Glasbraak, eigen: string): Html {
  return html`medewerker ${gebruiker.slice(0, 8)}<div class="tk-klein">${rolnaam(rol)}${gebruiker === eigen ? ', dat bent u' : ''}</div>`
}

function feiten({ glasbraak, geopend, pseudoniem, eigen, nu }: Glasbraakblad): Html {
  const { van, tot, gebruiker, aanleiding, reden, doel } = glasbraak
  const keer = geopend === 1 ? '1 keer' : `${geopend} keer`
  return kaart('Wat er gebeurde', [
    gegevenslijst([
      { naam: 'Wie', waarde: wieWas(glasbraak, eigen) },
      { naam: 'Wanneer', waarde: moment(van) },
      {
        naam: 'Toegang tot',
        waarde: html`${moment(tot)}${nu < tot ? html` ${label('let-op', 'loopt nog')}` : ''}`,
      },
      { naam: 'Geopend', waarde: geopend === 0 ? 'niet' : keer },
      { naam: 'Doel', waarde: doelnaam(doel) },
      { naam: 'Aanleiding', waarde: aanleidingnaam(aanleiding) },
      { naam: 'Reden', waarde: reden },
      { naam: 'Over wie', waarde: html`<span class="tk-klein">pseudoniem ${pseudoniem.slice(0, 8)}</span>` },
    ]),
    alinea('Het pseudoniem is voor dezelfde persoon steeds hetzelfde. Wie het is, staat hier niet.', {
      klein: true,
    }),
    gebruiker === eigen
      ? ''
      : alinea([
          'Moet u weten wie de medewerker is? Dat kan alleen met een opdracht. ',
          koppeling(
            'Begin een onderzoek',
            `/fg/onderzoeken?medewerker=${encodeURIComponent(gebruiker)}&dag=${datumVan(van)}`,
          ),
        ]),
  ])
}

function oordeelkaart(blad: Glasbraakblad): Html {
  const { glasbraak, eigen } = blad
  const eerder = glasbraak.oordeel === null ? [] : [gevallen(glasbraak, eigen)]
  if (!isOpen(glasbraak)) return kaart('Oordeel', eerder)
  if (glasbraak.gebruiker === eigen)
    return kaart('Oordeel', [
      ...eerder,
      melding('info', 'U brak dit glas zelf. Een andere functionaris beoordeelt het.'),
    ])
  return kaart('Uw oordeel', [...eerder, oordeelformulier(blad)])
}

function gevallen(glasbraak: Glasbraak, gebruiker: string): Inhoud {
  const { toelichting, beoordeeld_door, beoordeeld_op } = glasbraak
  const door = beoordeeld_door ?? ''
  return gegevenslijst([
    { naam: 'Oordeel', waarde: oordeellabel(glasbraak) },
    { naam: 'Toelichting', waarde: toelichting ?? '' },
    { naam: 'Door', waarde: doorFunctionaris({ gebruiker }, { door }) },
    { naam: 'Op', waarde: beoordeeld_op === null ? '' : datumKort(datumVan(beoordeeld_op)) },
  ])
}

function oordeelformulier({ glasbraak, getypt, fouten }: Glasbraakblad): Html {
  return formulier({
    actie: `/fg/glasbraken/${glasbraak.id}`,
    methode: 'post',
    inhoud: [
      keuzerondjes({
        naam: 'oordeel',
        label: 'Was dit terecht?',
        opties: oordelen.map((oordeel) => ({ waarde: oordeel, tekst: oordeelnamen[oordeel] })),
        waarde: getypt.oordeel,
        fout: foutBij(fouten, 'oordeel'),
        verplicht: true,
      }),
      tekstvak({
        naam: 'toelichting',
        label: 'Toelichting',
        uitleg: 'Ten minste 10 tekens. Schrijf geen namen of nummers op.',
        waarde: getypt.toelichting,
        fout: foutBij(fouten, 'toelichting'),
        verplicht: true,
      }),
    ],
    knop: 'Leg uw oordeel vast',
  })
}
