import { z } from 'zod'
import { type Datum, datumKort, isDatum } from '../kern/datum.ts'
import { type VeldFout, veilig } from '../kern/fout.ts'
import { heeftPersoonsnummer } from '../kern/herleidbaar.ts'
import { isLeesbaar } from '../kern/tekst.ts'
import type { Basisvoorwaarde } from '../toestemming/toestemming.ts'
import {
  antwoordtekst,
  exclusief,
  nietNodig,
  type Onderwerp,
  onderwerpenVan,
  type Veld,
} from './onderwerpen.ts'

/** What someone answered, as it comes in: on a page or through the API. */
export const antwoordvraag = z.strictObject({
  keuze: z.array(z.string().max(60)).max(20).default([]),
  velden: z.record(z.string().max(60), z.string()).default({}),
  hulp: z.enum(['ja', 'niet-nodig']).nullable().default(null),
  kloptNiet: z.boolean().default(false).meta({
    description: 'Waar: wat wij al wisten, klopt volgens de betrokkene niet.',
  }),
})
/** What someone answered, as it comes in. */
export type Antwoordvraag = z.infer<typeof antwoordvraag>

/** Where an answer comes from, and of which day it is. */
export interface Bron {
  readonly wat: string
  readonly datum: Datum
}

/** One answer as it is kept. */
export interface Antwoord {
  readonly keuze: readonly string[]
  readonly velden: Readonly<Record<string, string>>
  readonly hulp: 'ja' | 'niet-nodig' | null
  readonly bron: Bron
  /** What was known and was disputed; null when nothing was. */
  readonly betwist: Bron | null
}

/** Answers by the key of their topic. A topic that is not in it was not answered. */
export type Antwoorden = Readonly<Record<string, Antwoord>>

/** How long a text may be, and how long a number. */
export const langsteTekst = 500
const langsteNummer = 30
/** No income in a month is larger; a slip of the hand is. */
const hoogsteBedrag = 100_000
/** A document is valid for ten years, or a slip of the hand. */
const dagen = { eerste: '2000-01-01', laatste: '2060-12-31' } as const

/** True when something was said. */
export function isLeeg({ keuze, velden, hulp }: Pick<Antwoord, 'keuze' | 'velden' | 'hulp'>): boolean {
  return keuze.length === 0 && hulp === null && Object.keys(velden).length === 0
}

/**
 * What is wrong with the answers to one area; every fault names its field and what is allowed. `nummers` are those of the
 * person, which are no number of a policy.
 */
export function keurAntwoorden(
  gebied: Basisvoorwaarde,
  gegeven: Readonly<Record<string, Antwoordvraag>>,
  nummers: readonly string[],
): readonly VeldFout[] {
  const hier = onderwerpenVan(gebied)
  const toegestaan = hier.map(({ sleutel }) => sleutel)
  return Object.entries(gegeven).flatMap(([sleutel, antwoord]) => {
    const onderwerp = hier.find((een) => een.sleutel === sleutel)
    if (onderwerp === undefined)
      return [{ veld: veilig(sleutel), melding: 'Dit onderwerp hoort niet bij dit gebied.', toegestaan }]
    return [
      ...keurKeuze(onderwerp, antwoord),
      ...keurHulp(onderwerp, antwoord),
      ...keurVelden(onderwerp, antwoord, nummers),
    ]
  })
}

/** Faults as they may be shown: a name of a field that came from outside can hold a number of a person. */
export function veiligeVelden(fouten: readonly VeldFout[]): readonly VeldFout[] {
  return fouten.map((een) => ({ ...een, veld: veilig(een.veld) }))
}

function keurKeuze(onderwerp: Onderwerp, { keuze }: Antwoordvraag): readonly VeldFout[] {
  const { sleutel, soort, opties } = onderwerp
  const toegestaan = opties.map(([waarde]) => waarde)
  if (keuze.some((waarde) => !toegestaan.includes(waarde)))
    return [{ veld: sleutel, melding: 'Kies een antwoord uit de lijst.', toegestaan }]
  if (new Set(keuze).size !== keuze.length)
    return [{ veld: sleutel, melding: 'Kies elk antwoord één keer.', toegestaan }]
  if (soort === 'een' && keuze.length > 1)
    return [{ veld: sleutel, melding: 'Kies één antwoord.', toegestaan }]
  return keurSamen(onderwerp, keuze)
}

/**
 * What an answer says against itself, each at its field; nothing when it is right. One that was kept before these went
 * together no more is told to nobody until a person chose.
 */
export function tegenspraken(
  onderwerp: Onderwerp,
  antwoord: Pick<Antwoord, 'keuze' | 'velden' | 'hulp'>,
): readonly VeldFout[] {
  const { sleutel } = onderwerp
  const velden = onderwerp.velden.flatMap((veld) => {
    const fout =
      antwoord.velden[veld.naam] === undefined ? null : tegenspraak(onderwerp, veld, antwoord.keuze)
    return fout === null ? [] : [{ veld: `${sleutel}.${veld.naam}`, ...fout }]
  })
  return [...keurSamen(onderwerp, antwoord.keuze), ...keurNietNodig(onderwerp, antwoord), ...velden]
}

function keurSamen(onderwerp: Onderwerp, keuze: readonly string[]): readonly VeldFout[] {
  const { sleutel, opties } = onderwerp
  const toegestaan = opties.map(([waarde]) => waarde)
  const alleen = keuze.find((waarde) => exclusief(onderwerp).includes(waarde))
  if (alleen === undefined || keuze.length === 1) return []
  const woord = opties.find(([waarde]) => waarde === alleen)?.[1] ?? alleen
  return [{ veld: sleutel, melding: `‘${woord}’ gaat niet samen met een ander antwoord.`, toegestaan }]
}

/** Who needs nothing asks for no help with it: one of the two is a slip of the hand, and only who was there knows which. */
function keurNietNodig(
  onderwerp: Onderwerp,
  antwoord: Pick<Antwoord, 'keuze' | 'hulp'>,
): readonly VeldFout[] {
  const { sleutel, hulp } = onderwerp
  if (hulp && antwoord.hulp === 'ja' && antwoord.keuze.includes(nietNodig))
    return [
      {
        veld: `${sleutel}.hulp`,
        melding: `Hulp vragen gaat niet samen met ‘${antwoordtekst(onderwerp, nietNodig)}’. Kies een ander antwoord, of kies bij hulp ‘niet nodig’.`,
        toegestaan: ['niet-nodig'],
      },
    ]
  return []
}

function keurHulp(onderwerp: Onderwerp, antwoord: Antwoordvraag): readonly VeldFout[] {
  const { sleutel, hulp } = onderwerp
  const samen = keurNietNodig(onderwerp, antwoord)
  if (samen.length > 0) return samen
  if (hulp || antwoord.hulp === null) return []
  return [{ veld: `${sleutel}.hulp`, melding: 'Bij dit onderwerp vragen wij niet apart naar hulp.' }]
}

function keurVelden(
  onderwerp: Onderwerp,
  antwoord: Antwoordvraag,
  nummers: readonly string[],
): readonly VeldFout[] {
  const { sleutel, velden } = onderwerp
  return Object.entries(antwoord.velden).flatMap(([wat, waarde]) => {
    const veld = velden.find((een) => een.naam === wat)
    const waar = `${sleutel}.${veilig(wat)}`
    if (veld === undefined)
      return [
        { veld: waar, melding: 'Dit veld kennen wij hier niet.', toegestaan: velden.map((een) => een.naam) },
      ]
    const fout = tegenspraak(onderwerp, veld, antwoord.keuze) ?? keurWaarde(veld, waarde, nummers)
    return fout === null ? [] : [{ veld: waar, ...fout }]
  })
}

/** What is filled in beside an answer that says there is no such thing; null when it goes together. */
function tegenspraak(
  onderwerp: Onderwerp,
  { nietBij = [] }: Veld,
  keuze: readonly string[],
): Omit<VeldFout, 'veld'> | null {
  const botst = keuze.find((een) => nietBij.includes(een))
  if (botst === undefined) return null
  return {
    melding: `Dit gaat niet samen met ‘${antwoordtekst(onderwerp, botst)}’. Maak dit leeg, of kies een ander antwoord.`,
  }
}

function keurWaarde(
  { soort }: Veld,
  waarde: string,
  nummers: readonly string[],
): Omit<VeldFout, 'veld'> | null {
  if (soort === 'datum') {
    const goed = isDatum(waarde) && waarde >= dagen.eerste && waarde <= dagen.laatste
    return goed
      ? null
      : {
          melding: `Kies een dag die bestaat, van ${datumKort(dagen.eerste)} tot en met ${datumKort(dagen.laatste)}.`,
          toegestaan: [`${dagen.eerste} tot en met ${dagen.laatste}`],
        }
  }
  if (soort === 'bedrag')
    return /^\d{1,6}$/.test(waarde) && Number(waarde) <= hoogsteBedrag
      ? null
      : {
          melding: `Vul een bedrag in hele euro’s in, zonder punt of komma, van 0 tot en met ${hoogsteBedrag}.`,
          toegestaan: [`0 tot en met ${hoogsteBedrag}`],
        }
  if (soort === 'nummer' && nummers.includes(waarde.replaceAll(/\D/g, '')))
    return { melding: 'Dit is een nummer van de persoon zelf. Haal het weg.' }
  if (soort === 'nummer')
    return new RegExp(`^[A-Za-z0-9 ./-]{1,${langsteNummer}}$`).test(waarde)
      ? null
      : {
          melding: `Gebruik ten hoogste ${langsteNummer} letters, cijfers, spaties, punten en strepen.`,
          toegestaan: ['letters, cijfers, spatie, punt, streep'],
        }
  return keurTekst(waarde)
}

function keurTekst(tekst: string): Omit<VeldFout, 'veld'> | null {
  if (!isLeesbaar(tekst)) return { melding: 'Er staan tekens in die wij niet kunnen bewaren.' }
  if (tekst.length > langsteTekst)
    return {
      melding: `Gebruik ten hoogste ${langsteTekst} tekens. Nu zijn het er ${tekst.length}.`,
      toegestaan: [`1 tot en met ${langsteTekst} tekens`],
    }
  if (heeftPersoonsnummer(tekst)) return { melding: 'Haal het nummer weg: het kan van een persoon zijn.' }
  return null
}
