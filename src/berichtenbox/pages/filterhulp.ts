import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  type Html,
  html,
  keuze,
  knop,
  koppeling,
  tekstveld,
  uitklap,
  vinkje,
} from '../../nlds/nlds.ts'
import { type BewaardFilter, vervangveld } from '../werk/filters.ts'
import { filtersPad, uitvoerPad } from '../werk/paden.ts'

/** A kept filter, with what it chooses in words. */
export type Filterrij = BewaardFilter & { readonly woorden: string }

/** What stands above the list for who keeps filters. */
export interface Filterhulp {
  readonly filters: readonly Filterrij[]
  readonly vraag: string
  readonly naam: string
  readonly fouten: readonly VeldFout[]
  /** True when one was just kept or removed: then they are in sight. */
  readonly open: boolean
}

/** The filters this user kept, a form to keep the one of now, and the way to a file of this list. However many there are, the list stays in sight. */
export function filterhulp({ filters, vraag, naam, fouten, open }: Filterhulp): Html {
  const fout = foutBij(fouten, 'filternaam')
  const welk = foutBij(fouten, 'filter')
  const vervangen = foutBij(fouten, vervangveld) !== undefined
  const bewaar = formulier({
    actie: filtersPad,
    methode: 'post',
    verborgen: { vraag },
    inhoud: html`${tekstveld({
      naam: 'filternaam',
      label: 'Naam voor dit filter',
      uitleg: 'Alleen u ziet dit filter. Zet er geen naam van een betrokkene in.',
      waarde: naam,
      fout,
      kort: true,
    })}${vervangen ? vinkje({ naam: vervangveld, label: 'Vervang het filter dat al zo heet', waarde: 'ja', aangevinkt: false }) : ''}`,
    knop: knop('Bewaar dit filter', { soort: 'secundair' }),
  })
  const uitvoer = `${uitvoerPad}${vraag === '' ? '' : `?${vraag}`}`
  return uitklap(
    filters.length === 0 ? 'Filter bewaren of lijst downloaden' : `Bewaarde filters (${filters.length})`,
    html`<div class="tk-stapel">${filters.length === 0 ? '' : html`${rij(filters)}${weg(filters, vraag, welk)}`}${bewaar}${alinea(koppeling('Download deze lijst als CSV', uitvoer))}</div>`,
    { open: open || fout !== undefined || welk !== undefined || vervangen },
  )
}

function rij(filters: readonly Filterrij[]): Html {
  const links = filters.map(({ naam, vraag }) =>
    koppeling(naam, vraag === '' ? '/berichtenbox' : `/berichtenbox?${vraag}`),
  )
  return alinea(html`${links.map((link, i) => html`${i === 0 ? '' : ' · '}${link}`)}`)
}

/** What each filter holds stands with its name where it is removed. */
function weg(filters: readonly Filterrij[], vraag: string, fout: string | undefined): Html {
  return formulier({
    actie: `${filtersPad}/weg`,
    methode: 'post',
    verborgen: { vraag },
    inhoud: keuze({
      naam: 'filter',
      label: 'Een filter verwijderen',
      leeg: 'Kies een filter',
      fout,
      opties: filters.map(({ id, naam, woorden }) => ({ waarde: id, tekst: `${naam} (${woorden})` })),
    }),
    knop: knop('Verwijder filter', { soort: 'secundair' }),
  })
}
