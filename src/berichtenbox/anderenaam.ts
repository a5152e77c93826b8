import { isDeepStrictEqual } from 'node:util'
import type { Tx, Wie } from '../platform/db.ts'
import { type Bericht, basis, gelezen } from './bericht.ts'
import type { Leesdelen } from './lezen.ts'
import type { Gegevens } from './tabellen.ts'

/** What an earlier message about the same person said otherwise of who that is; absent what it said the same. */
export type AndereNaam = Partial<Record<(typeof onderdelen)[number], unknown>>

const onderdelen = ['naam', 'geboortedatum'] as const

/**
 * What of who it is about has changed for its receiver, since the message before it about the same person, of whatever
 * detention; null when nothing has. A number that goes with another name may be the number of another person, and nobody
 * was asked. The message it is held against is written in the logboek when something of it is shown.
 */
export async function leesAndereNaam(
  { klok, logboek }: Leesdelen,
  tx: Tx,
  wie: Wie,
  bericht: Bericht,
): Promise<AndereNaam | null> {
  if (bericht.ontvanger !== wie.organisatie || bericht.gegevens === null) return null
  const vorige = await basis(tx)
    .where('b.betrokkene', '=', bericht.betrokkene)
    .where('b.ontvanger', '=', wie.organisatie)
    .where('b.volgnummer', '<', bericht.volgnummer)
    .where('b.status', 'in', ['bezorgd', 'gelezen'])
    .where('i.gegevens', 'is not', null)
    .orderBy('b.volgnummer', 'desc')
    .limit(1)
    .executeTakeFirst()
  const anders = vorige === undefined ? {} : verschil(vorige.gegevens, bericht.gegevens)
  if (vorige === undefined || Object.keys(anders).length === 0) return null
  await logboek.noteer(tx, wie, klok.nu(), [gelezen(vorige, 'gelezen')])
  return anders
}

/** Only what both said: what was left out says nothing. */
function verschil(toen: Gegevens | null, nu: Gegevens): AndereNaam {
  const anders = onderdelen.filter((id) => {
    const [oud, nieuw] = [toen?.[id] ?? null, nu[id] ?? null]
    return oud !== null && nieuw !== null && !isDeepStrictEqual(oud, nieuw)
  })
  return Object.fromEntries(anders.map((id) => [id, toen?.[id]]))
}
