import { z } from 'zod'
import { type Datum, datumVan, isDatum, plusMaanden } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { isLeesbaar } from '../../kern/tekst.ts'
import { bijtermijnen } from '../bewaren/beleid.ts'
import { type Bijkeuze, bijeinden, bijkeuzes } from './tabellen.ts'

const tekst = (kortst: number, langst: number) =>
  z
    .string()
    .trim()
    .min(kortst, `Schrijf ten minste ${kortst} tekens.`)
    .max(langst, `Gebruik ten hoogste ${langst} tekens.`)
    .refine(isLeesbaar, 'Er staan tekens in die wij niet kunnen bewaren.')

/** What is said about a decision of the burgemeester. */
export const bijbesluitvraag = z
  .strictObject({
    besluitId: z.guid('Gebruik een UUID.').optional().meta({
      description:
        'Een id dat u zelf maakt. Hetzelfde besluit met dit id telt één keer; een ander besluit met dit id geeft 409.',
    }),
    besluit: z.enum(bijkeuzes),
    maatregel: tekst(3, 200).nullable().default(null).meta({
      description: 'Welke maatregel, zonder namen of nummers van mensen; verplicht bij een maatregel.',
    }),
    van: z.guid('Gebruik een UUID.').nullable().default(null).meta({
      description:
        'Welke maatregel is ingetrokken of beëindigd: het id van dat besluit; verplicht bij een einde.',
    }),
    datum: z
      .string()
      .refine(isDatum, 'Geef een datum die bestaat, als JJJJ-MM-DD.')
      .meta({ format: 'date', description: 'De dag van het besluit.' }),
    reden: tekst(10, 500).meta({ description: 'Kort, zonder namen of nummers van mensen.' }),
  })
  .refine(({ besluit, maatregel }) => besluit !== 'maatregel' || maatregel !== null, {
    path: ['maatregel'],
    message: 'Noem de maatregel.',
  })
  .refine(({ besluit, maatregel }) => besluit === 'maatregel' || maatregel === null, {
    path: ['maatregel'],
    message: 'Alleen bij een maatregel hoort hier iets te staan.',
  })
  .refine(({ besluit, van }) => isBijeinde(besluit) === (van !== null), {
    path: ['van'],
    message: 'Noem bij een einde, en alleen dan, de maatregel waarover het gaat.',
  })
  .meta({ id: 'Bijbesluitvraag' })

/** True for a decision that ends a measure. */
export function isBijeinde(besluit: Bijkeuze): boolean {
  return bijeinden.some((een) => een === besluit)
}

/** A decision as it is checked. */
export type Bijbesluitvraag = z.infer<typeof bijbesluitvraag>

/** The days on which what rests on a message to the burgemeester is gone, counted from the day it was given to him. */
export function bijdagen(verstrektOp: Date): { readonly inhoud: Datum; readonly verantwoording: Datum } {
  const dag = datumVan(verstrektOp)
  return {
    inhoud: plusMaanden(dag, bijtermijnen.inhoud),
    verantwoording: plusMaanden(dag, bijtermijnen.verantwoording),
  }
}

/** What is wrong with the day on which a measure ended: it is not before the measure, nor of tomorrow. */
export function keurEindedag(datum: Datum, maatregel: Datum, vandaag: Datum): readonly VeldFout[] {
  if (datum > vandaag) return [{ veld: 'datum', melding: 'Deze dag is nog niet geweest.' }]
  if (datum < maatregel)
    return [{ veld: 'datum', melding: 'De maatregel kan niet eindigen vóór de dag waarop zij is besloten.' }]
  return []
}

/** What is wrong with the day of a decision: it follows the message it rests on, and is not of tomorrow. */
export function keurBesluitdag(datum: Datum, verstrektOp: Date, vandaag: Datum): readonly VeldFout[] {
  if (datum > vandaag) return [{ veld: 'datum', melding: 'Deze dag is nog niet geweest.' }]
  if (datum < datumVan(verstrektOp))
    return [{ veld: 'datum', melding: 'Het besluit kan niet van vóór de dag van het bericht zijn.' }]
  return []
}
