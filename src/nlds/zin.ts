import { html } from 'hono/html'
import type { Html, Inhoud } from './html.ts'
import { verborgenTekst } from './html.ts'
import type { Optie } from './veld.ts'
import { keuzeOpties } from './veld.ts'
import { veldkenmerken } from './veldkader.ts'

/** A part of a sentence that can be changed in place. The label is read out, not shown. */
export interface Zinsdeel {
  readonly naam: string
  readonly label: string
  readonly waarde?: string | undefined
  readonly id?: string | undefined
}

/** A question that reads as one Dutch sentence: plain words and changeable parts in turn. */
export function zin(delen: readonly Inhoud[]): Html {
  return html`<div class="tk-zin">${delen.map((deel) => (typeof deel === 'string' ? html`<span>${deel}</span>` : deel))}</div>`
}

/** A part of the sentence to choose from a list. */
export function zinKeuze(
  deel: Zinsdeel & { readonly opties: readonly Optie[]; readonly leeg?: string },
): Html {
  const k = veldkenmerken(deel, { class: 'tk-zin__deel' })
  return metLabel(deel, html`<select${k}>${keuzeOpties(deel)}</select>`)
}

/** A part of the sentence that is a day. */
export function zinDatum(deel: Zinsdeel): Html {
  const k = veldkenmerken(deel, { class: 'tk-zin__deel', type: 'date', value: deel.waarde })
  return metLabel(deel, html`<input${k}>`)
}

/** A part of the sentence that is a number of 0 or more. */
export function zinGetal(deel: Zinsdeel): Html {
  const k = veldkenmerken(deel, {
    class: 'tk-zin__deel tk-zin__getal',
    inputmode: 'decimal',
    autocomplete: 'off',
    value: deel.waarde,
  })
  return metLabel(deel, html`<input${k}>`)
}

/** A part of the sentence that is only to be read. */
export function zinWoord(tekst: Inhoud): Html {
  return html`<strong class="tk-zin__woord">${tekst}</strong>`
}

/** Parts that come and go together, in a place of their own, so that a script can find them. */
export function zinReeks(id: string, delen: Inhoud): Html {
  return html`<span class="tk-zin__reeks" id="${id}">${delen}</span>`
}

/** Smaller sentences under each other: what goes with the question. */
export function zinnen(lijst: readonly Html[]): Html {
  return html`<div class="tk-zinnen">${lijst}</div>`
}

function metLabel(deel: Zinsdeel, besturing: Html): Html {
  return html`<label class="tk-zin__vak">${verborgenTekst(deel.label)}${besturing}</label>`
}
