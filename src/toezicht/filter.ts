import { z } from 'zod'
import type { Register } from '../grondslagen/grondslagen.ts'
import { isDatum } from '../kern/datum.ts'
import type { VeldFout } from '../kern/fout.ts'
import { keur } from '../kern/keur.ts'
import type { Handeling } from '../logboek/logboek.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import { relatiesoorten } from '../toegang/toegang.ts'
import { type Filter, geenRelatie, isMedewerker, kortKenmerk } from './regels.ts'

/** Everything that can be done, as a filter offers it. */
export const handelingen = [
  ...(['gelezen', 'gezocht', 'verstrekt', 'geweigerd'] as const),
  ...(['vastgelegd', 'gewijzigd', 'ingetrokken', 'vernietigd'] as const),
] satisfies readonly Handeling[]

/** The fields of a filter, as they stand in an address or a form. */
export const filtervelden = [
  ...(['van', 'tot', 'handeling', 'rol', 'doel'] as const),
  ...(['relatie', 'ontvanger', 'gebruiker', 'betrokkene', 'onderwerp', 'spoor'] as const),
]

/** Those of the register of provisions: it has no colleagues. */
export const registervelden = ['van', 'tot', 'ontvanger'] as const

/** All lines. */
export const alles: Filter = {
  ...{ van: null, tot: null, handeling: null, rol: null, doel: null },
  ...{ relatie: null, ontvanger: null, gebruiker: null, betrokkene: null },
  ...{ onderwerp: null, spoor: null },
}

const dag = z
  .string()
  .refine(
    (waarde) => waarde === '' || isDatum(waarde),
    'Deze datum bestaat niet. Schrijf bijvoorbeeld 2026-11-20.',
  )
const woord = z.string().regex(/^[a-z-]{0,60}$/, 'Gebruik alleen kleine letters en streepjes.')

/** Not a part of what a colleague has: a system and the server itself have names of another form. */
function isHeelKenmerk(getypt: string): boolean {
  const kenmerk = getypt.toLowerCase()
  return !/^[0-9a-f-]+$/.test(kenmerk) || kenmerk.length === kortKenmerk || isMedewerker(kenmerk)
}

const vorm = z.object({
  van: dag.optional(),
  tot: dag.optional(),
  handeling: z.enum(['', ...handelingen]).optional(),
  rol: woord.optional(),
  doel: woord.optional(),
  relatie: z.enum(['', geenRelatie, ...relatiesoorten]).optional(),
  ontvanger: z.string().optional(),
  gebruiker: z
    .string()
    .regex(/^[\w:.-]{0,80}$/, 'Dit is geen kenmerk van een medewerker. Neem het over uit het logboek.')
    .refine(
      isHeelKenmerk,
      'Dit is een deel van een kenmerk. Neem de acht tekens over die in het logboek staan, of het hele kenmerk.',
    )
    .optional(),
  betrokkene: z
    .string()
    .regex(
      /^(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{32})?$/,
      'Dit is geen pseudoniem. Neem de acht tekens over die bij “Over wie” staan, of het hele pseudoniem.',
    )
    .optional(),
  onderwerp: z.literal('').or(z.guid('Dit is geen onderwerp. Neem het over uit het logboek.')).optional(),
  spoor: z
    .string()
    .regex(/^(?:[0-9a-fA-F]{32})?$/, 'Dit is geen spoor. Neem het over uit de uitvoer van het logboek.')
    .optional(),
})

/** Reads a filter; the register knows the parties that have no place in Terugkeer. All faults at once, each at its field. */
export function leesFilter(
  register: Pick<Register, 'partij'>,
  velden: Readonly<Record<string, string>>,
): {
  readonly filter: Filter
  readonly fouten: readonly VeldFout[]
} {
  const vreemd = ontvangerfouten(register, velden.ontvanger)
  const gekeurd = keur(vorm, velden)
  if ('fouten' in gekeurd) return { filter: alles, fouten: [...gekeurd.fouten, ...vreemd] }
  const { van, tot, handeling, rol, doel, relatie, ontvanger, ...kenmerken } = gekeurd.waarde
  const { gebruiker, betrokkene, onderwerp, spoor } = kenmerken
  const fouten = [
    ...(van && tot && van > tot
      ? [{ veld: 'tot', melding: 'De laatste dag ligt vóór de eerste dag. Draai de dagen om.' }]
      : []),
    ...vreemd,
  ]
  return {
    filter: {
      ...{ van: van || null, tot: tot || null, handeling: handeling || null, rol: rol || null },
      ...{ doel: doel || null, relatie: relatie || null, ontvanger: ontvanger || null },
      ...{ gebruiker: gebruiker?.toLowerCase() || null, betrokkene: betrokkene?.toLowerCase() || null },
      ...{ onderwerp: onderwerp?.toLowerCase() || null, spoor: spoor?.toLowerCase() || null },
    },
    fouten,
  }
}

function ontvangerfouten({ partij }: Pick<Register, 'partij'>, id = ''): readonly VeldFout[] {
  if (id === '' || organisatie(id) !== null || partij.has(id)) return []
  const melding =
    'Deze organisatie kennen wij niet. Gebruik het id, zoals college-0518, of dat van een partij in het register, zoals ciz.'
  return [{ veld: 'ontvanger', melding }]
}

/** What is set of a filter, by field. */
export function gezet(filter: Filter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([naam, waarde]) => (waarde === null ? [] : [[naam, String(waarde)]])),
  )
}
