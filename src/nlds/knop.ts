import { html } from 'hono/html'
import type { Html, Inhoud } from './html.ts'
import { kenmerken, veiligAdres } from './html.ts'

/** One primary button on a page at most; the others are secondary. */
export type Knopsoort = 'primair' | 'secundair' | 'stil'

const klassen = {
  primair: 'nl-button nl-button--primary',
  secundair: 'nl-button nl-button--secondary',
  stil: 'nl-button nl-button--subtle',
} as const

/** A choice in the look and the meaning of a button. */
export interface KnopKeuzes {
  readonly soort?: Knopsoort
  /** What is sent when this button is pressed, for a form with more than one. */
  readonly naam?: string
  readonly waarde?: string
  /** Another form of the page than the one the button stands in. */
  readonly formulier?: string
}

/** A button that sends the form it stands in. */
export function knop(tekst: Inhoud, keuzes: KnopKeuzes = {}): Html {
  const { soort = 'primair', naam, waarde, formulier } = keuzes
  const k = kenmerken({ class: klassen[soort], type: 'submit', name: naam, value: waarde, form: formulier })
  return html`<button${k}><span class="nl-button__label">${tekst}</span></button>`
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function knopLink(
  tekst: Inhoud,
  href: string,
  { soort = 'primair' }: { readonly soort?: Knopsoort } = {},
): Html {
  const k = kenmerken({ class: klassen[soort], href: veiligAdres(href) })
  return html`<a${k}><span class="nl-button__label">${tekst}</span></a>`
}

/** Buttons beside each other; below each other where there is no room. */
export function knoppen(...lijst: readonly Html[]): Html {
  return html`<div class="utrecht-button-group">${lijst}</div>`
}
