import { z } from 'zod'
import { remediesoorten, uitkomsten } from './soorten.ts'
import { datum, feitId, id, zin } from './woorden.ts'

const lijst = z.array(id).min(1, 'noem er ten minste één')
const lijstOfAlle = z.union([lijst, z.literal('alle')], { error: 'noem een lijst van ids, of: alle' })

const plaats = { artikel: zin, lid: zin.optional(), onderdeel: zin.optional() }
const grondslag = z.strictObject({
  wet: id,
  ...plaats,
  jo: z.strictObject(plaats).optional(),
  voor: lijst.optional(),
  /** A source names this article; nobody here read its text. The answer says so. */
  nietGelezen: z.literal(true, 'zet hier true, of laat het veld weg').optional(),
})

/**
 * What a permission may ask for. Only positive: then losing or refusing a fact can never allow more. `niet-ontkend` is for
 * what was weighed beforehand: silence is enough, but whoever says that it is not so has the last word.
 */
const positief = z.union(
  [
    z.strictObject({ feit: feitId, is: z.literal(true) }),
    z.strictObject({ feit: feitId, is: z.literal('gegeven') }),
    z.strictObject({ feit: feitId, is: z.literal('niet-ontkend') }),
    z.strictObject({ feit: feitId, hoogstens: z.number().min(0) }),
  ],
  {
    error: 'een toestaande regel vraagt alleen: is true, is niet-ontkend, is gegeven, of hoogstens een getal',
  },
)

/** What a prohibition may depend on. Only negative: then losing a fact can never lift it. */
const negatief = z.union(
  [
    z.strictObject({ feit: feitId, is: z.literal(false) }),
    z.strictObject({ feit: feitId, is: z.literal('niet-gegeven') }),
    z.strictObject({ feit: feitId, meerDan: z.number().min(0) }),
  ],
  { error: 'een verbod vraagt alleen: is false, is niet-gegeven, of meerDan een getal' },
)

const verwachting = z.strictObject({
  uitkomst: z.enum(uitkomsten),
  remedie: z.strictObject({ soort: z.enum(remediesoorten), feit: feitId.optional() }).optional(),
})

/** An example: a question exactly as in the contract, and what is expected for each gegeven. */
const voorbeeld = z.strictObject({
  titel: zin,
  vraag: z.record(z.string(), z.unknown()),
  verwacht: z.record(id, verwachting),
})

/**
 * What a rule may offer itself. The other kinds the toets works out, and only where they lead to permission: written
 * by hand they could lead back to the very refusal they were offered for.
 */
const eigenRemedie = z.strictObject({
  soort: z.literal('wetswijziging', {
    error:
      'een regel noemt zelf alleen wetswijziging; elke andere remedie rekent de toets uit, want wie haar met de hand schrijft kan in een kring belanden: dezelfde weigering met dezelfde remedie',
  }),
  wie: id,
  wat: zin,
})

const gedeeld = {
  id,
  titel: zin,
  wederzijds: z.boolean().default(false),
  geldigVan: datum,
  /** The first day is the version of the law that was read; since when the law says so is not known. */
  beginOnzeker: z.literal(true, 'zet hier true, of laat het veld weg').optional(),
  geldigTot: datum.nullable(),
  plichten: z.array(zin).default([]),
  tegenspraken: z.array(zin).default([]),
  bron: z.array(z.strictObject({ bestand: zin, plaats: zin })).min(1, 'noem ten minste één bron'),
  zekerheid: z.enum(['geverifieerd', 'afgeleid', 'onzeker']),
  toelichting: zin,
  voorbeelden: z.array(voorbeeld).min(1, 'geef ten minste één voorbeeld'),
}
const ruim = {
  verstrekkers: lijstOfAlle,
  ontvangers: lijstOfAlle,
  gegevens: lijstOfAlle,
  processtappen: lijstOfAlle,
  reden: zin,
  remedies: z.array(eigenRemedie).default([]),
  grondslagen: z.array(grondslag).default([]),
}

const toestaan = z.strictObject({
  soort: z.literal('toestaan'),
  ...gedeeld,
  verstrekkers: lijst,
  ontvangers: lijst,
  gegevens: lijst,
  processtappen: lijst,
  voorwaarden: z.array(positief).default([]),
  knelpunten: z.array(zin).default([]),
  grondslagen: z.array(grondslag).min(1, 'een toestaande regel heeft een grondslag'),
})
const verbieden = z.strictObject({
  soort: z.literal('verbieden'),
  ...gedeeld,
  ...ruim,
  voorwaarden: z.array(negatief).default([]),
  knelpunten: z.array(zin).default([]),
})
/** A flow without a ground: decides nothing, but says why there is none and who could change that. */
const knelpunt = z.strictObject({
  soort: z.literal('knelpunt'),
  ...gedeeld,
  ...ruim,
  knelpunten: z.array(zin).min(1, 'een knelpunt zegt wat er knelt'),
})

const regel = z.discriminatedUnion('soort', [toestaan, verbieden, knelpunt], {
  error: 'soort is toestaan, verbieden of knelpunt',
})

/** `recht/regels/*.yaml`: one family of flows per file. */
export const regelsSchema = z.strictObject({ regels: z.array(regel).min(1) })

export type Grondslagverwijzing = z.infer<typeof grondslag>
export type Toestaan = z.infer<typeof toestaan>
export type Verbieden = z.infer<typeof verbieden>
export type Knelpunt = z.infer<typeof knelpunt>
export type Regel = Toestaan | Verbieden | Knelpunt
export type Voorwaarde = z.infer<typeof positief> | z.infer<typeof negatief>
