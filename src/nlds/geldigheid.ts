import { html } from 'hono/html'
import type { Html, Inhoud } from './html.ts'

/** A stretch of time drawn on a line of years. Places are fractions from 0 (begin of the line) to 1 (its end). */
export interface Geldigheid {
  readonly van: number
  /** Null: no end is known, the bar runs on to the right. */
  readonly tot: number | null
  /** The day the reader looks at. */
  readonly dag: number
  readonly jaren: readonly { readonly plek: number; readonly jaar: string }[]
  /** The same in words; the drawing itself is hidden for a screen reader. */
  readonly tekst: Inhoud
}

function procent(deel: number): number {
  return Math.round(Math.min(1, Math.max(0, Number.isNaN(deel) ? 0 : deel)) * 1000) / 10
}

/** When something holds, as a bar on a line of years with a mark at the day the reader chose. */
export function geldigheidsbalk({ van, tot, dag, jaren, tekst }: Geldigheid): Html {
  const begin = procent(van)
  const breed = Math.max(0.5, Math.round((procent(tot ?? 1) - begin) * 10) / 10)
  const strepen = jaren.map(
    ({ plek, jaar }) =>
      html`<line class="tk-geldig__streep" x1="${procent(plek)}%" x2="${procent(plek)}%" y1="8" y2="32"/><text class="tk-geldig__jaar" x="${procent(plek)}%" dx="4" y="46">${jaar}</text>`,
  )
  const punt = `${procent(dag)}%`
  // Attributes and no style: the content security policy refuses a style attribute.
  return html`<div><svg class="tk-geldig__tekening" width="100%" height="52" aria-hidden="true" focusable="false">${strepen}<rect class="tk-geldig__spoor" x="0" y="16" width="100%" height="8" rx="4"/><rect class="tk-geldig__deel" x="${begin}%" y="13" width="${breed}%" height="14" rx="${tot === null ? 0 : 4}"/><line class="tk-geldig__dag" x1="${punt}" x2="${punt}" y1="4" y2="34"/><circle class="tk-geldig__knop" cx="${punt}" cy="6" r="5"/></svg><p class="tk-geldig__tekst">${tekst}</p></div>`
}
