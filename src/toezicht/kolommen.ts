import { organisatienaam } from '../inzage/inzage.ts'
import type { Regel } from './regels.ts'
import type { Kolom } from './uitvoer.ts'

/**
 * The bericht, period or plan that a line is about. Where there was no relation and nothing was judged it can be the person
 * itself, and then it would tell whose pseudonym it stands beside: null.
 */
export function onderwerpVan({ onderwerp, relatie, toets_id }: Regel): string | null {
  return relatie === null && toets_id === null ? null : onderwerp
}

/** Every line of the logboek, as it stands there. */
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
  ['onderwerp', (regel) => onderwerpVan(regel) ?? ''],
]
