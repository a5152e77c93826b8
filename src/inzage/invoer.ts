import { z } from 'zod'
import { isDatum } from '../kern/datum.ts'
import type { VeldFout } from '../kern/fout.ts'

/** A day that exists. */
export const dag = z
  .string('Vul een dag in.')
  .refine(isDatum, 'Deze datum bestaat niet. Schrijf bijvoorbeeld 2026-11-20.')

/** A choice as a form sends it: none is an empty text. */
export function keuzeUit<const T extends readonly [string, ...string[]]>(waarden: T) {
  return z.preprocess((waarde) => waarde || undefined, z.enum(waarden))
}

/** Faults of choices that were not made, said as what to do; the choices themselves stand in the form. */
export function inWoorden(
  fouten: readonly VeldFout[],
  nietGekozen: Readonly<Record<string, string>>,
): readonly VeldFout[] {
  return fouten.map(({ veld, melding, toegestaan }) => {
    const woorden = nietGekozen[veld]
    if (woorden !== undefined) return { veld, melding: woorden }
    return toegestaan === undefined ? { veld, melding } : { veld, melding, toegestaan }
  })
}
