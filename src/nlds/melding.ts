import { html } from 'hono/html'
import { datumKort, isDatum } from '../kern/datum.ts'
import type { VeldFout } from '../kern/fout.ts'
import type { Html, Inhoud } from './html.ts'
import { verborgenTekst } from './html.ts'
import { pictogram } from './pictogram.ts'
import { koppeling } from './tekst.ts'
import { veldId } from './veldkader.ts'

/** What kind of news a message is. */
export type Meldingsoort = 'info' | 'gelukt' | 'let-op' | 'fout'

const soorten = {
  info: {
    klasse: 'utrecht-alert utrecht-alert--info',
    rol: 'status',
    teken: 'info',
    woord: 'Ter informatie',
  },
  gelukt: { klasse: 'utrecht-alert utrecht-alert--ok', rol: 'status', teken: 'vink', woord: 'Gelukt' },
  'let-op': {
    klasse: 'utrecht-alert utrecht-alert--warning',
    rol: 'alert',
    teken: 'let_op',
    woord: 'Let op',
  },
  fout: { klasse: 'utrecht-alert utrecht-alert--error', rol: 'alert', teken: 'kruis', woord: 'Fout' },
} as const

/** A message in the page. `let-op` and `fout` interrupt a screen reader, the other two wait. */
export function melding(soort: Meldingsoort, inhoud: Inhoud): Html {
  const { klasse, rol, teken, woord } = soorten[soort]
  return html`<div class="${klasse}" role="${rol}"><span class="utrecht-alert__icon">${pictogram(teken)}</span><div class="utrecht-alert__content"><div class="utrecht-alert__message">${verborgenTekst(`${woord}: `)}${inhoud}</div></div></div>`
}

/** All that is wrong with a form, above it, each with a link to its field if it has one. Nothing when there is nothing. */
export function foutoverzicht(fouten: readonly VeldFout[]): Html {
  if (fouten.length === 0) return html``
  const titel = fouten.length === 1 ? 'Er klopt nog iets niet' : `Er kloppen nog ${fouten.length} dingen niet`
  const regels = fouten.map(
    (fout) =>
      html`<li>${fout.veld === '' ? fout.melding : koppeling(fout.melding, `#${veldId(fout.veld)}`)}${keuzesBij(fout)}</li>`,
  )
  return melding('fout', html`<strong>${titel}</strong><ul class="tk-opsomming">${regels}</ul>`)
}

/** An id is for systems: no one reads it, and the choices stand on the page. */
const isId = (keuze: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(keuze)

/** A day as machines write it, as people do. */
const inDagen = (zin: string) =>
  zin.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (dag) => (isDatum(dag) ? datumKort(dag) : dag))

function keuzesBij({ melding, toegestaan = [] }: VeldFout): Html {
  const leesbaar = toegestaan.filter((keuze) => keuze !== '' && !isId(keuze)).map(inDagen)
  const [eerste] = leesbaar
  // One description is no list to choose from, and is not said twice.
  const omschrijving = leesbaar.length === 1 && eerste?.includes(' ') === true
  if (eerste === undefined || (omschrijving && melding.includes(eerste))) return html``
  return html` <span class="tk-klein">${omschrijving ? 'Toegestaan' : 'Kies uit'}: ${leesbaar.join(', ')}.</span>`
}

/** What is wrong with one field, to give to that field; undefined when nothing is. */
export function foutBij(fouten: readonly VeldFout[], naam: string): string | undefined {
  return fouten.find((fout) => fout.veld === naam)?.melding
}
