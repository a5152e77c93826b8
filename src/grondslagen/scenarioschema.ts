import { z } from 'zod'
import { regelsSchema } from './schema.ts'
import { datum, id, wettenSchema, zin } from './woorden.ts'

const verandering = z
  .strictObject({
    regels: z.array(id).min(1).optional(),
    grondslag: z.strictObject({ wet: id, artikel: zin }).optional(),
    geldigVan: datum.optional(),
    geldigTot: datum.optional(),
  })
  .refine((v) => (v.regels === undefined) !== (v.grondslag === undefined), {
    error: 'noem óf regels, óf een grondslag',
  })
  .refine((v) => v.geldigVan !== undefined || v.geldigTot !== undefined, {
    error: 'noem een nieuwe geldigVan of geldigTot',
  })

/**
 * `recht/scenarios/*.yaml`: law that does not exist, laid over the register to see what it would change.
 * `uitgangspunt` are facts for both sides of the comparison, `feiten` only for the side of the scenario.
 */
export const scenarioSchema = z.strictObject({
  id,
  titel: zin,
  wat: zin,
  nodig: zin,
  peildatum: datum,
  wetten: wettenSchema.shape.wetten.default([]),
  erbij: regelsSchema.shape.regels.or(z.array(z.never()).max(0)).default([]),
  verandert: z.array(verandering).default([]),
  uitgangspunt: z.record(z.string(), z.unknown()).default({}),
  feiten: z.record(z.string(), z.unknown()).default({}),
})

/** A scenario as it stands in its file: the shape is right, the ids and facts are not checked yet. */
export type Scenariotekst = z.infer<typeof scenarioSchema>
/** A change of dates of rules that exist. */
export type Verandering = z.infer<typeof verandering>
