import { html } from 'hono/html'
import { isDatum } from '../kern/datum.ts'
import type { Html } from './html.ts'
import { kenmerken } from './html.ts'
import type { Veld } from './veldkader.ts'
import { veldkader, veldkenmerken } from './veldkader.ts'

/** One thing to choose: `waarde` is sent, `tekst` is read. */
export interface Optie {
  readonly waarde: string
  readonly tekst: string
  /** The same in two languages, for choices that are ticked: shown in place of `tekst`. */
  readonly tweetalig?: Html | undefined
  /** One sentence under the choice, for choices that are ticked. */
  readonly uitleg?: string | undefined
  /** True for a choice that goes with no other, among choices of which several can be ticked. */
  readonly alleen?: boolean | undefined
}

/** A field for one line of text. */
export interface Tekstveld extends Veld {
  readonly waarde?: string | undefined
  readonly soort?: 'text' | 'email' | 'tel' | 'search' | 'url'
  /** How a browser may help to fill it in, for instance `off` or `email`. */
  readonly aanvullen?: string
  readonly cijfers?: boolean
  readonly kort?: boolean
}

/** A field for one line of text. */
export function tekstveld(veld: Tekstveld): Html {
  const k = veldkenmerken(veld, {
    class:
      veld.kort === true
        ? 'utrecht-textbox utrecht-textbox--html-input tk-kort'
        : 'utrecht-textbox utrecht-textbox--html-input',
    type: veld.soort ?? 'text',
    value: veld.waarde,
    autocomplete: veld.aanvullen ?? 'off',
    inputmode: veld.cijfers === true ? 'numeric' : undefined,
  })
  return veldkader(veld, html`<input${k}>`)
}

/** A field for several lines of text. */
export function tekstvak(
  veld: Veld & {
    readonly waarde?: string | undefined
    readonly rijen?: number
    /** Only to read and to copy. */
    readonly alleenLezen?: boolean
  },
): Html {
  const k = veldkenmerken(veld, {
    class: 'utrecht-textarea utrecht-textarea--html-textarea',
    rows: veld.rijen ?? 4,
    readonly: veld.alleenLezen === true,
  })
  // A line break straight after the tag is dropped by the browser, so one is given to be dropped.
  return veldkader(veld, html`<textarea${k}>\n${veld.waarde ?? ''}</textarea>`)
}

/** A field for one of a list. `leeg` is the text of the first choice, which sends nothing. */
export interface Keuze extends Veld {
  readonly opties: readonly Optie[]
  readonly waarde?: string | undefined
  readonly leeg?: string | undefined
}

/** A field for one of a list. */
export function keuze(veld: Keuze): Html {
  const k = veldkenmerken(veld, { class: 'utrecht-select utrecht-select--html-select' })
  return veldkader(veld, html`<select${k}>${keuzeOpties(veld)}</select>`)
}

/** The choices of a list, with the one that was chosen before. */
export function keuzeOpties({ opties, waarde, leeg }: Pick<Keuze, 'opties' | 'waarde' | 'leeg'>): Html {
  const eerste = leeg === undefined ? '' : html`<option value="">${leeg}</option>`
  const rest = opties.map(
    (optie) =>
      html`<option${kenmerken({ value: optie.waarde, selected: optie.waarde === waarde })}>${optie.tekst}</option>`,
  )
  return html`${eerste}${rest}`
}

/** A field for a day, sent as YYYY-MM-DD. */
export interface Datumveld extends Veld {
  readonly waarde?: string | undefined
  readonly min?: string
  readonly max?: string
}

/**
 * A field for a day. A browser empties a date field that holds no day, so what someone typed
 * wrongly comes back in a text field, where it can be seen and mended.
 */
export function datumveld(veld: Datumveld): Html {
  const { waarde = '', min, max } = veld
  const type = waarde === '' || isDatum(waarde) ? 'date' : 'text'
  const k = veldkenmerken(veld, {
    class: 'utrecht-textbox utrecht-textbox--html-input tk-datum',
    type,
    value: waarde,
    min,
    max,
  })
  return veldkader(veld, html`<input${k}>`)
}

/** A field for one file, or for more. `soorten` only helps to choose; what is sent is looked into on the server. */
export function bestandsveld(
  veld: Veld & { readonly soorten: readonly string[]; readonly meer?: boolean },
): Html {
  const k = veldkenmerken(veld, {
    class: 'utrecht-textbox utrecht-textbox--html-input tk-bestand',
    type: 'file',
    accept: veld.soorten.join(','),
    multiple: veld.meer === true,
    // Who goes back after sending would else send the same file along again without seeing it.
    autocomplete: 'off',
  })
  return veldkader(veld, html`<input${k}>`)
}
