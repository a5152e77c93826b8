import { z } from 'zod'
import type { VeldFout } from '../../kern/fout.ts'
import { type Gekeurd, keur } from '../../kern/keur.ts'
import { terugroepgronden } from './beleid.ts'
import type { Verwijderantwoord } from './verwijderen.ts'

/** What a sender says when it recalls. */
export const terugroepvraag = z
  .strictObject({
    grond: z.enum(terugroepgronden),
    toelichting: z
      .string()
      .trim()
      .meta({ description: 'Voor de ontvanger, 10 tot 300 tekens, zonder gegevens van een persoon.' }),
  })
  .meta({ id: 'Terugroepvraag' })

/** What a receiver says it did; which fields belong together, `leesAntwoord` says. */
export const verwijdervraag = z
  .strictObject({
    uitkomst: z.enum(['verwijderd', 'behouden'], 'Kies wat u met de gegevens deed.'),
    grondslag: z
      .string()
      .trim()
      .optional()
      .meta({ description: 'Bij behouden: id van een regel van het register.' }),
    artikel: z.string().trim().optional().meta({
      description: 'Bij behouden, in plaats van grondslag: het wetsartikel van de eigen plicht.',
    }),
    toelichting: z
      .string()
      .trim()
      .optional()
      .meta({ description: 'Bij een artikel: waarom het hier geldt.' }),
  })
  .meta({ id: 'Verwijdervraag' })

/** Reads the answer of a receiver from JSON or a form in which what is not filled in is empty. */
export function leesAntwoord(waarde: unknown): Gekeurd<Verwijderantwoord> {
  const gekeurd = keur(verwijdervraag, waarde)
  if ('fouten' in gekeurd) return gekeurd
  const { uitkomst, grondslag = '', artikel = '', toelichting = '' } = gekeurd.waarde
  if (uitkomst === 'verwijderd') return alleenVerwijderd({ grondslag, artikel, toelichting })
  if (grondslag === '' && artikel === '')
    return fout('grondslag', 'Kies een grondslag, of noem het artikel van een eigen wettelijke plicht.')
  if (grondslag !== '' && artikel !== '')
    return fout('artikel', 'Kies een grondslag of noem een artikel, niet allebei.')
  if (grondslag !== '') return { waarde: { uitkomst, grondslag } }
  return { waarde: { uitkomst, artikel, toelichting } }
}

function alleenVerwijderd(rest: Readonly<Record<string, string>>): Gekeurd<Verwijderantwoord> {
  const teveel = Object.entries(rest).filter(([, waarde]) => waarde !== '')
  if (teveel.length === 0) return { waarde: { uitkomst: 'verwijderd' } }
  const melding = 'Laat dit leeg als u de gegevens hebt verwijderd.'
  return { fouten: teveel.map(([veld]): VeldFout => ({ veld, melding })) }
}

function fout(veld: string, melding: string): { readonly fouten: readonly VeldFout[] } {
  return { fouten: [{ veld, melding }] }
}
