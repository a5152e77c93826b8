import { z } from 'zod'
import { type Datum, isDatum } from '../kern/datum.ts'
import { Fout, type VeldFout } from '../kern/fout.ts'
import { type Gekeurd, keur } from '../kern/keur.ts'
import { isLeesbaar } from '../kern/tekst.ts'
import type { Verzoek } from '../platform/http.ts'
import type { Persoon } from './contacten.ts'
import { keurBestand } from './document.ts'
import type { Ondertekening } from './handelen.ts'
import { type Stap, stappen } from './rules.ts'

/** A form as it was typed. */
export type Getypt = Readonly<Record<string, string>>

/** What a form held: its words, and a file if there was one. Throws `ongeldige-invoer` for a form that is broken. */
export async function leesFormulier(
  c: Verzoek,
): Promise<{ readonly getypt: Getypt; readonly bestand: File | null }> {
  const alles = await c.req.parseBody().catch(() => {
    throw new Fout('ongeldige-invoer', 'Dit formulier is niet goed aangekomen. Probeer het opnieuw.')
  })
  const woorden = Object.entries(alles).flatMap(([naam, waarde]): [string, string][] =>
    typeof waarde === 'string' ? [[naam, waarde]] : [],
  )
  const { document } = alles
  return { getypt: Object.fromEntries(woorden), bestand: document instanceof File ? document : null }
}

const onleesbaar = 'Hier staat een teken in dat wij niet kunnen bewaren.'
const kort = (leeg: string) =>
  z.string().trim().min(1, leeg).max(100, 'Ten hoogste 100 tekens.').refine(isLeesbaar, onleesbaar)
const email = z
  .string()
  .trim()
  .max(200, 'Ten hoogste 200 tekens.')
  .refine((adres) => z.email().safeParse(adres).success, 'Vul een e-mailadres in, zoals naam@gemeente.nl.')

/** Fewest characters of a reason: a word is not one. */
export const kortsteReden = 10

const reden = z
  .string()
  .trim()
  .min(kortsteReden, `Schrijf een reden van ten minste ${kortsteReden} tekens.`)
  .max(500, 'Ten hoogste 500 tekens.')
  .refine(isLeesbaar, onleesbaar)

const getekend = z.object({
  ondertekenaar: kort('Vul in wie heeft ondertekend.'),
  functie: kort('Vul de functie in van wie heeft ondertekend.'),
  ondertekendOp: z.string().refine(isDatum, 'Geef een datum die bestaat.'),
})

/** The signing of the conditions: who, in which function, when (not later than today), and the document. */
export async function keurOndertekening(
  getypt: Getypt,
  bestand: File | null,
  vandaag: Datum,
): Promise<Gekeurd<Ondertekening>> {
  const woorden = keur(getekend, getypt)
  const document = await keurBestand(bestand)
  const later: readonly VeldFout[] =
    isDatum(getypt.ondertekendOp ?? '') && (getypt.ondertekendOp ?? '') > vandaag
      ? [{ veld: 'ondertekendOp', melding: 'Deze dag moet nog komen. Kies vandaag of eerder.' }]
      : []
  const fouten = [
    ...('fouten' in woorden ? woorden.fouten : []),
    ...later,
    ...('fouten' in document ? document.fouten : []),
  ]
  if ('fouten' in woorden || 'fouten' in document || fouten.length > 0) return { fouten }
  return { waarde: { ...woorden.waarde, bestand: document.bestand } }
}

/** The step that a button stands for. */
export function keurStap(getypt: Getypt): Gekeurd<Stap> {
  return keur(z.enum(stappen), getypt.stap)
}

/** The step to take back, and why. */
export function keurTerugnemen(getypt: Getypt): Gekeurd<{ readonly stap: Stap; readonly reden: string }> {
  return keur(z.object({ stap: z.enum(stappen), reden }), getypt)
}

/** Whether a party wants to hear of begin and end. */
export function keurKeuze(getypt: Getypt): Gekeurd<boolean> {
  const keus = keur(z.object({ beginEinde: z.enum(['ja', 'nee']) }), getypt)
  return 'fouten' in keus ? keus : { waarde: keus.waarde.beginEinde === 'ja' }
}

const postbussen = z.object({ groepsmailbox: email, backoffice: email.optional() })

/** The shared mailboxes; a back office only where there is one. */
export function keurPostbussen(getypt: Getypt, metBackoffice: boolean): Gekeurd<z.infer<typeof postbussen>> {
  const { groepsmailbox, backoffice = '' } = getypt
  return keur(postbussen, metBackoffice ? { groepsmailbox, backoffice } : { groepsmailbox })
}

const mens = z.object({
  naam: kort('Vul een naam in.'),
  functie: kort('Vul een functie in.'),
  telefoon: z
    .string()
    .trim()
    .regex(
      /^(\+?[\d() -]{6,20})?$/,
      'Gebruik alleen cijfers, spaties, haakjes, streepjes en een plus vooraan.',
    ),
  email: z.union([z.literal(''), email], { error: 'Vul een e-mailadres in, zoals naam@gemeente.nl.' }),
})

/** A contact: name and function, and a telephone number or an address for e-mail. */
export function keurMens(getypt: Getypt): Gekeurd<Persoon> {
  const gekeurd = keur(mens, getypt)
  if ('fouten' in gekeurd) return gekeurd
  const { naam, functie, telefoon, email: adres } = gekeurd.waarde
  if (telefoon === '' && adres === '')
    return { fouten: [{ veld: 'telefoon', melding: 'Vul een telefoonnummer of een e-mailadres in.' }] }
  return {
    waarde: {
      naam,
      functie,
      telefoon: telefoon === '' ? null : telefoon,
      email: adres === '' ? null : adres,
    },
  }
}

/** A cohort to plan. */
export function keurCohort(getypt: Getypt): Gekeurd<{ readonly naam: string; readonly begintOp: Datum }> {
  return keur(
    z.object({
      naam: kort('Geef het cohort een naam.'),
      begintOp: z.string().refine(isDatum, 'Geef een datum die bestaat.'),
    }),
    getypt,
  )
}
