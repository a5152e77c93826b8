import { z } from 'zod'
import { type Datum, isDatum } from '../kern/datum.ts'

/** The kinds of conviction on the list, with where they stand in the article and how a page calls them. */
export const bijcategorieen = {
  'misdrijf-onvoorwaardelijk': {
    onderdeel: 'a',
    naam: 'Een genoemd misdrijf, met een onvoorwaardelijke vrijheidsstraf of maatregel',
    uitleg:
      'Sr 151f lid 2 en 3, 241, 243, 245 tot en met 253, 273f, 282, 282a, 282b, 287, 288, 288a of 289. Niet volgens het jeugdstrafrecht.',
  },
  'geweld-een-jaar': {
    onderdeel: 'a',
    naam: 'Openlijk geweld of zware mishandeling, met ten minste een jaar onvoorwaardelijk',
    uitleg: 'Sr 141 lid 2, 302 of 303. Niet volgens het jeugdstrafrecht.',
  },
  tbs: {
    onderdeel: 'b',
    naam: 'Terbeschikkingstelling (tbs)',
    uitleg: 'Sr 37a. Niet volgens het jeugdstrafrecht.',
  },
  pij: {
    onderdeel: 'c',
    naam: 'Plaatsing in een inrichting voor jeugdigen (PIJ)',
    uitleg: 'Sr 77s, als de maatregel verlengd kan worden.',
  },
} as const
/** The id of such a kind. */
export type Bijcategorie = keyof typeof bijcategorieen

const categorieen = Object.keys(bijcategorieen) as [Bijcategorie, ...Bijcategorie[]]

/** Why someone comes back: for a while, or for good. */
export const bijaanleidingen = ['verlof', 'einde-detentie'] as const

/**
 * What a BIJ event says beside the person. What the register asks, is asked here: `null` means that it is not known, and
 * is never taken for a yes.
 *
 * @see Bjsg art. 11a lid 1 (the list), lid 3 (three months)
 */
export function bijVelden(datum: z.ZodType<Datum, Datum>) {
  return {
    aanleiding: z.enum(bijaanleidingen),
    terugkeerdatum: datum.nullable().meta({
      description: 'De eerste dag van het verlof of van de terugkeer; null als die niet bekend is.',
    }),
    bijGrond: z.boolean().nullable().meta({
      description:
        'Staat deze onherroepelijke veroordeling op de lijst van artikel 11a lid 1 Bjsg? null als dat niet bekend is.',
    }),
    categorie: z.enum(categorieen).nullable().default(null).meta({
      description: 'Welk deel van die lijst; verplicht als bijGrond true is, en anders null.',
    }),
  }
}

interface Ingevuld {
  readonly terugkeerdatum: Datum | null
  readonly bijGrond: boolean | null
  readonly categorie: Bijcategorie | null
}

/** What does not fit together in a BIJ event of this day. */
export function bijFouten(
  { terugkeerdatum, bijGrond, categorie }: Ingevuld,
  dag: Datum,
): readonly { readonly path: string[]; readonly message: string }[] {
  return [
    // A day that does not exist is told already.
    ...(terugkeerdatum !== null && isDatum(terugkeerdatum) && terugkeerdatum < dag
      ? [{ path: ['terugkeerdatum'], message: 'De terugkeer ligt vóór de dag van deze melding.' }]
      : []),
    ...(bijGrond === true && categorie === null
      ? [{ path: ['categorie'], message: `Noem welk deel van de lijst het is: ${categorieen.join(', ')}.` }]
      : []),
    ...(bijGrond !== true && categorie !== null
      ? [
          {
            path: ['categorie'],
            message: 'Een categorie hoort alleen bij bijGrond true. Laat haar anders weg.',
          },
        ]
      : []),
  ]
}
