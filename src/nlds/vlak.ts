import { html } from 'hono/html'
import type { Html, Inhoud } from './html.ts'
import { kenmerken, veiligAdres } from './html.ts'
import type { Niveau } from './tekst.ts'
import { alinea, kop, opsomming } from './tekst.ts'

/** A white card with a heading. With an id it can be linked to, and is named after its heading. */
export function kaart(
  titel: Inhoud,
  inhoud: Inhoud,
  { id, niveau = 2 }: { readonly id?: string; readonly niveau?: Niveau } = {},
): Html {
  const kopId = id === undefined ? undefined : `${id}-kop`
  const k = kenmerken({ class: 'tk-kaart', id, 'aria-labelledby': kopId })
  return html`<section${k}>${kop(niveau, titel, kopId)}${inhoud}</section>`
}

/** A white card without a heading, for what needs none: a list with its filter, one sentence. */
export function vlak(inhoud: Inhoud): Html {
  return html`<div class="tk-kaart">${inhoud}</div>`
}

/** Content at the left (60 %), context at the right (40 %); below each other on a narrow screen. */
export function tweeKolommen(links: Inhoud, rechts: Inhoud): Html {
  return html`<div class="tk-kolommen"><div class="tk-stapel">${links}</div><div class="tk-stapel">${rechts}</div></div>`
}

/** Cards beside each other, as many as fit. */
export function kaartenrij(kaarten: readonly Html[]): Html {
  return html`<div class="tk-kaartenrij">${kaarten}</div>`
}

/** A card that is a link as a whole, for a page where someone chooses where to go. */
export function kaartLink({ kop: titel, tekst, href }: { kop: string; tekst: Inhoud; href: string }): Html {
  return html`<section class="tk-kaart tk-kaart--link">${kop(2, html`<a class="nl-link tk-kaart__link" href="${veiligAdres(href)}">${titel}</a>`)}${alinea(tekst)}</section>`
}

/** The one thing to do now. At most one on a page. */
export function actie({ kop: titel, tekst, inhoud }: { kop: Inhoud; tekst: Inhoud; inhoud: Inhoud }): Html {
  return html`<section class="tk-actie" aria-label="Wat u nu kunt doen">${kop(2, titel)}${alinea(tekst)}<div>${inhoud}</div></section>`
}

/** In place of a list that is empty: what that means and what someone can do. */
export function legeStaat({
  kop: titel,
  tekst,
  tips = [],
  niveau = 3,
}: {
  kop: string
  tekst: Inhoud
  tips?: readonly Inhoud[]
  /** 2 where no other heading stands between this and the title of the page. */
  niveau?: Niveau
}): Html {
  return html`<div class="tk-leeg">${kop(niveau, titel)}${alinea(tekst)}${tips.length === 0 ? '' : opsomming(tips)}</div>`
}

/** The opening of a public page, in place of the page heading. `acties` are made with `knopLink`. */
export function held({
  kop: titel,
  tekst,
  acties,
}: {
  kop: string
  tekst: Inhoud
  acties: readonly Html[]
}): Html {
  return html`<div class="tk-held"><div class="tk-held__inhoud">${kop(1, titel)}<p class="nl-paragraph nl-paragraph--lead">${tekst}</p><div class="utrecht-button-group">${acties}</div></div></div>`
}

/** What happens one after the other, numbered, beside each other where there is room. */
export function stappen(lijst: readonly { readonly kop: string; readonly tekst: Inhoud }[]): Html {
  const delen = lijst.map((stap) => html`<li class="tk-stap">${kop(3, stap.kop)}${alinea(stap.tekst)}</li>`)
  return html`<ol class="tk-stappen">${delen}</ol>`
}
