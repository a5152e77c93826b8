import { z } from 'zod'
import { type Datum, plusDagen } from '../kern/datum.ts'
import type { VeldFout } from '../kern/fout.ts'
import { alsWoorden, heeftPersoonsnummer } from '../kern/herleidbaar.ts'
import { type Gekeurd, keur } from '../kern/keur.ts'
import type { Naam } from '../kern/naam.ts'
import { isLeesbaar } from '../kern/tekst.ts'
import { keurAanwezig } from './aanwezigheid.ts'
import { leesStrepen } from './handtekening.ts'
import { basisvoorwaarden } from './rules.ts'
import { sprekers } from './tabellen.ts'
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

/** A text of so many characters at most, about nobody by number. */
export const korteTekst = (meeste: number) =>
  z
    .string()
    .trim()
    .min(1, 'Vul dit in.')
    .max(meeste, `Gebruik ten hoogste ${meeste} tekens.`)
    .refine(isLeesbaar, 'Er staan tekens in die wij niet kunnen bewaren.')
    .refine((tekst) => !heeftPersoonsnummer(tekst), 'Haal het nummer weg: het kan van een persoon zijn.')

const handtekening = z.string().meta({
  description:
    'Bij vorm scherm: punten "x y" van 0 tot 600 en 0 tot 200 na elkaar, strepen gescheiden door ";".',
})
/** Who says it: the person, or a representative by role. */
export const namens = z
  .enum(sprekers)
  .meta({ description: 'De betrokkene zelf, of een wettelijk vertegenwoordiger.' })

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

/** What there is of something that is not whole. */
type Deel<T> = { readonly [Veld in keyof T]?: T[Veld] | undefined }

/**
 * Reads what was filled in. Everything that is wrong with it is said at once: also what can only be seen in fields that are
 * each filled in well, as far as those are.
 */
function leesAlles<T>(
  heel: z.ZodType<T>,
  deel: z.ZodType<Deel<T>>,
  waarde: Readonly<Record<string, unknown>>,
  samen: (deel: Deel<T>) => readonly VeldFout[],
): Gekeurd<T> {
  const gekeurd = keur(heel, waarde)
  if ('waarde' in gekeurd) {
    const fouten = samen(gekeurd.waarde)
    return fouten.length === 0 ? gekeurd : { fouten }
  }
  const mis = new Set(gekeurd.fouten.map(({ veld }) => veld.split('.')[0] ?? ''))
  const goed = deel.safeParse(Object.fromEntries(Object.entries(waarde).filter(([veld]) => !mis.has(veld))))
  const rest = goed.success ? samen(goed.data) : []
  return { fouten: [...gekeurd.fouten, ...rest.filter(({ veld }) => !mis.has(veld))] }
}

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

/** One vak in a question. */
export const vakvraag = z.strictObject({
  ontvanger: z.string().max(60).meta({ description: 'Id van de organisatie.' }),
  basisvoorwaarde: z.enum(basisvoorwaarden),
})

/** A withdrawal: signed, or a note of staff that someone made clear not to want it. */
export const intrekvraag = z.strictObject({
  alles: z.boolean().optional().meta({ description: 'Waar: elk ja dat er is. Laat dan welke weg.' }),
  welke: z.array(vakvraag).max(500).optional().meta({ description: 'Alleen deze. Laat dan alles weg.' }),
  vorm: z.enum(['scherm', 'papier', 'mondeling']).meta({
    description: 'Ondertekend op scherm of papier, of mondeling: elk teken van nee is genoeg.',
  }),
  namens,
  handtekening: handtekening.optional(),
  toelichting: korteTekst(500).optional().meta({ description: 'Bij mondeling: wat u merkte, zonder namen.' }),
})
/** A withdrawal that was checked. */
export type Intrekvraag = z.infer<typeof intrekvraag>

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

/** What is wrong with a signature: one on the screen has strokes, one on paper is not sent along. */
function keurHandtekening(vorm: unknown, strepen: string | undefined): readonly VeldFout[] {
  if (vorm !== 'scherm') return []
  if (strepen !== undefined && leesStrepen(strepen) !== null) return []
  return [{ veld: 'handtekening', melding: 'Zet een handtekening in het vak, of kies voor papier.' }]
}

/** Reads a withdrawal from a form, of who is named so. */
export function leesIntrekking(
  waarde: Readonly<Record<string, unknown>>,
  naam: Naam | null,
): Gekeurd<Intrekvraag> {
  return leesAlles<Intrekvraag>(intrekvraag, intrekvraag.partial(), waarde, (deel) =>
    keurIntrekking(deel, naam),
  )
}

/** What is wrong with a withdrawal: what staff noticed belongs to one that nobody signed, and names nobody. */
export function keurIntrekking(vraag: Deel<Intrekvraag>, naam: Naam | null): readonly VeldFout[] {
  return [...keurKeuze(vraag), ...keurHoe(vraag, naam)]
}

function keurKeuze({ alles = false, welke = [] }: Deel<Intrekvraag>): readonly VeldFout[] {
  if (alles !== welke.length > 0) return []
  const melding = alles ? 'Kies alles of een deel, niet allebei.' : 'Kies wat er wordt ingetrokken.'
  return [{ veld: 'welke', melding }]
}

function keurHoe(
  { vorm, handtekening: strepen, toelichting }: Deel<Intrekvraag>,
  naam: Naam | null,
): readonly VeldFout[] {
  if (vorm === undefined) return []
  if (vorm !== 'mondeling')
    return [
      ...keurHandtekening(vorm, strepen),
      ...(toelichting === undefined
        ? []
        : [{ veld: 'toelichting', melding: 'Laat dit leeg als er is ondertekend.' }]),
    ]
  if (toelichting === undefined) return [{ veld: 'toelichting', melding: 'Schrijf kort op wat u merkte.' }]
  return noemt(toelichting, naam)
    ? [{ veld: 'toelichting', melding: 'Hier staat de naam van de persoon in. Haal die weg.' }]
    : []
}

/** True for a text with the name of this person in it. */
export function noemt(tekst: string, naam: Naam | null): boolean {
  if (naam === null) return false
  const woorden = alsWoorden(tekst)
  return [naam.geslachtsnaam, ...(naam.voornamen ?? '').split(/[\s-]+/)]
    .map(alsWoorden)
    .some((een) => een.trim().length > 1 && woorden.includes(een))
}
