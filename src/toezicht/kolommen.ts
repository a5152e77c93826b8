import { ontvangernaam } from '../inzage/inzage.ts'
import type { Duiding } from './duiding.ts'
import type { Regel } from './regels.ts'

/**
 * The bericht, period or plan that a line is about. Where there was no relation and nothing was judged it can be the person
 * itself, and then it would tell whose pseudonym it stands beside: null.
 */
export function onderwerpVan({ onderwerp, relatie, toets_id }: Regel): string | null {
  return relatie === null && toets_id === null ? null : onderwerp
}

/** What stands in a cell: words, a number, or several words in their order. */
type Cel = string | number | readonly string[]

/** What is written of a line: its name, and what stands there. */
export type Kolom = readonly [naam: string, cel: (regel: Regel, duiding: Duiding) => Cel]

/** A cell where only text fits. A list as people write one; the name of an act has no semicolon in it. */
export function alsTekst(cel: Cel): string {
  return typeof cel === 'object' ? cel.join('; ') : String(cel)
}

/** Three columns: the act of each ground and its article, in the same order, and what it was part of or why it was refused. */
const grondkolommen: readonly Kolom[] = [
  ['wet', (regel, duiding) => duiding.van(regel).artikelen.map(({ wet }) => wet)],
  ['artikel', (regel, duiding) => duiding.van(regel).artikelen.map(({ artikel }) => artikel)],
  ['reden', (regel, duiding) => duiding.van(regel).reden ?? ''],
]

/** Every line of the logboek, as it stands there, with its ground. */
export const logboekkolommen: readonly Kolom[] = [
  ['volgnummer', ({ volgnummer }) => volgnummer],
  ['op', ({ op }) => op.toISOString()],
  ['handeling', ({ handeling }) => handeling],
  ['rol', ({ rol }) => rol],
  ['gebruiker', ({ gebruiker }) => gebruiker],
  ['betrokkene', ({ betrokkene }) => betrokkene],
  ['doel', ({ doel }) => doel],
  ['gegevens', ({ gegevens }) => gegevens],
  ['toets', ({ toets_id }) => toets_id ?? ''],
  ...grondkolommen,
  ['onderwerp', (regel) => onderwerpVan(regel) ?? ''],
  ['ontvanger', ({ ontvanger }) => ontvanger ?? ''],
  ['relatie', ({ relatie }) => relatie ?? ''],
  ['spoor', ({ spoor }) => spoor],
]

/** A line of the register of provisions: to whom, what, when and on which oordeel; not which colleague. */
export const verstrekkingkolommen: readonly Kolom[] = [
  ['volgnummer', ({ volgnummer }) => volgnummer],
  ['op', ({ op }) => op.toISOString()],
  ['ontvanger', ({ ontvanger }) => ontvanger ?? ''],
  [
    'ontvangernaam',
    ({ ontvanger }, { register }) => (ontvanger === null ? '' : ontvangernaam(register, ontvanger)),
  ],
  ['betrokkene', ({ betrokkene }) => betrokkene],
  ['gegevens', ({ gegevens }) => gegevens],
  ['doel', ({ doel }) => doel],
  ['toets', ({ toets_id }) => toets_id ?? ''],
  ...grondkolommen,
  ['onderwerp', (regel) => onderwerpVan(regel) ?? ''],
]
