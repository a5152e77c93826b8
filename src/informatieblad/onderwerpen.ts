import { z } from 'zod'
import { type Basisvoorwaarde, basisvoorwaarden } from '../toestemming/toestemming.ts'
import lijst from './onderwerpen.json' with { type: 'json' }

/** What can be filled in beside a choice. */
const veldsoorten = ['tekst', 'datum', 'bedrag', 'nummer'] as const

const onderwerp = z
  .strictObject({
    sleutel: z.string().meta({ example: 'onderdak.behoud' }),
    gebied: z.enum(basisvoorwaarden),
    /** Under which gegeven of the register it may go: the first that the toets allows. The last is the area itself. */
    gegevens: z.array(z.string()).min(1),
    basis: z
      .string()
      .meta({ description: 'Onderdeel van artikel 20d lid 2 of 3 Pm dat het onderwerp noemt.' }),
    naam: z.string(),
    vraag: z.string(),
    soort: z.enum(['een', 'meer', 'hulpvraag']).meta({
      description: 'Eén antwoord, meer antwoorden, of meer antwoorden die zelf de hulpvraag zijn.',
    }),
    opties: z.array(z.tuple([z.string(), z.string()])).min(1),
    alleen: z.array(z.string()).optional().meta({
      description: 'Antwoorden die niet met een ander samengaan; niet-nodig en onbekend zijn dat altijd.',
    }),
    velden: z.array(
      z.strictObject({
        ...{ naam: z.string(), soort: z.enum(veldsoorten), label: z.string() },
        nietBij: z.array(z.string()).optional().meta({
          description: 'Antwoorden waarbij dit veld leeg blijft.',
        }),
      }),
    ),
    hulp: z.boolean().meta({ description: 'Of apart wordt gevraagd of iemand hulp wil.' }),
    kort: z.boolean().optional().meta({
      description: 'Staat ook op het korte formulier, voor wie korter dan vier weken blijft.',
    }),
    bijzonder: z.boolean().optional().meta({ description: 'Gaat over gezondheid (artikel 9 AVG).' }),
  })
  .meta({ id: 'Informatiebladonderwerp' })

/** One of the twenty topics. */
export type Onderwerp = z.infer<typeof onderwerp>
/** What can be filled in beside the choice of a topic. */
export type Veld = Onderwerp['velden'][number]

/** The twenty topics, for the document of the API. */
export const onderwerpenSchema = z.array(onderwerp)

/** Said when it was asked and nobody knows. A topic without an answer was not asked. */
export const nietBekend = 'onbekend'
/** Said when nothing has to be done. */
export const nietNodig = 'niet-nodig'

/** The twenty topics of the informatieblad, in order (Pm art. 20d lid 2 and 3). */
export const onderwerpen: readonly Onderwerp[] = onderwerpenSchema.parse(lijst).map((een) => ({
  ...een,
  opties: [...een.opties, [nietBekend, 'Onbekend'] as [string, string]],
}))

/** Of each area the one topic that cannot wait: for who stays too short for the others. */
export const korteOnderwerpen: readonly Onderwerp[] = onderwerpen.filter(({ kort }) => kort === true)

/** The topics of one area. */
export function onderwerpenVan(gebied: Basisvoorwaarde): readonly Onderwerp[] {
  return onderwerpen.filter((een) => een.gebied === gebied)
}

/** The answers that go with no other. */
export function exclusief({ alleen = [] }: Onderwerp): readonly string[] {
  return [...alleen, nietNodig, nietBekend]
}

/** The words of one answer. */
export function antwoordtekst({ opties }: Onderwerp, waarde: string): string {
  return opties.find(([een]) => een === waarde)?.[1] ?? waarde
}
