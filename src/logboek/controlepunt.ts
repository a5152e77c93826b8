import { hash } from 'node:crypto'
import { z } from 'zod'
import { canoniek } from '../kern/canoniek.ts'
import { isOndertekend, type Logboeksleutels, onderteken, type Sleutelring } from './sleutels.ts'

const hex = z.string().regex(/^[0-9a-f]{64}$/)

/** The form of a checkpoint. Whoever keeps one can show later that the log before it was not changed. */
export const controlepuntSchema = z
  .strictObject({
    soort: z.literal('controlepunt'),
    versie: z.literal([1, 2]),
    /** Which log. */
    logboek: z.uuid(),
    /** How many lines have a place. */
    grootte: z.int().positive(),
    wortel: hex,
    /** The highest number of a line that was seen. */
    hoogste: z.int(),
    op: z.iso.datetime(),
    /** The hash of the checkpoint before it, null for the first. Version 1 names none. */
    vorige: hex.nullable().optional(),
    sleutel: z.string(),
    handtekening: z.string(),
  })
  .refine(({ versie, vorige }) => (versie === 2) === (vorige !== undefined), 'Past niet bij de versie.')

/** A signed statement that a log had these lines at that moment. */
export type Controlepunt = z.infer<typeof controlepuntSchema>
type Verklaring = Omit<Controlepunt, 'soort' | 'versie' | 'vorige' | 'sleutel' | 'handtekening'>

/** What a checkpoint is called by the one after it: the hash of all of it, with its signature. */
export function puntkenmerk(punt: Controlepunt): string {
  return hash('sha256', canoniek(punt))
}

/** Makes and signs the checkpoint that comes after `vorige`; null for the first of a log. */
export function maakControlepunt(
  sleutels: Logboeksleutels,
  verklaring: Verklaring,
  vorige: Controlepunt | null,
): Controlepunt {
  const keten = { versie: 2, vorige: vorige === null ? null : puntkenmerk(vorige) } as const
  const zonder = { soort: 'controlepunt', ...keten, ...verklaring, sleutel: sleutels.kid } as const
  return { ...zonder, handtekening: onderteken(sleutels, canoniek(zonder)) }
}

/** What the signature says of a checkpoint. */
export function keurHandtekening(
  ring: Sleutelring,
  punt: Controlepunt,
): 'goed' | 'fout' | 'onbekende-sleutel' {
  const { handtekening, ...zonder } = punt
  const sleutel = ring.get(punt.sleutel)
  if (sleutel === undefined) return 'onbekende-sleutel'
  return isOndertekend(sleutel, canoniek(zonder), handtekening) ? 'goed' : 'fout'
}
