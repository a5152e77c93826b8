import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Verzoek } from '../platform/http.ts'
import { langstens } from './sessies.ts'

/** The cookies: of a session, of a sign-in on its way, of someone who looks with a code on paper, and of what was just done. */
const namen = {
  sessie: 'terugkeer_sessie',
  poging: 'terugkeer_poging',
  inzage: 'terugkeer_inzage',
  gedaan: 'terugkeer_gedaan',
} as const

/** How long the browser keeps each of them, in minutes. */
const minuten: Readonly<Record<Soort, number>> = { sessie: langstens, poging: 15, inzage: 30, gedaan: 10 }
type Soort = keyof typeof namen

/** Behind TLS the name itself keeps a cookie to this host, this path and TLS (`__Host-`). */
function plaats(c: Verzoek): { prefix?: 'host'; secure: boolean } {
  return c.get('veilig') ? { prefix: 'host', secure: true } : { secure: false }
}

/** Gives the browser a secret. Lax, because someone comes back from a provider and from a link in a notice. */
export function zetKoekje(c: Verzoek, soort: Soort, geheim: string): void {
  const maxAge = minuten[soort] * 60
  setCookie(c, namen[soort], geheim, { ...plaats(c), httpOnly: true, sameSite: 'Lax', path: '/', maxAge })
}

/** The secret that the browser holds, if any. */
export function leesKoekje(c: Verzoek, soort: Soort): string | undefined {
  const { prefix } = plaats(c)
  return prefix === undefined ? getCookie(c, namen[soort]) : getCookie(c, namen[soort], prefix)
}

/** Takes the secret back. */
export function wisKoekje(c: Verzoek, soort: Soort): void {
  deleteCookie(c, namen[soort], { ...plaats(c), path: '/' })
}
