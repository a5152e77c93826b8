import { z } from 'zod'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { type Gekeurd, keur } from '../../kern/keur.ts'
import { isLeesbaar } from '../../kern/tekst.ts'
import type { Verzoek } from '../../platform/http.ts'

const kortsteReden = 5

const reden = z
  .string()
  .trim()
  .min(kortsteReden, `Schrijf een reden van ten minste ${kortsteReden} tekens.`)
  .max(500, 'Ten hoogste 500 tekens.')
  .refine(isLeesbaar, 'Deze tekst bevat tekens die wij niet kunnen bewaren.')

/** What every form about roles may hold. */
export const velden = {
  geven: z.object({ rol: z.string().min(1, 'Kies een rol.'), van: z.string(), tot: z.string() }),
  einddatum: z.object({ tot: z.string(), gezien: z.string() }),
  intrekken: z.object({ reden }),
  naam: z.object({
    naam: z.string().trim().min(1, 'Vul een naam in.').max(100, 'Ten hoogste 100 tekens.'),
  }),
} as const

/** A form as it was typed: of fields that were sent more than once the last, of files nothing. */
export async function leesFormulier(c: Verzoek): Promise<Readonly<Record<string, string>>> {
  const alles = Object.entries(await c.req.parseBody())
  return Object.fromEntries(
    alles.flatMap(([naam, waarde]): [string, string][] =>
      typeof waarde === 'string' ? [[naam, waarde]] : [],
    ),
  )
}

/** The decision of a second person; a refusal says why. */
export function keurBesluit(
  getypt: Readonly<Record<string, string>>,
): Gekeurd<{ soort: 'bevestig' | 'neem-terug' } | { soort: 'wijs-af'; reden: string }> {
  const keus = keur(z.enum(['bevestig', 'wijs-af', 'neem-terug']), getypt.besluit)
  if ('fouten' in keus) return { fouten: onder('besluit', keus.fouten) }
  if (keus.waarde !== 'wijs-af') return { waarde: { soort: keus.waarde } }
  const waarom = keur(velden.intrekken, getypt)
  return 'fouten' in waarom ? waarom : { waarde: { soort: 'wijs-af', reden: waarom.waarde.reden } }
}

/** The choices of the review: at least one role, and a reason when they are taken back. */
export function keurHerziening(
  getypt: Readonly<Record<string, string>>,
  gekozen: readonly string[],
): Gekeurd<{ ids: readonly string[]; besluit: { nodig: true } | { nodig: false; reden: string } }> {
  const keus = keur(z.enum(['nodig', 'intrekken']), getypt.besluit)
  const ids = keur(z.array(z.guid()).min(1, 'Kies ten minste één rol.').max(1000), gekozen)
  const waarom = getypt.besluit === 'intrekken' ? keur(velden.intrekken, getypt) : { waarde: { reden: '' } }
  const fouten = [
    ...('fouten' in keus ? onder('besluit', keus.fouten) : []),
    ...('fouten' in ids ? onder('rollen', ids.fouten) : []),
    ...('fouten' in waarom ? waarom.fouten : []),
  ]
  if ('fouten' in keus || 'fouten' in ids || 'fouten' in waarom) return { fouten }
  const besluit =
    keus.waarde === 'nodig' ? ({ nodig: true } as const) : ({ nodig: false, ...waarom.waarde } as const)
  return { waarde: { ids: ids.waarde.map((id) => id.toLowerCase()), besluit } }
}

const onder = (veld: string, fouten: readonly VeldFout[]) => fouten.map((fout) => ({ ...fout, veld }))

/** The id from an address, in small letters. Throws `niet-gevonden` for what cannot be one. */
export function idUitPad(c: Verzoek): string {
  const id = c.req.param('id') ?? ''
  if (!z.guid().safeParse(id).success)
    throw new Fout('niet-gevonden', 'Dit kennen wij niet bij uw organisatie.')
  return id.toLowerCase()
}
