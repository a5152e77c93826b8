import { randomUUID } from 'node:crypto'
import { type Datum, datumVan, plusDagen } from '../kern/datum.ts'
import { Fout } from '../kern/fout.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { inInzage, type Uitstel } from './tabellen.ts'
import { uitstelgrond } from './uitstelgronden.ts'

/** The purpose under which lines are delayed. */
export const uitsteldoel = 'inzage-uitstellen'

/** The longest that something can stay hidden before it has to be decided anew, in days. No article names a term. */
export const langsteUitstel = 180

/** Which lines of the own organisation someone sees later, why, and until when. */
export type Uitstelvraag = Pick<Uitstel, 'onderwerp' | 'doel' | 'grond' | 'reden' | 'tot'>

/** The delays of the own organisation, those that still hold first. */
export function haalUitstellen(tx: Tx, wie: Kijker): Promise<readonly Uitstel[]> {
  return inInzage(tx)
    .selectFrom('inzage.uitstel')
    .selectAll()
    .where('organisatie', '=', wie.organisatie)
    .orderBy('opgeheven_op', (o) => o.desc().nullsFirst())
    .orderBy('tot', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
}

/**
 * Delays lines of the own organisation. Throws `niet-toegestaan` when the ground is not one that was verified: without a
 * ground of the law nobody is kept from seeing anything.
 */
export async function stelUit(
  tx: Tx,
  wie: Kijker & { readonly naam: string },
  vraag: Uitstelvraag,
): Promise<void> {
  eisTermijn(vraag.tot, datumVan(wie.nu))
  const grond = uitstelgrond(vraag.grond)
  if (grond?.zekerheid !== 'geverifieerd')
    throw new Fout('ongeldige-invoer', 'Op deze grond kan nu niets later worden getoond.', [
      { veld: 'grond', melding: `Op deze grond kan het nu niet. ${grond?.toelichting ?? ''}` },
    ])
  await inInzage(tx)
    .insertInto('inzage.uitstel')
    .values({
      ...{ id: randomUUID(), organisatie: wie.organisatie, ...vraag },
      ...{ door: wie.gebruiker, door_naam: wie.naam, op: wie.nu },
    })
    .execute()
}

function eisTermijn(tot: Datum, vandaag: Datum): void {
  const nee = (melding: string) => new Fout('ongeldige-invoer', melding, [{ veld: 'tot', melding }])
  if (tot <= vandaag) throw nee('Kies een dag die nog komt.')
  if (tot > plusDagen(vandaag, langsteUitstel)) throw nee(`Kies een dag binnen ${langsteUitstel} dagen.`)
}

/** Shows lines at once after all. Throws `niet-gevonden` for what is not there, is of another, or was lifted already. */
export async function hefOp(tx: Tx, wie: Kijker, id: string): Promise<void> {
  const { numUpdatedRows } = await inInzage(tx)
    .updateTable('inzage.uitstel')
    .set({ opgeheven_op: wie.nu, opgeheven_door: wie.gebruiker })
    .where('id', '=', id)
    .where('organisatie', '=', wie.organisatie)
    .where('opgeheven_op', 'is', null)
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== 1) throw new Fout('niet-gevonden', geenUitstel)
}

/** The same for what does not exist and for what is of another organisation. */
export const geenUitstel = 'Dit uitstel kennen wij niet bij uw organisatie, of het is al opgeheven.'
