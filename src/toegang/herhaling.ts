import type { MiddlewareHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Fout, type VeldFout } from '../kern/fout.ts'
import { alinea, formulier, type Html, html, kaart, pagina } from '../nlds/nlds.ts'
import type { Env, Verzoek } from '../platform/http.ts'
import { leesMultipart } from '../platform/multipart.ts'
import { paginakader } from './kader.ts'

/** A form as it was filled in: of a field that came more than once all values, in one text with commas. */
export async function leesFormulier(c: Verzoek): Promise<Readonly<Record<string, string>>> {
  const alles = await c.req.parseBody({ all: true })
  return Object.fromEntries(
    Object.entries(alles).map(([naam, waarde]) => [
      naam,
      [waarde]
        .flat()
        .filter((een) => typeof een === 'string')
        .join(','),
    ]),
  )
}

/** What went wrong with a form, for a page that shows it again: the faults, and whether someone else was first. */
export interface Mislukt {
  readonly getypt: Readonly<Record<string, string>>
  readonly fouten: readonly VeldFout[]
  readonly botsing: boolean
}

/** Does the work of a form. What its writer can mend is given back, so that nothing that was filled in is lost. */
export async function probeer(
  getypt: Readonly<Record<string, string>>,
  werk: () => Promise<unknown>,
): Promise<Mislukt | null> {
  try {
    await werk()
    return null
  } catch (oorzaak) {
    if (!(oorzaak instanceof Fout)) throw oorzaak
    if (oorzaak.code === 'conflict')
      return { getypt, botsing: true, fouten: [{ veld: '', melding: oorzaak.message }] }
    if (oorzaak.code === 'ongeldige-invoer') return { getypt, botsing: false, fouten: oorzaak.fouten }
    throw oorzaak
  }
}

/** The status of a page that shows a form again. */
export function status(mislukt: Mislukt | null): ContentfulStatusCode {
  if (mislukt === null) return 200
  return mislukt.botsing ? 409 : 400
}

/**
 * Stands before the gate of a form: whose session ended gets back what was filled in, to send it once more after signing
 * in. It is only what came with this very request, and nothing of it was kept.
 */
export function bewaarBijVerlopen({ oefen }: { readonly oefen: boolean }): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.get('identiteit') !== null) return next()
    const velden = await leesFormulier(c)
    return afgemeld(c, oefen, 'Wat u invulde, is niet weg', [
      alinea('U was te lang niet bezig en bent daarom afgemeld. Er is nog niets vastgelegd.'),
      opnieuwAanmelden,
      opnieuw(c, { verborgen: velden, inhoud: '' }),
    ])
  }
}

/**
 * The same for a form with files: a browser gives no file back, so who comes here chooses it again, on this page. What was
 * typed beside it stays. Of the file nothing is kept of who is not signed in.
 */
export function bewaarBijVerlopenMetBestand(
  { oefen }: { readonly oefen: boolean },
  bestanden: Html,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.get('identiteit') !== null) return next()
    const { velden } = await leesMultipart(c, { grootsteBestand: 1, meesteBestanden: 0 })
    return afgemeld(c, oefen, 'Uw bestand is nog niet bewaard', [
      alinea(
        'U was te lang niet bezig en bent daarom afgemeld. Het bestand staat nog op uw apparaat. Hier is niets van bewaard.',
      ),
      opnieuwAanmelden,
      alinea(
        Object.keys(velden).length === 0
          ? 'Kies daarna het bestand opnieuw en verstuur het.'
          : 'Kies daarna het bestand opnieuw en verstuur het. Wat u verder invulde, gaat vanzelf weer mee.',
      ),
      opnieuw(c, { verborgen: velden, bestand: true, inhoud: bestanden }),
    ])
  }
}

const opnieuwAanmelden = alinea(
  html`Meld u eerst <a class="nl-link" href="/aanmelden" target="_blank" rel="noopener">opnieuw aan in een nieuw tabblad</a>, en kom dan hier terug.`,
)

function opnieuw(
  c: Verzoek,
  wat: Pick<Parameters<typeof formulier>[0], 'verborgen' | 'bestand' | 'inhoud'>,
): Html {
  return formulier({ actie: c.req.path, methode: 'post', ...wat, knop: 'Verstuur opnieuw' })
}

function afgemeld(
  c: Verzoek,
  oefen: boolean,
  kop: string,
  inhoud: readonly Html[],
): Response | Promise<Response> {
  const blad = { titel: 'U bent afgemeld', inhoud: kaart(kop, [...inhoud]) }
  return c.html(pagina({ ...blad, ...paginakader(c, oefen) }), 401)
}
