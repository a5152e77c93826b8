import { html } from 'hono/html'
import type { Html } from './html.ts'
import { kenmerken, veiligAdres } from './html.ts'

/** What the top of a page shows. */
export interface Paginahoofd {
  readonly aangemeld?: { readonly naam: string; readonly organisatie: string } | undefined
  /** Where someone can sign in; shown when nobody is. */
  readonly aanmelden?: string | undefined
  readonly menu: readonly { readonly naam: string; readonly href: string; readonly actief: boolean }[]
  /** True in a training environment: each page then says that nobody in it exists. */
  readonly oefen: boolean
}

/** The top of each page: training strip, product name, menu and who is signed in. */
export function paginahoofd(p: Paginahoofd): Html {
  const strook = html`<div class="tk-oefen"><p class="tk-breedte"><strong>Oefenomgeving.</strong> Alle personen zijn verzonnen.</p></div>`
  return html`<header>${p.oefen ? strook : ''}<div class="tk-balk"><div class="tk-breedte tk-balk__inhoud"><a class="tk-merk" href="/"><img src="/statisch/merk.svg" alt="" width="28" height="28">Terugkeer</a>${menu(p)}${wie(p)}</div></div></header>`
}

function menu({ menu: punten }: Paginahoofd): Html {
  if (punten.length === 0) return html``
  const delen = punten.map(({ naam, href, actief }) => {
    const k = kenmerken({
      class: 'tk-menu__punt',
      href: veiligAdres(href),
      'aria-current': actief ? 'page' : undefined,
    })
    return html`<li><a${k}>${naam}</a></li>`
  })
  return html`<nav class="tk-menu" aria-label="Hoofdmenu"><ul>${delen}</ul></nav>`
}

function wie({ aangemeld, aanmelden }: Paginahoofd): Html {
  if (aangemeld !== undefined) {
    return html`<div class="tk-wie"><p class="tk-wie__naam"><span class="tk-onzichtbaar">Aangemeld als </span><a class="nl-link" href="/mijn-account"><strong>${aangemeld.naam}</strong></a> <span>${aangemeld.organisatie}</span></p><form action="/afmelden" method="post"><button class="tk-wie__knop" type="submit">Afmelden</button></form></div>`
  }
  if (aanmelden === undefined) return html``
  return html`<div class="tk-wie"><a class="tk-wie__knop" href="${veiligAdres(aanmelden)}">Aanmelden</a></div>`
}

/** The bottom of each page. */
export function paginavoet(): Html {
  return html`<footer class="tk-voet"><div class="tk-breedte tk-voet__inhoud"><p>Terugkeer is open broncode, onder de licentie EUPL-1.2.</p><ul><li><a class="nl-link" href="/">Over Terugkeer</a></li><li><a class="nl-link" href="/ontwikkelaars">Voor ontwikkelaars</a></li></ul></div></footer>`
}
