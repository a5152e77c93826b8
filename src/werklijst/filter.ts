import { z } from 'zod'
import type { VeldFout } from '../kern/fout.ts'
import { keur } from '../kern/keur.ts'
import type { Werkregel } from './feiten.ts'
import { type Stapgroep, stapgroepen, stapsoorten } from './stappen.ts'

/** In which order the list stands. */
export const volgordes = ['dringend', 'einde', 'begin'] as const
export type Volgorde = (typeof volgordes)[number]

const groepen = Object.keys(stapgroepen) as [Stapgroep, ...Stapgroep[]]

const vorm = z.strictObject({
  stap: z.enum(['', ...groepen]).optional(),
  van: z.union([z.enum(['', 'mij', 'niemand']), z.guid('Kies een collega uit de lijst.')]).optional(),
  verblijf: z.enum(['', 'kort']).optional(),
  volgorde: z.enum(['', ...volgordes]).optional(),
  bladzijde: z.coerce
    .number('Deze bladzijde bestaat niet.')
    .int('Deze bladzijde bestaat niet.')
    .min(1, 'Deze bladzijde bestaat niet.')
    .max(1000, 'Deze bladzijde bestaat niet.')
    .optional(),
  gedaan: z.string().optional(),
})

/** What narrows and orders the list. */
export interface Werkkeuzes {
  readonly stap?: Stapgroep | undefined
  /** Whose: `mij`, `niemand`, or the id of a colleague. */
  readonly van?: string | undefined
  readonly verblijf?: 'kort' | undefined
  readonly volgorde: Volgorde
  readonly bladzijde: number
}

/** The list as it is without a filter. */
export const zonderFilter: Werkkeuzes = { volgorde: 'dringend', bladzijde: 1 }

/** Reads the filter from an address. What is wrong is named, and the list then stands as it is without one. */
export function leesKeuzes(vraag: Readonly<Record<string, string>>): {
  readonly keuzes: Werkkeuzes
  readonly fouten: readonly VeldFout[]
} {
  const gekeurd = keur(vorm, vraag)
  if ('fouten' in gekeurd) return { keuzes: zonderFilter, fouten: gekeurd.fouten }
  const { stap, van, verblijf, volgorde, bladzijde } = gekeurd.waarde
  return {
    fouten: [],
    keuzes: {
      ...{ stap: stap || undefined, van: van || undefined, verblijf: verblijf || undefined },
      ...{ volgorde: volgorde || 'dringend', bladzijde: bladzijde ?? 1 },
    },
  }
}

/** The address of the list with these choices: never a name in it. */
export function werkadres({ stap, van, verblijf, volgorde, bladzijde }: Werkkeuzes): string {
  const delen = Object.entries({
    ...{ stap, van, verblijf },
    volgorde: volgorde === 'dringend' ? undefined : volgorde,
    bladzijde: bladzijde === 1 ? undefined : String(bladzijde),
  }).flatMap(([naam, waarde]): [string, string][] => (waarde === undefined ? [] : [[naam, waarde]]))
  return delen.length === 0 ? '/werklijst' : `/werklijst?${new URLSearchParams(delen)}`
}

/** A line with whose work it is: null for nobody's. */
export type Verdeeld = Werkregel & { readonly bij: string | null }

/** The lines that the choices ask for, in their order. Pure. */
export function kies(regels: readonly Verdeeld[], keuzes: Werkkeuzes, ik: string): readonly Verdeeld[] {
  const { stap, van, verblijf, volgorde } = keuzes
  const soorten: readonly string[] | null = stap === undefined ? null : stapgroepen[stap]
  const bij = van === 'mij' ? ik : van
  return regels
    .filter((een) => soorten === null || soorten.includes(een.stap.soort))
    .filter((een) => bij === undefined || (bij === 'niemand' ? een.bij === null : een.bij === bij))
    .filter((een) => verblijf === undefined || een.stap.kort)
    .toSorted((a, b) => vergelijk[volgorde](a, b) || (a.verblijf.dossier < b.verblijf.dossier ? -1 : 1))
}

const nooit = '9999-12-31'
const opEinde = (a: Verdeeld, b: Verdeeld) => (a.feiten.einde ?? nooit).localeCompare(b.feiten.einde ?? nooit)
const opStap = (a: Verdeeld, b: Verdeeld) =>
  stapsoorten.indexOf(a.stap.soort) - stapsoorten.indexOf(b.stap.soort)

const vergelijk: Readonly<Record<Volgorde, (a: Verdeeld, b: Verdeeld) => number>> = {
  dringend: (a, b) => Number(b.stap.dringend) - Number(a.stap.dringend) || opStap(a, b) || opEinde(a, b),
  einde: opEinde,
  begin: (a, b) => a.verblijf.begin.getTime() - b.verblijf.begin.getTime(),
}
