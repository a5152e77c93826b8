import { createHash } from 'node:crypto'
import { type Bestandssoort, grootsteBestand, nettenaam } from '../../kern/bestand.ts'
import { zieIn } from '../../kern/bestandsinhoud.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { misMetBestand } from '../../platform/bestandskeuring.ts'
import type { Deelbestand, Deelgrenzen } from '../../platform/multipart.ts'
import { misMetNaam } from '../antwoordtekst.ts'

/** Most files with one answer: who needs more has a file to send, not an answer. */
export const meesteBijlagen = 3

/** How much of a form with files is kept. */
export const bijlagegrenzen: Deelgrenzen = { grootsteBestand, meesteBestanden: meesteBijlagen }

/** A file that was looked into, and what it is about. */
export interface Bijlage {
  /** The field it came in, to say what is wrong with it. */
  readonly veld: string
  readonly gegeven: string
  readonly naam: string
  readonly soort: Bestandssoort
  readonly afdruk: string
  readonly inhoud: Uint8Array
}

/** A file as it came in, with what its sender says it is about. */
export interface Aangeboden {
  readonly bestand: Deelbestand
  readonly gegeven: string
}

/** The files of an answer, or all that is wrong with them; `teGroot` when one of them is. */
export type Bijlagekeuring =
  | { readonly bijlagen: readonly Bijlage[] }
  | { readonly fouten: readonly VeldFout[]; readonly teGroot: boolean }

/**
 * Looks into the files of an answer: how many, how large, what they are. What a file is, its name and what its sender
 * says must agree. No fault repeats a name: it may hold that of a person.
 */
export function keurBijlagen(aangeboden: readonly Aangeboden[]): Bijlagekeuring {
  // A field in which nobody chose a file is sent all the same.
  const gekozen = aangeboden.filter(({ bestand }) => bestand.naam !== '' || bestand.inhoud.length > 0)
  const eerste = gekozen[0]
  if (eerste !== undefined && gekozen.length > meesteBijlagen)
    return { fouten: [teVeel(eerste.bestand.veld)], teGroot: false }
  const fouten = gekozen.flatMap(({ bestand }, i) => {
    const mis = misMetBestand(bestand, `Bijlage ${i + 1}`)
    if (mis !== null) return [{ veld: bestand.veld, ...mis }]
    const naam = misMetNaam(bestand.naam)
    return naam === null ? [] : [{ veld: bestand.veld, melding: `Bijlage ${i + 1}: ${naam}` }]
  })
  if (fouten.length > 0) return { fouten, teGroot: gekozen.some(({ bestand }) => bestand.teGroot) }
  return { bijlagen: metEigenNaam(gekozen.map(alsBijlage)) }
}

function teVeel(veld: string): VeldFout {
  return {
    veld,
    melding: `U stuurt te veel bijlagen. Kies er ten hoogste ${meesteBijlagen}.`,
    toegestaan: [`ten hoogste ${meesteBijlagen} bijlagen`],
  }
}

function alsBijlage({ bestand: { veld, naam, inhoud }, gegeven }: Aangeboden): Bijlage {
  const gezien = zieIn(inhoud)
  if ('mis' in gezien) throw new Error('Only a file that was found good becomes a bijlage')
  const afdruk = createHash('sha256').update(inhoud).digest('hex')
  return { veld, gegeven, naam: nettenaam(naam, gezien.soort), soort: gezien.soort, afdruk, inhoud }
}

/** Two of the same name are told apart, as a computer does that keeps them in one folder. */
function metEigenNaam(bijlagen: readonly Bijlage[]): readonly Bijlage[] {
  const namen = new Set<string>()
  return bijlagen.map((bijlage) => {
    const naam = vrijeNaam(bijlage.naam, namen)
    namen.add(naam)
    return { ...bijlage, naam }
  })
}

function vrijeNaam(naam: string, bezet: ReadonlySet<string>): string {
  const punt = naam.lastIndexOf('.')
  const [stam, einde] = [naam.slice(0, punt), naam.slice(punt)]
  for (let nummer = 1; ; nummer++) {
    const vrij = nummer === 1 ? naam : `${stam} (${nummer})${einde}`
    if (!bezet.has(vrij)) return vrij
  }
}
