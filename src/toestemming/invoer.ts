import { z } from 'zod'
import type { VeldFout } from '../kern/fout.ts'
import { alsWoorden, heeftPersoonsnummer } from '../kern/herleidbaar.ts'
import { type Gekeurd, keur } from '../kern/keur.ts'
import type { Naam } from '../kern/naam.ts'
import { isLeesbaar } from '../kern/tekst.ts'
import { leesStrepen } from './handtekening.ts'
import { sprekers } from './tabellen.ts'

/** A text of so many characters at most, about nobody by number. */
export const korteTekst = (meeste: number) =>
  z
    .string()
    .trim()
    .min(1, 'Vul dit in.')
    .max(meeste, `Gebruik ten hoogste ${meeste} tekens.`)
    .refine(isLeesbaar, 'Er staan tekens in die wij niet kunnen bewaren.')
    .refine((tekst) => !heeftPersoonsnummer(tekst), 'Haal het nummer weg: het kan van een persoon zijn.')

/** A signature, as it is sent. */
export const handtekening = z.string().meta({
  description:
    'Bij vorm scherm: punten "x y" van 0 tot 600 en 0 tot 200 na elkaar, strepen gescheiden door ";".',
})
/** Who says it: the person, or a representative by role. */
export const namens = z
  .enum(sprekers)
  .meta({ description: 'De betrokkene zelf, of een wettelijk vertegenwoordiger.' })

/** What there is of something that is not whole. */
export type Deel<T> = { readonly [Veld in keyof T]?: T[Veld] | undefined }

/**
 * Reads what was filled in. Everything that is wrong with it is said at once: also what can only be seen in fields that are
 * each filled in well, as far as those are.
 */
export function leesAlles<T>(
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

/** What is wrong with a signature: one on the screen has strokes, one on paper is not sent along. */
export function keurHandtekening(vorm: unknown, strepen: string | undefined): readonly VeldFout[] {
  if (vorm !== 'scherm') return []
  if (strepen !== undefined && leesStrepen(strepen) !== null) return []
  return [{ veld: 'handtekening', melding: 'Zet een handtekening in het vak, of kies voor papier.' }]
}

/** True for a text with the name of this person in it. */
export function noemt(tekst: string, naam: Naam | null): boolean {
  if (naam === null) return false
  const woorden = alsWoorden(tekst)
  return [naam.geslachtsnaam, ...(naam.voornamen ?? '').split(/[\s-]+/)]
    .map(alsWoorden)
    .some((een) => een.trim().length > 1 && woorden.includes(een))
}
