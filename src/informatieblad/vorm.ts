import { z } from 'zod'
import { staatBlad, verschillen } from '../berichtenbox/berichtenbox.ts'
import { oordeelSchema } from '../grondslagen/grondslagen.ts'
import { basisvoorwaarden, regelsoorten } from '../toestemming/toestemming.ts'
import { antwoordvraag } from './antwoord.ts'
import { type Bewaarder, versieVan } from './bewaren.ts'
import { type Blad, type Bladdelen, versies } from './blad.ts'
import { onderwerpenVan } from './onderwerpen.ts'
import { openOnderwerpen, teVerklaren } from './oordelen.ts'
import { voorstelVan } from './versturen.ts'

const bron = z.object({ wat: z.string(), datum: z.iso.date() }).meta({ id: 'Informatiebladbron' })

const antwoord = z
  .object({
    keuze: z.array(z.string()),
    velden: z.record(z.string(), z.string()),
    hulp: z.enum(['ja', 'niet-nodig']).nullable(),
    bron,
    betwist: bron.nullable().meta({ description: 'Wat er stond en volgens de betrokkene niet klopt.' }),
  })
  .meta({
    id: 'Informatiebladantwoord',
    description: 'Wat iemand antwoordde. Staat een onderwerp er niet, dan is het niet gevraagd.',
  })

const gebied = z
  .object({
    gebied: z.enum(basisvoorwaarden),
    versie: z.int().meta({ description: 'Stuur deze mee als gezien; 0 als er nog niets is bewaard.' }),
    open: z.array(z.string()).meta({ description: 'De onderwerpen die nu mogen, en dus te vragen zijn.' }),
    dicht: z.array(z.string()),
    antwoorden: z.record(z.string(), antwoord),
    bewaardOp: z.iso.datetime().nullable(),
    bewaardDoor: z.string().nullable(),
  })
  .meta({ id: 'Informatiebladgebied' })

const versie = z
  .object({
    id: z.guid().meta({ description: 'Het id van het bericht.' }),
    versie: z.int(),
    status: z.string(),
    verzondenOp: z.iso.datetime(),
    staat: z.boolean().meta({ description: 'Of de gemeente deze versie kan lezen.' }),
    verschillen: z.array(z.object({ naam: z.string(), soort: z.enum(['nieuw', 'anders', 'weg']) })),
  })
  .meta({ id: 'Informatiebladversie' })

/** What the API tells of the sheet of one person. */
export const bladSchema = z
  .object({
    ontvanger: z.string().nullable().meta({ description: 'Null zolang de gemeente niet bekend is.' }),
    gebieden: z.array(gebied),
    toestemming: z.partialRecord(z.enum(basisvoorwaarden), z.enum(regelsoorten)),
    feiten: z.array(z.object({ feit: z.string(), vraag: z.string(), waarde: z.boolean().nullable() })).meta({
      description: 'Wat het register over de zaak vraagt; null als het nog niet is vastgelegd.',
    }),
    oordeel: oordeelSchema.nullable(),
    gezien: z.string().nullable().meta({
      description: 'Wat nu zou worden verstuurd. Stuur dit mee bij het versturen; null als dat niets is.',
    }),
    versies: z.array(versie),
    elders: z
      .array(versie.omit({ verschillen: true }).extend({ afzender: z.string() }))
      .meta({ description: 'Wat een andere inrichting in deze detentie verstuurde, zonder de inhoud.' }),
  })
  .meta({ id: 'Informatieblad' })

/** The sheet as the API gives it. */
export function alsBlad(
  { grondslagen }: Pick<Bladdelen, 'grondslagen'>,
  wie: Bewaarder,
  blad: Blad,
): z.infer<typeof bladSchema> {
  const { beoordeling, feiten } = blad
  const gevraagd = beoordeling === null ? [] : teVerklaren(grondslagen, beoordeling, feiten)
  return {
    ontvanger: beoordeling?.ontvanger ?? null,
    gebieden: basisvoorwaarden.map((een) => alsGebied(blad, een)),
    toestemming: beoordeling?.toestemming ?? {},
    feiten: gevraagd.map(({ feit, vraag, verklaard }) => ({
      ...{ feit, vraag },
      waarde: verklaard?.waarde ?? null,
    })),
    oordeel: beoordeling?.toegelaten.oordeel ?? null,
    gezien: voorstelVan(blad, wie)?.gezien ?? null,
    versies: alsVersies(blad),
    elders: blad.elders.map((een) => ({
      ...{
        id: een.id,
        versie: een.versie,
        status: een.status,
        staat: staatBlad(een),
        afzender: een.afzender,
      },
      verzondenOp: een.verzonden_op.toISOString(),
    })),
  }
}

function alsGebied(blad: Blad, welk: (typeof basisvoorwaarden)[number]): z.infer<typeof gebied> {
  const rij = blad.gebieden.get(welk)
  const open = blad.beoordeling === null ? [] : openOnderwerpen(blad.beoordeling, welk)
  const alle = onderwerpenVan(welk)
  return {
    gebied: welk,
    versie: versieVan(blad, welk),
    open: open.map(({ sleutel }) => sleutel),
    dicht: alle.filter((een) => !open.includes(een)).map(({ sleutel }) => sleutel),
    antwoorden: Object.fromEntries(
      Object.entries(rij?.antwoorden ?? {}).map(([sleutel, een]) => [
        sleutel,
        { ...een, keuze: [...een.keuze] },
      ]),
    ),
    bewaardOp: rij?.op.toISOString() ?? null,
    bewaardDoor: rij?.door_naam ?? null,
  }
}

function alsVersies(blad: Blad): z.infer<typeof versie>[] {
  const lijst = versies(blad)
  return lijst.map((een, i) => ({
    ...{ id: een.id, versie: een.versie, status: een.status, staat: staatBlad(een) },
    verzondenOp: een.verzonden_op.toISOString(),
    verschillen:
      i === 0
        ? [...(een.verschil?.lijst ?? [])]
        : [...verschillen(lijst[i - 1]?.gegevens ?? null, een.gegevens)],
  }))
}

/** Answers to topics of one area. */
export const gebiedvraag = z
  .strictObject({
    gezien: z.int().min(0).meta({ description: 'De versie van het gebied die u las.' }),
    antwoorden: z.record(z.string().max(60), antwoordvraag).meta({
      description: 'Per onderwerp. Een onderwerp dat u niet noemt, blijft zoals het was.',
    }),
  })
  .meta({ id: 'Informatiebladantwoorden' })

/** What is declared about the case. */
export const feitenvraag = z
  .strictObject({ feiten: z.record(z.string().max(60), z.boolean()) })
  .meta({ id: 'Informatiebladfeiten' })

/** Asks to send what was looked at. */
export const verzendvraag = z
  .strictObject({
    verzendingId: z
      .guid('Gebruik een UUID.')
      .optional()
      .meta({ description: 'Uw eigen id: nog eens sturen verstuurt niets dubbel.' }),
    gezien: z.string().max(100).meta({ description: 'Wat u las bij gezien.' }),
  })
  .meta({ id: 'Informatiebladverzending' })

/** What was sent. */
export const verzondenSchema = z
  .object({ bericht: z.guid(), versie: z.int() })
  .meta({ id: 'Informatiebladverzonden' })
