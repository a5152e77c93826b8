import type { Register } from './lookup.ts'
import { volgorde } from './lookup.ts'
import { onwaar, waar, weegProeven } from './proef.ts'
import type { Toestaan, Verbieden, Voorwaarde } from './schema.ts'
import { type Kans, nooit, type Tijdvak, tijdvakOp } from './tijdvak.ts'
import { type Waarheid, weegVoorwaarde } from './voorwaarde.ts'
import type { Vraag } from './vraag.ts'

/** One side of a comparison: the law, and the question on its day and with its facts. */
export interface Zijde {
  readonly register: Register
  readonly vraag: Vraag
}

/** A rule that decides on one side of a comparison and is no law on the other. */
export interface Wissel {
  readonly soort: 'nieuw' | 'weg'
  readonly regel: Toestaan | Verbieden
  /** Whether it counts with the facts of the side on which it is law. */
  readonly stand: Waarheid
  /** The conditions that are not met there. */
  readonly tekort: readonly Voorwaarde[]
}

function tijdvakVan({ register, vraag }: Zijde, gegeven: string): Tijdvak {
  const { verstrekker, ontvanger, processtap, peildatum } = vraag
  const vak = register.kaart.paar(verstrekker, ontvanger).stappen.get(processtap)?.get(gegeven)
  return vak === undefined ? nooit : tijdvakOp(vak, peildatum)
}

function alsWissel(
  soort: Wissel['soort'],
  { regel, proeven }: Kans<Toestaan | Verbieden>,
  { vraag: { feiten } }: Zijde,
  gegeven: string,
): Wissel {
  const gewogen = weegProeven(proeven, feiten, gegeven)
  const stand = gewogen === waar ? 'waar' : gewogen === onwaar ? 'onwaar' : 'onbekend'
  // What is false cannot be met by finding out more, so only that is told of a rule that does not count.
  const mist = (v: Voorwaarde) => weegVoorwaarde(v, feiten, gegeven) === stand
  return { soort, regel, stand, tekort: stand === 'waar' ? [] : regel.voorwaarden.filter(mist) }
}

const rang: Readonly<Record<Waarheid, number>> = { waar: 0, onbekend: 1, onwaar: 2 }

/**
 * The rules that came and went between two sides and decide about this gegeven: those that count first, then the oldest. Without one
 * of these and with the same facts the two sides cannot differ.
 */
export function regelwissels(voor: Zijde, na: Zijde, gegeven: string): Wissel[] {
  const [eerst, later] = [tijdvakVan(voor, gegeven), tijdvakVan(na, gegeven)].map(({ ja, nee }) => [
    ...ja,
    ...nee,
  ])
  const zonder = (deze: typeof eerst = [], andere: typeof eerst = []) =>
    deze.filter(({ regel }) => !andere.some((ander) => ander.regel.id === regel.id))
  return [
    ...zonder(later, eerst).map((kans) => alsWissel('nieuw', kans, na, gegeven)),
    ...zonder(eerst, later).map((kans) => alsWissel('weg', kans, voor, gegeven)),
  ].toSorted(
    (a, b) => rang[a.stand] - rang[b.stand] || volgorde(b.soort, a.soort) || volgorde(a.regel.id, b.regel.id),
  )
}
