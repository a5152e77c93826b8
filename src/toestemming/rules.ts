import { type Datum, datumVan } from '../kern/datum.ts'

/** The six areas of the informatieblad: consent is asked for each of them apart (begrippen.md). */
export const basisvoorwaarden = [
  'identiteitsbewijs',
  'onderdak',
  'werk-en-inkomen',
  'schulden',
  'zorg',
  'zorg-voor-thuis',
] as const
export type Basisvoorwaarde = (typeof basisvoorwaarden)[number]

/** True for a word from outside that is one of the six. */
export function isBasisvoorwaarde(woord: string): woord is Basisvoorwaarde {
  return basisvoorwaarden.some((een) => een === woord)
}

/** What one line of the ledger says. */
export const regelsoorten = ['gegeven', 'geweigerd', 'ingetrokken'] as const
export type Regelsoort = (typeof regelsoorten)[number]

/** For whom, and about what. */
export interface Vak {
  readonly ontvanger: string
  readonly basisvoorwaarde: Basisvoorwaarde
}

/** One line of the ledger of one person, as the inrichting that reads it may know it. */
export interface Regel extends Vak {
  readonly volgnummer: number
  readonly op: Date
  readonly soort: Regelsoort
  /** The last day of a yes; null for a no. */
  readonly geldigTot: Datum | null
  readonly verklaring: string
  /** The inrichting where this was said, when that is another: someone who was moved. Null for who reads it. */
  readonly elders: string | null
}

/** How it stands. A vak without a line was never asked about, and is in no ledger: that is another thing than a no. */
export type Standsoort = Regelsoort | 'verlopen'

/** How it stands with one vak, and since which line. */
export interface Stand extends Vak {
  readonly stand: Standsoort
  readonly sinds: Date
  readonly geldigTot: Datum | null
  readonly verklaring: string
  /** The inrichting where this was said, when that is another. */
  readonly elders: string | null
}

/** The key of a vak in a map. */
export function sleutelVan({ ontvanger, basisvoorwaarde }: Vak): string {
  return `${ontvanger} ${basisvoorwaarde}`
}

/** The order in which lines count: by moment, and of the same moment by number. */
export function volgorde(a: Regel, b: Regel): number {
  return a.op.getTime() - b.op.getTime() || a.volgnummer - b.volgnummer
}

/**
 * How it stands at a moment: of each vak the last line up to then, whatever the order in which they are given. A yes
 * ends by itself after its last day. Only a yes says yes, and only for its own vak.
 */
export function standOp(regels: readonly Regel[], moment: Date): ReadonlyMap<string, Stand> {
  const tot = regels.filter(({ op }) => op.getTime() <= moment.getTime())
  return vouw(tot, datumVan(moment))
}

/** How it stands at the end of a day. Of today: with all that was written until now, whatever clock wrote it. */
export function standOpDag(regels: readonly Regel[], dag: Datum): ReadonlyMap<string, Stand> {
  return vouw(
    regels.filter(({ op }) => datumVan(op) <= dag),
    dag,
  )
}

function vouw(regels: readonly Regel[], dag: Datum): ReadonlyMap<string, Stand> {
  return new Map(regels.toSorted(volgorde).map((regel) => [sleutelVan(regel), alsStand(regel, dag)]))
}

function alsStand(regel: Regel, dag: Datum): Stand {
  const { ontvanger, basisvoorwaarde, soort, op, geldigTot, verklaring, elders } = regel
  const verlopen = geldigTot !== null && geldigTot < dag
  return {
    ontvanger,
    basisvoorwaarde,
    stand: verlopen ? 'verlopen' : soort,
    sinds: op,
    geldigTot,
    verklaring,
    elders,
  }
}

/**
 * What the register hears as the fact `toestemming`. Of what was never asked or has lapsed it hears nothing: then it is
 * not known, and what is not known never allows. A yes was said to one inrichting, and is none for the next: that one asks
 * again. A no is a no everywhere.
 */
export function feitVan(stand: Stand | undefined): Regelsoort | undefined {
  if (stand === undefined || stand.stand === 'verlopen' || isJaElders(stand)) return undefined
  return stand.stand
}

/** True for a yes that was said at an inrichting before this one. */
export function isJaElders({ stand, elders }: Stand): boolean {
  return stand === 'gegeven' && elders !== null
}

/** What there is to take back: every yes that was not followed by a no, also one that has lapsed since. */
export function inTeTrekken(standen: ReadonlyMap<string, Stand>): readonly Stand[] {
  return [...standen.values()].filter(({ stand }) => stand === 'gegeven' || stand === 'verlopen')
}

/** True when the last word was a no. */
export function isNee(stand: Stand | undefined): boolean {
  return stand?.stand === 'geweigerd' || stand?.stand === 'ingetrokken'
}

/** What the ledger says towards this receiver, for the register. */
export function feitenVoor(
  standen: ReadonlyMap<string, Stand>,
  ontvanger: string,
): Partial<Record<Basisvoorwaarde, Regelsoort>> {
  const gevonden = basisvoorwaarden.flatMap((basisvoorwaarde) => {
    const soort = feitVan(standen.get(sleutelVan({ ontvanger, basisvoorwaarde })))
    return soort === undefined ? [] : [[basisvoorwaarde, soort] as const]
  })
  return Object.fromEntries(gevonden)
}
