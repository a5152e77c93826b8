import { z } from 'zod'
import { type Datum, plusDagen } from '../kern/datum.ts'
import type { VeldFout } from '../kern/fout.ts'
import type { Gekeurd } from '../kern/keur.ts'
import type { Naam } from '../kern/naam.ts'
import { keurAanwezig } from './aanwezigheid.ts'
import { type Deel, handtekening, keurHandtekening, korteTekst, leesAlles, namens, noemt } from './invoer.ts'
import { teksten, tekstIn } from './tekst.ts'

/** Who can be present, by role and never by name. */
export const aanwezigen = {
  casemanager: 'Casemanager',
  mentor: 'Mentor van de afdeling',
  advocaat: 'Advocaat',
  tolk: 'Tolk',
  familie: 'Familielid',
  vertegenwoordiger: 'Wettelijk vertegenwoordiger',
  'geestelijk-verzorger': 'Geestelijk verzorger',
  anders: 'Iemand anders',
} as const

/** Whether someone interpreted, and how. */
export const tolken = { geen: 'Nee', aanwezig: 'Ja, aanwezig', telefoon: 'Ja, aan de telefoon' } as const

/** The languages of a talk, as they are written down. */
export const talen = {
  nl: 'Nederlands',
  en: 'Engels',
  de: 'Duits',
  fr: 'Frans',
  es: 'Spaans',
  pl: 'Pools',
  ro: 'Roemeens',
  tr: 'Turks',
  ar: 'Arabisch',
  ti: 'Tigrinya',
  pap: 'Papiaments',
  anders: 'Een andere taal',
} as const

/** A choice as it is read, for what was kept by its key. */
export function inWoord(van: Readonly<Record<string, string>>, sleutel: string): string {
  return van[sleutel] ?? sleutel
}

const sleutels = <T extends string>(van: Readonly<Record<T, string>>) => Object.keys(van) as [T, ...T[]]

/** A yes lasts a year at most, and paper is brought in within a month. Policy: no article names a term. */
const langste = 365
const oudste = 31

/** A declaration: how the talk went, in which words, and how it was signed. */
export const verklaringvraag = z.strictObject({
  namens,
  aanwezig: z
    .array(z.enum(sleutels(aanwezigen)), 'Kies wie erbij waren.')
    .min(1, 'Kies wie erbij waren.')
    .max(8)
    .meta({
      description:
        'Met vertegenwoordiger als die het zegt (namens), en met tolk precies als er een was (tolk: aan de telefoon mag).',
    }),
  taal: z.enum(sleutels(talen)),
  tolk: z.enum(sleutels(tolken)),
  voorgelezen: z.boolean(),
  hoeBegrepen: korteTekst(500).optional().meta({
    description:
      'Verplicht als de taal van het gesprek een andere is dan die van de tekst en er geen tolk was: waaraan u merkte dat het is begrepen, zonder namen.',
  }),
  makkelijkGelezen: z.boolean().meta({ description: 'De versie in makkelijke taal is gebruikt.' }),
  tekst: z
    .enum([...teksten.keys()])
    .optional()
    .meta({
      description: 'Welke tekst is gelezen. Weggelaten: de Nederlandse, in makkelijke taal als dat zo was.',
    }),
  gevolgenVerteld: z.literal(true, 'Vertel dit eerst, en vink het dan aan.').meta({
    description: 'Er is verteld dat weigeren en intrekken geen gevolgen hebben.',
  }),
  geldigTot: z.iso
    .date('Kies een dag die bestaat.')
    .meta({ description: 'Laatste dag van deze toestemming.' }),
  datum: z.iso.date('Kies een dag die bestaat.').meta({ description: 'De dag van ondertekenen.' }),
  plaats: korteTekst(80),
  vorm: z.enum(['scherm', 'papier']).meta({ description: 'Waar de handtekening staat.' }),
  handtekening: handtekening.optional(),
})
/** A declaration that was checked. */
export type Verklaringvraag = z.infer<typeof verklaringvraag>

/** Reads a declaration from a form, about who is named so. */
export function leesVerklaring(
  waarde: Readonly<Record<string, unknown>>,
  vandaag: Datum,
  naam: Naam | null,
): Gekeurd<Verklaringvraag> {
  return leesAlles<Verklaringvraag>(verklaringvraag, verklaringvraag.partial(), waarde, (deel) =>
    keurVerklaring(deel, vandaag, naam),
  )
}

/**
 * What is wrong with who was there, with how a declaration was understood, with its days and with its signature. Of what is not there nothing
 * is wrong here: that it must be, the form of the question says.
 */
export function keurVerklaring(
  vraag: Deel<Verklaringvraag>,
  vandaag: Datum,
  naam: Naam | null,
): readonly VeldFout[] {
  const { tekst, makkelijkGelezen, vorm, handtekening: strepen } = vraag
  const past =
    tekst === undefined || makkelijkGelezen === undefined || (tekst === makkelijk) === makkelijkGelezen
  return [
    ...keurDagen(vraag, vandaag),
    ...keurAanwezig(vraag),
    ...(past
      ? []
      : [
          {
            ...{ veld: 'makkelijkGelezen', melding: `Alleen de tekst ${makkelijk} is in makkelijke taal.` },
            toegestaan: [String(!makkelijkGelezen)],
          },
        ]),
    ...keurBegrepen(vraag, naam),
    ...keurHandtekening(vorm, strepen),
  ]
}

function keurDagen({ datum, geldigTot }: Deel<Verklaringvraag>, vandaag: Datum): readonly VeldFout[] {
  const fouten: VeldFout[] = []
  const fout = (veld: string, melding: string, toegestaan: string) =>
    fouten.push({ veld, melding, toegestaan: [toegestaan] })
  const eerste = plusDagen(vandaag, -oudste)
  if (datum !== undefined && datum > vandaag)
    fout('datum', 'Deze dag moet nog komen.', `${eerste} tot en met ${vandaag}`)
  else if (datum !== undefined && datum < eerste)
    fout('datum', 'Dit is langer dan een maand geleden. Vraag het opnieuw.', `vanaf ${eerste}`)
  const laatst = plusDagen(vandaag, langste)
  if (geldigTot !== undefined && (geldigTot < vandaag || geldigTot > laatst))
    fout(
      'geldigTot',
      'Kies een dag van vandaag tot ten hoogste een jaar verder.',
      `${vandaag} tot en met ${laatst}`,
    )
  return fouten
}

const makkelijk = 'nl-makkelijk'

/** True when a text was read in another language than the talk was in, and nobody interpreted. */
export function isAndereTaal(taal: string, tolk: string, tekst: string | undefined): boolean {
  return tolk === 'geen' && tekstIn(tekst).taal !== taal
}

function keurBegrepen(vraag: Deel<Verklaringvraag>, naam: Naam | null): readonly VeldFout[] {
  const { taal, tolk, hoeBegrepen, makkelijkGelezen } = vraag
  const veld = 'hoeBegrepen'
  if (hoeBegrepen !== undefined)
    return noemt(hoeBegrepen, naam)
      ? [{ veld, melding: 'Hier staat de naam van de persoon in. Haal die weg.' }]
      : []
  if (taal === undefined || tolk === undefined || makkelijkGelezen === undefined) return []
  if (!isAndereTaal(taal, tolk, gelezenTekst({ tekst: vraag.tekst, makkelijkGelezen }))) return []
  const melding =
    'De tekst is in een andere taal dan het gesprek, en er was geen tolk. Schrijf op waaraan u merkte dat het is begrepen, of vraag het opnieuw met een tolk.'
  return [{ veld, melding }]
}

/** The name of the text that was read before someone signed. */
export function gelezenTekst({
  tekst,
  makkelijkGelezen,
}: Pick<Verklaringvraag, 'tekst' | 'makkelijkGelezen'>): string {
  return tekst ?? (makkelijkGelezen ? makkelijk : 'nl')
}
