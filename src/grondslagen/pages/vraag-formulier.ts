import {
  alinea,
  formulier,
  type Html,
  html,
  keuzegroepen,
  knop,
  type Optie,
  tekstveld,
  uitklap,
  vinkjes,
  vlak,
  zin,
  zinDatum,
  zinKeuze,
  zinReeks,
  zinWoord,
} from '../../nlds/nlds.ts'
import type { Register } from '../lookup.ts'
import { type Adreskader, type Keuze, vraagPad } from './vraag-adres.ts'
import { type Feitenblad, feitenvragen } from './vraag-feitenform.ts'
import { gegevenNaam, hoofdletter, partijTekst } from './vraag-woorden.ts'

/** What the form offers: the words of the register, and the scenarios there are. */
export interface Aanbod extends Adreskader {
  readonly scenarios: readonly { readonly id: string; readonly titel: string }[]
}

function partijOpties(register: Register): Optie[] {
  return register.begrippen.partijen.map(({ id }) => ({ waarde: id, tekst: partijTekst(register, id) }))
}

function stapOpties(register: Register): Optie[] {
  const stappen = register.begrippen.processtappen.toSorted((a, b) => a.volgorde - b.volgorde)
  return stappen.map(({ id, naam }) => ({ waarde: id, tekst: naam }))
}

/** What the form shows. */
export interface Formulierblad extends Feitenblad {
  /** True when nothing was asked yet. */
  readonly leeg: boolean
}

/** The chosen gegevens as words of the sentence. */
export function gekozenGegevens(register: Register, gegevens: readonly string[]): Html {
  if (gegevens.length === 0) return html`<span>(kies hieronder welke)</span>`
  return html`${gegevens.map((id) => zinWoord(gegevenNaam(register, id)))}`
}

function vraagzin(register: Register, keuze: Keuze): Html {
  const partijen = partijOpties(register)
  return zin([
    'Mag',
    zinKeuze({
      naam: 'verstrekker',
      label: 'Wie deelt?',
      waarde: keuze.verstrekker,
      leeg: 'kies wie deelt',
      opties: partijen,
    }),
    'bij',
    zinKeuze({
      naam: 'processtap',
      label: 'Bij welke stap?',
      waarde: keuze.processtap,
      leeg: 'kies een stap',
      opties: stapOpties(register),
    }),
    'aan',
    zinKeuze({
      naam: 'ontvanger',
      label: 'Wie ontvangt?',
      waarde: keuze.ontvanger,
      leeg: 'kies wie ontvangt',
      opties: partijen,
    }),
    'op',
    zinDatum({ naam: 'peildatum', label: 'Op welke dag?', waarde: keuze.peildatum }),
    'dit geven:',
    zinReeks('vraag-gekozen', gekozenGegevens(register, keuze.gegevens)),
    '?',
  ])
}

const groepsnamen: Readonly<Record<string, string>> = {
  identiteit: 'Wie iemand is',
  detentie: 'De detentie',
  basisvoorwaarden: 'De basisvoorwaarden',
  plan: 'Het plan voor de terugkeer',
  controles: 'Controles door de gemeente',
  arbeidsmarkt: 'Werk en opleiding',
  'tbs-plaatsing': 'Plaatsing in de tbs',
  'tbs-verloop': 'Verloop van de tbs',
}

function gegevensKiezer(register: Register, keuze: Keuze, open: boolean): Html {
  const groepen = [...new Set(register.begrippen.gegevens.map(({ groep }) => groep))]
  const lijsten = groepen.map((groep, i) =>
    vinkjes({
      naam: 'gegevens',
      // The first list carries the id of the field, so that a link to a fault lands here.
      id: i === 0 ? undefined : `gegevens-${groep}`,
      label: groepsnamen[groep] ?? hoofdletter(groep.replaceAll('-', ' ')),
      opties: register.begrippen.gegevens
        .filter((gegeven) => gegeven.groep === groep)
        .map(({ id, naam }) => ({ waarde: id, tekst: naam })),
      waarden: keuze.gegevens,
    }),
  )
  // A field without a name is never sent; without a script it cannot narrow anything and stays away.
  const filter = tekstveld({
    naam: '',
    id: 'gegevens-filter',
    label: 'Zoek een gegeven',
    soort: 'search',
    kort: true,
  })
  return uitklap(
    'Kies de gegevens',
    html`<div id="gegevens-zoek" hidden>${filter}</div>${keuzegroepen('gegevens-lijst', lijsten)}`,
    { open },
  )
}

function vergelijkzin({ scenarios }: Aanbod, keuze: Keuze): Html {
  const scenario = zinKeuze({
    naam: 'scenario',
    label: 'Met welke andere wet?',
    waarde: keuze.scenario,
    leeg: 'zoals zij nu is',
    opties: scenarios.map(({ id, titel }) => ({ waarde: id, tekst: titel })),
  })
  const datum = zinDatum({ naam: 'vergelijk', label: 'Vergelijk met welke dag?', waarde: keuze.vergelijk })
  const wet = scenarios.length === 0 ? [] : ['en met de wet', scenario]
  return zin(['Vergelijk dit met', datum, ...wet, '.'])
}

/** The whole question as one sentence to change in place, with the facts that decide it. */
export function vraagformulier(aanbod: Aanbod, blad: Formulierblad): Html {
  const { register } = aanbod
  const { keuze } = blad
  return vlak(
    formulier({
      actie: vraagPad,
      methode: 'get',
      id: 'vraag',
      inhoud: html`${vraagzin(register, keuze)}${gegevensKiezer(register, keuze, !blad.leeg && keuze.gegevens.length === 0)}<div id="vraag-feiten">${feitenvragen(register, blad)}</div>${uitklap(
        'Vergelijk met een andere dag of een andere wet',
        html`${vergelijkzin(aanbod, keuze)}${alinea('Maak de dag leeg als u niet wilt vergelijken.', { klein: true })}`,
        { open: keuze.scenario !== '' },
      )}`,
      knop: knop('Toon het antwoord', { soort: keuze.gegevens.length === 0 ? 'primair' : 'secundair' }),
    }),
  )
}
