import { datumKort, datumVan } from '../../kern/datum.ts'
import {
  cijfer,
  cijfers,
  filterbalk,
  geen,
  type Html,
  html,
  keuze,
  koppeling,
  label,
  legeStaat,
  paginering,
  tabel,
  tekstveld,
  vinkje,
  vlak,
} from '../../nlds/nlds.ts'
import { gidssoorten } from '../gids.ts'
import { filterLijst, type Lijstfilter, type Lijstregel } from '../lijst.ts'
import { stapnaam, stappen } from '../rules.ts'
import type { Cohort } from '../store.ts'
import { standlabel } from './woorden.ts'

/** Where Justid finds the connections of all. */
export const beheerPad = '/aansluitingen'

/** Rows on one page. */
const perPagina = 50

/** What the list of Justid shows. */
export interface Lijstblad {
  readonly lijst: readonly Lijstregel[]
  readonly cohorten: readonly Cohort[]
  readonly filter: Lijstfilter
  readonly pagina: number
}

/** The whole list, with counts above it and a filter. */
export function lijstInhoud(blad: Lijstblad): Html {
  return html`${vlak(tellingen(blad.lijst))}${vlak(html`${filterdeel(blad)}${rijen(blad)}`)}`
}

function tellingen(lijst: readonly Lijstregel[]): Html {
  const aantal = (welke: (regel: Lijstregel) => boolean) => lijst.filter(welke).length
  const som = (wat: (regel: Lijstregel) => number) => lijst.reduce((tot, regel) => tot + wat(regel), 0)
  return cijfers([
    cijfer({ waarde: aantal(({ stand }) => stand === 'actief'), naam: 'actief' }),
    cijfer({
      waarde: aantal(({ stand }) => stand !== null && stand !== 'actief'),
      naam: 'onderweg',
      bij: koppeling('bekijk ze', `${beheerPad}?stand=onderweg`),
    }),
    cijfer({
      waarde: som(({ wacht }) => wacht),
      naam: 'wachtende berichten',
      bij: koppeling('bekijk voor wie', `${beheerPad}?wacht=ja`),
    }),
    cijfer({ waarde: som(({ nietGewenst }) => nietGewenst), naam: 'meldingen niet gewenst' }),
  ])
}

function filterdeel({ filter, cohorten }: Lijstblad): Html {
  const { zoek, stand, cohort, soort, wacht } = filter
  const leeg = zoek === '' && stand === '' && cohort === '' && soort === '' && !wacht
  return filterbalk({
    actie: beheerPad,
    naam: 'Filter de organisaties',
    wissen: leeg ? undefined : beheerPad,
    velden: [
      tekstveld({ naam: 'zoek', label: 'Naam of OIN', soort: 'search', waarde: zoek }),
      keuze({
        naam: 'stand',
        label: 'Stand',
        leeg: 'Alle',
        waarde: stand,
        opties: [
          { waarde: 'geen', tekst: 'Niet aangemeld' },
          { waarde: 'onderweg', tekst: 'Onderweg' },
          ...stappen.map((stap) => ({ waarde: stap, tekst: stapnaam[stap] })),
        ],
      }),
      keuze({
        naam: 'cohort',
        label: 'Cohort',
        leeg: 'Alle',
        waarde: cohort,
        opties: [
          ...cohorten.map(({ id, naam }) => ({ waarde: id, tekst: naam })),
          { waarde: 'geen', tekst: 'Zonder cohort' },
        ],
      }),
      keuze({
        naam: 'soort',
        label: 'Soort',
        leeg: 'Alle',
        waarde: soort,
        opties: Object.entries(gidssoorten).map(([waarde, tekst]) => ({ waarde, tekst })),
      }),
      vinkje({ naam: 'wacht', label: 'Alleen met wachtende berichten', aangevinkt: wacht }),
    ],
  })
}

function rijen({ lijst, cohorten, filter, pagina }: Lijstblad): Html {
  const gevonden = filterLijst(lijst, filter)
  const getoond = gevonden.slice((pagina - 1) * perPagina, pagina * perPagina)
  const cohortnaam = new Map(cohorten.map(({ id, naam }) => [id, naam]))
  const meer = gevonden.length > pagina * perPagina
  return html`<p class="nl-paragraph tk-klein">${hoeveel(gevonden.length)}</p>${tabel({
    bijschrift: 'Organisaties en hoe ver zij zijn, waar het meeste wacht eerst',
    kolommen: [
      'Organisatie',
      'Stand',
      'Cohort',
      { kop: 'Wacht', getal: true },
      { kop: 'Niet gewenst', getal: true },
    ],
    rijen: getoond.map((regel) => [
      koppeling(regel.organisatie.naam, `${beheerPad}/${regel.organisatie.id}`),
      standlabel(regel.stand),
      cohortnaam.get(regel.cohort ?? '') ?? geen('geen'),
      wachtcel(regel),
      regel.wilBeginEinde
        ? String(regel.nietGewenst)
        : html`${regel.nietGewenst}<br>${label('neutraal', 'wil geen meldingen')}`,
    ]),
    leeg: legeStaat({
      niveau: 2,
      kop: 'Niets gevonden',
      tekst: 'Er is geen organisatie die past bij dit filter.',
    }),
  })}${paginering({ vorige: pagina > 1 ? adres(filter, pagina - 1) : undefined, volgende: meer ? adres(filter, pagina + 1) : undefined })}`
}

function hoeveel(aantal: number): string {
  return aantal === 1 ? '1 organisatie' : `${aantal} organisaties`
}

function wachtcel({ wacht, oudste }: Lijstregel): Html | string {
  if (oudste === null) return String(wacht)
  return html`${wacht}<br><span class="tk-klein">sinds ${datumKort(datumVan(oudste))}</span>`
}

function adres({ wacht, ...filter }: Lijstfilter, pagina: number): string {
  const vragen = new URLSearchParams({ ...filter, ...(wacht ? { wacht: 'ja' } : {}), pagina: String(pagina) })
  return `${beheerPad}?${vragen}`
}
