import {
  aantalDagen,
  type Datum,
  dagenTussen,
  datumKort,
  datumVan,
  datumVoluit,
  tijdVan,
} from '../../kern/datum.ts'
import { type Naam, naamInLijst, naamVoluit } from '../../kern/naam.ts'
import { geen, type Html, html, label, onbekend } from '../../nlds/nlds.ts'
import { organisatie, partijVan } from '../../organisaties/organisaties.ts'
import { getypt } from '../antwoordid.ts'
import type { Bericht } from '../bericht.ts'
import { bijKern, bijKlok } from '../bij/weergave.ts'
import { bladKern } from '../blad/weergave.ts'
import type { Einde } from '../opstellen.ts'
import { isOverdracht } from '../voorblad.ts'
import { verschoven, verwachteVrijlating } from '../werk/klokken.ts'

/** What each kind of message is called on a page. */
export const soortnaam: Readonly<Record<string, string>> = {
  'begin-detentie': 'Begin detentie',
  'wijziging-detentie': 'Wijziging detentie',
  'einde-detentie': 'Einde detentie',
  informatieblad: 'Informatieblad',
  intrekking: 'Intrekking',
  'dr-plan': 'D&R-plan',
  bij: 'BIJ-melding',
  tbs: 'Tbs',
  antwoord: 'Antwoord',
}

/** What each state of a message is called on a page. */
export const statusnaam: Readonly<Record<string, string>> = {
  klaargezet: 'wacht op aansluiting',
  bezorgd: 'ongelezen',
  gelezen: 'gelezen',
  ingetrokken: 'teruggeroepen',
  onbestelbaar: 'niet verstuurd',
  vernietigd: 'vernietigd',
}

/** True for what was destroyed before it ever stood in the box of its receiver. */
export function isNooitBezorgd({ status, bezorgd_op }: Pick<Bericht, 'status' | 'bezorgd_op'>): boolean {
  return status === 'vernietigd' && bezorgd_op === null
}

/** Why this receiver never got what was sent to it. */
export function nietAangesloten(ontvanger: string): string {
  return `${partijVan(ontvanger) === 'college' ? 'gemeente' : 'ontvanger'} was niet aangesloten`
}

/** What its sender did with a message: what was not allowed went nowhere. */
export function verzendwoord({ status }: Pick<Bericht, 'status'>): string {
  return status === 'onbestelbaar' ? 'Vastgelegd' : 'Verzonden'
}

/** The name in a message, if it holds one. */
export function naamUit({ gegevens }: Pick<Bericht, 'gegevens'>): Naam | null {
  const naam = gegevens?.naam
  return typeof naam === 'object' && naam !== null && 'geslachtsnaam' in naam ? (naam as Naam) : null
}

/** The end of the detention in a message, if it holds one. */
export function eindeUit({ gegevens }: Bericht): Einde | null {
  const einde = gegevens?.['einde-detentie']
  return typeof einde === 'object' && einde !== null && 'datum' in einde ? (einde as Einde) : null
}

const nietTeZien = 'Naam niet meer te zien'

/** The name as in a list, or what is said when the message was withdrawn. */
export function lijstnaam(bericht: Bericht): string {
  const naam = naamUit(bericht)
  return naam === null ? nietTeZien : naamInLijst(naam)
}

/** The name in full, or what is said when the message was withdrawn. */
export function volledigeNaam(bericht: Bericht): string {
  const naam = naamUit(bericht)
  return naam === null ? nietTeZien : naamVoluit(naam)
}

/** The name of an organisation, without "(college)" and the like. */
export function organisatienaam(id: string | null): string {
  return id === null ? 'onbekend' : (organisatie(id)?.naam ?? id)
}

/** By what people tell messages apart and find one in a system of their own: the end of the id, as ids begin with the time. */
export function kenmerk(id: string): string {
  return id.slice(-8)
}

/** "vandaag 09:12", "gisteren 16:40" or "20 nov 2026". */
export function wanneer(moment: Date, vandaag: Datum): string {
  const dag = datumVan(moment)
  const geleden = dagenTussen(dag, vandaag)
  if (geleden === 0) return `vandaag ${tijdVan(moment)}`
  if (geleden === 1) return `gisteren ${tijdVan(moment)}`
  return datumKort(dag)
}

/** What is new, in one short line under the kind of message. */
export function kern(bericht: Bericht): Html | string {
  if (bericht.gegevens === null) return 'niet meer te lezen'
  if (bericht.soort === 'antwoord') return onderwerpen(bericht)
  if (bericht.soort === 'bij') return bijKern(bericht)
  if (bericht.soort === 'informatieblad') return bladKern(bericht)
  if (bericht.soort === 'tbs') return tbsKern(bericht)
  const einde = eindeUit(bericht)
  if (einde === null) return ''
  if (einde.vervallen && einde.datum === null) return 'vrijlating gaat niet door'
  const nu = einde.datum === null ? onbekend('nog niet bekend') : datumKort(einde.datum)
  if (bericht.soort === 'begin-detentie') return html`vrij op ${nu}`
  if (einde.vorigeDatum !== null && einde.vorigeDatum !== einde.datum) {
    const verschil = verschoven(einde)
    return html`${einde.vervallen ? 'niet vrij op' : 'was'} ${datumKort(einde.vorigeDatum)}, nu ${nu}${verschil === null ? '' : ` (${verschil})`}`
  }
  if (bericht.soort === 'wijziging-detentie' && einde.vorigeDatum === null)
    return html`${organisatienaam(bericht.inrichting)}`
  return html`${einde.definitief ? 'vrij sinds' : 'vrij op'} ${nu}`
}

/** That files are with it, behind what else is said. */
export function metBijlagen(aantal: number): string {
  if (aantal === 0) return ''
  return aantal === 1 ? ', met een bijlage' : `, met ${aantal} bijlagen`
}

function onderwerpen({ gegevens, bijlagen }: Bericht): string {
  const over = getypt(gegevens)
    .map(([id]) => id.replaceAll('-', ' '))
    .join(', ')
  return `${over}${metBijlagen(bijlagen.length)}`
}

/** How soon something must be done: days to the release, or days left to take the message up. */
export function termijnlabel(bericht: Bericht, vandaag: Datum): Html {
  if (bericht.status === 'ingetrokken') return label('nee', 'teruggeroepen')
  if (bericht.vernietigd_op !== null) return label('neutraal', 'vernietigd')
  if (bericht.opgepakt_op !== null) return label('neutraal', 'opgepakt')
  if (bericht.termijn === null) return geen('geen termijn')
  const over = dagenTussen(vandaag, bericht.termijn)
  if (over < 0) return label('dringend', `${aantalDagen(-over)} te laat`)
  const dag = totDeDag(bericht, vandaag)
  if (dag !== null && (dag.over <= 7 || bericht.soort === 'bij'))
    return label(dag.over <= 3 ? 'dringend' : 'let-op', dag.tekst)
  return over === 0
    ? label('let-op', 'vandaag')
    : over === 1
      ? label('let-op', 'nog 1 dag')
      : label('ja', 'op tijd')
}

/** The clock of a message: days to the release, or for a burgemeester to the return; null when that is not ahead. */
export function totDeDag(
  bericht: Bericht,
  vandaag: Datum,
): { readonly over: number; readonly tekst: string } | null {
  if (bericht.soort === 'bij') return bijKlok(bericht, vandaag)
  const vrijlating = verwachteVrijlating(bericht)
  if (vrijlating === null || vrijlating < vandaag) return null
  const over = dagenTussen(vandaag, vrijlating)
  return { over, tekst: totVrijlating(over) }
}

/** "5 dagen tot vrijlating". */
function totVrijlating(over: number): string {
  return over === 0 ? 'vandaag vrij' : over === 1 ? 'morgen vrij' : `${aantalDagen(over)} tot vrijlating`
}

/** A date in full, or a visible "onbekend". */
export function datumOfOnbekend(datum: Datum | null): Html | string {
  return datum === null ? onbekend('nog niet bekend') : datumVoluit(datum)
}

/** What a message of a tbs track is, and in which step it went. */
function tbsKern({ tbsstap, ontvanger, gegevens }: Bericht): string {
  if (tbsstap === null) return 'bericht'
  if (isOverdracht(`tbs-${tbsstap}`)) return `overdracht, stap ${tbsstap}`
  if (partijVan(ontvanger) === 'dji' && gegevens !== null && 'verlofinformatie' in gegevens)
    return `verlofaanvraag, stap ${tbsstap}`
  return `bericht bij stap ${tbsstap}`
}

/** The heading of a message: what has happened, in a few words. */
export function titelVan(bericht: Bericht): string {
  if (bericht.soort === 'tbs') return `Tbs: ${tbsKern(bericht)}`
  const einde = eindeUit(bericht)
  if (bericht.soort === 'wijziging-detentie' && einde?.vervallen === true && einde.datum === null)
    return 'Vrijlating gaat niet door'
  if (
    bericht.soort === 'wijziging-detentie' &&
    einde !== null &&
    (einde.vorigeDatum !== null || einde.vervallen)
  )
    return 'Einde detentie gewijzigd'
  return soortnaam[bericht.soort] ?? bericht.soort
}
