import { html } from 'hono/html'
import type { Html, Inhoud } from './html.ts'
import { kenmerken, veiligAdres } from './html.ts'
import type { Teken } from './pictogram.ts'
import { pictogram } from './pictogram.ts'

/** What a label says at a glance. `onbeslist` is an answer nobody can give yet, `let-op` a term that runs out. */
export type Labelsoort = 'ja' | 'nee' | 'onbeslist' | 'info' | 'neutraal' | 'let-op' | 'dringend'

const soorten: Readonly<Record<Labelsoort, { readonly klasse: string; readonly teken?: Teken }>> = {
  ja: { klasse: 'nl-data-badge tk-label tk-label--ja', teken: 'vink' },
  nee: { klasse: 'nl-data-badge tk-label tk-label--nee', teken: 'kruis' },
  onbeslist: { klasse: 'nl-data-badge tk-label tk-label--onbeslist', teken: 'vraag' },
  info: { klasse: 'nl-data-badge tk-label tk-label--info' },
  neutraal: { klasse: 'nl-data-badge tk-label tk-label--neutraal' },
  'let-op': { klasse: 'nl-data-badge tk-label tk-label--let-op' },
  dringend: { klasse: 'nl-data-badge tk-label tk-label--dringend', teken: 'let_op' },
}

/** A short word in a pill. The word says it all; sign and colour only make it quicker to find. */
export function label(soort: Labelsoort, tekst: Inhoud): Html {
  const { klasse, teken } = soorten[soort]
  return html`<span class="${klasse}">${teken === undefined ? '' : pictogram(teken)}${tekst}</span>`
}

/** An article of law as a small link, for instance "Wjsg, art. 51c lid 2". Printed with its address. */
export function artikel({ tekst, href }: { readonly tekst: string; readonly href: string }): Html {
  return html`<a class="tk-artikel" href="${veiligAdres(href)}">${tekst}</a>`
}

/** Articles beside each other, as many as fit; each made with `artikel`. */
export function artikelen(lijst: readonly Html[]): Html {
  return html`<p class="tk-artikelen">${lijst}</p>`
}

/** How much of a term has passed. `deel` from 0 (begins) to 1 (over); beyond that it is cut off. */
export function termijnbalk({
  deel,
  tekst,
  soort = 'info',
}: {
  deel: number
  tekst: Inhoud
  soort?: 'info' | 'onbeslist' | 'nee'
}): Html {
  const procent = Math.round(Math.min(1, Math.max(0, Number.isNaN(deel) ? 0 : deel)) * 100)
  // Drawn with attributes: a style attribute would be refused by the content security policy.
  const balk = html`<svg class="tk-termijn__balk" width="100%" height="8" aria-hidden="true" focusable="false"><rect class="tk-termijn__spoor" width="100%" height="8" rx="4"/><rect class="tk-termijn__deel" width="${procent}%" height="8" rx="4"/></svg>`
  const k = kenmerken({ class: termijnklassen[soort] })
  return html`<div${k}>${balk}<span class="tk-termijn__tekst">${tekst}</span></div>`
}

const termijnklassen = {
  info: 'tk-termijn tk-termijn--info',
  onbeslist: 'tk-termijn tk-termijn--onbeslist',
  nee: 'tk-termijn tk-termijn--nee',
} as const

/** One number with what it counts. `waarde` is text, so that "minder dan 10" fits too. */
export function cijfer({ waarde, naam, bij }: { waarde: string | number; naam: string; bij?: Inhoud }): Html {
  const extra = bij === undefined ? '' : html`<dd class="tk-cijfer__bij">${bij}</dd>`
  return html`<div class="tk-cijfer"><dt>${naam}</dt><dd class="tk-cijfer__waarde">${String(waarde)}</dd>${extra}</div>`
}

/** Numbers beside each other; each made with `cijfer`. */
export function cijfers(lijst: readonly Html[]): Html {
  return html`<dl class="tk-cijfers">${lijst}</dl>`
}
