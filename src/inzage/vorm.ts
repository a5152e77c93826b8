import { z } from 'zod'
import { type Overzicht, telOp } from './overzicht.ts'
import { uitstelgrond } from './uitstelgronden.ts'
import { handelingnamen } from './woorden.ts'

const artikel = z.strictObject({ wet: z.string(), artikel: z.string(), url: z.string() })
const handeling = z.enum(
  Object.keys(handelingnamen) as [keyof typeof handelingnamen, ...(keyof typeof handelingnamen)[]],
)

const regelSchema = z
  .strictObject({
    volgnummer: z.int().meta({ description: 'Het nummer van de regel in het logboek.' }),
    op: z.iso.datetime(),
    handeling,
    organisatie: z.strictObject({ id: z.string(), naam: z.string() }),
    rol: z.string().meta({ description: 'De rol in woorden. Nooit de naam van een medewerker.' }),
    wat: z.array(z.string()).meta({ description: 'Welke gegevens, in woorden. Leeg: niets van de inhoud.' }),
    aan: z.string().nullable().meta({ description: 'Aan wie het is doorgegeven, of null.' }),
    waarom: z.string(),
    doel: z
      .strictObject({ id: z.string(), naam: z.string() })
      .meta({ description: 'Het doel dat bij het openen is gekozen.' }),
    relatie: z.string().nullable(),
    grond: z.strictObject({
      soort: z.enum(['oordeel', 'verwerking', 'geweigerd', 'niet-vastgelegd']),
      uitleg: z.string(),
      artikelen: z.array(artikel),
    }),
  })
  .meta({ id: 'Inzageregel', description: 'Wie iets zag of kreeg, wat, wanneer en waarom.' })

const samenvatting = z.strictObject({
  regels: z.int(),
  organisaties: z.int(),
  later: z.int().meta({ description: 'Hoeveel regels pas later te zien zijn.' }),
  handelingen: z.array(z.strictObject({ handeling, aantal: z.int() })),
})

/** An overview as the API gives it, and as someone can take it along. */
export const overzichtSchema = z
  .strictObject({
    gemaaktOp: z.iso.datetime(),
    van: z.iso.date().nullable(),
    tot: z.iso.date().nullable(),
    organisatie: z.string().nullable(),
    samenvatting,
    meer: z.boolean().meta({
      description: 'Waar: er is meer dan hier past. Vraag de rest met voor en het laatste volgnummer.',
    }),
    regels: z.array(regelSchema),
    later: z
      .array(
        z.strictObject({
          aantal: z.int(),
          grond: z.strictObject({ id: z.string(), naam: z.string() }),
          vanaf: z.iso.date().meta({ description: 'De dag vanaf wanneer deze regels wel te zien zijn.' }),
        }),
      )
      .meta({
        description: 'Regels die nu nog niet te zien zijn, van het hele logboek, los van het filter.',
      }),
  })
  .meta({ id: 'Inzage', description: 'Wie zag of kreeg wat over deze persoon, wanneer en waarom.' })

/** The same overview in JSON. */
export function alsVorm(overzicht: Overzicht): z.infer<typeof overzichtSchema> {
  const { van, tot, organisatie } = overzicht.filter
  return {
    ...{ gemaaktOp: overzicht.gemaaktOp.toISOString(), van, tot, organisatie },
    ...{ samenvatting: telOp(overzicht), meer: overzicht.meer },
    regels: overzicht.regels.map(
      ({ op, organisatie: [id, naam], doel: [doel, doelnaam], wat, grond, ...regel }) => ({
        ...regel,
        ...{ op: op.toISOString(), organisatie: { id, naam }, wat: [...wat] },
        doel: { id: doel, naam: doelnaam },
        grond: { ...grond, artikelen: [...grond.artikelen] },
      }),
    ),
    later: overzicht.later.map(({ aantal, grond, vanaf }) => ({
      aantal,
      grond: { id: grond, naam: uitstelgrond(grond)?.naam ?? grond },
      vanaf,
    })),
  }
}
