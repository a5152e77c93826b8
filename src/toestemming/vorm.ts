import { z } from 'zod'
import { oordeelSchema } from '../grondslagen/grondslagen.ts'
import { type Datum, datumVan } from '../kern/datum.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { type Terugroepstand, terugroepredenen } from './gevolgen.ts'
import { intrekvraag, vakvraag } from './intrekinvoer.ts'
import {
  basisvoorwaarden,
  type Regel,
  regelsoorten,
  sleutelVan,
  standOp,
  standOpDag,
  volgorde,
} from './rules.ts'
import { verklaringvraag } from './verklaringinvoer.ts'

const stand = z
  .object({
    ...vakvraag.shape,
    stand: z.enum([...regelsoorten, 'verlopen']),
    sinds: z.iso.datetime(),
    geldigTot: z.iso.date().nullable().meta({ description: 'De laatste dag van een ja; null bij een nee.' }),
    elders: z.string().nullable().meta({
      description:
        'De vorige inrichting waar dit is gezegd; null als het hier was. Een ja van daar opent hier niets.',
    }),
  })
  .meta({
    id: 'Toestemmingsstand',
    description:
      'Hoe het staat voor één ontvanger en basisvoorwaarde. Staat een paar er niet, dan is het niet gevraagd.',
  })

const regel = z
  .object({
    ...vakvraag.shape,
    volgnummer: z.int(),
    soort: z.enum(regelsoorten),
    op: z.iso.datetime(),
    geldigTot: z.iso.date().nullable(),
    verklaring: z.guid(),
    elders: z.string().nullable(),
  })
  .meta({ id: 'Toestemmingsregel' })

const terugroeping = z
  .object({
    bericht: z.guid(),
    ontvanger: z.string(),
    wegens: z.enum(terugroepredenen).meta({ description: 'Waarom het is teruggeroepen.' }),
    gebieden: z.array(z.string()).nullable().meta({
      description: 'Waarover iets moet worden verwijderd; null als het over alles gaat.',
    }),
    teruggeroepenOp: z.iso.datetime(),
    stand: z.enum(['niet-gelezen', 'open', 'verwijderd', 'behouden']),
    grond: z.string().nullable(),
  })
  .meta({
    id: 'Toestemmingsterugroeping',
    description: 'Hoe het staat met een bericht dat is teruggeroepen.',
  })

/** What the API tells of the consent of one person. */
export const toestemmingenSchema = z
  .object({
    peildatum: z.iso.date(),
    tijdstip: z.iso.datetime().nullable().meta({
      description: 'Het tijdstip waarnaar is gevraagd; null als het de hele dag van de peildatum was.',
    }),
    actueel: z.boolean().meta({
      description:
        'Onwaar: deze persoon verblijft niet meer bij u. Dan staat hier alleen wat bij u is gezegd; of het daarna elders is ingetrokken, ziet u niet.',
    }),
    standen: z.array(stand),
    regels: z.array(regel),
    terugroepingen: z.array(terugroeping),
  })
  .meta({ id: 'Toestemmingen' })

/** Of when one asks how it stands: the end of a day, or one moment of it. */
export interface Peil {
  readonly peildatum: Datum
  readonly tijdstip: Date | null
}

/**
 * What the API tells, of the end of this day or of this moment; the lines are those up to then. Who does not hold the person
 * any more hears that this is not all (`actueel`).
 */
export function alsToestemmingen(
  alle: readonly Regel[],
  { peildatum, tijdstip }: Peil,
  terug: readonly Terugroepstand[],
  actueel: boolean,
): z.infer<typeof toestemmingenSchema> {
  const toen = ({ op }: Regel) =>
    tijdstip === null ? datumVan(op) <= peildatum : op.getTime() <= tijdstip.getTime()
  const regels = alle.filter(toen).toSorted(volgorde)
  const standen = tijdstip === null ? standOpDag(regels, peildatum) : standOp(regels, tijdstip)
  return {
    peildatum,
    tijdstip: tijdstip?.toISOString() ?? null,
    actueel,
    standen: [...standen.values()].map(({ verklaring: _, sinds, ...een }) => ({
      ...een,
      sinds: sinds.toISOString(),
    })),
    regels: regels.map(({ op, ...een }) => ({ ...een, op: op.toISOString() })),
    terugroepingen: terug.map(({ bericht, ontvanger, wegens, gebieden, op, stand: hoe, grond }) => ({
      ...{
        bericht,
        ontvanger,
        wegens,
        gebieden: gebieden === null ? null : [...gebieden],
        stand: hoe,
        grond,
      },
      teruggeroepenOp: op.toISOString(),
    })),
  }
}

/** A whole declaration in one request: what the talk was, and for what the yes is. */
export const verklaringSchema = z
  .strictObject({
    ...verklaringvraag.shape,
    verklaringId: z
      .guid('Gebruik een UUID.')
      .optional()
      .meta({ description: 'Uw eigen id: nog eens sturen legt niets dubbel vast.' }),
    ja: z
      .array(vakvraag)
      .min(1)
      .max(60)
      .refine((lijst) => new Set(lijst.map(sleutelVan)).size === lijst.length, 'Noem elk paar één keer.')
      .meta({ description: 'Waarvoor ja is gezegd.' }),
  })
  .meta({ id: 'Toestemmingsverklaring' })

/** A withdrawal in one request. */
export const intrekkingSchema = z
  .strictObject({
    ...intrekvraag.shape,
    intrekkingId: z
      .guid('Gebruik een UUID.')
      .optional()
      .meta({ description: 'Uw eigen id: nog eens sturen verandert niets.' }),
  })
  .meta({ id: 'Toestemmingsintrekking' })

/** What a withdrawal did, with how it stands now. */
export const ingetrokkenSchema = z
  .object({
    ingetrokken: z.array(vakvraag),
    teruggeroepen: z.int().meta({ description: 'Hoeveel berichten zijn teruggeroepen.' }),
    toestemmingen: toestemmingenSchema,
  })
  .meta({ id: 'Toestemmingingetrokken' })

/** A question to the register about a person: the consent is taken from the ledger. */
export const persoonsvraag = z
  .strictObject({
    ontvanger: z.string().max(60),
    basisvoorwaarden: z
      .array(z.enum(basisvoorwaarden))
      .min(1)
      .refine((lijst) => new Set(lijst).size === lijst.length, 'Noem elke basisvoorwaarde één keer.'),
  })
  .meta({ id: 'Toestemmingsvraag' })

/** The oordeel of the register, with what the ledger said. */
export const persoonsoordeelSchema = z
  .object({
    toestemming: z.partialRecord(z.enum(basisvoorwaarden), z.enum(regelsoorten)),
    oordeel: oordeelSchema,
  })
  .meta({ id: 'Toestemmingsoordeel' })

/** The day or the moment a look is for: today, or an earlier one. */
export function peilvraag({ nu }: Pick<Kijker, 'nu'>) {
  const vandaag = datumVan(nu)
  return z
    .strictObject({
      peildatum: z.iso
        .date({ abort: true, error: 'Dit is geen bestaande datum.' })
        .refine((dag) => dag <= vandaag, 'Deze dag moet nog komen.')
        .optional(),
      tijdstip: z.iso
        .datetime({
          offset: true,
          abort: true,
          error: 'Schrijf een tijdstip met zone, zoals 2026-11-22T10:30:00Z.',
        })
        .refine((moment) => new Date(moment).getTime() <= nu.getTime(), 'Dit tijdstip moet nog komen.')
        .optional(),
    })
    .refine(({ peildatum, tijdstip }) => peildatum === undefined || tijdstip === undefined, {
      path: ['tijdstip'],
      error: 'Vraag naar een dag of naar een tijdstip, niet naar allebei.',
    })
    .transform(({ peildatum = vandaag, tijdstip }): Peil => {
      const moment = tijdstip === undefined ? null : new Date(tijdstip)
      return { peildatum: moment === null ? peildatum : datumVan(moment), tijdstip: moment }
    })
}
