import { z } from 'zod'
import type { VeldFout } from '../kern/fout.ts'
import type { Gekeurd } from '../kern/keur.ts'
import type { Naam } from '../kern/naam.ts'
import { type Deel, handtekening, keurHandtekening, korteTekst, leesAlles, namens, noemt } from './invoer.ts'
import { basisvoorwaarden } from './rules.ts'

/** One vak in a question. */
export const vakvraag = z.strictObject({
  ontvanger: z.string().max(60).meta({ description: 'Id van de organisatie.' }),
  basisvoorwaarde: z.enum(basisvoorwaarden),
})

/** A withdrawal: signed, or a note of staff that someone made clear not to want it. */
export const intrekvraag = z.strictObject({
  alles: z
    .boolean()
    .optional()
    .meta({ description: 'Waar: elk ja dat er is. Wat u daarnaast bij welke noemt, valt daaronder.' }),
  welke: z.array(vakvraag).max(500).optional().meta({ description: 'Alleen deze, als alles niet waar is.' }),
  vorm: z.enum(['scherm', 'papier', 'mondeling']).meta({
    description: 'Ondertekend op scherm of papier, of mondeling: elk teken van nee is genoeg.',
  }),
  namens,
  handtekening: handtekening.optional(),
  toelichting: korteTekst(500).optional().meta({ description: 'Bij mondeling: wat u merkte, zonder namen.' }),
})
/** A withdrawal that was checked. */
export type Intrekvraag = z.infer<typeof intrekvraag>

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

/** All and a part of it is all: a clear no is turned away for nothing (AVG art. 7 lid 3). */
function keurKeuze({ alles = false, welke = [] }: Deel<Intrekvraag>): readonly VeldFout[] {
  return alles || welke.length > 0 ? [] : [{ veld: 'welke', melding: 'Kies wat er wordt ingetrokken.' }]
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
