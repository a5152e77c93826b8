import { z } from 'zod'
import type { VeldFout } from '../../kern/fout.ts'
import type { Naam } from '../../kern/naam.ts'
import { korteTekst, namens, noemt } from '../invoer.ts'
import { basisvoorwaarden } from '../rules.ts'
import { bezwaareinden } from '../tabellen.ts'

/** An objection, as it is filled in. */
export const bezwaarvraag = z.strictObject({
  gebieden: z
    .array(z.enum(basisvoorwaarden))
    .min(1, 'Kies waartegen het bezwaar is.')
    .refine((lijst) => new Set(lijst).size === lijst.length, 'Noem elk onderwerp één keer.'),
  ontvanger: z
    .string()
    .min(1, 'Kies om welke organisatie het gaat.')
    .max(60, 'Gebruik ten hoogste 60 tekens.'),
  namens,
  ingediendOp: z.iso.date('Kies een dag die bestaat.'),
  reden: korteTekst(500),
})

/** The reason of an objection that was made to a receiver, as the inrichting hears it. */
export const redenvraag = z.strictObject({ reden: korteTekst(500) })

/** What was done with an objection, and how it was weighed. */
export const weegvraag = z.strictObject({
  soort: z.enum(['gegrond', 'afgewezen', 'ingetrokken', 'verlengd']),
  weging: korteTekst(1000),
})

/** That an objection was ended, by whom, on which day, and what was said. */
export const eindvraag = z.strictObject({
  soort: z.enum(bezwaareinden),
  namens,
  gezegdOp: z.iso.date('Kies een dag die bestaat.'),
  weging: korteTekst(1000),
})

/** What is wrong with a text about an objection: it names nobody. */
export function keurWeging(tekst: string, naam: Naam | null, veld = 'weging'): readonly VeldFout[] {
  return noemt(tekst, naam) ? [{ veld, melding: 'Hier staat de naam van de persoon in. Haal die weg.' }] : []
}
