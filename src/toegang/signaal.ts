import { type Html, html, koppeling, melding } from '../nlds/nlds.ts'
import type { Identiteit } from '../platform/http.ts'

/** Something that asks for attention, without anything of a person. */
export interface Signaal {
  readonly tekst: string
  readonly verder: { readonly tekst: string; readonly href: string }
}

/** What stands downstream and has something to say on the first page; src/app.ts hands it over. */
export type Startsignaal = (identiteit: Identiteit) => Promise<Signaal | null>

/** The signal for who is signed in, as a warning above a page; nothing when there is none. */
export async function signaalblok(
  bron: Startsignaal,
  identiteit: Identiteit | null,
  opDezePagina = '',
): Promise<Html | string> {
  const signaal = identiteit === null ? null : await bron(identiteit)
  if (signaal === null) return ''
  const { tekst, verder } = signaal
  const heen = verder.href === opDezePagina ? '' : html` ${koppeling(verder.tekst, verder.href)}.`
  return melding('let-op', html`${tekst}${heen}`)
}
