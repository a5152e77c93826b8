import { isBsn } from '../kern/bsn.ts'
import { heeftPersoonsnummer, zichtbaar } from '../kern/herleidbaar.ts'

const emailadres = /[^\s@]@[^\s@]+\.\p{L}/u

/**
 * What is wrong with a text that goes to another organisation; null when nothing is. Who it is about goes along by itself:
 * a number or an e-mail address in the text is of that person once more, or of somebody else.
 */
export function misMetTekst(tekst: string): string | null {
  if (!heeftPersoonsnummer(tekst) && !emailadres.test(zichtbaar(tekst))) return null
  return 'Haal het nummer of e-mailadres weg: het kan van een persoon zijn. Om wie het gaat, gaat vanzelf mee.'
}

/** What is wrong with the name of a file: a burgerservicenummer in it. Other digits are mostly a date of a scanner. */
export function misMetNaam(naam: string): string | null {
  if (!(zichtbaar(naam).match(/(?<!\d)\d{9}(?!\d)/g) ?? []).some(isBsn)) return null
  return 'In de naam staat een nummer dat een burgerservicenummer kan zijn. Geef het bestand een andere naam.'
}
