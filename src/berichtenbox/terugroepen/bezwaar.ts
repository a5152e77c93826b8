import type { Tx, Wie } from '../../platform/db.ts'
import type { Toewijzing } from '../../toestemming/toestemming.ts'
import { type Bladversie, bladversies, staat, trekBladIn, verteldIn } from '../blad/vervangen.ts'
import { inBerichtenbox } from '../tabellen.ts'
import type { Terugroepdelen } from './terugroepen.ts'

type Staandblad = Pick<Bladversie, 'id' | 'afzender' | 'ontvanger' | 'status'>

/**
 * Takes back every sheet that stands and tells a receiver what someone objected to, once that was granted, whichever inrichting
 * sent it. Returns how many.
 * @see AVG, article 17 paragraph 1 under c, and article 19: what was objected to is erased, and each receiver is told
 */
export async function roepTerugOmBezwaar(
  delen: Terugroepdelen,
  tx: Tx,
  wie: Wie,
  { betrokkene, dossier, gebieden, tegen }: Toewijzing,
): Promise<number> {
  const hier = dossier === null ? [] : await bladversies(tx, dossier)
  const alle = new Map<string, Staandblad>(
    [...(await eigenBladen(tx, wie, betrokkene)), ...hier].map((een) => [een.id, een]),
  )
  const staand = [...alle.values()].filter((een) => staat(een) && tegen(een.ontvanger))
  const verteld = await verteldIn(
    tx,
    staand.map(({ id }) => id),
  )
  const terug = staand.filter(({ id }) => gebieden.some((gebied) => verteld.get(id)?.includes(gebied)))
  for (const blad of terug) await trekBladIn(delen, tx, wie, blad, 'bezwaar')
  return terug.length
}

function eigenBladen(tx: Tx, { organisatie }: Wie, betrokkene: string): Promise<readonly Staandblad[]> {
  return inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht')
    .select(['id', 'afzender', 'ontvanger', 'status'])
    .where('betrokkene', '=', betrokkene)
    .where('afzender', '=', organisatie)
    .where('soort', '=', 'informatieblad')
    .orderBy('volgnummer')
    .execute()
}
