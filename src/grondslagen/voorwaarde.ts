import type { Feiten, Feitwaarde } from './feiten.ts'
import type { Voorwaarde } from './schema.ts'

/** Three values: what is not known is neither true nor false. */
export type Waarheid = 'waar' | 'onwaar' | 'onbekend'

function feitVoor(feiten: Feiten, feit: string, gegeven: string): Feitwaarde | undefined {
  const waarde = feiten[feit]
  return typeof waarde === 'object' ? (waarde[gegeven] ?? waarde['*']) : waarde
}

function alsWaarheid(ja: boolean): Waarheid {
  return ja ? 'waar' : 'onwaar'
}

/**
 * Weighs one condition for one gegeven. A value of the wrong kind counts as unknown, so that neither a
 * permission is won nor a prohibition lifted by it.
 */
export function weegVoorwaarde(voorwaarde: Voorwaarde, feiten: Feiten, gegeven: string): Waarheid {
  const waarde = feitVoor(feiten, voorwaarde.feit, gegeven)
  if ('is' in voorwaarde) {
    if (typeof voorwaarde.is === 'boolean')
      return typeof waarde === 'boolean' ? alsWaarheid(waarde === voorwaarde.is) : 'onbekend'
    if (voorwaarde.is === 'niet-ontkend') return alsWaarheid(waarde !== false)
    if (typeof waarde !== 'string') return 'onbekend'
    return alsWaarheid((waarde === 'gegeven') === (voorwaarde.is === 'gegeven'))
  }
  if (typeof waarde !== 'number' || Number.isNaN(waarde)) return 'onbekend'
  return alsWaarheid('hoogstens' in voorwaarde ? waarde <= voorwaarde.hoogstens : waarde > voorwaarde.meerDan)
}

/** All conditions together: one false makes it false, else one unknown makes it unknown (Kleene). */
export function weegSamen(voorwaarden: readonly Voorwaarde[], feiten: Feiten, gegeven: string): Waarheid {
  let samen: Waarheid = 'waar'
  for (const voorwaarde of voorwaarden) {
    const een = weegVoorwaarde(voorwaarde, feiten, gegeven)
    if (een === 'onwaar') return 'onwaar'
    if (een === 'onbekend') samen = 'onbekend'
  }
  return samen
}
