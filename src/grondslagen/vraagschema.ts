import { z } from 'zod'
import { isDatum } from '../kern/datum.ts'
import { toestemmingen } from './feiten.ts'
import type { Register } from './lookup.ts'
import type { Feit } from './woorden.ts'

function feitSchema(feit: Feit, gegevens: readonly string[]) {
  if (feit.soort === 'boolean') return z.boolean()
  if (feit.soort === 'getal') return z.number().min(0)
  const antwoord = z.enum(toestemmingen)
  return z.union([antwoord, z.partialRecord(z.enum(['*', ...gegevens]), antwoord)])
}

/**
 * The question as a zod schema, with the ids of this register, for the API document. To read a question
 * use `leesVraag`: it says the same and names the faults in Dutch.
 */
export function vraagSchema(register: Register) {
  const gegevens = [...register.gegeven.keys()]
  const feiten = Object.fromEntries(
    [...register.feit.values()].map((feit) => [
      feit.id,
      feitSchema(feit, gegevens).optional().meta({ description: feit.vraag }),
    ]),
  )
  const partij = z.enum([...register.partij.keys()])
  return z
    .strictObject({
      verstrekker: partij,
      ontvanger: partij,
      gegevens: z
        .array(z.enum(gegevens))
        .min(1)
        .refine((lijst) => new Set(lijst).size === lijst.length)
        .meta({ uniqueItems: true }),
      processtap: z.enum([...register.processtap.keys()]),
      peildatum: z.string().refine(isDatum).meta({ format: 'date' }),
      feiten: z.strictObject(feiten).optional(),
    })
    .meta({
      id: 'Vraag',
      description: 'De vraag: mag deze verstrekker dit met deze ontvanger delen? Zonder persoon.',
    })
}
