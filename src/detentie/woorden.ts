import { type Datum, datumKort } from '../kern/datum.ts'
import { type Html, onbekend } from '../nlds/nlds.ts'
import { gemeenteOp, organisatie } from '../organisaties/organisaties.ts'
import type { Gebeurtenis, Persoonsgegevens } from './gebeurtenis.ts'
import type { SoortOpenstaand } from './tabellen.ts'

/** The kinds of event as people read them. */
export const soortnamen = {
  binnenkomst: 'Binnenkomst',
  overplaatsing: 'Overplaatsing',
  'wijziging-einddatum': 'Einddatum gewijzigd',
  ontslag: 'Ontslag',
  correctie: 'Correctie',
  'bij-melding': 'BIJ-melding',
} as const satisfies Record<Gebeurtenis['soort'], string>

/** The name of a kind; a kind that is not ours is shown as it stands. */
export function soortnaam(soort: string): string {
  return Object.entries(soortnamen).find(([id]) => id === soort)?.[1] ?? soort
}

/** The open questions as people read them: what is missing, and what must happen. */
export const vraagnamen = {
  'gemeente-onbekend': {
    naam: 'Gemeente onbekend',
    tekst:
      'De gebeurtenissen noemen geen gemeente. Daarom heeft nog geen gemeente bericht gekregen. Wijs een gemeente toe.',
  },
  'zonder-vast-adres': {
    naam: 'Zonder vast adres',
    tekst:
      'Deze persoon heeft geen vast adres. Daarom heeft nog geen gemeente bericht gekregen. Wijs een gemeente toe.',
  },
  'einde-ontbreekt': {
    naam: 'Einde ontbreekt',
    tekst:
      'Er is een nieuwe binnenkomst, maar van deze detentie is geen ontslag ontvangen. DJI zoekt uit wanneer deze detentie eindigde en levert het ontslag alsnog.',
  },
  'binnenkomst-ontbreekt': {
    naam: 'Binnenkomst ontbreekt',
    tekst:
      'Er is een gebeurtenis ontvangen waar geen binnenkomst bij hoort. Zij is bewaard. DJI levert de binnenkomst; deze gebeurtenis telt dan vanzelf mee.',
  },
} as const satisfies Record<SoortOpenstaand, { naam: string; tekst: string }>

/** The ids of the open questions, in the order in which they are shown. */
export const vraagsoorten = [
  'gemeente-onbekend',
  'zonder-vast-adres',
  'einde-ontbreekt',
  'binnenkomst-ontbreekt',
] as const satisfies readonly SoortOpenstaand[]

/** True for a question that a person answers with a municipality. */
export function vraagtGemeente(soort: SoortOpenstaand): boolean {
  return soort === 'gemeente-onbekend' || soort === 'zonder-vast-adres'
}

/** The birth date, or the word for not knowing it. */
export function geboren({ geboortedatum }: Persoonsgegevens): string | Html {
  return geboortedatum === null ? onbekend('geboortedatum onbekend') : `geb. ${datumKort(geboortedatum)}`
}

/** The name of an institution. */
export function inrichtingnaam(id: string): string {
  return organisatie(id)?.naam ?? id
}

/** The name of the municipality that answers for a code on a date. */
export function gemeentenaam(code: string, peildatum: Datum): string {
  return gemeenteOp(code, peildatum)?.naam ?? code
}

/** "begin en einde", "begin, wijziging en einde". */
export function enDan(woorden: readonly string[]): string {
  const laatste = woorden.at(-1) ?? ''
  return woorden.length < 2 ? laatste : `${woorden.slice(0, -1).join(', ')} en ${laatste}`
}

/** Which events the list shows by when they were received. */
export const laatnamen = { ja: 'Alleen te laat' } as const
