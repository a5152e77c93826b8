import { partijTekst, type Register, type Verrichting } from '../grondslagen/grondslagen.ts'
import type { Handeling } from '../logboek/logboek.ts'
import { organisatie, partijVan } from '../organisaties/organisaties.ts'
import { doelnaam } from '../personen/personen.ts'
import { type Relatiesoort, rolnaam } from '../toegang/toegang.ts'
import { codedoel } from './dossier.ts'
import type { Logregel } from './regels.ts'

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

const relatiezinnen: Readonly<Record<Exclude<Relatiesoort, 'eigen-gedetineerde'>, string>> = {
  bericht: 'Deze organisatie kreeg een bericht over u.',
  plan: 'Deze organisatie werkt aan uw plan.',
  'tbs-traject': 'Deze organisatie werkt aan uw tbs-traject.',
  glasbraak: 'Er was geen gewone reden. De medewerker zei dat het niet kon wachten.',
}

/** Why this organisation could open someone, said to that person; null when no relation was written down. */
export function relatiezin(soort: string | null, bij: string): string | null {
  if (soort === 'eigen-gedetineerde')
    return partijVan(bij) === 'pi'
      ? 'U zit of zat vast in deze inrichting.'
      : 'Deze organisatie regelt waar u vastzit of vastzat.'
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

/** Purposes whose own words are those of who works here, said to the person it is about. */
const doelVoorU: Readonly<Record<string, string>> = {
  'gebeurtenissen-opnemen': 'Bijhouden wanneer u vastzit en vrijkomt',
  'gebeurtenissen-bekijken': 'Kijken wanneer u vastzit en vrijkomt',
  'glasbraken-beoordelen': 'Nakijken of openen in nood terecht was',
  'zoeken-zonder-relatie': 'Iemand zoeken in nood',
}

/** The purpose of a line, for the person it is about. */
export function doelVoorBetrokkene(id: string): string {
  return doelVoorU[id] ?? doelwoord(id)
}

/** Gegevens whose name is one of the field, for the person they are about. */
const gegevensVoorU: Readonly<Record<string, string>> = {
  'identificerende-nummers': 'Burgerservicenummer (BSN) of een ander nummer van u',
  detentieverloop: 'Hoe uw detentie verloopt',
}

/** What was seen or told, for the person it is about; null when its own name says it. */
export function gegevenVoorBetrokkene(id: string): string | null {
  return gegevensVoorU[id] ?? null
}

/** What of a line its sentence follows from. */
type Waarvan = Pick<Logregel, 'doel' | 'handeling' | 'rol' | 'relatie' | 'organisatie'>

/**
 * What was done, said to the person, where the register of processing says it in words of who works here, or does not know
 * it; null for everything else. Opening in an emergency is told before what it was for: that it happened weighs most.
 */
export function eigenZin(regel: Waarvan): string | null {
  const { doel, handeling, relatie, organisatie: bij } = regel
  // What for it was meant is the purpose beside it: nothing was done.
  if (handeling === 'geweigerd')
    return doel === codedoel
      ? 'Iemand probeerde met een verkeerde code uw overzicht te openen. Dat is niet gelukt.'
      : 'Iemand wilde iets over u zien of doorgeven. Dat is niet gebeurd.'
  if (relatie === 'glasbraak')
    return `Een medewerker van ${organisatienaam(bij)} opende uw gegevens in nood. De functionaris gegevensbescherming (FG) van die organisatie kijkt na of dat mocht.`
  return doel in doelzinnen ? doelzin(regel) : eigenwerkzin(regel)
}

/** Of some purposes what was done, and what it was when something went to another. */
const doelzinnen: Readonly<Record<string, { readonly gedaan: string; readonly verstrekt?: string }>> = {
  'gebeurtenissen-opnemen': {
    gedaan: 'Zo weet deze organisatie wanneer u vastzit, naar een andere plek gaat of vrijkomt.',
    verstrekt: 'Zo weet de ontvanger dat u vastzit, naar een andere plek gaat of vrijkomt.',
  },
  'zoeken-zonder-relatie': { gedaan: 'Een medewerker zocht u, om uw gegevens in nood te kunnen openen.' },
  'glasbraken-beoordelen': {
    gedaan:
      'De functionaris gegevensbescherming (FG) keek na of het mocht dat iemand uw gegevens in nood opende.',
  },
}

/** Work whose goal the register says in words of who does it. */
const werkVoorU: Readonly<Record<string, string>> = {
  'begin-einde-melden':
    'De gemeente op tijd laten weten dat u vastzit en wanneer u vrijkomt, zodat zij u kan helpen bij uw terugkeer.',
  'eigen-mensen-openen':
    'Een medewerker laten zien voor welke mensen deze medewerker werkt, en wat al bekend is over de tijd dat zij vastzitten.',
  'inzage-geven': 'U laten zien welke gegevens er over u zijn.',
  'forensische-zorg': 'Laten weten of u meewerkt aan uw behandeling, en uw zorg overdragen.',
  'glas-breken': 'In nood iemands gegevens kunnen openen, en daarna nakijken of dat mocht.',
}

/** What a line was done for, from the processing that it was part of; null when that is not known. */
export function waaromVoorBetrokkene(verrichting: Verrichting | null): string | null {
  return verrichting === null ? null : (werkVoorU[verrichting.id] ?? verrichting.doel)
}

function doelzin({ doel, handeling }: Pick<Waarvan, 'doel' | 'handeling'>): string | null {
  const zinnen = doelzinnen[doel]
  return (handeling === 'verstrekt' ? zinnen?.verstrekt : undefined) ?? zinnen?.gedaan ?? null
}

function eigenwerkzin({ doel, handeling, rol, relatie, organisatie: bij }: Waarvan): string | null {
  if (doel === 'inzage-opruimen') return 'De code op uw brief was al lang voorbij. Zij is weggegooid.'
  if (doel === 'bezwaar-behandelen') return bezwaarzin(handeling)
  // Only where one is or was held someone is the own casemanager.
  const wie =
    relatie === 'eigen-gedetineerde' ? 'Uw casemanager' : `Een medewerker van ${organisatienaam(bij)}`
  if (doel === 'inzage-overzicht') return `${wie} zag uw hele overzicht, om het aan u te geven.`
  if (doel !== 'inzage') return null
  // Whoever holds the letter can type what stands on it.
  if (rol === 'betrokkene') return 'Iemand keek met de code op uw brief.'
  if (handeling === 'vastgelegd') return `${wie} maakte een code voor u, om zelf te kijken.`
  if (handeling === 'ingetrokken') return `${wie} maakte een code ongeldig.`
  if (handeling === 'gezocht') return `${wie} zocht u op, om uw verzoek of uw overzicht.`
  return handeling === 'gelezen'
    ? `${wie} zag u in een lijst of op uw pagina, om u inzage te kunnen geven. Uw overzicht was daar niet te zien.`
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

/** Who typed a code: whoever holds the letter can. */
export const metBrief = 'iemand met de code op uw brief'

/** A role for who does not work here. Never the name of someone. */
export function rolVoorBetrokkene(rol: string): string {
  if (rol === 'systeem') return 'het programma zelf'
  if (rol === 'betrokkene') return metBrief
  if (rol === 'backoffice') return 'medewerker van de administratie'
  return rolnaam(rol)
}
