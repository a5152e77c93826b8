import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Safe html: made with `html`, or marked safe with `raw`. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** What may stand in a place for content: text (escaped), html (as it is), or several of them. */
export type Inhoud = string | Html | readonly Inhoud[]

const schemas = new Set(['http:', 'https:', 'mailto:', 'tel:'])
const hier = 'https://terugkeer.invalid'

/**
 * The address when it is safe to put in href or action, otherwise '#'. Safe is a place on this
 * site, http(s), mailto or tel; so not `javascript:` or `data:`, which escaping alone lets through.
 */
export function veiligAdres(adres: string): string {
  const url = URL.canParse(adres, hier) ? new URL(adres, hier) : undefined
  return url !== undefined && schemas.has(url.protocol) ? adres : '#'
}

/** Attributes to write on a tag: `true` writes the bare name, `false` and `undefined` write nothing. */
export type Kenmerken = Readonly<Record<string, string | number | boolean | undefined>>

/** The attributes with their values escaped. Names come from our own code, never from input. */
export function kenmerken(lijst: Kenmerken): Html {
  const delen = Object.entries(lijst).flatMap(([naam, waarde]) => {
    if (waarde === undefined || waarde === false) return []
    return [waarde === true ? html` ${raw(naam)}` : html` ${raw(naam)}="${String(waarde)}"`]
  })
  return html`${delen}`
}

/** Text only a screen reader reads out. */
export function verborgenTekst(tekst: string): Html {
  return html`<span class="tk-onzichtbaar">${tekst}</span>`
}

export { html, raw }
