import { sql } from 'kysely'
import type { Grondslagen } from '../grondslagen/grondslagen.ts'
import { datumVan } from '../kern/datum.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import type { Stap } from './grootboek.ts'
import { wegVoor } from './ontvangers.ts'
import {
  type Basisvoorwaarde,
  basisvoorwaarden,
  isJaElders,
  type Stand,
  sleutelVan,
  standOpDag,
} from './rules.ts'
import { inToestemming } from './tabellen.ts'

/** How it stands with the consent of one person, for a list of work. */
export interface Werkstand {
  readonly standen: ReadonlyMap<string, Stand>
  /** True when a talk was begun here and not signed. */
  readonly gesprek: boolean
}

/** How it stands with these people, in two questions however many there are. Who was never asked is not in it. */
export async function werkstanden(
  tx: Tx,
  wie: Kijker,
  personen: readonly string[],
): Promise<ReadonlyMap<string, Werkstand>> {
  // Of each vak the last line is enough to know how it stands.
  const rijen = await inToestemming(tx)
    .selectFrom('toestemming.regel')
    .distinctOn(['persoon', 'ontvanger', 'basisvoorwaarde'])
    .select(['persoon', 'organisatie', 'volgnummer', 'op', 'soort', 'verklaring', 'ontvanger'])
    .select(['basisvoorwaarde', 'geldig_tot as geldigTot'])
    .where('persoon', '=', sql<string>`any(${personen}::uuid[])`)
    .orderBy('persoon')
    .orderBy('ontvanger')
    .orderBy('basisvoorwaarde')
    .orderBy('op', 'desc')
    .orderBy('volgnummer', 'desc')
    .execute()
  const gesprekken = await inToestemming(tx)
    .selectFrom('toestemming.gesprek')
    .select('persoon')
    .where('persoon', '=', sql<string>`any(${personen}::uuid[])`)
    .execute()
  const lopend = new Set(gesprekken.map(({ persoon }) => persoon))
  const regels = Map.groupBy(
    rijen.map(({ organisatie, ...rij }) => ({
      ...rij,
      elders: organisatie === wie.organisatie ? null : organisatie,
    })),
    ({ persoon }) => persoon,
  )
  const dag = datumVan(wie.nu)
  return new Map(
    [...new Set([...regels.keys(), ...lopend])].map((persoon) => [
      persoon,
      { standen: standOpDag(regels.get(persoon) ?? [], dag), gesprek: lopend.has(persoon) },
    ]),
  )
}

/** The areas in which asking would open something today, towards this receiver. */
export function opentIets(
  bron: { readonly grondslagen: Pick<Grondslagen, 'register'> },
  wie: Kijker,
  ontvanger: string,
  stap: Stap,
): readonly Basisvoorwaarde[] {
  return basisvoorwaarden.filter(
    (basisvoorwaarde) => wegVoor(bron, wie, { ontvanger, basisvoorwaarde }, stap).weg === 'vragen',
  )
}

/** What is left to ask: what nobody asked, what lapsed, and a yes that was said to the inrichting before this one. */
export interface TeVragen {
  readonly nieuw: readonly Basisvoorwaarde[]
  readonly verlopen: readonly Basisvoorwaarde[]
  readonly elders: readonly Stand[]
}

/** What is left to ask of someone: `open` are the areas in which asking opens something towards this receiver. */
export function teVragenAan(
  standen: ReadonlyMap<string, Stand>,
  ontvanger: string | null,
  open: readonly Basisvoorwaarde[],
): TeVragen {
  const van = (basisvoorwaarde: Basisvoorwaarde) =>
    ontvanger === null ? undefined : standen.get(sleutelVan({ ontvanger, basisvoorwaarde }))
  return {
    nieuw: ontvanger === null ? [] : open.filter((een) => van(een) === undefined),
    verlopen: open.filter((een) => van(een)?.stand === 'verlopen'),
    elders: [...standen.values()].filter(isJaElders),
  }
}
