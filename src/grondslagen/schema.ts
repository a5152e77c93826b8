import { z } from 'zod'
import { isDatum } from '../kern/datum.ts'
import { remediesoorten, uitkomsten } from './soorten.ts'

const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'een id heeft kleine letters, cijfers en streepjes')
const feitId = z.string().regex(/^[a-z][a-zA-Z]*$/, 'een feit heeft een id zonder spaties of streepjes')
const zin = z.string('hier hoort tekst').trim().min(1, 'vul dit in')
const datum = z.string().refine(isDatum, 'geen bestaande datum (JJJJ-MM-DD)').meta({ format: 'date' })
const lijst = z.array(id).min(1, 'noem er ten minste één')
const lijstOfAlle = z.union([lijst, z.literal('alle')], { error: 'noem een lijst van ids, of: alle' })

const partij = z.strictObject({ id, lidwoord: z.enum(['de', 'het']), naam: zin, omschrijving: zin })
const gegeven = z.strictObject({
  id,
  klasse: z.enum(['g', 'b', 's']),
  groep: id,
  naam: zin,
  omschrijving: zin.optional(),
})
const processtap = z.strictObject({ id, volgorde: z.int().positive(), naam: zin })
const feit = z.strictObject({
  id: feitId,
  soort: z.enum(['boolean', 'getal', 'toestemming']),
  vraag: zin,
  betekenis: zin,
  remedie: z.strictObject({ soort: z.enum(remediesoorten), wie: id, wat: zin }).optional(),
})
const benoemd = z.strictObject({ id, naam: zin })

/** `recht/begrippen.yaml`: the words everything else is written in. */
export const begrippenSchema = z.strictObject({
  partijen: z.array(partij).min(1),
  gegevens: z.array(gegeven).min(1),
  processtappen: z.array(processtap).min(1),
  feiten: z.array(feit).min(1),
  rollen: z.array(benoemd),
  berichtsoorten: z.array(benoemd),
})

const wet = z
  .strictObject({
    id,
    naam: zin,
    citeertitel: zin,
    bwb: z
      .string()
      .regex(/^BWBR\d{7}$/, 'een BWB-nummer is BWBR met zeven cijfers')
      .optional(),
    celex: z
      .string()
      .regex(/^3\d{4}[A-Z]\d{4}$/, 'geen CELEX-nummer')
      .optional(),
    vindplaats: zin.optional(),
    adres: z.url().optional(),
    geldigVan: datum.optional(),
    geldigTot: datum.optional(),
  })
  .refine((w) => [w.bwb, w.celex, w.vindplaats].filter((plaats) => plaats !== undefined).length === 1, {
    error: 'noem precies één van bwb, celex of vindplaats',
    path: ['bwb'],
  })

/** `recht/wetten.yaml`: the acts and decrees the rules refer to. */
export const wettenSchema = z.strictObject({ wetten: z.array(wet).min(1) })

const plaats = { artikel: zin, lid: zin.optional(), onderdeel: zin.optional() }
const grondslag = z.strictObject({
  wet: id,
  ...plaats,
  jo: z.strictObject(plaats).optional(),
  voor: lijst.optional(),
})

/** What a permission may ask for. Only positive: then losing or refusing a fact can never allow more. */
const positief = z.union(
  [
    z.strictObject({ feit: feitId, is: z.literal(true) }),
    z.strictObject({ feit: feitId, is: z.literal('gegeven') }),
    z.strictObject({ feit: feitId, hoogstens: z.number().min(0) }),
  ],
  { error: 'een toestaande regel vraagt alleen: is true, is gegeven, of hoogstens een getal' },
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

const gedeeld = {
  id,
  titel: zin,
  wederzijds: z.boolean().default(false),
  geldigVan: datum,
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
  remedies: z
    .array(z.strictObject({ soort: z.enum(remediesoorten), wie: id, wat: zin, feit: feitId.optional() }))
    .default([]),
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

export type Begrippen = z.infer<typeof begrippenSchema>
export type Partij = z.infer<typeof partij>
export type Gegeven = z.infer<typeof gegeven>
export type Processtap = z.infer<typeof processtap>
export type Feit = z.infer<typeof feit>
export type Wet = z.infer<typeof wet>
export type Grondslagverwijzing = z.infer<typeof grondslag>
export type Toestaan = z.infer<typeof toestaan>
export type Verbieden = z.infer<typeof verbieden>
export type Knelpunt = z.infer<typeof knelpunt>
export type Regel = Toestaan | Verbieden | Knelpunt
export type Voorwaarde = z.infer<typeof positief> | z.infer<typeof negatief>
