import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Datum } from '../kern/datum.ts'
import type { Basisvoorwaarde } from './rules.ts'
import type { Spreker } from './tabellen.ts'

const zin = z.string().trim().min(1)

const onderwerp = z.strictObject({ naam: zin, waarover: zin, waarvoor: zin, vraag: zin })

/** Where the name of a receiver comes in a sentence. */
const plek = '{ontvanger}'

/** The words on paper; in each language the same ones. */
const papierwoorden = z.strictObject({
  ...{ verklaring: zin, intrekking: zin, bewijs: zin, weten: zin, wie: zin, naam: zin, geboortedatum: zin },
  ...{
    verantwoordelijke: zin,
    inrichting: zin,
    fg: zin,
    fgVraag: zin,
    vragen: zin,
    vraaguitleg: zin,
    organisatie: zin,
  },
  ...{ ja: zin, nee: zin, gezondheidJa: zin, geldigTot: zin, gesprek: zin },
  ...{ taal: zin, tolk: zin, telefoon: zin, voorgelezen: zin, makkelijk: zin, aanwezig: zin, spreker: zin },
  sprekers: z.strictObject({ betrokkene: zin, curator: zin, mentor: zin } satisfies Record<
    Spreker,
    z.ZodType
  >),
  /** Who can have been there, and a language that has no name here. */
  aanwezigen: z.strictObject({
    ...{ casemanager: zin, mentor: zin, advocaat: zin, tolk: zin, familie: zin },
    ...{ vertegenwoordiger: zin, 'geestelijk-verzorger': zin, anders: zin },
  }),
  andereTaal: zin,
  ...{ tekenen: zin, plaats: zin, datum: zin, uwHandtekening: zin, handtekeningCasemanager: zin },
  ...{
    versie: zin,
    watIntrekken: zin,
    intrekkenKort: zin,
    alles: zin,
    deel: zin,
    onderwerp: zin,
    gegevenOp: zin,
  },
  intrekUitleg: z.array(zin).length(4),
  ...{ bewijsUitleg: zin, antwoord: zin, ingetrokken: zin, totEnMet: zin, vastgelegd: zin, nummer: zin },
  /** How long what was said is kept: as the policy of the ledger has it. */
  ...{ hoeIntrekken: zin, rechten: zin, bewaren: zin },
})

const schema = z.strictObject({
  /** The language as a browser and a reader of paper know it. */
  taal: z.string().regex(/^[a-z]{2,3}$/),
  richting: z.enum(['ltr', 'rtl']),
  /** What the language is called by who speaks it, and by who works here. */
  naam: zin,
  nederlands: zin,
  /** Another wording is another version: what was signed keeps the version that was read. */
  versie: z.string().regex(/^[a-z-]+-\d{4}-\d{2}[a-z]?$/),
  /** Whether a picture stands beside what is told. */
  beelden: z.boolean(),
  /** Of a text that was made after the Dutch one: whether someone who may do so confirmed it, and what is said if not. */
  vertaling: z.strictObject({ bevestigd: z.boolean(), letOp: zin }).nullable(),
  inleiding: z.array(zin).length(5),
  gevolgen: zin,
  basisvoorwaarden: z.strictObject({
    ...{
      identiteitsbewijs: onderwerp,
      onderdak: onderwerp,
      'werk-en-inkomen': onderwerp,
      schulden: onderwerp,
    },
    /** What is about health is said apart. */
    zorg: onderwerp.extend({ gezondheid: zin }),
    'zorg-voor-thuis': onderwerp,
  } satisfies Record<Basisvoorwaarde, z.ZodType>),
  /** The question about one receiver, and the three answers to it. */
  antwoorden: z.strictObject({
    aan: zin.refine((woorden) => woorden.split(plek).length === 2, `noemt ${plek} één keer`),
    ...{ ja: zin, nee: zin, niet: zin },
  }),
  papier: papierwoorden,
})

/** What is told before someone says yes or no, and what stands on paper: one file per language. */
export type Toestemmingstekst = z.infer<typeof schema>

/** Reads the text of one language. Throws with every word that is missing, wrong or too many. */
export function leesTekst(bestand: string, inhoud: string): Toestemmingstekst {
  const gelezen = schema.safeParse(JSON.parse(inhoud))
  if (gelezen.success) return gelezen.data
  const mis = gelezen.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new Error(`${bestand}: ${mis.join('; ')}`)
}

const map = new URL('teksten/', import.meta.url)

/** All texts by the name of their file, Dutch first: another language is another file. */
export const teksten: ReadonlyMap<string, Toestemmingstekst> = new Map(
  readdirSync(map)
    .map((bestand) => bestand.replace('.json', ''))
    .toSorted((a, b) => Number(b.startsWith('nl')) - Number(a.startsWith('nl')) || (a < b ? -1 : 1))
    .map((naam) => {
      const bestand = `${naam}.json`
      return [naam, leesTekst(bestand, readFileSync(new URL(bestand, map), 'utf8'))]
    }),
)

/** The Dutch text, which all others follow. */
export const tekst = tekstIn('nl')

/** The text with this name; for a name that is none, the Dutch one. */
export function tekstIn(naam: string | undefined): Toestemmingstekst {
  const gevonden = teksten.get(naam ?? 'nl') ?? teksten.get('nl')
  if (gevonden === undefined) throw new Error('Without the Dutch text nothing can be asked')
  return gevonden
}

/** What must be said of a text that nobody confirmed yet; null when there is nothing to say. */
export function letOp({ vertaling }: Toestemmingstekst): string | null {
  return vertaling === null || vertaling.bevestigd ? null : vertaling.letOp
}

/** The name of an area for people who work here. */
export function onderwerpnaam(basisvoorwaarde: Basisvoorwaarde): string {
  return tekst.basisvoorwaarden[basisvoorwaarde].naam
}

/** What is told about one area. */
export interface Onderwerptekst {
  readonly naam: string
  readonly waarover: string
  readonly waarvoor: string
  /** The question itself, of which the answer is for each receiver. */
  readonly vraag: string
  /** Said apart where it is about health. */
  readonly gezondheid?: string
}

/** One area in the words of a language. */
export function onderwerpIn(
  { basisvoorwaarden }: Toestemmingstekst,
  gebied: Basisvoorwaarde,
): Onderwerptekst {
  return basisvoorwaarden[gebied]
}

/** A sentence about a receiver, cut at its name: that is written in letters of its own. */
export function rondOntvanger({ antwoorden }: Toestemmingstekst): readonly [voor: string, na: string] {
  const [voor = '', na = ''] = antwoorden.aan.split(plek)
  return [voor, na]
}

/** A day in the words of a language, with figures that everyone reads. */
export function datumIn({ taal }: Toestemmingstekst, datum: Datum): string {
  return new Intl.DateTimeFormat(`${taal}-u-nu-latn`, {
    ...{ timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' },
  }).format(new Date(`${datum}T00:00:00Z`))
}

/** A language of a talk in the words of another, such as "Arabisch"; of one without a name, that it is another. */
export function taalIn({ taal, papier }: Toestemmingstekst, welke: string): string {
  if (welke === 'anders') return papier.andereTaal
  const naam = new Intl.DisplayNames(taal, { type: 'language' }).of(welke) ?? welke
  return `${naam.charAt(0).toLocaleUpperCase(taal)}${naam.slice(1)}`
}

/** Who was there, in the words of a language; of a role that is unknown here, its id. */
export function aanwezigeIn({ papier }: Toestemmingstekst, wie: string): string {
  return Object.entries(papier.aanwezigen).find(([rol]) => rol === wie)?.[1] ?? wie
}
