import type { Feiten } from './feiten.ts'
import { type Register, volgorde } from './lookup.ts'
import type { Toestaan, Verbieden, Voorwaarde } from './schema.ts'
import { weegVoorwaarde } from './voorwaarde.ts'
import type { Weging } from './weging.ts'

/** The rules that decide, in their heaps. */
type Gewogen = Pick<Weging, 'toestaan' | 'verbieden'>

/** A permission that does not count yet, with what still has to hold for it to count. */
export interface Kandidaat {
  readonly regel: Toestaan
  readonly nodig: readonly Voorwaarde[]
}

/** What lifts the prohibition: the opposite of its (negative) condition. */
function omgekeerd(voorwaarde: Voorwaarde): Voorwaarde {
  if ('meerDan' in voorwaarde) return { feit: voorwaarde.feit, hoogstens: voorwaarde.meerDan }
  if ('is' in voorwaarde)
    return { feit: voorwaarde.feit, is: typeof voorwaarde.is === 'boolean' ? true : 'gegeven' }
  return voorwaarde
}

/**
 * One condition is enough to lift a prohibition. Prefer a fact that is asked for anyway, then one that is
 * not known yet, because that may turn out well without anybody changing his mind.
 */
function opheffing(verbod: Verbieden, al: readonly Voorwaarde[], feiten: Feiten, gegeven: string) {
  const { voorwaarden } = verbod
  return (
    voorwaarden.find(({ feit }) => al.some((v) => v.feit === feit)) ??
    voorwaarden.find((v) => weegVoorwaarde(v, feiten, gegeven) === 'onbekend') ??
    voorwaarden[0]
  )
}

/** Two limits on the same number are met together by the lower one. */
function voegToe(nodig: Voorwaarde[], extra: Voorwaarde): void {
  const plek = nodig.findIndex((v) => v.feit === extra.feit)
  const al = nodig[plek]
  if (!al) nodig.push(extra)
  else if ('hoogstens' in al && 'hoogstens' in extra && extra.hoogstens < al.hoogstens) nodig[plek] = extra
}

function kandidaat(regel: Toestaan, weging: Gewogen, feiten: Feiten, gegeven: string): Kandidaat | null {
  const nodig: Voorwaarde[] = regel.voorwaarden.filter((v) => weegVoorwaarde(v, feiten, gegeven) !== 'waar')
  for (const verbod of [...weging.verbieden.waar, ...weging.verbieden.onbekend]) {
    const op = opheffing(verbod, nodig, feiten, gegeven)
    if (!op) return null
    voegToe(nodig, omgekeerd(op))
  }
  return { regel, nodig: nodig.toSorted((a, b) => volgorde(a.feit, b.feit)) }
}

/** The permissions that facts alone could make count, those that need least first. */
export function kandidaten(weging: Gewogen, feiten: Feiten, gegeven: string): Kandidaat[] {
  const { waar, onbekend, onwaar } = weging.toestaan
  return [...waar, ...onbekend, ...onwaar]
    .map((regel) => kandidaat(regel, weging, feiten, gegeven))
    .filter((k) => k !== null)
    .toSorted((a, b) => a.nodig.length - b.nodig.length || volgorde(a.regel.id, b.regel.id))
}

/**
 * True when everything that is short can still come about: it is not known yet, somebody can do something for it, or it
 * comes with time. What was said not to be so, is not so.
 */
export function haalbaar(register: Register, feiten: Feiten, gegeven: string, { nodig }: Kandidaat): boolean {
  return nodig.every(
    (v) =>
      register.feit.get(v.feit)?.soort !== 'boolean' ||
      register.feit.get(v.feit)?.remedie !== undefined ||
      weegVoorwaarde(v, feiten, gegeven) === 'onbekend',
  )
}

/**
 * The nearest misses of a refusal. When one fact is enough, every rule that is one fact away; otherwise
 * only the first of the nearest rules, because facts of different rules must not be mixed.
 */
export function naaste(alle: readonly Kandidaat[]): Kandidaat[] {
  const [eerste] = alle
  if (!eerste) return []
  return eerste.nodig.length > 1 ? [eerste] : alle.filter((k) => k.nodig.length === 1)
}
