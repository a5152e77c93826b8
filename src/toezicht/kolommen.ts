import { organisatienaam } from '../inzage/inzage.ts'
import type { Kolom } from './uitvoer.ts'

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
  ['onderwerp', ({ onderwerp }) => onderwerp],
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
  ['onderwerp', ({ onderwerp }) => onderwerp],
]
