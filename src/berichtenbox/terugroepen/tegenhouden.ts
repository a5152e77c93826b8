import { sql } from 'kysely'
import type { Oorzaak, Verandering } from '../../detentie/detentie.ts'
import type { Opvolger } from '../../herindeling/herindeling.ts'
import type { Tx } from '../../platform/db.ts'
import { detentiemeldingen, inBerichtenbox } from '../tabellen.ts'

/** By detention and receiver, the events of which the message was recalled because it was about the wrong person. */
type Tegengehouden = Map<string, readonly string[]>

/** Why the source finds a message back that was not sent: what it must do first. */
export const waaromTegengehouden =
  'Een eerdere melding over deze detentie is bij deze ontvanger teruggeroepen: verkeerde persoon of ontvanger. Daarom is dit niet verstuurd. Streep de foute gebeurtenis door met een correctie en lever de juiste, of lever de juiste gemeente.'

/**
 * Whom is told nothing more about which of these detentions: there the source recalled a message because it was about the
 * wrong person, and told nothing since. The events go on naming the same person until the source corrects them.
 */
export async function haalTegengehouden(
  tx: Tx,
  dossiers: readonly string[],
  naar: Opvolger,
): Promise<Tegengehouden> {
  if (dossiers.length === 0) return new Map()
  const rijen = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht as b')
    .innerJoin('berichtenbox.terugroeping as t', 't.bericht', 'b.id')
    .select(['b.dossier', 'b.ontvanger', 'b.oorzaak'])
    .where('b.dossier', '=', sql<string>`any(${dossiers})`)
    .where('b.soort', 'in', detentiemeldingen)
    .where('t.grond', '=', 'verkeerde-persoon')
    .where(
      sql<boolean>`not exists (select from berichtenbox.bericht n where n.dossier = b.dossier
        and n.ontvanger = b.ontvanger and n.soort = any(${detentiemeldingen}) and n.status <> 'onbestelbaar'
        and n.verzonden_op > t.op)`,
    )
    .execute()
  const draden = Map.groupBy(rijen, (rij) => sleutel(rij.dossier, naar(rij.ontvanger)))
  return new Map([...draden].map(([draad, groep]) => [draad, groep.flatMap(({ oorzaak }) => oorzaak ?? [])]))
}

/**
 * True when this may not be told. A begin may: then the source, or who decides for it, says anew that it belongs there. So
 * may what follows from striking out the very event that the recalled message told of.
 */
export function isTegengehouden(
  tegengehouden: Tegengehouden,
  { doorgestreept }: Pick<Oorzaak, 'doorgestreept'>,
  { soort, ontvanger, periode }: Pick<Verandering, 'soort' | 'ontvanger' | 'periode'>,
): boolean {
  const draad = sleutel(periode.id, ontvanger)
  const rustOp = tegengehouden.get(draad)
  if (rustOp === undefined) return false
  if (soort !== 'begin' && !rustOp.includes(doorgestreept?.gebeurtenisId ?? '')) return true
  tegengehouden.delete(draad)
  return false
}

function sleutel(dossier: string, ontvanger: string): string {
  return `${dossier} ${ontvanger}`
}
