import type { Handeling } from '../logboek/logboek.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import { type Relatiesoort, rolnaam } from '../toegang/toegang.ts'

/** What was done, in one word for a list. */
export const handelingnamen: Readonly<Record<Handeling, string>> = {
  gelezen: 'Bekeken',
  gezocht: 'Gezocht',
  verstrekt: 'Doorgegeven',
  geweigerd: 'Niet toegestaan',
  vastgelegd: 'Opgeschreven',
  gewijzigd: 'Veranderd',
  ingetrokken: 'Teruggehaald',
  vernietigd: 'Weggegooid',
}

/** The same as what is counted on top. */
export const telwoorden: Readonly<Record<Handeling, string>> = {
  gelezen: 'keer bekeken',
  gezocht: 'keer gezocht',
  verstrekt: 'keer doorgegeven aan een ander',
  geweigerd: 'keer niet toegestaan',
  vastgelegd: 'keer iets opgeschreven',
  gewijzigd: 'keer iets veranderd',
  ingetrokken: 'keer iets teruggehaald',
  vernietigd: 'keer iets weggegooid',
}

const relatiezinnen: Readonly<Record<Relatiesoort, string>> = {
  'eigen-gedetineerde': 'U zit of zat daar vast, of deze organisatie regelt dat.',
  bericht: 'Deze organisatie kreeg een bericht over u.',
  plan: 'Deze organisatie werkt aan uw plan.',
  'tbs-traject': 'Deze organisatie werkt aan uw tbs-traject.',
  glasbraak:
    'Er was geen gewone reden. De medewerker zei dat het niet kon wachten. Een toezichthouder kijkt dat na.',
}

/** Why an organisation could open someone, said to that person; null when no relation was written down. */
export function relatiezin(soort: string | null): string | null {
  return Object.entries(relatiezinnen).find(([een]) => een === soort)?.[1] ?? null
}

/** An organisation by its name. */
export function organisatienaam(id: string): string {
  if (id === 'terugkeer') return 'Terugkeer (het programma zelf)'
  return organisatie(id)?.naam ?? id
}

/** A role for who does not work here. Never the name of someone. */
export function rolVoorBetrokkene(rol: string): string {
  if (rol === 'systeem') return 'het programma zelf'
  if (rol === 'betrokkene') return 'uzelf, met een code'
  return rolnaam(rol)
}
