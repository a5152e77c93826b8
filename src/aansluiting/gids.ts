import type { Datum } from '../kern/datum.ts'
import { alsZoeknaam } from '../kern/naam.ts'
import { type Organisatie, organisaties } from '../organisaties/organisaties.ts'
import type { Tx } from '../platform/db.ts'
import { type Contact, haalContacten, zoekContacten } from './contacten.ts'

/** The kinds of organisation in the directory, in words. */
export const gidssoorten = {
  pi: 'Penitentiaire inrichtingen',
  college: 'Gemeenten, college',
  burgemeester: 'Gemeenten, burgemeester',
  reclassering: 'Reclassering',
  zorgaanbieder: 'Klinieken',
  landelijk: 'Landelijke diensten',
} as const
export type Gidssoort = keyof typeof gidssoorten

/** True for a kind from outside that is one of ours. */
function isGidssoort(woord: string): woord is Gidssoort {
  return Object.hasOwn(gidssoorten, woord)
}

/** The kind of an organisation in the directory. */
export function gidssoortVan({ partij }: Pick<Organisatie, 'partij'>): Gidssoort {
  return isGidssoort(partij) ? partij : 'landelijk'
}

/** Whom one can reach at an organisation. */
export interface Gidskaart {
  readonly organisatie: Organisatie
  readonly groepsmailbox: string
  readonly backofficemailbox: string | null
  readonly mensen: readonly Contact[]
}

/** What is looked for: words, and a kind of organisation. */
export interface Gidsvraag {
  readonly zoek: string
  readonly soort: Gidssoort | null
  /** How many to pass over, and how many to give. */
  readonly vanaf: number
  readonly aantal: number
}

/** One page of the directory, in a transaction for the purpose `contacten-lezen`. */
export async function zoekGids(
  tx: Tx,
  dag: Datum,
  { zoek, soort, vanaf, aantal }: Gidsvraag,
): Promise<{ readonly kaarten: readonly Gidskaart[]; readonly totaal: number }> {
  const woorden = alsZoeknaam(zoek)
    .split(' ')
    .filter((woord) => woord !== '')
  const treffers = await zoekContacten(tx, woorden)
  const gevonden = organisaties(undefined, dag)
    .filter((een) => soort === null || gidssoortVan(een) === soort)
    .filter((een) => past(een, woorden, treffers.get(een.id) ?? []))
  const getoond = gevonden.slice(vanaf, vanaf + aantal)
  const contacten = await haalContacten(
    tx,
    getoond.map(({ id }) => id),
  )
  return {
    kaarten: getoond.map((een) => maakKaart(een, contacten.get(een.id) ?? [])),
    totaal: gevonden.length,
  }
}

/** Each word stands in the name of the organisation, or all of the others in the same contact of it. */
function past(een: Organisatie, woorden: readonly string[], contacten: readonly string[]): boolean {
  const vast = [een.naam, een.plaats ?? '', een.groepsmailbox, een.backofficemailbox ?? ''].join(' ')
  const tekst = alsZoeknaam(vast)
  const rest = woorden.filter((woord) => !tekst.includes(woord))
  return rest.length === 0 || contacten.some((contact) => rest.every((woord) => contact.includes(woord)))
}

/** What is known of an organisation: what it keeps itself, and otherwise what the register of organisations says. */
export function maakKaart(organisatie: Organisatie, contacten: readonly Contact[]): Gidskaart {
  const postbus = (soort: Contact['soort']) => contacten.find((een) => een.soort === soort)?.email ?? null
  return {
    organisatie,
    groepsmailbox: postbus('groepsmailbox') ?? organisatie.groepsmailbox,
    backofficemailbox: postbus('backoffice') ?? organisatie.backofficemailbox,
    mensen: contacten.filter(({ soort }) => soort === 'persoon'),
  }
}
