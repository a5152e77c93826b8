import { z } from 'zod'
import { doorstaatElfproef } from '../../kern/bsn.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { type Gekeurd, keur } from '../../kern/keur.ts'
import { isTestOin, kanOinZijn } from '../../kern/oin.ts'
import { organisatie } from '../../organisaties/organisaties.ts'

/** The kinds of numbers by which a provider names an organisation, with their names for people. */
export const nummersoorten = { oin: 'OIN', kvk: 'KvK-nummer', rsin: 'RSIN' } as const
export type Nummersoort = keyof typeof nummersoorten

/** A number that was checked. */
export interface Nummer {
  readonly soort: Nummersoort
  readonly nummer: string
}

const vraag = z.object({
  soort: z.enum(Object.keys(nummersoorten) as Nummersoort[], 'Kies een soort nummer.'),
  nummer: z.string().trim().toUpperCase().max(40, 'Ten hoogste 40 tekens.'),
})

/** Checks a number as it was typed. Numbers for tests have no place outside training. */
export function keurNummer(getypt: Readonly<Record<string, string>>, oefen: boolean): Gekeurd<Nummer> {
  const gekeurd = keur(vraag, { soort: getypt.soort ?? '', nummer: getypt.nummer ?? '' })
  if ('fouten' in gekeurd) return gekeurd
  const melding = bezwaar(gekeurd.waarde, oefen)
  return melding === null ? gekeurd : { fouten: [{ veld: 'nummer', melding }] }
}

function bezwaar({ soort, nummer }: Nummer, oefen: boolean): string | null {
  if (soort === 'kvk') return /^\d{8}$/.test(nummer) ? null : 'Een KvK-nummer heeft 8 cijfers.'
  if (soort === 'rsin')
    return doorstaatElfproef(nummer) ? null : 'Een RSIN heeft 9 cijfers die de elfproef doorstaan.'
  if (!kanOinZijn(nummer))
    return 'Dit is geen geldig OIN: 20 tekens, begint met 000000 en een bekend register, eindigt op 000. Bij een RSIN of KvK-nummer klopt het controlecijfer.'
  return isTestOin(nummer) && !oefen ? 'Dit is een OIN om te testen. Geef het echte OIN.' : null
}

/** May this organisation carry a number that another carries? Only college and burgemeester of one municipality share one. */
export function botsing(wie: string, anderen: readonly string[]): VeldFout | null {
  const gemeente = organisatie(wie)?.gemeentecode ?? null
  const vreemd = anderen.find(
    (ander) => ander !== wie && (gemeente === null || organisatie(ander)?.gemeentecode !== gemeente),
  )
  if (vreemd === undefined) return null
  return { veld: 'nummer', melding: `Dit nummer is al van ${organisatie(vreemd)?.naam ?? vreemd}.` }
}
