import { html, raw } from 'hono/html'
import type { Html } from './html.ts'

/** Drawn in a box of 24 by 24 with lines only, so they follow the colour of the text beside them. */
const tekeningen = {
  vink: 'M5 12.5l4.5 4.5L19 7.5',
  kruis: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  vraag: 'M8.5 9a3.5 3.5 0 1 1 5.2 3.1c-1.1.6-1.7 1.3-1.7 2.4M12 18.2v.1',
  let_op: 'M12 5v9M12 18.4v.1',
  info: 'M12 10.5V19M12 6v.1',
  pijl: 'M5 12h13M13 6.5l5.5 5.5-5.5 5.5',
  terug: 'M19 12H6M11 6.5L5.5 12l5.5 5.5',
} as const

/** The name of a sign. */
export type Teken = keyof typeof tekeningen

/** A sign beside words. Always hidden for a screen reader: the words say it already. */
export function pictogram(teken: Teken): Html {
  return html`<svg class="tk-pictogram" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="${raw(tekeningen[teken])}"/></svg>`
}
