import { html } from 'hono/html'
import type { Html, Inhoud } from './html.ts'
import { kenmerken, veiligAdres } from './html.ts'

/** How deep a heading stands; 1 is the page itself and is written by `pagina` or `held`. */
export type Niveau = 1 | 2 | 3 | 4

// Written out in full, because the stylesheet keeps only the class names it finds in this folder.
const kopklassen = {
  1: 'nl-heading nl-heading--level-1',
  2: 'nl-heading nl-heading--level-2',
  3: 'nl-heading nl-heading--level-3',
  4: 'nl-heading nl-heading--level-4',
} as const

/** A heading. */
export function kop(niveau: Niveau, tekst: Inhoud, id?: string): Html {
  const k = kenmerken({ class: kopklassen[niveau], id })
  if (niveau === 1) return html`<h1${k}>${tekst}</h1>`
  if (niveau === 2) return html`<h2${k}>${tekst}</h2>`
  if (niveau === 3) return html`<h3${k}>${tekst}</h3>`
  return html`<h4${k}>${tekst}</h4>`
}

/** A paragraph; `klein` for a remark that may be skipped. */
export function alinea(tekst: Inhoud, { klein = false }: { readonly klein?: boolean } = {}): Html {
  return html`<p class="${klein ? 'nl-paragraph tk-klein' : 'nl-paragraph'}">${tekst}</p>`
}

/** A link in running text. */
export function koppeling(tekst: Inhoud, href: string): Html {
  return html`<a class="nl-link" href="${veiligAdres(href)}">${tekst}</a>`
}

/** A link that asks the same again in another way. Left out on paper, where nothing can be asked. */
export function uitweg(tekst: Inhoud, href: string): Html {
  return html`<a class="nl-link tk-uitweg" href="${veiligAdres(href)}">${tekst}</a>`
}

/** A bulleted list. */
export function opsomming(punten: readonly Inhoud[]): Html {
  return html`<ul class="tk-opsomming">${punten.map((punt) => html`<li>${punt}</li>`)}</ul>`
}

/** Something to open for whoever wants to know more; works without JavaScript. */
export function uitklap(
  titel: Inhoud,
  inhoud: Inhoud,
  { open = false }: { readonly open?: boolean } = {},
): Html {
  return html`<details class="tk-uitklap"${kenmerken({ open })}><summary>${titel}</summary><div class="tk-uitklap__inhoud">${inhoud}</div></details>`
}

/** Said when it is sure that there is nothing. Looks other than `onbekend`. */
export function geen(tekst = 'geen'): Html {
  return html`<span class="tk-geen">${tekst}</span>`
}

/** Said when nobody told us. Looks other than `geen`, because not knowing is not the same as nothing. */
export function onbekend(tekst = 'onbekend'): Html {
  return html`<span class="tk-onbekend">${tekst}</span>`
}

/** Text to copy as it stands, such as a command. It scrolls sideways by itself, also by keyboard. */
export function voorbeeldcode(naam: string, tekst: string): Html {
  return html`<pre class="tk-code" role="region" aria-label="${naam}" tabindex="0"><code>${tekst}</code></pre>`
}
