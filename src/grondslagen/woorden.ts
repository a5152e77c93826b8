import { z } from 'zod'
import { isDatum } from '../kern/datum.ts'
import { remediesoorten } from './soorten.ts'

/** An id of a rule, party, gegeven, step or act. */
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'een id heeft kleine letters, cijfers en streepjes')
/** An id of a fact. */
export const feitId = z
  .string()
  .regex(/^[a-z][a-zA-Z]*$/, 'een feit heeft een id zonder spaties of streepjes')
/** Text a person reads. */
export const zin = z.string('hier hoort tekst').trim().min(1, 'vul dit in')
/** A day that exists. */
export const datum = z.string().refine(isDatum, 'geen bestaande datum (JJJJ-MM-DD)').meta({ format: 'date' })
const partij = z.strictObject({
  id,
  lidwoord: z.enum(['de', 'het']),
  naam: zin,
  omschrijving: zin,
  /** Parties that do the same kind of work. Only one of the same kind is offered in the place of another. */
  kring: id.optional(),
})
const gegeven = z.strictObject({
  id,
  klasse: z.enum(['g', 'b', 's']),
  groep: id,
  naam: zin,
  omschrijving: zin.optional(),
  /** Other gegevens that are readily taken for this one. A refusal asks whether one of them was meant. */
  verwant: z.array(id).min(1).optional(),
})
const processtap = z.strictObject({ id, volgorde: z.int().positive(), naam: zin })
/** How a fact can be established. Not by asking elsewhere or for another law: that leaves the fact as it is. */
const feitremedie = z
  .enum(remediesoorten)
  .exclude(['andere-processtap', 'andere-ontvanger', 'wetswijziging'], {
    error:
      'een feit wordt niet vastgesteld door een andere processtap, een andere ontvanger of een andere wet',
  })
const feit = z.strictObject({
  id: feitId,
  soort: z.enum(['boolean', 'getal', 'toestemming']),
  vraag: zin,
  betekenis: zin,
  remedie: z.strictObject({ soort: feitremedie, wie: id, wat: zin }).optional(),
})
const benoemd = z.strictObject({ id, naam: zin })

/** `recht/begrippen.yaml`: the words everything else is written in. */
export const begrippenSchema = z.strictObject({
  /** Until which day the law was looked up. An answer for a later day says so. Absent in registers from before. */
  nagekeken: datum.optional(),
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

export type Begrippen = z.infer<typeof begrippenSchema>
export type Partij = z.infer<typeof partij>
export type Gegeven = z.infer<typeof gegeven>
export type Processtap = z.infer<typeof processtap>
export type Feit = z.infer<typeof feit>
export type Wet = z.infer<typeof wet>
