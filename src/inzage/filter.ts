import { z } from 'zod'
import type { Register } from '../grondslagen/grondslagen.ts'
import { isDatum } from '../kern/datum.ts'
import type { VeldFout } from '../kern/fout.ts'
import { keur } from '../kern/keur.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import type { Verzoek } from '../platform/http.ts'
import { naamfouten } from '../platform/query.ts'

/** How lines are put together on the page. */
export const groeperingen = ['dag', 'organisatie'] as const
export type Groepering = (typeof groeperingen)[number]

/** What narrows an overview. Days count from and including, up to and including. */
export interface Filter {
  readonly van: string | null
  readonly tot: string | null
  readonly organisatie: string | null
  readonly groep: Groepering
  /** Only lines with a lower number: the next part of what does not fit at once. */
  readonly voor: number | null
}

const dag = z
  .string()
  .refine(
    (waarde) => waarde === '' || isDatum(waarde),
    'Deze datum bestaat niet. Schrijf bijvoorbeeld 2026-11-20.',
  )
const vorm = z.object({
  van: dag.optional(),
  tot: dag.optional(),
  organisatie: z.string().optional(),
  groep: z.enum(['', ...groeperingen]).optional(),
  voor: z
    .string()
    .regex(/^\d{0,15}$/, 'Deze plaats in de lijst bestaat niet. Begin bovenaan.')
    .optional(),
})

/** Everything, by day. */
export const zonderFilter: Filter = { van: null, tot: null, organisatie: null, groep: 'dag', voor: null }

/**
 * Reads a filter from an address, that also knows these names; the register knows the parties that have no place in Terugkeer.
 * All faults at once, each at its field.
 */
export function leesFilter(
  c: Verzoek,
  { partij }: Pick<Register, 'partij'>,
  ook: readonly string[] = [],
): {
  readonly filter: Filter
  readonly fouten: readonly VeldFout[]
} {
  const { organisatie: gevraagd = '' } = c.req.query()
  const bekend = gevraagd === '' || organisatie(gevraagd) !== null || partij.has(gevraagd)
  const naamfout = [
    ...naamfouten(c, [...Object.keys(vorm.shape), ...ook]),
    ...(bekend
      ? []
      : [{ veld: 'organisatie', melding: 'Deze organisatie kennen wij niet. Kies er een uit de lijst.' }]),
  ]
  const gekeurd = keur(vorm, c.req.query())
  if ('fouten' in gekeurd) return { filter: zonderFilter, fouten: [...naamfout, ...gekeurd.fouten] }
  const { van, tot, organisatie: wie, groep, voor } = gekeurd.waarde
  const fouten =
    van && tot && van > tot
      ? [...naamfout, { veld: 'tot', melding: 'De laatste dag ligt vóór de eerste dag. Draai de dagen om.' }]
      : naamfout
  return {
    filter: {
      ...{ van: van || null, tot: tot || null, organisatie: wie || null, groep: groep || 'dag' },
      voor: voor ? Number(voor) : null,
    },
    fouten,
  }
}

/** The same filter as the question of an address. */
export function alsVraag({ van, tot, organisatie: wie, groep, voor }: Filter): string {
  const delen = Object.entries({ van, tot, organisatie: wie, groep: groep === 'dag' ? null : groep, voor })
  const gezet = delen.flatMap(([naam, waarde]): [string, string][] =>
    waarde === null ? [] : [[naam, String(waarde)]],
  )
  return gezet.length === 0 ? '' : `?${new URLSearchParams(gezet)}`
}
