import { z } from 'zod'
import { datumVan } from '../../kern/datum.ts'
import { namens } from '../invoer.ts'
import { basisvoorwaarden } from '../rules.ts'
import { bezwaareinden, sprekers } from '../tabellen.ts'
import type { Peil } from '../vorm.ts'
import { bezwaarvraag, eindvraag, redenvraag, weegvraag } from './invoer.ts'
import { type Bezwaar, bezwaarstand, bezwaarstanden, bezwarenToen, einddag, redenVan } from './klok.ts'

const stap = z
  .object({
    soort: z.enum(['toegelicht', 'verlengd', 'gegrond', 'afgewezen', 'ingetrokken', ...bezwaareinden]),
    tekst: z.string().meta({ description: 'De reden, de weging, of bij een einde wat er is gezegd.' }),
    uiterlijk: z.iso.date().nullable().meta({ description: 'Bij meer tijd: de nieuwe laatste dag.' }),
    namens: z.enum(sprekers).nullable().meta({ description: 'Bij een einde: wie dat zei.' }),
    datum: z.iso.date().nullable().meta({ description: 'Bij een einde: de dag waarop dat is gezegd.' }),
    vastgelegdOp: z.iso.datetime(),
  })
  .meta({ id: 'Bezwaarstap' })

/** One objection, as the API tells of it. */
export const bezwaarSchema = z
  .object({
    id: z.guid(),
    ontvanger: z.string(),
    gebieden: z.array(z.enum(basisvoorwaarden)),
    namens: z.enum(sprekers),
    datum: z.iso.date().meta({ description: 'De dag waarop bezwaar is gemaakt.' }),
    reden: z.string().nullable().meta({ description: 'Null zolang die niet is gevraagd.' }),
    gehoordBij: z
      .string()
      .nullable()
      .meta({ description: 'De ontvanger die het hoorde; null als dat u was.' }),
    uiterlijk: z.iso.date().meta({ description: 'De laatste dag om te antwoorden.' }),
    stand: z.enum(bezwaarstanden).meta({
      description:
        'Bij open en gegrond gaan deze gebieden niet naar de ontvanger; tegen een gemeente: naar geen gemeente.',
    }),
    vastgelegdOp: z.iso.datetime(),
    stappen: z.array(stap),
  })
  .meta({ id: 'Bezwaar' })

/** The objections of one person, as they stand or stood. */
export const bezwarenSchema = z
  .object({
    peildatum: z.iso.date(),
    tijdstip: z.iso.datetime().nullable(),
    actueel: z.boolean().meta({
      description:
        'Onwaar: deze persoon verblijft niet meer bij u. Hoe een bezwaar daarna elders is beantwoord of beëindigd, ziet u niet.',
    }),
    bezwaren: z.array(bezwaarSchema),
  })
  .meta({ id: 'Bezwaren' })

/** One objection for the API. */
export function alsBezwaar(een: Bezwaar): z.infer<typeof bezwaarSchema> {
  const { id, ontvanger, gebieden, namens: wie, ingediend_op: datum, gehoord_bij: gehoordBij, op } = een
  return {
    ...{ id, ontvanger, gebieden, namens: wie, datum, reden: redenVan(een), gehoordBij },
    ...{ uiterlijk: einddag(een), stand: bezwaarstand(een), vastgelegdOp: op.toISOString() },
    stappen: een.stappen.map(({ soort, weging: tekst, uiterlijk, namens: zei, gezegd_op, op: toen }) => ({
      ...{ soort, tekst, uiterlijk, namens: zei, datum: gezegd_op, vastgelegdOp: toen.toISOString() },
    })),
  }
}

/** The objections of someone at the end of this day, or at this moment; who does not hold the person hears that it is not all. */
export function alsBezwaren(
  alle: readonly Bezwaar[],
  { peildatum, tijdstip }: Peil,
  actueel: boolean,
): z.infer<typeof bezwarenSchema> {
  const toen = (op: Date) =>
    tijdstip === null ? datumVan(op) <= peildatum : op.getTime() <= tijdstip.getTime()
  return {
    peildatum,
    tijdstip: tijdstip?.toISOString() ?? null,
    actueel,
    bezwaren: bezwarenToen(alle, toen).map(alsBezwaar),
  }
}

const dag = z.iso.date('Kies een dag die bestaat.')
const { ingediendOp: _, ...overBezwaar } = bezwaarvraag.shape

/** An objection in one request. */
export const bezwaarverzoek = z
  .strictObject({
    ...overBezwaar,
    datum: dag.meta({ description: 'De dag waarop bezwaar is gemaakt. Vanaf dan loopt de termijn.' }),
    bezwaarId: z
      .guid('Gebruik een UUID.')
      .optional()
      .meta({ description: 'Uw eigen id: nog eens sturen legt niets dubbel vast.' }),
  })
  .meta({ id: 'Bezwaarverzoek' })

/** What was done with an objection, in one request: the fields that go with its kind. */
export const bezwaarstapverzoek = z
  .discriminatedUnion('soort', [
    z.strictObject({ soort: z.literal('toegelicht'), reden: redenvraag.shape.reden }),
    weegvraag,
    z.strictObject({
      soort: eindvraag.shape.soort,
      weging: eindvraag.shape.weging,
      namens,
      datum: dag.meta({ description: 'De dag waarop dit is gezegd, vanaf de dag waarop het is toegewezen.' }),
    }),
  ])
  .meta({ id: 'Bezwaarstapverzoek' })
/** A step that was checked. */
export type Bezwaarstapverzoek = z.infer<typeof bezwaarstapverzoek>
