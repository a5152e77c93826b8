import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Fout, foutsoorten, type VeldFout } from '../../kern/fout.ts'
import { foutoverzicht, type Html, html, melding, type Pagina, pagina } from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { aangemeld, paginakader, wie } from '../../toegang/toegang.ts'
import type { Getypt } from '../formulieren.ts'
import type { Aansluitdelen, Dader } from '../handelen.ts'
import { gedaan } from './woorden.ts'

/** What the pages about connecting need. */
export interface Paginadelen extends Aansluitdelen {
  readonly oefen: boolean
}

/** A form that was refused: what was typed, and what is wrong with it. */
export interface Mislukt {
  readonly getypt: Getypt
  readonly fouten: readonly VeldFout[]
  /** Why it cannot be done at all, whatever is typed. */
  readonly bezwaar?: string
}

/** The signed-in person for one of the purposes of connecting, with the name for the history. */
export function dader(c: Verzoek, doel: string): Dader {
  return { ...wie(c, doel), naam: aangemeld(c).naam }
}

/** One page about connecting, with what was just done or what went wrong above it. */
export function toonBlad(
  c: Verzoek,
  { oefen }: Pick<Paginadelen, 'oefen'>,
  blad: Pick<Pagina, 'titel' | 'ondertitel' | 'kruimels' | 'inhoud'>,
  mislukt: Mislukt | null = null,
): Response | Promise<Response> {
  const inhoud = html`${boven(c, mislukt)}${blad.inhoud}`
  return c.html(pagina({ ...blad, inhoud, ...paginakader(c, oefen) }), statusVan(mislukt))
}

function statusVan(mislukt: Mislukt | null): ContentfulStatusCode {
  if (mislukt === null) return 200
  return mislukt.bezwaar === undefined ? 400 : 409
}

function boven(c: Verzoek, mislukt: Mislukt | null): Html {
  if (mislukt?.bezwaar !== undefined) return melding('let-op', mislukt.bezwaar)
  if (mislukt !== null) return foutoverzicht(mislukt.fouten)
  const woord = c.req.query('gedaan') ?? ''
  const tekst = Object.hasOwn(gedaan, woord) ? gedaan[woord] : undefined
  return tekst === undefined ? html`` : melding('gelukt', tekst)
}

/** What can be shown beside the form again; anything else is thrown on. */
export function alsMislukt(oorzaak: unknown, getypt: Getypt): Mislukt {
  if (!(oorzaak instanceof Fout)) throw oorzaak
  if (oorzaak.code === 'conflict') return { getypt, fouten: [], bezwaar: oorzaak.message }
  if (oorzaak.code === 'ongeldige-invoer' && foutsoorten[oorzaak.code].status === 400)
    return { getypt, fouten: oorzaak.fouten }
  throw oorzaak
}
