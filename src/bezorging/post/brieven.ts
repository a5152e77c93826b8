import { html } from 'hono/html'
import type { Brief } from '../../platform/smtp.ts'

/** What a mail says: a subject, a first line, numbers, and where to look. */
interface Inhoud {
  readonly onderwerp: string
  readonly begin: string
  readonly regels: readonly (readonly [wat: string, aantal: number])[]
  readonly knop: readonly [tekst: string, pad: string]
}

/** What is new in a box. */
export interface Overzicht {
  readonly nieuw: number
  readonly ingetrokken: number
  /** Answers about removing recalled messages that are overdue. */
  readonly verwijderen: number
  /** Invitations for a talk that wait for an answer. */
  readonly uitnodigingen: number
  readonly teLaat: number
  readonly teLaatOngeopend: number
  readonly vrij: number
}

const naarBox = ['Bekijk de berichten', '/berichtenbox'] as const
const naarGesprekken = ['Bekijk de uitnodigingen', '/tbs/gesprekken'] as const
const zonderNamen = 'In deze mail staan met opzet geen gegevens van personen. Die ziet u na het aanmelden.'
const slot =
  'Antwoorden op deze mail leest niemand. Hoe vaak u mail krijgt, kiest uw beheerder op de pagina Meldingen.'

const berichten = (aantal: number) => (aantal === 1 ? '1 bericht' : `${aantal} berichten`)

const naarGesprek = (aantal: number) =>
  aantal === 1 ? '1 uitnodiging voor een gesprek' : `${aantal} uitnodigingen voor een gesprek`

/** The digest of a box. */
export function overzicht(organisatie: string, stand: Overzicht): Inhoud {
  const { nieuw, ingetrokken, verwijderen, uitnodigingen, teLaat, teLaatOngeopend, vrij } = stand
  const box = nieuw + ingetrokken + verwijderen > 0
  return {
    onderwerp: onderwerp(stand),
    begin: begin(organisatie, stand),
    regels: [
      ['Nieuw en nog niet gelezen', nieuw],
      ['Teruggeroepen door de afzender', ingetrokken],
      ['Antwoord over verwijderen is te laat', verwijderen],
      ['Uitnodiging voor een gesprek, nog niet beantwoord', uitnodigingen],
      ['Over de termijn', teLaat],
      ['Daarvan nooit geopend', teLaatOngeopend],
      ['Mensen die binnen een week vrijkomen', vrij],
    ],
    knop: box ? naarBox : naarGesprekken,
  }
}

function begin(organisatie: string, { nieuw, ingetrokken, verwijderen }: Overzicht): string {
  if (nieuw + ingetrokken > 0) return `In de Berichtenbox van ${organisatie} is iets nieuws.`
  if (verwijderen > 0) return `${organisatie} moet nog zeggen of gegevens zijn verwijderd.`
  return `${organisatie} is uitgenodigd voor een gesprek. Na het aanmelden leest u waarvoor, en zegt u of u komt.`
}

function onderwerp({ nieuw, ingetrokken, verwijderen, uitnodigingen }: Overzicht): string {
  if (nieuw > 0) return `Berichtenbox: ${berichten(nieuw)} nog niet gelezen`
  if (ingetrokken > 0) return `Berichtenbox: ${berichten(ingetrokken)} teruggeroepen`
  if (verwijderen > 0) return `Berichtenbox: antwoord over ${berichten(verwijderen)} is te laat`
  return `Terugkeer: ${naarGesprek(uitnodigingen)}`
}

/** Messages past their term that nobody opened. */
export function ongelezen(organisatie: string, aantal: number): Inhoud {
  return {
    onderwerp: `Berichtenbox: ${berichten(aantal)} over de termijn en nooit geopend`,
    begin: `In de Berichtenbox van ${organisatie} ${aantal === 1 ? 'staat een bericht' : 'staan berichten'} over de termijn. Niemand heeft ${aantal === 1 ? 'het' : 'ze'} geopend. Zorg dat iemand vandaag kijkt.`,
    regels: [['Over de termijn en nooit geopend', aantal]],
    knop: naarBox,
  }
}

/** Addresses of systems that do not answer. */
export function geschorst(organisatie: string, aantal: number): Inhoud {
  return {
    onderwerp: 'Uw systeem antwoordt niet op meldingen',
    begin: `${aantal === 1 ? 'Een systeem' : `${aantal} systemen`} van ${organisatie} ${aantal === 1 ? 'antwoordt' : 'antwoorden'} al zes uur niet op onze meldingen. Er gaat niets verloren: alles wacht tot het adres weer antwoordt.`,
    regels: [['Adressen die niet antwoorden', aantal]],
    knop: ['Bekijk de adressen', '/meldingen'],
  }
}

/** The same in plain text and in simple HTML. Nothing is fetched from elsewhere. */
export function schrijf(
  { onderwerp, begin, regels, knop: [opKnop, pad] }: Inhoud,
  adres: string,
): Pick<Brief, 'onderwerp' | 'tekst' | 'html'> {
  const getoond = regels.filter(([, aantal]) => aantal > 0)
  const doel = `${adres}${pad}`
  const tekst = [
    begin,
    getoond.map(([wat, aantal]) => `${wat}: ${aantal}`).join('\n'),
    `${opKnop}: ${doel}`,
    zonderNamen,
    slot,
  ].join('\n\n')
  const rijen = getoond.map(([wat, aantal]) => html`<li>${wat}: <strong>${aantal}</strong></li>`)
  const opgemaakt = html`<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>${onderwerp}</title></head><body><p>${begin}</p><ul>${rijen}</ul><p><a href="${doel}">${opKnop}</a></p><p>${zonderNamen}</p><p>${slot}</p></body></html>`
  return { onderwerp, tekst: `${tekst}\n`, html: String(opgemaakt) }
}
