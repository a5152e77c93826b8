import { z } from 'zod'
import { isBsn } from '../kern/bsn.ts'
import type { VeldFout } from '../kern/fout.ts'
import { type Gekeurd, keur } from '../kern/keur.ts'
import { isLeesbaar } from '../kern/tekst.ts'

/** When breaking the glass can be right. A closed list, so that it can be counted; the reason says the rest. */
export const aanleidingen = {
  'acuut-gevaar': 'Er is acuut gevaar voor deze persoon of voor anderen',
  'dringende-hulp': 'Deze persoon heeft hulp nodig die niet kan wachten',
  'onverwachte-komst': 'Deze persoon komt of is hier, maar staat nog niet in mijn lijst',
  'onverwachte-vrijlating': 'Deze persoon komt eerder vrij dan verwacht, en er moet nu iets geregeld worden',
  'eigen-verzoek': 'Deze persoon vraagt er zelf om',
  anders: 'Iets anders; dat leg ik hieronder uit',
} as const

/** The ids of the occasions. */
const aanleidingsoorten = Object.keys(aanleidingen) as (keyof typeof aanleidingen)[]

/** An occasion in words. */
export function aanleidingnaam(id: string): string {
  return Object.entries(aanleidingen).find(([een]) => een === id)?.[1] ?? id
}

const kortsteReden = 20

/** A text of someone about a broken glass: long enough to judge, and without a number that tells who it is about. */
export function uitleg(kortste: number) {
  return z
    .string()
    .trim()
    .min(kortste, `Schrijf ten minste ${kortste} tekens.`)
    .max(500, 'Gebruik ten hoogste 500 tekens.')
    .refine(isLeesbaar, 'Er staan tekens in die wij niet kunnen bewaren.')
    .refine((tekst) => !bevatBsn(tekst), 'Schrijf hier geen burgerservicenummer op.')
}

function bevatBsn(tekst: string): boolean {
  const cijferreeksen = tekst.replaceAll(/(?<=\d)[\s.-](?=\d)/g, '').match(/\d{9,}/g) ?? []
  return cijferreeksen.some((reeks) =>
    Array.from({ length: reeks.length - 8 }, (_, i) => reeks.slice(i, i + 9)).some(isBsn),
  )
}

/** What someone fills in to break the glass, apart from the purpose. */
export interface Breekvraag {
  readonly aanleiding: keyof typeof aanleidingen
  readonly reden: string
}

const breekvorm = z.object({
  aanleiding: z.preprocess((waarde) => waarde || undefined, z.enum(aanleidingsoorten)),
  reden: z.string('Schrijf waarom u dit nu moet zien.').pipe(uitleg(kortsteReden)),
  bevestig: z.literal('ja', 'Vink aan dat u dit begrijpt.'),
})

/** Checks the form to break the glass. Every fault at once, each at its field. */
export function keurBreekvraag(getypt: Readonly<Record<string, string>>): Gekeurd<Breekvraag> {
  const gekeurd = keur(breekvorm, getypt)
  if ('fouten' in gekeurd) return { fouten: gekeurd.fouten.map(inWoorden) }
  const { aanleiding, reden } = gekeurd.waarde
  return { waarde: { aanleiding, reden } }
}

/** A choice that was not made, said as what to do; the choices themselves stand in the form. */
function inWoorden({ veld, melding }: VeldFout): VeldFout {
  return { veld, melding: Object.entries(nietGekozen).find(([een]) => een === veld)?.[1] ?? melding }
}

const nietGekozen = { aanleiding: 'Kies wat de aanleiding is.', bevestig: 'Vink aan dat u dit begrijpt.' }
