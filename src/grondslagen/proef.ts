import type { Feiten } from './feiten.ts'
import type { Voorwaarde } from './schema.ts'

/** What a condition asks, as a number, so that weighing it is one jump. */
const vormen = {
  ja: 0,
  nee: 1,
  gegeven: 2,
  nietGegeven: 3,
  hoogstens: 4,
  meerDan: 5,
  nietOntkend: 6,
} as const

/** A condition made ready to be weighed often. */
export interface Proef {
  readonly feit: string
  readonly vorm: number
  readonly grens: number
}

/** The three values as numbers; zero for false, so that "may still hold" is a plain test. */
export const onwaar = 0
export const waar = 1
export const onbekend = 2

/** Makes a condition ready. */
export function maakProef(voorwaarde: Voorwaarde): Proef {
  const { feit } = voorwaarde
  if ('hoogstens' in voorwaarde) return { feit, vorm: vormen.hoogstens, grens: voorwaarde.hoogstens }
  if ('meerDan' in voorwaarde) return { feit, vorm: vormen.meerDan, grens: voorwaarde.meerDan }
  const { is } = voorwaarde
  if (typeof is === 'boolean') return { feit, vorm: is ? vormen.ja : vormen.nee, grens: 0 }
  if (is === 'niet-ontkend') return { feit, vorm: vormen.nietOntkend, grens: 0 }
  return { feit, vorm: is === 'gegeven' ? vormen.gegeven : vormen.nietGegeven, grens: 0 }
}

function weegProef({ feit, vorm, grens }: Proef, feiten: Feiten, gegeven: string): number {
  const ruw = feiten[feit]
  const waarde = typeof ruw === 'object' ? (ruw[gegeven] ?? ruw['*']) : ruw
  if (vorm <= vormen.nee)
    return typeof waarde === 'boolean' ? (waarde === (vorm === vormen.ja) ? waar : onwaar) : onbekend
  if (vorm <= vormen.nietGegeven)
    return typeof waarde === 'string'
      ? (waarde === 'gegeven') === (vorm === vormen.gegeven)
        ? waar
        : onwaar
      : onbekend
  if (vorm === vormen.nietOntkend) return waarde === false ? onwaar : waar
  if (typeof waarde !== 'number' || Number.isNaN(waarde)) return onbekend
  return waarde <= grens === (vorm === vormen.hoogstens) ? waar : onwaar
}

/** All conditions together, as `weegSamen` does: one false makes it false, else one unknown makes it unknown. */
export function weegProeven(proeven: readonly Proef[], feiten: Feiten, gegeven: string): number {
  let samen = waar
  for (const proef of proeven) {
    const een = weegProef(proef, feiten, gegeven)
    if (een === onwaar) return onwaar
    if (een === onbekend) samen = onbekend
  }
  return samen
}
