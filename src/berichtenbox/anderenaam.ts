import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Tx, Wie } from '../platform/db.ts'
import { type Bericht, gelezen } from './bericht.ts'
import type { Leesdelen } from './lezen.ts'
import type { Gegevens } from './tabellen.ts'

/** What an earlier message about the same person said otherwise of who that is; absent what it said the same. */
export type AndereNaam = Partial<Record<(typeof onderdelen)[number], unknown>>

const onderdelen = ['naam', 'geboortedatum'] as const

type Vorige = Pick<Bericht, 'id' | 'betrokkene' | 'toets_id' | 'gegevens'>
interface Gevonden {
  readonly anders: AndereNaam
  /** The message that said so, for who shows it. */
  readonly vorige: Vorige
}

/**
 * What of who it is about has changed for its receiver, by id of the message, since the message before it about the same
 * person, of whatever detention; nothing for one in which nothing has. A number that goes with another name may be the
 * number of another person, and nobody was asked. Only what the receiver can still read is held against.
 */
export async function haalAndereNamen(
  tx: Tx,
  wie: Wie,
  berichten: readonly Pick<Bericht, 'id' | 'ontvanger' | 'gegevens'>[],
): Promise<ReadonlyMap<string, Gevonden>> {
  const eigen = berichten.filter((een) => een.ontvanger === wie.organisatie && een.gegevens !== null)
  if (eigen.length === 0) return new Map()
  const { rows } = await sql<Vorige & { readonly bij: string }>`
    select b.id as bij, v.id, v.betrokkene, v.toets_id, v.gegevens from berichtenbox.bericht b
    cross join lateral (select n.id, n.betrokkene, n.toets_id, i.gegevens from berichtenbox.bericht n
      join berichtenbox.inhoud i on i.bericht_id = n.id
      where n.betrokkene = b.betrokkene and n.ontvanger = b.ontvanger and n.volgnummer < b.volgnummer
        and n.status in ('bezorgd', 'gelezen') and i.gegevens is not null
      order by n.volgnummer desc limit 1) v
    where b.id = any(${eigen.map(({ id }) => id)}::uuid[]) and b.ontvanger = ${wie.organisatie}`.execute(tx)
  const perBericht = new Map(rows.map(({ bij, ...vorige }) => [bij, vorige]))
  return new Map(
    eigen.flatMap(({ id, gegevens }) => {
      const vorige = perBericht.get(id)
      const anders = vorige === undefined ? {} : verschil(vorige.gegevens, gegevens ?? {})
      return vorige === undefined || Object.keys(anders).length === 0
        ? []
        : [[id, { anders, vorige }] as const]
    }),
  )
}

/** The same, for who shows what was said before: each message it was held against is written in the logboek. */
export async function leesAndereNamen(
  { klok, logboek }: Leesdelen,
  tx: Tx,
  wie: Wie,
  berichten: readonly Pick<Bericht, 'id' | 'ontvanger' | 'gegevens'>[],
): Promise<ReadonlyMap<string, AndereNaam>> {
  const gevonden = await haalAndereNamen(tx, wie, berichten)
  const regels = [...gevonden.values()].map(({ vorige }) => gelezen(vorige, 'gelezen'))
  await logboek.noteer(tx, wie, klok.nu(), regels)
  return new Map([...gevonden].map(([id, { anders }]) => [id, anders]))
}

/** Only what both said: what was left out says nothing. */
function verschil(toen: Gegevens | null, nu: Gegevens): AndereNaam {
  const anders = onderdelen.filter((id) => {
    const [oud, nieuw] = [toen?.[id] ?? null, nu[id] ?? null]
    return oud !== null && nieuw !== null && !isDeepStrictEqual(oud, nieuw)
  })
  return Object.fromEntries(anders.map((id) => [id, toen?.[id]]))
}
