import type { VeldFout } from '../../kern/fout.ts'
import { alsZoeknaam } from '../../kern/naam.ts'
import { isLeesbaar } from '../../kern/tekst.ts'
import type { Bericht } from '../lezen.ts'

/** Long enough to say something, short enough to stay an explanation. */
const kortsteToelichting = 10
const langsteToelichting = 300

/** What is wrong with an explanation that others read: nothing in it may tell who the message was about. */
export function keurToelichting(
  tekst: string,
  { gegevens }: Pick<Bericht, 'gegevens'>,
  veld = 'toelichting',
): readonly VeldFout[] {
  const fout = (melding: string): readonly VeldFout[] => [{ veld, melding }]
  if (!isLeesbaar(tekst)) return fout('Er staan tekens in die wij niet kunnen bewaren.')
  if (tekst.length < kortsteToelichting || tekst.length > langsteToelichting)
    return fout(`Schrijf ${kortsteToelichting} tot ${langsteToelichting} tekens.`)
  // A burgerservicenummer has nine digits, a strafrechtsketennummer eight.
  if (/\d(?: ?\d){7,}/.test(tekst)) return fout('Haal het nummer weg: het kan van een persoon zijn.')
  if (noemt(tekst, gegevens?.naam)) return fout('Haal de naam van de persoon weg.')
  return []
}

/** True when the surname stands in the text as a word of its own, however it was written. */
function noemt(tekst: string, naam: unknown): boolean {
  if (typeof naam !== 'object' || naam === null || !('geslachtsnaam' in naam)) return false
  const gezocht = alsZoeknaam(String(naam.geslachtsnaam))
  const woorden = ` ${alsZoeknaam(tekst).replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `
  return gezocht !== '' && woorden.includes(` ${gezocht.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `)
}
