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

/**
 * What was done with the overview itself, said to the person; null for everything else. `handeling` tells opening it, making
 * a code, taking that back, and looking up whom a request is about apart.
 */
export function eigenZin({
  doel,
  handeling,
  rol,
}: {
  readonly doel: string
  readonly handeling: Handeling
  readonly rol: string
}): string | null {
  if (doel === 'inzage-opruimen') return 'De code op uw brief was al lang voorbij. Zij is weggegooid.'
  if (doel === 'bezwaar-behandelen') return bezwaarzin(handeling)
  if (doel !== 'inzage') return null
  if (rol === 'betrokkene') return 'U keek zelf, met de code op uw brief.'
  if (handeling === 'vastgelegd') return 'Uw casemanager maakte een code voor u, om zelf te kijken.'
  if (handeling === 'ingetrokken') return 'Uw casemanager maakte een code ongeldig.'
  if (handeling === 'gezocht') return 'Uw casemanager zocht u op om uw verzoek vast te leggen.'
  return handeling === 'gelezen' ? 'Uw casemanager zag uw hele overzicht, om het aan u te geven.' : null
}

function bezwaarzin(handeling: Handeling): string | null {
  if (handeling === 'vastgelegd')
    return 'U maakte bezwaar tegen het delen hiervan. Tot u antwoord hebt, delen wij dit niet.'
  return handeling === 'gewijzigd'
    ? 'Uw bezwaar is beantwoord, u vertelde waarom, of u hoorde waarom het langer duurt.'
    : null
}

/** A role for who does not work here. Never the name of someone. */
export function rolVoorBetrokkene(rol: string): string {
  if (rol === 'systeem') return 'het programma zelf'
  if (rol === 'betrokkene') return 'uzelf, met een code'
  return rolnaam(rol)
}
