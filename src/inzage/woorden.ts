import { partijTekst, type Register } from '../grondslagen/grondslagen.ts'
import type { Handeling } from '../logboek/logboek.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import { doelnaam } from '../personen/personen.ts'
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

/** To whom something went, by its name; a party that has no place in Terugkeer by what it is. */
export function ontvangernaam(register: Register, id: string): string {
  const naam = organisatienaam(id)
  return naam === id ? partijTekst(register, id) : naam
}

/** Purposes of the product itself, in words: those for which people are opened have theirs in the list of personen. */
const doelnamen: Readonly<Record<string, string>> = {
  'inzage-overzicht': 'Het overzicht zelf laten zien',
  'inzage-code': 'Zelf kijken met een code',
  'inzage-opruimen': 'Oude codes weggooien',
  'inzage-uitstellen': 'Regels later laten zien',
  inzageverzoeken: 'Verzoeken om inzage beantwoorden',
  'bezwaar-behandelen': 'Bezwaar behandelen',
  'logboek-onderzoeken': 'Toezicht houden op het gebruik',
}

/** A purpose in words; one without words of its own by its id, written as a sentence. */
export function doelwoord(id: string): string {
  const naam = doelnamen[id] ?? doelnaam(id)
  if (naam !== id) return naam
  const woorden = id.replaceAll('-', ' ')
  return `${woorden.charAt(0).toUpperCase()}${woorden.slice(1)}`
}

/**
 * What was done around the overview itself, said to the person; null for everything else. The doel tells opening it apart
 * from looking someone up for it; `handeling` making a code, taking that back, and searching.
 */
export function eigenZin(regel: {
  readonly doel: string
  readonly handeling: Handeling
  readonly rol: string
}): string | null {
  // What for it was meant is the purpose beside it: nothing was done.
  if (regel.handeling === 'geweigerd')
    return 'Iemand wilde iets over u zien of doorgeven. Dat is niet gebeurd.'
  return eigenwerkzin(regel)
}

function eigenwerkzin({
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
  if (doel === 'inzage-overzicht') return 'Uw casemanager zag uw hele overzicht, om het aan u te geven.'
  if (doel !== 'inzage') return null
  // Whoever holds the letter can type what stands on it.
  if (rol === 'betrokkene') return 'Iemand keek met de code op uw brief.'
  if (handeling === 'vastgelegd') return 'Uw casemanager maakte een code voor u, om zelf te kijken.'
  if (handeling === 'ingetrokken') return 'Uw casemanager maakte een code ongeldig.'
  if (handeling === 'gezocht') return 'Uw casemanager zocht u op, om uw verzoek of uw overzicht.'
  return handeling === 'gelezen'
    ? 'Uw casemanager zag u in zijn lijst of op uw pagina, om u inzage te kunnen geven. Uw overzicht zag hij toen niet.'
    : null
}

function bezwaarzin(handeling: Handeling): string | null {
  if (handeling === 'vastgelegd')
    return 'U maakte bezwaar tegen het delen hiervan. Tot u antwoord hebt, delen wij dit niet.'
  if (handeling === 'ingetrokken')
    return 'Uw bezwaar geldt niet meer: u nam het terug, of de reden is er niet meer. Wat de wet toelaat, mag weer worden gedeeld.'
  return handeling === 'gewijzigd'
    ? 'Uw bezwaar is beantwoord, u vertelde waarom, of u hoorde waarom het langer duurt.'
    : null
}

/** A role for who does not work here. Never the name of someone. */
export function rolVoorBetrokkene(rol: string): string {
  if (rol === 'systeem') return 'het programma zelf'
  if (rol === 'betrokkene') return 'iemand met de code op uw brief'
  return rolnaam(rol)
}
