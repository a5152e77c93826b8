import { html } from 'hono/html'
import type { Html, Inhoud } from './html.ts'
import { kenmerken, veiligAdres } from './html.ts'
import { knop } from './knop.ts'
import { koppeling } from './tekst.ts'
import { uitlegEnFout } from './veldkader.ts'

/** A form: where it goes, what is in it, and what its button says. */
export interface Formulier {
  readonly actie: string
  readonly methode: 'post' | 'get'
  readonly inhoud: Inhoud
  /** The text of the one primary button, or buttons made with `knop`. */
  readonly knop: string | Html
  /** Sent along without being seen. */
  readonly verborgen?: Readonly<Record<string, string>>
  readonly id?: string
  /** True when one of the fields is for a file. */
  readonly bestand?: boolean
}

/**
 * A form. The server checks what was sent and answers in Dutch beside each field, so the browser's
 * own balloons (in the language of the browser) are off.
 */
export function formulier(vorm: Formulier): Html {
  const k = kenmerken({
    class: 'tk-formulier',
    action: veiligAdres(vorm.actie),
    method: vorm.methode,
    id: vorm.id,
    enctype: vorm.bestand === true ? 'multipart/form-data' : undefined,
    novalidate: true,
  })
  const knoppen = typeof vorm.knop === 'string' ? knop(vorm.knop) : vorm.knop
  return html`<form${k}>${verborgenVelden(vorm.verborgen ?? {})}${vorm.inhoud}<div class="utrecht-button-group">${knoppen}</div></form>`
}

/**
 * Fields and buttons of a form that stands elsewhere on the page: each of them names that form, and goes along with it, also
 * without a script. It stands before its form, so its first button is the one of the form itself, that nobody sees: the enter key
 * in a field of the form does what the form is for, and not what the button shown here does.
 */
export function formulierdeel(formulier: string, inhoud: Inhoud, knoppen: Inhoud): Html {
  const eerst = html`<button type="submit" form="${formulier}" hidden></button>`
  return html`<div class="tk-formulier">${eerst}${inhoud}<div class="utrecht-button-group">${knoppen}</div></div>`
}

function verborgenVelden(velden: Readonly<Record<string, string>>): Html {
  return html`${Object.entries(velden).map(([naam, waarde]) => html`<input type="hidden" name="${naam}" value="${waarde}">`)}`
}

/** A row of fields above a list, that narrows it. */
export interface Filterbalk {
  readonly actie: string
  readonly velden: readonly Html[]
  readonly knop?: string
  /** `post` for what may not stand in an address, such as a name. */
  readonly methode?: 'get' | 'post'
  /** The address of the list without a filter; only when there is one. */
  readonly wissen?: string | undefined
  readonly wisTekst?: string
  /** What is searched, for a screen reader. */
  readonly naam?: string
  /** With this line the fields are folded away on a narrow screen: it says what is chosen now. */
  readonly samenvatting?: string | undefined
  /** True when something in it asks for attention: then it is not folded. */
  readonly open?: boolean
}

/** A row of fields above a list, that narrows it. With `get` the filter stands in the address: then give it no names or BSN. */
export function filterbalk({
  actie,
  velden,
  knop: tekst = 'Toon',
  methode = 'get',
  wissen,
  wisTekst = 'Wis filter',
  naam = 'Filter',
  samenvatting,
  open = false,
}: Filterbalk): Html {
  const terug = wissen === undefined ? '' : koppeling(wisTekst, wissen)
  const balk = html`<form class="tk-filter" role="search" aria-label="${naam}" action="${veiligAdres(actie)}" method="${methode}">${velden}<div class="tk-filter__knop">${knop(tekst, { soort: 'secundair' })}${terug}</div></form>`
  if (samenvatting === undefined) return balk
  return html`<details class="tk-filterklap"${kenmerken({ open })}><summary>${samenvatting}</summary>${balk}</details>`
}

/** What can be done with the rows that were ticked: each part a field, if it needs one, with its button. */
export interface Groepsbalk {
  /** The boxes before the rows belong to the form with this id. */
  readonly id: string
  readonly actie: string
  readonly naam: string
  readonly delen: readonly (readonly Html[])[]
  /** What is wrong with what was ticked. */
  readonly fout?: string | undefined
  readonly verborgen?: Readonly<Record<string, string>>
}

/** A form under a list, for all rows that were ticked at once. */
export function groepsbalk({ id, actie, naam, delen, fout, verborgen = {} }: Groepsbalk): Html {
  const stukken = delen.map((deel) => html`<div class="tk-samen__deel">${deel}</div>`)
  return html`<form class="tk-samen" id="${id}" aria-labelledby="${id}-kop" action="${veiligAdres(actie)}" method="post">${verborgenVelden(verborgen)}<h2 class="nl-heading nl-heading--level-3 tk-samen__kop" id="${id}-kop">${naam}</h2>${uitlegEnFout({ naam: id, label: naam, fout })}${stukken}</form>`
}
