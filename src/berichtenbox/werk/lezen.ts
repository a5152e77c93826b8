import { datumVan } from '../../kern/datum.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import type { Bericht } from '../bericht.ts'
import type { Leesdelen } from '../lezen.ts'
import { voorbij } from './bakbericht.ts'
import { noteerBezoek, telSinds } from './bezoek.ts'
import type { Sindsdien } from './boven.ts'
import type { Werkkeuzes } from './filterdelen.ts'
import { type BewaardFilter, leesFilters } from './filters.ts'
import type { Werkblad } from './kaarten.ts'
import { leesLabels } from './labels.ts'
import { leesNotities } from './notities.ts'
import { leesWerkstand, onaangeroerd, type Werkstand } from './stand.ts'
import { boxcollegas } from './toewijzen.ts'

/** What stands around the list of the box: of the own organisation, and of this user. */
export interface Boxwerk extends Werkkeuzes {
  readonly filters: readonly BewaardFilter[]
  /** Null for who looks for the first time. */
  readonly sindsdien: Sindsdien | null
}

/** The colleagues and the labels there are today. */
export async function leesWerkkeuzes({ klok }: Leesdelen, tx: Tx, wie: Wie): Promise<Werkkeuzes> {
  return {
    collegas: await boxcollegas(tx, datumVan(klok.nu())),
    labels: await leesLabels(tx, wie),
  }
}

/** Reads what stands around the list, and notes that this user looks. */
export async function leesBoxwerk(delen: Leesdelen, tx: Tx, wie: Wie): Promise<Boxwerk> {
  const vorige = await noteerBezoek(tx, wie, delen.klok.nu())
  return {
    ...(await leesWerkkeuzes(delen, tx, wie)),
    filters: await leesFilters(tx, wie),
    sindsdien: vorige === null ? null : { vorige, aantallen: await telSinds(tx, wie, vorige) },
  }
}

/** How the own organisation works with the messages of a page of the list. */
export function leesStanden(
  tx: Tx,
  wie: Wie,
  berichten: readonly Pick<Bericht, 'id'>[],
  { collegas }: Werkkeuzes,
): Promise<ReadonlyMap<string, Werkstand>> {
  return leesWerkstand(
    tx,
    wie,
    berichten.map(({ id }) => id),
    collegas,
  )
}

/** How the own organisation works with one message; null for who did not receive it. */
export async function leesBerichtwerk(
  delen: Leesdelen,
  tx: Tx,
  wie: Wie,
  bericht: Bericht,
  concept: string,
): Promise<Werkblad | null> {
  if (bericht.ontvanger !== wie.organisatie) return null
  const keuzes = await leesWerkkeuzes(delen, tx, wie)
  const standen = await leesWerkstand(tx, wie, [bericht.id], keuzes.collegas)
  return {
    ...keuzes,
    bericht: bericht.id,
    stand: standen.get(bericht.id) ?? onaangeroerd,
    notities: await leesNotities(delen, tx, wie, bericht),
    ik: wie.gebruiker,
    open: voorbij(bericht.status) === null,
    concept,
    kenmerk: crypto.randomUUID(),
  }
}
