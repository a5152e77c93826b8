import { z } from 'zod'
import type { Bericht } from '../bericht.ts'
import { verwijderstanden } from '../tabellen.ts'
import { alleTerugroepgronden } from './beleid.ts'

const verwijderverzoek = z
  .object({
    stand: z.enum(verwijderstanden),
    uiterlijk: z.iso.date().meta({ description: 'Laatste dag om te antwoorden; een termijn uit beleid.' }),
    beantwoordOp: z.iso.datetime().nullable(),
    grondslag: z.string().nullable().meta({ description: 'Id van de regel in het register.' }),
    artikel: z.string().nullable().meta({ description: 'De eigen wettelijke plicht van de ontvanger.' }),
    toelichting: z.string().nullable(),
    gebieden: z.array(z.string()).nullable().meta({
      description: 'Van welke gebieden de gegevens weg moeten; null voor het hele bericht.',
    }),
  })
  .meta({
    id: 'Verwijderverzoek',
    description: 'Het verzoek aan de ontvanger om te verwijderen wat al was gelezen.',
  })

/** That a message was recalled, as the API gives it. */
export const terugroepingSchema = z
  .object({
    grond: z.enum(alleTerugroepgronden),
    toelichting: z.string(),
    teruggeroepenOp: z.iso.datetime(),
    verwijderverzoek: verwijderverzoek.nullable().meta({
      description:
        'Null als niemand bij de ontvanger het bericht had gelezen, of als een nieuwe versie alles zegt wat erin stond.',
    }),
  })
  .meta({ id: 'Terugroeping', description: 'Dat de afzender het bericht terugriep, wanneer en waarom.' })

/** What the API says of the recall of a message; null when it was not recalled. */
export function alsTerugroeping(bericht: Bericht): z.infer<typeof terugroepingSchema> | null {
  const { grond, reden, ingetrokken_op: op, verwijdering, uiterlijk } = bericht
  if (grond === null || op === null) return null
  return {
    grond,
    toelichting: reden ?? '',
    teruggeroepenOp: op.toISOString(),
    verwijderverzoek:
      verwijdering === null || uiterlijk === null
        ? null
        : {
            stand: verwijdering,
            uiterlijk,
            beantwoordOp: bericht.beantwoord_op?.toISOString() ?? null,
            grondslag: bericht.bewaargrondslag,
            artikel: bericht.bewaarartikel,
            toelichting: bericht.bewaartoelichting,
            gebieden: bericht.verwijdergebieden === null ? null : [...bericht.verwijdergebieden],
          },
  }
}
