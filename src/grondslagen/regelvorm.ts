import { z } from 'zod'
import type { Datum } from '../kern/datum.ts'
import { artikelTekst, wetLink } from './grondslag.ts'
import type { Register } from './lookup.ts'
import type { Grondslagverwijzing, Regel } from './schema.ts'
import { voorwaardeTekst } from './uitleg.ts'

const zinnen = z.array(z.string())
const datum = z.iso.date()

const verwijzing = z
  .strictObject({
    wet: z.string().meta({ description: 'Het id van de wet in het register.' }),
    citeertitel: z.string(),
    artikel: z.string(),
    bwb: z
      .string()
      .nullable()
      .meta({ description: 'Het nummer in het Basiswettenbestand, of null als de wet dat niet heeft.' }),
    url: z
      .string()
      .meta({ description: 'De tekst zoals die gold op de peildatum van de vraag, of vandaag.' }),
    voor: zinnen.nullable().meta({ description: 'Geldt alleen voor deze gegevens; null is voor alle.' }),
  })
  .meta({ id: 'Grondslagverwijzing' })

/** A rule of the register as the API gives it: ids written out, articles with a link. */
export const regelvormSchema = z
  .strictObject({
    id: z.string(),
    soort: z.enum(['toestaan', 'verbieden', 'knelpunt']),
    titel: z.string(),
    verstrekkers: zinnen,
    ontvangers: zinnen,
    wederzijds: z.boolean().meta({ description: 'Ook van de ontvanger naar de verstrekker.' }),
    gegevens: zinnen,
    processtappen: zinnen,
    geldigVan: datum,
    beginOnzeker: z.boolean().meta({
      description:
        'Is dit true, dan is geldigVan de eerste versie die wij lazen; misschien gold het al eerder.',
    }),
    geldigTot: datum.nullable().meta({ description: 'De laatste dag, of null als de regel nog geldt.' }),
    voorwaarden: z.array(z.strictObject({ feit: z.string(), tekst: z.string() })),
    grondslagen: z.array(verwijzing),
    plichten: zinnen,
    knelpunten: zinnen,
    tegenspraken: zinnen,
    reden: z.string().nullable().meta({ description: 'Waarom niet; null bij een regel die toestaat.' }),
    zekerheid: z.enum(['geverifieerd', 'afgeleid', 'onzeker']).meta({
      description: 'Een onzekere regel staat nooit iets toe.',
    }),
    toelichting: z.string(),
    bron: z.array(z.strictObject({ bestand: z.string(), plaats: z.string() })),
  })
  .meta({ id: 'Grondslagregel', description: 'Eén regel van het register van grondslagen.' })

/** One rule as the API gives it. */
export type Regelvorm = z.infer<typeof regelvormSchema>

/** Writes a rule out, with links to the law as it stood on the date. */
export function alsRegelvorm(register: Register, regel: Regel, peildatum: Datum): Regelvorm {
  const { id, soort, titel, wederzijds, geldigVan, geldigTot, plichten, knelpunten, tegenspraken } = regel
  return {
    id,
    soort,
    titel,
    verstrekkers: uitgeschreven(regel.verstrekkers, register.partij),
    ontvangers: uitgeschreven(regel.ontvangers, register.partij),
    wederzijds,
    gegevens: uitgeschreven(regel.gegevens, register.gegeven),
    processtappen: uitgeschreven(regel.processtappen, register.processtap),
    geldigVan,
    beginOnzeker: regel.beginOnzeker ?? false,
    geldigTot,
    voorwaarden: voorwaardenVan(register, regel),
    grondslagen: regel.grondslagen.flatMap((grond) => alsVerwijzing(register, grond, peildatum)),
    plichten,
    knelpunten,
    tegenspraken,
    reden: regel.soort === 'toestaan' ? null : regel.reden,
    zekerheid: regel.zekerheid,
    toelichting: regel.toelichting,
    bron: regel.bron,
  }
}

function uitgeschreven(lijst: readonly string[] | 'alle', ids: ReadonlyMap<string, unknown>): string[] {
  return lijst === 'alle' ? [...ids.keys()] : [...lijst]
}

function voorwaardenVan(register: Register, regel: Regel): Regelvorm['voorwaarden'] {
  if (regel.soort === 'knelpunt') return []
  return regel.voorwaarden.map((v) => ({ feit: v.feit, tekst: voorwaardeTekst(register, v) }))
}

function alsVerwijzing(
  register: Register,
  grond: Grondslagverwijzing,
  peildatum: Datum,
): Regelvorm['grondslagen'] {
  const wet = register.wet.get(grond.wet)
  if (wet === undefined) return []
  return [
    {
      wet: wet.id,
      citeertitel: wet.citeertitel,
      artikel: artikelTekst(grond),
      bwb: wet.bwb ?? null,
      url: wetLink(wet, grond, peildatum),
      voor: grond.voor ?? null,
    },
  ]
}
