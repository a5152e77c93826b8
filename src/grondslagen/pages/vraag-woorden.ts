import type { Datum } from '../../kern/datum.ts'
import type { Register } from '../lookup.ts'
import type { GegevenOordeel } from '../oordeel.ts'

// Written out, not by Intl: a server and a browser must give the same text to the letter.
const maanden =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')
const telwoorden = 'geen een twee drie vier vijf zes zeven acht negen tien elf twaalf'.split(' ')

/** "22 november 2026". */
export function dagTekst(datum: Datum): string {
  const [jaar, maand, dag] = datum.split('-')
  return `${Number(dag)} ${maanden[Number(maand) - 1]} ${jaar}`
}

/** "drie"; above twelve in digits. */
function telwoord(aantal: number): string {
  return telwoorden[aantal] ?? String(aantal)
}

/** The text with a capital in front. */
export function hoofdletter(tekst: string): string {
  return tekst.charAt(0).toUpperCase() + tekst.slice(1)
}

/** "de reclassering". */
export function partijTekst({ partij }: Register, id: string): string {
  const gevonden = partij.get(id)
  return gevonden === undefined ? id : `${gevonden.lidwoord} ${gevonden.naam}`
}

/** The name of a gegeven. */
export function gegevenNaam({ gegeven }: Register, id: string): string {
  return gegeven.get(id)?.naam ?? id
}

/** How each outcome is said: the colour of the sign and the words beside it. */
export const antwoorden = {
  toegestaan: { soort: 'ja', woord: 'mag' },
  geweigerd: { soort: 'nee', woord: 'mag niet' },
  onbeslist: { soort: 'onbeslist', woord: 'nog niet te zeggen' },
} as const

function aantalMet(gegevens: readonly GegevenOordeel[], uitkomst: GegevenOordeel['uitkomst']): number {
  return gegevens.filter((gegeven) => gegeven.uitkomst === uitkomst).length
}

/** "2 van 3", with the kind of label that fits. */
export function telling(gegevens: readonly GegevenOordeel[]) {
  const mag = aantalMet(gegevens, 'toegestaan')
  const open = aantalMet(gegevens, 'onbeslist')
  const soort = mag === gegevens.length ? 'ja' : mag > 0 ? 'info' : open > 0 ? 'onbeslist' : 'nee'
  return { soort, tekst: `${mag} van ${gegevens.length} mag` } as const
}

/** The answer in one line: "Twee van de drie gegevens mag u delen". */
export function samenvatting(gegevens: readonly GegevenOordeel[]): string {
  const [aantal, mag] = [gegevens.length, aantalMet(gegevens, 'toegestaan')]
  const open = aantalMet(gegevens, 'onbeslist')
  if (aantal === 1) return vanEen(gegevens[0])
  const alle = aantal === 2 ? 'Beide gegevens' : `Alle ${telwoord(aantal)} gegevens`
  if (mag === aantal) return `${alle} mag u delen`
  if (mag > 0) return `${hoofdletter(telwoord(mag))} van de ${telwoord(aantal)} gegevens mag u delen`
  if (open === aantal) return 'Dit is nog niet te zeggen'
  if (open > 0) return `Over ${telwoord(open)} van de ${telwoord(aantal)} gegevens is nog niets te zeggen`
  return `Geen van de ${telwoord(aantal)} gegevens mag u delen`
}

function vanEen(gegeven: GegevenOordeel | undefined): string {
  if (gegeven?.uitkomst === 'toegestaan') return 'Dit gegeven mag u delen'
  return gegeven?.uitkomst === 'geweigerd' ? 'Dit gegeven mag u niet delen' : 'Dit is nog niet te zeggen'
}
