import type { BewaardOordeel } from '../grondslagen/grondslagen.ts'
import { organisatienaam } from '../inzage/inzage.ts'
import type { Regel } from './regels.ts'

/**
 * The bericht, period or plan that a line is about. Where there was no relation and nothing was judged it can be the person
 * itself, and then it would tell whose pseudonym it stands beside: null.
 */
export function onderwerpVan({ onderwerp, relatie, toets_id }: Regel): string | null {
  return relatie === null && toets_id === null ? null : onderwerp
}

/** The oordelen behind lines, by their id. */
export type Oordelen = ReadonlyMap<string, BewaardOordeel>

/** What is written of a line: its name, and the words in which people read it where those differ. */
export type Kolom = readonly [naam: string, cel: (regel: Regel, oordelen: Oordelen) => string]

/** On which articles a line rests: those of what its oordeel allowed of it. None without an oordeel. */
export function grondenVan(
  { toets_id, gegevens }: Regel,
  oordelen: Oordelen,
): readonly { readonly wet: string; readonly artikel: string }[] {
  const gronden = (toets_id === null ? [] : (oordelen.get(toets_id)?.gegevens ?? []))
    .filter(({ gegeven, uitkomst }) => uitkomst === 'toegestaan' && gegevens.includes(gegeven))
    .flatMap(({ grondslagen }) => grondslagen.map(({ wet, artikel }) => ({ wet, artikel })))
  return [...new Map(gronden.map((een) => [`${een.wet} ${een.artikel}`, een])).values()]
}

/** Two columns in the same order: the act of each ground, and its article. */
const grondkolommen: readonly Kolom[] = [
  [
    'wet',
    (regel, oordelen) =>
      grondenVan(regel, oordelen)
        .map(({ wet }) => wet)
        .join('; '),
  ],
  [
    'artikel',
    (regel, oordelen) =>
      grondenVan(regel, oordelen)
        .map(({ artikel }) => artikel)
        .join('; '),
  ],
]

/** Every line of the logboek, as it stands there, with the ground of its oordeel. */
export const logboekkolommen: readonly Kolom[] = [
  ['volgnummer', ({ volgnummer }) => String(volgnummer)],
  ['op', ({ op }) => op.toISOString()],
  ['handeling', ({ handeling }) => handeling],
  ['rol', ({ rol }) => rol],
  ['gebruiker', ({ gebruiker }) => gebruiker],
  ['betrokkene', ({ betrokkene }) => betrokkene],
  ['doel', ({ doel }) => doel],
  ['gegevens', ({ gegevens }) => gegevens.join(', ')],
  ['toets', ({ toets_id }) => toets_id ?? ''],
  ...grondkolommen,
  ['onderwerp', (regel) => onderwerpVan(regel) ?? ''],
  ['ontvanger', ({ ontvanger }) => ontvanger ?? ''],
  ['relatie', ({ relatie }) => relatie ?? ''],
  ['spoor', ({ spoor }) => spoor],
]

/** A line of the register of provisions: to whom, what, when and on which oordeel; not which colleague. */
export const verstrekkingkolommen: readonly Kolom[] = [
  ['volgnummer', ({ volgnummer }) => String(volgnummer)],
  ['op', ({ op }) => op.toISOString()],
  ['ontvanger', ({ ontvanger }) => ontvanger ?? ''],
  ['ontvangernaam', ({ ontvanger }) => (ontvanger === null ? '' : organisatienaam(ontvanger))],
  ['betrokkene', ({ betrokkene }) => betrokkene],
  ['gegevens', ({ gegevens }) => gegevens.join(', ')],
  ['doel', ({ doel }) => doel],
  ['toets', ({ toets_id }) => toets_id ?? ''],
  ...grondkolommen,
  ['onderwerp', (regel) => onderwerpVan(regel) ?? ''],
]
