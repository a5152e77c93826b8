import { createHash, randomInt, timingSafeEqual } from 'node:crypto'

/**
 * What a code is written with: no 0, O, 1, I or L, which look alike on paper. Thirty-one signs, a prime: that is what makes
 * the check below find every sign that is wrong and every two that changed places.
 */
export const tekens = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Signs of a code that are drawn: 17 × log2(31) is 84 bits. One more is worked out from them. */
const geloot = 17
const groep = 6
/** A number says which code it is, and keeps nothing secret. */
const nummerlengte = 6

/** A fresh number for on paper. */
export function nieuwNummer(): string {
  return loot(nummerlengte)
}

/** A fresh code: 84 random bits and a sign to check what was typed. */
export function nieuweCode(): string {
  const begin = loot(geloot)
  return begin + controleteken(begin)
}

function loot(aantal: number): string {
  return Array.from({ length: aantal }, () => tekens[randomInt(tekens.length)]).join('')
}

/** The sign that makes the weighted sum a multiple of 31. */
function controleteken(begin: string): string {
  const som = Array.from(begin).reduce((tot, teken, i) => tot + (i + 1) * tekens.indexOf(teken), 0)
  // The weight of the last sign is 18; 19 is its inverse modulo 31, since 18 × 19 is 342 and 342 is 11 × 31 + 1.
  const rest = (tekens.length - (som % tekens.length)) % tekens.length
  return tekens[(rest * 19) % tekens.length] ?? ''
}

/** The code as it stands on paper: in groups of six. */
export function inGroepen(code: string): string {
  return code.match(new RegExp(`.{1,${groep}}`, 'g'))?.join('-') ?? code
}

/** What was typed, as it is compared: capitals, without what only parts it. */
export function zonderOpmaak(getypt: string): string {
  return getypt.toUpperCase().replaceAll(/[\s-]/g, '')
}

/** True for what can be a number on paper. */
export function isNummer(tekst: string): boolean {
  return tekst.length === nummerlengte && bestaatUitTekens(tekst)
}

/** What is wrong with a code before it is looked up, in Dutch; null when it can be one. A slip of the pen is no guess. */
export function codefout(code: string): string | null {
  const lengte = geloot + 1
  if (code === '') return 'Typ de code van uw brief over.'
  if (!bestaatUitTekens(code))
    return 'Er staat een teken in dat niet in onze codes voorkomt. Wij gebruiken geen 0, O, 1, I of L.'
  if (code.length !== lengte) return `Een code heeft ${lengte} letters en cijfers. U typte er ${code.length}.`
  if (controleteken(code.slice(0, geloot)) !== code.slice(geloot))
    return 'Er staat een typefout in de code. Kijk haar na en probeer het opnieuw.'
  return null
}

function bestaatUitTekens(tekst: string): boolean {
  return Array.from(tekst).every((teken) => tekens.includes(teken))
}

/** What is kept of a secret: who reads the table can do nothing with it. With 84 bits or more there is nothing to guess. */
export function afdrukVan(geheim: string): string {
  return createHash('sha256').update(`inzage ${geheim}`).digest('hex')
}

/** Whether two prints are the same, in a time that does not tell how much of them is. */
export function isZelfde(een: string, ander: string): boolean {
  const [a, b] = [Buffer.from(een), Buffer.from(ander)]
  return a.length === b.length && timingSafeEqual(a, b)
}
