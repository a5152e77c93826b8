import { html } from 'hono/html'
import type { Html, Inhoud } from './html.ts'
import { kenmerken, veiligAdres, verborgenTekst } from './html.ts'
import { pictogram } from './pictogram.ts'

/** A column: its heading, and whether it holds numbers (to the right) or may not break. */
export interface Kolom {
  readonly kop: string
  readonly getal?: boolean
  readonly heel?: boolean
}

/** A table; each row has as many cells as there are columns, the first names the row. */
export interface Tabel {
  readonly bijschrift: string
  readonly bijschriftZichtbaar?: boolean
  readonly kolommen: readonly (string | Kolom)[]
  readonly rijen: readonly (readonly Inhoud[])[]
  /** True for a row that asks for attention: a bar at the left, and a word for who cannot see it. */
  readonly rijAandacht?: (rij: number) => boolean
  readonly aandachtWoord?: string
  /** Shown in place of the table when there are no rows. */
  readonly leeg: Html
}

/**
 * A table, with stacked rows and the heading before each cell on a narrow screen. The roles are
 * written out, because a browser forgets them when cells are shown as blocks.
 */
export function tabel(t: Tabel): Html {
  if (t.rijen.length === 0) return t.leeg
  const kolommen = t.kolommen.map((kolom) => (typeof kolom === 'string' ? { kop: kolom } : kolom))
  const koppen = kolommen.map(
    (kolom) => html`<th${celkenmerken(kolom, true)} role="columnheader" scope="col">${kolom.kop}</th>`,
  )
  const bijschrift =
    t.bijschriftZichtbaar === true ? 'utrecht-table__caption' : 'utrecht-table__caption tk-onzichtbaar'
  return html`<table class="utrecht-table tk-tabel" role="table"><caption class="${bijschrift}">${t.bijschrift}</caption><thead class="utrecht-table__header" role="rowgroup"><tr class="utrecht-table__row" role="row">${koppen}</tr></thead><tbody class="utrecht-table__body" role="rowgroup">${t.rijen.map((cellen, i) => tabelrij(t, kolommen, cellen, i))}</tbody></table>`
}

function tabelrij(t: Tabel, kolommen: readonly Kolom[], cellen: readonly Inhoud[], nummer: number): Html {
  const aandacht = t.rijAandacht?.(nummer) === true
  const woord = aandacht ? verborgenTekst(`${t.aandachtWoord ?? 'Ongelezen'}: `) : ''
  const klasse = aandacht ? 'utrecht-table__row tk-tabel__rij--aandacht' : 'utrecht-table__row'
  const inhoud = kolommen.map((kolom, i) => {
    const cel = cellen[i] ?? ''
    const label = kenmerken({ 'data-label': kolom.kop })
    return i === 0
      ? html`<th${celkenmerken(kolom, false)} role="rowheader" scope="row"${label}><div>${woord}${cel}</div></th>`
      : html`<td${celkenmerken(kolom, false)} role="cell"${label}><div>${cel}</div></td>`
  })
  return html`<tr class="${klasse}" role="row">${inhoud}</tr>`
}

function celkenmerken(kolom: Kolom, kop: boolean): Html {
  const soort = kop ? 'utrecht-table__header-cell' : 'utrecht-table__cell'
  const getal =
    kolom.getal === true ? ` utrecht-table__cell--numeric-column utrecht-table__cell--numeric-data` : ''
  return kenmerken({ class: `${soort}${getal}${kolom.heel === true ? ' tk-heel' : ''}` })
}

/** Links to the page before and the page after; nothing when there is only one page. */
export function paginering({
  vorige,
  volgende,
}: {
  vorige?: string | undefined
  volgende?: string | undefined
}): Html {
  if (vorige === undefined && volgende === undefined) return html``
  const terug =
    vorige === undefined
      ? ''
      : html`<a class="utrecht-pagination__relative-link utrecht-pagination__relative-link--prev tk-blader" rel="prev" href="${veiligAdres(vorige)}">${pictogram('terug')}Vorige</a>`
  const verder =
    volgende === undefined
      ? ''
      : html`<a class="utrecht-pagination__relative-link utrecht-pagination__relative-link--next tk-blader" rel="next" href="${veiligAdres(volgende)}">Volgende${pictogram('pijl')}</a>`
  return html`<nav class="utrecht-pagination tk-paginering" aria-label="Bladeren">${terug}${verder}</nav>`
}
