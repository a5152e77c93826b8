import { datumKort, datumVan } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { type Html, html, koppeling, label } from '../../nlds/nlds.ts'
import {
  bezwarenTegen,
  bijBezwaar,
  type GeldendBezwaar,
  toegewezenTegen,
  toegewezenzin,
} from '../bezwaar/opslag.ts'
import { ontvangernaam, type Weg } from '../ontvangers.ts'
import { isJaElders, type Stand, type Vak } from '../rules.ts'
import type { Spreker, Vorm } from '../tabellen.ts'

/** How it stands, in a word and a sign. */
export function standlabel(stand: Stand): Html {
  if (isJaElders(stand)) return label('let-op', 'ja, nog niet hier')
  if (stand.stand === 'gegeven') return label('ja', 'ja')
  if (stand.stand === 'geweigerd') return label('nee', 'nee')
  return label(stand.stand === 'ingetrokken' ? 'nee' : 'let-op', stand.stand)
}

/** The same in words, for beside a question. */
export function standzin(stand: Stand | undefined): string {
  if (stand === undefined) return 'Nog niet gevraagd.'
  const sinds = datumKort(datumVan(stand.sinds))
  if (isJaElders(stand))
    return `Op ${sinds} was het ja${bijZin(stand)}. Dat telt hier pas als u het opnieuw vraagt.`
  if (stand.stand === 'gegeven')
    return `Nu geldt: ja, sinds ${sinds}. Wordt het nee, dan stopt het delen meteen.`
  if (stand.stand === 'verlopen') return `Het ja van ${sinds} is verlopen.`
  return `Nu geldt: nee, ${stand.stand} op ${sinds}${bijZin(stand)}.`
}

/** Where it was said, when that was before a move. */
export function bijZin({ elders }: Pick<Stand, 'elders'>): string {
  return elders === null ? '' : ` bij ${ontvangernaam(elders)}`
}

/** Why something is not asked. */
function wegzin(weg: Exclude<Weg, 'vragen' | 'bezwaar'>): string {
  if (weg === 'mag-al') return 'Dit mag zonder toestemming. Wij vragen het daarom niet.'
  if (weg === 'wet')
    return 'De wet beslist hier zelf, als aan de voorwaarden is voldaan. Toestemming verandert daar niets aan. Wij vragen het daarom niet.'
  return 'Dit mag niet, ook niet met toestemming. Wij vragen het daarom niet.'
}

/** The same towards a receiver, of an area that someone may object to telling: that goes before what the law lets go. */
export function wegzinBij(
  weg: Exclude<Weg, 'vragen'>,
  bezwaren: readonly GeldendBezwaar[],
  vak: Vak,
): string {
  const toegewezen = toegewezenTegen(bezwaren, vak)
  if (weg === 'bezwaar')
    return `${toegewezen === undefined ? '' : `${toegewezenzin(toegewezen)} `}Wij vragen het daarom niet.`
  const hier = bezwarenTegen(bezwaren, vak.ontvanger).filter((een) =>
    een.gebieden.includes(vak.basisvoorwaarde),
  )
  if (hier.length === 0 || weg === 'mag-niet') return wegzin(weg)
  return `${bezwaarstandzin(hier)} Wij vragen het daarom niet.`
}

/** A sentence about an objection with the way to where it is dealt with. */
export function metBezwaarlink(zin: string, persoon: string): Html {
  const [voor = '', na] = zin.split(bijBezwaar)
  if (na === undefined) return html`${zin}`
  return html`${voor}${koppeling(bijBezwaar, `/toestemmingen/${persoon}/bezwaar`)}${na}`
}

/** That an objection keeps something here: for good when one was granted, and else until it is answered. */
export function bezwaarstandzin(bezwaren: readonly Pick<GeldendBezwaar, 'stand'>[]): string {
  return bezwaren.some(({ stand }) => stand === 'gegrond')
    ? 'Er was bezwaar, en dat is toegewezen: dit gaat niet.'
    : 'Er is bezwaar: dit gaat niet zolang daar geen antwoord op is.'
}

/** Who said it. */
export const sprekernamen: Readonly<Record<Spreker, string>> = {
  betrokkene: 'De persoon zelf',
  curator: 'De curator, als wettelijk vertegenwoordiger',
  mentor: 'De mentor, als wettelijk vertegenwoordiger',
}

/** How it was given. */
export const vormnamen: Readonly<Record<Vorm, string>> = {
  scherm: 'getekend op het scherm',
  papier: 'getekend op papier',
  mondeling: 'gezegd of gemerkt',
}

/** A count of messages that were recalled, as a sentence; nothing when there were none. */
export function terugzin(aantal: number): string {
  if (aantal === 0) return ''
  return aantal === 1 ? ' Eén bericht is teruggeroepen.' : ` ${aantal} berichten zijn teruggeroepen.`
}

/** Shown small under something. */
export function klein(tekst: string): Html {
  return html`<div class="tk-klein">${tekst}</div>`
}

const nietIngevuld: Readonly<Record<string, string>> = {
  namens: 'Kies wie dit zegt.',
  taal: 'Kies in welke taal het gesprek was.',
  tolk: 'Kies of er een tolk was.',
  voorgelezen: 'Kies of de tekst is voorgelezen.',
  tekst: 'Kies welke tekst u samen las.',
  gevolgenVerteld: 'Vertel eerst dat nee zeggen geen gevolgen heeft, en vink het dan aan.',
  geldigTot: 'Kies tot en met welke dag dit geldt.',
  datum: 'Kies op welke dag is getekend.',
  plaats: 'Vul in welke plaats het was.',
  vorm: 'Kies hoe het is vastgelegd.',
}

/**
 * Faults as people read them: of a field that was left empty, what to do; the choices stand in the form. What is wrong with
 * one of several that can be ticked, is wrong with that question.
 */
export function inWoorden(
  fouten: readonly VeldFout[],
  getypt: Readonly<Record<string, string>>,
): readonly VeldFout[] {
  const gezegd = fouten.map(({ veld: plek, melding, toegestaan }) => {
    const veld = plek.split('.')[0] ?? plek
    const leeg = (getypt[veld] ?? '') === '' ? nietIngevuld[veld] : undefined
    if (leeg !== undefined) return { veld, melding: leeg }
    if (veld !== plek) return { veld, melding: 'Kies alleen uit wat hier staat.' }
    if (buitenDeKeuzes.has(melding))
      return { veld, melding: nietIngevuld[veld] ?? 'Kies uit wat hier staat.' }
    const dagen = dagvelden.has(veld) ? toegestaan : undefined
    return { veld, melding, ...(dagen !== undefined && { toegestaan: dagen }) }
  })
  return [...new Map(gezegd.map((een) => [`${een.veld} ${een.melding}`, een])).values()]
}

const buitenDeKeuzes = new Set(['Deze waarde kennen wij niet.'])
const dagvelden = new Set(['datum', 'geldigTot'])
