import type { Datum } from '../kern/datum.ts'
import type { Feiten } from './feiten.ts'
import { type Register, sleutel, volgorde } from './lookup.ts'
import type { Regel, Voorwaarde } from './schema.ts'
import { weegVoorwaarde } from './voorwaarde.ts'
import { vanToepassing } from './weging.ts'

/**
 * How things stand for one gegeven between two parties in one step on one day: it may, it may if, or it may
 * not. `als` holds the ways: each a set of conditions that together are enough. This is exact for any facts,
 * where asking the toets with no facts would only say that it is undecided.
 */
export interface Stand {
  readonly soort: 'mag' | 'mag-als' | 'mag-niet'
  readonly als: readonly (readonly Voorwaarde[])[]
  /** The rules that speak here, whatever they say. */
  readonly regels: readonly string[]
}

/** The best first: what goes without more, then what goes on conditions. */
export const standen = ['mag', 'mag-als', 'mag-niet'] as const

/** What lifts a prohibition with this condition. */
function omgekeerd(v: Voorwaarde): Voorwaarde {
  if ('meerDan' in v) return { feit: v.feit, hoogstens: v.meerDan }
  if ('hoogstens' in v) return { feit: v.feit, meerDan: v.hoogstens }
  return { feit: v.feit, is: typeof v.is === 'boolean' ? true : 'gegeven' }
}

function tekst(v: Voorwaarde): string {
  const [waarde] = Object.entries(v).filter(([naam]) => naam !== 'feit')
  return `${v.feit} ${waarde?.join(' ') ?? ''}`
}

/** Sorted, each condition once; of two limits on a number only the lower. */
function bijeen(voorwaarden: readonly Voorwaarde[]): Voorwaarde[] {
  const op = new Map<string, Voorwaarde>()
  for (const v of voorwaarden) {
    const al = op.get(v.feit)
    if (al && 'hoogstens' in al && 'hoogstens' in v && al.hoogstens <= v.hoogstens) continue
    if (al && 'is' in v && v.is === 'niet-ontkend') continue
    op.set(v.feit, v)
  }
  return [...op.values()].toSorted((a, b) => volgorde(tekst(a), tekst(b)))
}

/** Leaves out what the facts already meet, if there are facts; null when they make it impossible. */
function overgebleven(
  wegen: readonly Voorwaarde[],
  feiten: Feiten | undefined,
  gegeven: string,
): Voorwaarde[] | null {
  if (feiten === undefined) return [...wegen]
  const waarheden = wegen.map((v) => weegVoorwaarde(v, feiten, gegeven))
  return waarheden.includes('onwaar') ? null : wegen.filter((_, i) => waarheden[i] !== 'waar')
}

/** True when whoever meets `streng` always meets `ruim` too. */
function omvat(ruim: readonly Voorwaarde[], streng: readonly Voorwaarde[]): boolean {
  return ruim.every((r) =>
    streng.some(
      (s) =>
        tekst(s) === tekst(r) ||
        ('hoogstens' in s && 'hoogstens' in r && s.feit === r.feit && s.hoogstens <= r.hoogstens) ||
        ('is' in s && 'is' in r && s.feit === r.feit && s.is === true && r.is === 'niet-ontkend'),
    ),
  )
}

/** Drops the ways that ask more than another way does. */
function kortste(wegen: readonly Voorwaarde[][]): Voorwaarde[][] {
  const uniek = [...new Map(wegen.map((weg) => [weg.map(tekst).join(' & '), weg])).entries()]
    .toSorted(([a], [b]) => volgorde(a, b))
    .map(([, weg]) => weg)
  return uniek.filter((weg) => !uniek.some((ander) => ander !== weg && omvat(ander, weg)))
}

function wegenVan(regels: readonly Regel[], feiten: Feiten | undefined, gegeven: string): Voorwaarde[][] {
  let wegen = regels.flatMap((r): Voorwaarde[][] =>
    r.soort === 'toestaan' && r.zekerheid !== 'onzeker' ? [r.voorwaarden] : [],
  )
  for (const verbod of regels)
    if (verbod.soort === 'verbieden')
      wegen = wegen.flatMap((weg) => verbod.voorwaarden.map((v) => [...weg, omgekeerd(v)]))
  return kortste(
    wegen.flatMap((weg) => {
      const rest = overgebleven(weg, feiten, gegeven)
      return rest ? [bijeen(rest)] : []
    }),
  )
}

/** How things stand for one gegeven, for any facts at all; or with what these facts already settle left out. */
export function standVan(
  register: Register,
  weg: { readonly verstrekker: string; readonly ontvanger: string; readonly gegeven: string },
  processtap: string,
  datum: Datum,
  feiten?: Feiten,
): Stand {
  const alle = register.opWeg.get(sleutel(weg.verstrekker, weg.ontvanger, weg.gegeven)) ?? []
  const regels = alle.filter((r) => vanToepassing(r, processtap, datum))
  const als = wegenVan(regels, feiten, weg.gegeven)
  const vrij = als.some((een) => een.length === 0)
  return {
    soort: vrij ? 'mag' : als.length > 0 ? 'mag-als' : 'mag-niet',
    als: vrij ? [] : als,
    regels: regels.map((r) => r.id),
  }
}

/** The same stand has the same text, whatever rules made it. */
export function standSleutel({ soort, als }: Stand): string {
  return `${soort}: ${als.map((weg) => weg.map(tekst).join(' & ')).join(' | ')}`
}
