import type { Datum } from '../../kern/datum.ts'
import { artikelTekst, wetLink } from '../grondslag.ts'
import { type Register, volgorde } from '../lookup.ts'
import type { Grondslagverwijzing } from '../schema.ts'
import { dpvGrond } from './dpv.ts'

/** A legal ground with every way to point at it. */
export interface Grond {
  /** The last part of its own IRI, such as `wjsg:51c:2:c`. */
  readonly sleutel: string
  readonly wet: string
  readonly citeertitel: string
  readonly artikel: string
  readonly bwb: string | null
  /** Juriconnect 1.3 at the date; null for what is not in the Basiswettenbestand. */
  readonly juriconnect: string | null
  readonly url: string
  /** The term of the Data Privacy Vocabulary, when it has one. */
  readonly dpv: string | null
}

const wettenbank = 'https://wetten.overheid.nl/'

function sleutelVan({ wet, artikel, lid, onderdeel, jo }: Grondslagverwijzing): string {
  const delen = [wet, artikel, lid, onderdeel, ...(jo ? ['jo', jo.artikel, jo.lid, jo.onderdeel] : [])]
  return delen.flatMap((deel) => (deel === undefined ? [] : [encodeURIComponent(deel)])).join(':')
}

/** The ground a reference points at, with a link to the text of that date; null when the act is not in the register. */
export function grondVan(register: Register, verwijzing: Grondslagverwijzing, datum: Datum): Grond | null {
  const wet = register.wet.get(verwijzing.wet)
  if (wet === undefined) return null
  const url = wetLink(wet, verwijzing, datum)
  return {
    sleutel: sleutelVan(verwijzing),
    wet: wet.naam,
    citeertitel: wet.citeertitel,
    artikel: artikelTekst(verwijzing),
    bwb: wet.bwb ?? null,
    juriconnect: wet.bwb !== undefined && url.startsWith(wettenbank) ? url.slice(wettenbank.length) : null,
    url,
    dpv: dpvGrond(verwijzing),
  }
}

/** Several references: each ground once, sorted. */
export function grondenVan(
  register: Register,
  verwijzingen: readonly Grondslagverwijzing[],
  datum: Datum,
): readonly Grond[] {
  const gronden = verwijzingen.flatMap((verwijzing) => grondVan(register, verwijzing, datum) ?? [])
  const uniek = new Map(gronden.map((grond) => [grond.sleutel, grond]))
  return [...uniek.values()].toSorted((a, b) => volgorde(a.sleutel, b.sleutel))
}
