import { type Html, type Labelsoort, label } from '../../nlds/nlds.ts'
import type { Antwoordwijze, Indiener, Regime, Verzoekvorm } from '../tabellen.ts'
import type { Verzoekstand } from '../verzoekklok.ts'

/** What the list can be narrowed to. */
export const standen = [
  'lopend',
  'alle',
  'open',
  'te-laat',
  'verlengd',
  'beantwoord',
  'geweigerd',
  'ingetrokken',
] as const

/** How requests stand, in words. */
export const standnamen: Readonly<Record<(typeof standen)[number], string>> = {
  lopend: 'Nog te beantwoorden',
  alle: 'Alle',
  open: 'Op tijd',
  'te-laat': 'Te laat',
  verlengd: 'Verlengd',
  beantwoord: 'Beantwoord',
  geweigerd: 'Geweigerd',
  ingetrokken: 'Ingetrokken',
}
/** The acts under which one asks. */
export const regimenamen: Readonly<Record<Regime, string>> = {
  wjsg: 'Wjsg, artikel 51b: gegevens over detentie of tbs',
  avg: 'AVG, artikel 15: andere gegevens',
}
/** The same in a word, for a list. */
export const regimekort: Readonly<Record<Regime, string>> = { wjsg: 'Wjsg', avg: 'AVG' }
/** Who asks, in words. */
export const indienernamen: Readonly<Record<Indiener, string>> = {
  betrokkene: 'De persoon zelf',
  vertegenwoordiger: 'Een wettelijke vertegenwoordiger',
  advocaat: 'Een advocaat met een machtiging',
}
/** How a request came in, in words. */
export const vormnamen: Readonly<Record<Verzoekvorm, string>> = {
  brief: 'Brief',
  formulier: 'Formulier',
  mondeling: 'Mondeling',
  'e-mail': 'E-mail',
}

/** How an answer was given, in words. */
export const antwoordnamen: Readonly<Record<Antwoordwijze, string>> = {
  uitgereikt: 'Overzicht op papier uitgereikt',
  brief: 'Brief verstuurd',
  code: 'Brief met een code gegeven',
  mondeling: 'In een gesprek',
}

const labels: Readonly<Record<Verzoekstand, Labelsoort>> = {
  open: 'neutraal',
  verlengd: 'let-op',
  'te-laat': 'dringend',
  beantwoord: 'ja',
  geweigerd: 'nee',
  ingetrokken: 'neutraal',
}

/** How a request stands, as a label. */
export function standlabel(stand: Verzoekstand): Html {
  return label(labels[stand], standnamen[stand].toLowerCase())
}
