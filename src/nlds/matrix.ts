import { html } from 'hono/html'
import type { Html } from './html.ts'
import { kenmerken, veiligAdres, verborgenTekst } from './html.ts'
import { pictogram } from './pictogram.ts'

/** What meets in a cell: how many may, how many may on conditions. Where it leads, and what it says in words. */
export interface Matrixcel {
  readonly href: string
  readonly zegt: string
  readonly mag: number
  readonly magAls: number
  /** True where one thing meets: the sign says it all. */
  readonly zonderGetal?: boolean
}

/** Rows against columns. Null is a cell where nothing meets. */
export interface Matrix {
  readonly bijschrift: string
  readonly hoek: string
  readonly kolommen: readonly string[]
  readonly rijen: readonly { readonly naam: string; readonly cellen: readonly (Matrixcel | null)[] }[]
}

/** A coloured table of who with whom. On a narrow screen each row becomes a list of the columns it meets. */
export function matrix(m: Matrix): Html {
  const koppen = m.kolommen.map(
    (naam) => html`<th class="tk-matrix__kolom" role="columnheader" scope="col"><span>${naam}</span></th>`,
  )
  const rijen = m.rijen.map(
    ({ naam, cellen }) =>
      html`<tr role="row"><th class="tk-matrix__rij" role="rowheader" scope="row">${naam}</th>${cellen.map((cel, i) => matrixcel(cel, m.kolommen[i] ?? ''))}</tr>`,
  )
  return html`<div class="tk-matrix" role="region" tabindex="0" aria-label="${m.bijschrift}"><table class="tk-matrix__tabel" role="table"><caption class="tk-onzichtbaar">${m.bijschrift}</caption><thead role="rowgroup"><tr role="row"><th class="tk-matrix__hoek" role="columnheader" scope="col">${m.hoek}</th>${koppen}</tr></thead><tbody role="rowgroup">${rijen}</tbody></table></div>`
}

/** What is drawn where there is room, and the same said otherwise where there is not: one of them is shown. */
export function breedOfSmal(breed: Html, smal: Html): Html {
  return html`<div class="tk-breed">${breed}</div><div class="tk-smal">${smal}</div>`
}

function matrixcel(cel: Matrixcel | null, kolom: string): Html {
  if (cel === null)
    return html`<td class="tk-matrix__cel tk-matrix__cel--leeg" role="cell">${verborgenTekst('niets')}</td>`
  const { href, zegt, mag, magAls, zonderGetal = false } = cel
  const getal = (aantal: number) => (zonderGetal ? '' : String(aantal))
  const k = kenmerken({ class: celklasse(cel), role: 'cell' })
  const geen = mag + magAls === 0 ? html`<span>${pictogram('kruis')}</span>` : ''
  return html`<td${k}><a class="tk-matrix__link" data-kolom="${kolom}" href="${veiligAdres(href)}">${verborgenTekst(zegt)}${mag === 0 ? '' : html`<span aria-hidden="true">${pictogram('vink')}${getal(mag)}</span>`}${magAls === 0 ? '' : html`<span aria-hidden="true">${pictogram('vraag')}${getal(magAls)}</span>`}${geen}</a></td>`
}

function celklasse({ mag, magAls }: Matrixcel): string {
  if (mag > 0) return 'tk-matrix__cel tk-matrix__cel--ja'
  return magAls > 0 ? 'tk-matrix__cel tk-matrix__cel--onbeslist' : 'tk-matrix__cel tk-matrix__cel--nee'
}
