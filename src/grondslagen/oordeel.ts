import { z } from 'zod'
import { remediesoorten, uitkomsten } from './soorten.ts'

const zinnen = z.array(z.string())

const grondslag = z
  .strictObject({
    wet: z.string(),
    artikel: z.string(),
    bwb: z.string().meta({
      description:
        'Het nummer in het Basiswettenbestand. Europees recht staat daar niet in: dan CELEX en het nummer. Anders het Staatsblad of de Staatscourant.',
    }),
    url: z.string(),
  })
  .meta({ id: 'Grondslag', description: 'De juridische grond, met een link naar de wet op de peildatum.' })

const remedie = z
  .strictObject({
    soort: z.enum(remediesoorten),
    wie: z.string(),
    wat: z.string(),
    feit: z.string().optional(),
  })
  .meta({ id: 'Remedie', description: 'Wat het delen wel rechtmatig zou maken, en wie dan aan zet is.' })

const gegevenOordeel = z
  .strictObject({
    gegeven: z.string(),
    uitkomst: z.enum(uitkomsten),
    regels: zinnen,
    grondslagen: z.array(grondslag),
    voorwaarden: zinnen,
    knelpunten: zinnen,
    remedies: z.array(remedie),
    tegenspraken: zinnen,
    uitleg: z.string(),
  })
  .meta({ id: 'GegevenOordeel', description: 'Het oordeel over één gegeven.' })

/** The answer of the toets (contract §1), for the API document and for checking what was stored. */
export const oordeelSchema = z
  .strictObject({
    uitkomst: z.enum(['toegestaan', 'deels', 'geweigerd', 'onbeslist']),
    peildatum: z.iso.date(),
    registerversie: z.string().regex(/^[0-9a-f]{64}$/),
    voorbehoud: z.string().optional().meta({
      description: 'Staat er alleen als de peildatum ligt na de dag tot wanneer de wet is nagekeken.',
    }),
    gegevens: z.array(gegevenOordeel).min(1),
  })
  .meta({
    id: 'Oordeel',
    description: 'Het antwoord van de toets, met de gegevens in de volgorde van de vraag.',
  })

/** One answer to one question. */
export type Oordeel = z.infer<typeof oordeelSchema>
/** The judgement on one gegeven. */
export type GegevenOordeel = z.infer<typeof gegevenOordeel>
/** A legal ground as shown to a reader. */
export type Grondslag = z.infer<typeof grondslag>
/** What would make it lawful, and who must act. */
export type Remedie = z.infer<typeof remedie>
