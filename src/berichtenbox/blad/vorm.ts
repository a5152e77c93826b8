import { z } from 'zod'

/** One topic as it stands in a message: with its words, so that it reads the same however the form changes later. */
const bladonderwerp = z.object({
  sleutel: z.string(),
  gebied: z.string(),
  naam: z.string(),
  /** Ids of the answers; null when nobody asked, which is another thing than `onbekend`. */
  antwoord: z.array(z.string()).nullable(),
  tekst: z.array(z.string()),
  velden: z.array(z.object({ naam: z.string(), label: z.string(), waarde: z.string() })),
  /** True when help is asked for, false when it is not needed, null when that was not asked. */
  hulp: z.boolean().nullable(),
  bron: z.object({ wat: z.string(), datum: z.string() }).nullable(),
})
/** One topic as it stands in a message. */
export type Bladonderwerp = z.infer<typeof bladonderwerp>

const bladdeel = z.object({
  gebiednaam: z.string(),
  onderwerpen: z.array(bladonderwerp),
  /** Of an area that is told in part: the names of its topics that stand nowhere in the sheet. Not why. */
  nietGedeeld: z.array(z.string()).optional(),
})
/** What an informatieblad tells under one gegeven. */
export type Bladdeel = z.infer<typeof bladdeel>

/** The parts of an informatieblad by their gegeven; none in what is no informatieblad. */
export function delenUit(gegevens: Readonly<Record<string, unknown>> | null): ReadonlyMap<string, Bladdeel> {
  return new Map(
    Object.entries(gegevens ?? {}).flatMap(([gegeven, waarde]): [string, Bladdeel][] => {
      const gelezen = bladdeel.safeParse(waarde)
      return gelezen.success ? [[gegeven, gelezen.data]] : []
    }),
  )
}

/** What became of one topic between two versions. */
export interface Bladverschil {
  readonly naam: string
  readonly soort: 'nieuw' | 'anders' | 'weg'
}

/** What a version tells otherwise than the one it replaced: which topics, without what they were. */
export interface Versieverschil {
  readonly versie: number
  readonly lijst: readonly Bladverschil[]
}

/**
 * The areas of which a new version tells less than the one before: a topic that was answered and now is not, or that may not
 * be told any more. `overig` for anything else that fell away.
 */
export function nietMeer(
  vorige: Readonly<Record<string, unknown>> | null,
  nu: Readonly<Record<string, unknown>>,
): readonly string[] {
  const nieuw = opSleutel(nu)
  const weg = [...opSleutel(vorige).values()].filter((toen) => {
    const na = nieuw.get(toen.sleutel)
    return isVerteld(toen) && (na === undefined || !isVerteld(na))
  })
  const delen = delenUit(vorige)
  const overig = Object.keys(vorige ?? {}).some((gegeven) => !delen.has(gegeven) && !(gegeven in nu))
  return [...new Set([...weg.map(({ gebied }) => gebied), ...(overig ? ['overig'] : [])])]
}

const isVerteld = ({ antwoord, hulp, velden }: Bladonderwerp) =>
  antwoord !== null || hulp !== null || velden.length > 0

/** The topics that are told otherwise than before, are new, or are told no more. */
export function verschillen(
  vorige: Readonly<Record<string, unknown>> | null,
  nu: Readonly<Record<string, unknown>> | null,
): readonly Bladverschil[] {
  const oud = opSleutel(vorige)
  const nieuw = opSleutel(nu)
  const erbij = [...nieuw.values()].flatMap((een): Bladverschil[] => {
    const toen = oud.get(een.sleutel)
    if (toen === undefined) return een.antwoord === null && een.hulp === null ? [] : [verschil(een, 'nieuw')]
    return zegt(toen) === zegt(een) ? [] : [verschil(een, 'anders')]
  })
  const weg = [...oud.values()].filter(({ sleutel }) => !nieuw.has(sleutel))
  return [...erbij, ...weg.map((een) => verschil(een, 'weg'))]
}

const verschil = ({ naam }: Bladonderwerp, soort: Bladverschil['soort']): Bladverschil => ({ naam, soort })

function opSleutel(gegevens: Readonly<Record<string, unknown>> | null): ReadonlyMap<string, Bladonderwerp> {
  const alle = [...delenUit(gegevens).values()].flatMap(({ onderwerpen }) => onderwerpen)
  return new Map(alle.map((een) => [een.sleutel, een]))
}

function zegt({ antwoord, velden, hulp }: Bladonderwerp): string {
  return JSON.stringify([antwoord, velden, hulp])
}
