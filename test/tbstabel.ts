import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

/** What can stand behind the column `opdracht`. */
export const opdrachtfeiten = ['reclasseringsopdracht', 'opdrachtVanOm', 'toezichtGvm'] as const

const ids = z.array(z.string()).default([])
const rij = z.strictObject({
  stap: z.string(),
  naar: z.string(),
  bron: z.string(),
  lezing: z.string().optional(),
  toestemming: ids,
  opdracht: ids,
  eenVanBeide: ids,
  altijd: ids,
  feit: z.enum(opdrachtfeiten).default('reclasseringsopdracht'),
})
/** One row of the table that was written by hand from the handreiking: a step with a receiver. */
export type Rij = z.infer<typeof rij>

/** The table that was written by hand from the handreiking (004), not from the rules. */
export const { rijen: tbstabel } = z
  .strictObject({ rijen: z.array(rij) })
  .parse(parse(readFileSync(new URL('bronnen/tbs.yaml', import.meta.url), 'utf8')))

/** Whether something is so; undefined when nobody knows. */
export type Stand = true | false | undefined

const uitkomstVan = (stand: Stand) => (stand === undefined ? 'onbeslist' : stand ? 'toegestaan' : 'geweigerd')

/** What the handreiking says of one cell, worked out here and not by the register. */
export function verwacht(cel: Rij, gegeven: string, ja: Stand, opdracht: Stand): string {
  if (cel.altijd.includes(gegeven)) return 'toegestaan'
  if (cel.toestemming.includes(gegeven)) return uitkomstVan(ja)
  if (cel.opdracht.includes(gegeven)) return uitkomstVan(opdracht)
  if (!cel.eenVanBeide.includes(gegeven)) return 'geweigerd'
  if (ja || opdracht) return 'toegestaan'
  return ja === undefined || opdracht === undefined ? 'onbeslist' : 'geweigerd'
}
