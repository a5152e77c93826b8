import { z } from 'zod'
import type { Register } from '../lookup.ts'
import type { Verwerkingsactiviteit } from '../verwerkingsregister.ts'
import { algemeneGrond } from './dpv.ts'
import { grondenVan, grondVan } from './gronden.ts'
import { betrokkenen } from './verwerking.ts'

const zinnen = z.array(z.string())
const dag = z.iso.date()
const partij = z.strictObject({ id: z.string(), naam: z.string() })
const grond = z
  .strictObject({
    wet: z.string(),
    artikel: z.string(),
    bwb: z.string().nullable(),
    juriconnect: z.string().nullable(),
    url: z.string(),
    dpv: z.string().nullable().meta({ description: 'De term van W3C DPV, of null als die er niet is.' }),
    algemeen: z
      .string()
      .nullable()
      .meta({ description: 'De algemene term voor `legalBasis` in het register van verwerkingen.' }),
  })
  .meta({ id: 'Verwerkingsgrond' })
const bewaring = z
  .strictObject({
    wat: z.string(),
    termijn: z.string().nullable().meta({ description: 'Duur volgens ISO 8601, of null.', example: 'P4Y' }),
    tekst: z.string(),
    herkomst: z.enum(['wet', 'beleid', 'niet-bepaald']),
    grondslag: grond.nullable(),
  })
  .meta({ id: 'Bewaartermijn' })

/** One version of a processing activity as the API gives it. */
export const activiteitSchema = z
  .strictObject({
    id: z.string(),
    versie: z.int().min(1),
    naam: z.string(),
    doel: z.string(),
    doeltermen: zinnen.meta({ description: 'Termen van W3C DPV.' }),
    geldigVan: dag,
    geldigTot: dag.nullable(),
    registerversie: z.string(),
    inGebruik: z.boolean().meta({
      description: 'Doet Terugkeer dit zelf al? Zo niet, dan staat alleen het recht ervoor in het register.',
    }),
    logboekdoelen: zinnen.meta({ description: 'De doelen waaronder dit in het logboek staat.' }),
    verantwoordelijken: z.array(partij),
    betrokkenen: z.array(partij),
    persoonsgegevens: z.strictObject({
      categorieen: z.array(
        z.strictObject({
          id: z.string(),
          naam: z.string(),
          klasse: z.enum(['g', 'b', 's']).meta({
            description: 'g gewoon, b bijzonder (artikel 9 AVG), s strafrechtelijk (artikel 10 AVG)',
          }),
        }),
      ),
      andere: zinnen,
      bewaartermijnen: z.array(bewaring),
    }),
    ontvangers: z.array(
      partij.extend({ juridischeRol: z.enum(['DataController', 'ServiceProvider']).nullable() }),
    ),
    grondslagen: z.array(grond),
    maatregelen: z.array(
      z.strictObject({ soort: z.enum(['technisch', 'organisatorisch']), maatregel: z.string() }),
    ),
    bewerkingen: zinnen.meta({ description: 'Termen van W3C DPV.' }),
    regels: zinnen.meta({ description: 'De regels waaruit dit volgt; zie /grondslagen/{id}.' }),
  })
  .meta({
    id: 'Verwerkingsactiviteit',
    description:
      'Inhoud als ProcessingActivityVersion in het register van het Logboek Dataverwerkingen, met Nederlandse namen.',
  })

/** One version of a processing activity, written out. */
export type Activiteitvorm = z.infer<typeof activiteitSchema>

/** Writes an activity out: names beside ids, and the law as it stood on the first day of this version. */
export function alsActiviteit(register: Register, activiteit: Verwerkingsactiviteit): Activiteitvorm {
  const { verwerking, versie, geldigVan, geldigTot } = activiteit
  const { id, naam, doel, doeltermen, logboekdoelen, bewerkingen } = verwerking
  return {
    id,
    versie,
    naam,
    doel,
    doeltermen: [...doeltermen],
    geldigVan,
    geldigTot,
    registerversie: register.registerversie,
    inGebruik: logboekdoelen.length > 0 || verwerking.soort === 'eigen-werk',
    logboekdoelen: [...logboekdoelen],
    verantwoordelijken: activiteit.verantwoordelijken.map((p) => partijVorm(register, p)),
    betrokkenen: verwerking.betrokkenen.map((groep) => ({ id: groep, naam: betrokkenen[groep] })),
    persoonsgegevens: gegevensVorm(register, activiteit),
    ontvangers: activiteit.ontvangers.map((p) => ({ ...partijVorm(register, p), juridischeRol: rolVan(p) })),
    grondslagen: grondenVan(register, activiteit.grondslagen, geldigVan).map(grondVorm),
    maatregelen: activiteit.maatregelen.map(({ soort, tekst }) => ({ soort, maatregel: tekst })),
    bewerkingen: [...bewerkingen],
    regels: [...activiteit.regels],
  }
}

function partijVorm(register: Register, id: string) {
  return { id, naam: register.partij.get(id)?.naam ?? id }
}

/** Who receives decides for itself what it does with it; only Justid works for others, and a person is no organisation. */
function rolVan(partijId: string): 'DataController' | 'ServiceProvider' | null {
  if (partijId === 'betrokkene') return null
  return partijId === 'justid' ? 'ServiceProvider' : 'DataController'
}

function gegevensVorm(
  register: Register,
  { verwerking, gegevens, geldigVan }: Verwerkingsactiviteit,
): Activiteitvorm['persoonsgegevens'] {
  return {
    categorieen: gegevens.flatMap((gegeven) => {
      const bekend = register.gegeven.get(gegeven)
      return bekend === undefined ? [] : [{ id: bekend.id, naam: bekend.naam, klasse: bekend.klasse }]
    }),
    andere: verwerking.soort === 'eigen-werk' ? [...verwerking.andereGegevens] : [],
    bewaartermijnen: verwerking.bewaring.map(({ wat, termijn, tekst, herkomst, grondslag }) => {
      const gevonden = grondslag === undefined ? null : grondVan(register, grondslag, geldigVan)
      return { wat, termijn, tekst, herkomst, grondslag: gevonden === null ? null : grondVorm(gevonden) }
    }),
  }
}

function grondVorm({
  citeertitel,
  artikel,
  bwb,
  juriconnect,
  url,
  dpv,
}: ReturnType<typeof grondenVan>[number]) {
  return { wet: citeertitel, artikel, bwb, juriconnect, url, dpv, algemeen: algemeneGrond(dpv) }
}
