import { type Datum, datumKort, datumVan, tijdVan } from '../../kern/datum.ts'
import { geen, type Html, html, type Labelsoort, label } from '../../nlds/nlds.ts'
import { rolnaam } from '../rollen.ts'
import type { Handeling, Medewerker, Regel } from './opslag.ts'
import type { Voorstel, Weg } from './regels.ts'
import { type Machtiging, type Stand, standVan } from './stand.ts'

/** How a role stands, in words for people. */
export const standnaam: Readonly<Record<Stand, string>> = {
  geldig: 'geldig',
  toekomstig: 'begint later',
  'te-bevestigen': 'wacht op bevestiging',
  verlopen: 'afgelopen',
  ingetrokken: 'ingetrokken',
}

const standsoort: Readonly<Record<Stand, Labelsoort>> = {
  geldig: 'ja',
  toekomstig: 'info',
  'te-bevestigen': 'onbeslist',
  verlopen: 'neutraal',
  ingetrokken: 'nee',
}

/** How a role stands, as a label. */
export function standlabel(machtiging: Machtiging, dag: Datum): Html {
  const stand = standVan(machtiging, dag)
  return label(standsoort[stand], standnaam[stand])
}

/** The last day, or that there is none. */
export function einddatum(tot: Datum | null): Html | string {
  return tot === null ? geen('geen einddatum') : datumKort(tot)
}

const handelingen: Readonly<Record<Handeling, string>> = {
  gegeven: 'gegeven',
  gevraagd: 'gevraagd, wacht op een tweede persoon',
  bevestigd: 'bevestigd door een tweede persoon',
  afgewezen: 'afgewezen door een tweede persoon',
  'einddatum-gewijzigd': 'einddatum gewijzigd',
  'einddatum-gevraagd': 'andere einddatum gevraagd',
  ingetrokken: 'ingetrokken',
  'intrekking-gevraagd': 'intrekking gevraagd',
  'vraag-vervallen': 'vraag teruggenomen',
  herzien: 'herzien: nog nodig',
  overgenomen: 'meegegaan bij een herindeling',
  'koppeling-gemaakt': 'koppeling gemaakt',
  'koppeling-gevraagd': 'koppeling gemaakt, wacht op een tweede persoon',
  'koppeling-beeindigd': 'koppeling beëindigd',
  'sleutels-vervangen': 'sleutels vervangen',
  'sleutels-gevraagd': 'andere sleutels gevraagd',
  'bereik-gewijzigd': 'gewijzigd wat het systeem mag',
  'bereik-gevraagd': 'gevraagd dat het systeem meer mag',
  'certificaat-gewijzigd': 'certificaat gewijzigd',
  'certificaat-gevraagd': 'ander certificaat gevraagd',
}

/** What one line of the book says. */
export function regeltekst(regel: Regel, mensen: readonly Medewerker[], organisatie: string): Html {
  const door = regel.door_organisatie === organisatie ? wieIs(regel.door, mensen) : 'Justid'
  const tot =
    regel.tot !== null &&
    ['gegeven', 'gevraagd', 'einddatum-gewijzigd', 'einddatum-gevraagd'].includes(regel.handeling)
      ? ` Tot en met ${datumKort(regel.tot)}.`
      : ''
  const reden = regel.reden === null ? '' : html`<br><span class="tk-klein">Reden: ${regel.reden}</span>`
  return html`<strong>${rolnaam(regel.rol)}</strong>: ${handelingen[regel.handeling]}, door ${door}.${tot}${reden}`
}

/** A moment as a line of the book begins. */
export function moment(op: Date): string {
  return `${datumKort(datumVan(op))}, ${tijdVan(op)} uur`
}

/** The name of who acted; one who is not of this organisation is named by what it is. */
export function wieIs(id: string, mensen: readonly Medewerker[]): string {
  const naam = mensen.find((een) => een.id === id)?.naam
  return naam ?? (id.startsWith('oefen') ? 'de oefenomgeving' : 'Justid')
}

/** What is asked, as one sentence without a name. */
export function vraagtekst({ soort, tot }: Voorstel, machtiging: Machtiging): string {
  const rol = rolnaam(machtiging.rol)
  if (soort === 'geven') {
    const einde = machtiging.tot === null ? '' : ` tot en met ${datumKort(machtiging.tot)}`
    return `De rol ${rol} geven, van ${datumKort(machtiging.van)}${einde}.`
  }
  if (soort === 'intrekken') return `De rol ${rol} intrekken.`
  const was = machtiging.tot === null ? 'zonder einddatum' : `nu ${datumKort(machtiging.tot)}`
  return `De rol ${rol} laten eindigen op ${datumKort(tot ?? '')} (${was}).`
}

/** What one reads after an act: in force, or waiting, and for whom. */
export const gedaan = {
  gegeven: 'De rol is gegeven. Uw collega kan er na opnieuw aanmelden mee werken.',
  gewijzigd: 'De einddatum is gewijzigd.',
  ingetrokken: 'De rol is ingetrokken. Bij de eerstvolgende klik van uw collega geldt de rol niet meer.',
  organisatie:
    'De vraag staat klaar. Een andere machtigingenbeheerder van uw organisatie moet dit bevestigen.',
  justid: 'De vraag staat klaar bij Justid, omdat niemand anders bij uw organisatie dit kan bevestigen.',
  voorgesteld: 'De vraag staat klaar. Een andere beheerder bij Justid moet dit bevestigen.',
  bevestigd: 'U hebt dit bevestigd. Het geldt vanaf nu.',
  afgewezen: 'U hebt dit afgewezen.',
  teruggenomen: 'De vraag is teruggenomen.',
  herzien: 'De herziening is vastgelegd.',
  aangepast: 'De wijziging is vastgelegd en geldt vanaf nu.',
  beeindigd: 'De koppeling is beëindigd.',
} as const

/** A word for what was done, as it may stand in an address. */
export type Gedaan = keyof typeof gedaan

/** The word for an act that went this way. */
export function gedaanWoord(weg: Weg, meteen: Gedaan): Gedaan {
  return weg === 'meteen' ? meteen : weg
}
