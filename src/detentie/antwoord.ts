import { z } from 'zod'
import { oordeelSchema } from '../grondslagen/grondslagen.ts'
import { type FoutCode, foutsoorten, type VeldFout } from '../kern/fout.ts'
import type { Uitkomst } from './opnemen.ts'

const toetsId = z.guid().meta({ description: 'Waarmee het oordeel is terug te vinden.' })

const veldfout = z
  .object({ veld: z.string(), melding: z.string(), toegestaan: z.array(z.string()).optional() })
  .meta({ id: 'Veldfout' })

const waarschuwingen = z.array(veldfout).meta({
  description:
    'Wat een vergissing kan zijn, hoewel de gebeurtenis is aanvaard: een andere naam of geboortedatum bij een bekend nummer. Ook wat niet is verstuurd, aan wie, en waarom niet.',
})

/** The answer to one event (contract §2). */
export const antwoordSchema = z
  .object({
    gebeurtenisId: z.guid(),
    aanvaard: z.literal(true),
    herhaald: z.boolean(),
    berichten: z.array(z.guid()),
    oordeel: oordeelSchema.extend({ toetsId }).nullable(),
    waarschuwingen,
  })
  .meta({ id: 'Gebeurtenisantwoord' })

const kortOordeel = oordeelSchema
  .pick({ uitkomst: true, peildatum: true, registerversie: true })
  .extend({ toetsId })

/** The answer to one line of a batch. */
export const batchantwoordSchema = z
  .discriminatedUnion('aanvaard', [
    z.object({
      regel: z.int(),
      gebeurtenisId: z.guid(),
      aanvaard: z.literal(true),
      herhaald: z.boolean(),
      berichten: z.array(z.guid()),
      oordeel: kortOordeel.nullable(),
      waarschuwingen,
    }),
    z.object({
      regel: z.int(),
      gebeurtenisId: z.guid().nullable(),
      aanvaard: z.literal(false),
      herhaald: z.boolean(),
      bewaard: z.boolean().meta({ description: 'Bewaard: telt mee zodra de binnenkomst er is.' }),
      code: z.enum(Object.keys(foutsoorten) as [FoutCode, ...FoutCode[]]),
      fouten: z.array(veldfout),
    }),
  ])
  .meta({ id: 'Regelantwoord' })

/** The answer to one line of a batch. */
export type Batchantwoord = z.infer<typeof batchantwoordSchema>

type Aanvaard = Uitkomst & { aanvaard: true }

/** The whole answer, with the whole oordeel. */
export function volledig({ gebeurtenisId, herhaald, gevolgd, waarschuwingen: anders }: Aanvaard) {
  const { berichten, oordeel } = gevolgd
  return { gebeurtenisId, aanvaard: true, herhaald, berichten, oordeel, waarschuwingen: anders }
}

/** The answer in a batch: the oordeel only by its id and outcome, or a year would be gigabytes. */
export function kort(regel: number, uitkomst: Uitkomst): Batchantwoord {
  const { gebeurtenisId, herhaald } = uitkomst
  if (!uitkomst.aanvaard) {
    const { bewaard, code, fouten } = uitkomst
    return { regel, gebeurtenisId, aanvaard: false, herhaald, bewaard, code, fouten: fouten.map(alsVeldfout) }
  }
  const { berichten, oordeel } = uitkomst.gevolgd
  return {
    regel,
    gebeurtenisId,
    aanvaard: true,
    herhaald,
    berichten: [...berichten],
    oordeel: kortVan(oordeel),
    waarschuwingen: uitkomst.waarschuwingen.map(alsVeldfout),
  }
}

function kortVan(oordeel: Aanvaard['gevolgd']['oordeel']): z.infer<typeof kortOordeel> | null {
  if (oordeel === null) return null
  const { toetsId: id, uitkomst, peildatum, registerversie } = oordeel
  return { toetsId: id, uitkomst, peildatum, registerversie }
}

/** The answer to a line that could not be read or checked. Its id is repeated when it has one. */
export function regelfout(
  regel: number,
  waarde: unknown,
  code: FoutCode,
  fouten: readonly VeldFout[],
): Batchantwoord {
  const id =
    typeof waarde === 'object' && waarde !== null && 'gebeurtenisId' in waarde
      ? z.guid().safeParse(waarde.gebeurtenisId)
      : null
  const gebeurtenisId = id?.success === true ? id.data : null
  return {
    regel,
    gebeurtenisId,
    aanvaard: false,
    herhaald: false,
    bewaard: false,
    code,
    fouten: fouten.map(alsVeldfout),
  }
}

function alsVeldfout({ veld, melding, toegestaan }: VeldFout): z.infer<typeof veldfout> {
  return toegestaan === undefined ? { veld, melding } : { veld, melding, toegestaan: [...toegestaan] }
}
