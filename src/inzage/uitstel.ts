import { randomUUID } from 'node:crypto'
import { type Datum, datumVan, plusDagen } from '../kern/datum.ts'
import { Fout } from '../kern/fout.ts'
import type { Handeling } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import type { Inzagedelen } from './dossier.ts'
import { inInzage, type Uitstel } from './tabellen.ts'
import { uitstelgrond } from './uitstelgronden.ts'

/** The purpose under which lines are delayed. */
export const uitsteldoel = 'inzage-uitstellen'

/** The longest that something can stay hidden before it has to be decided anew, in days. No article names a term. */
export const langsteUitstel = 180

/** Which lines of the own organisation someone sees later, why, and until when. */
export type Uitstelvraag = Pick<Uitstel, 'onderwerp' | 'doel' | 'grond' | 'reden' | 'tot'>

type Deel = Pick<Inzagedelen, 'logboek'>

/**
 * What is done with a delay stands in the logboek as well. It names lines and no person: whom they are about is not known
 * here, so they get a subject of their own.
 */
function noteer(
  { logboek }: Deel,
  tx: Tx,
  wie: Kijker,
  handeling: Handeling,
  onderwerp: string,
): Promise<void> {
  return logboek.noteer(tx, wie, wie.nu, [
    { handeling, betrokkene: onderwerp, gegevens: [], toetsId: null, onderwerp },
  ])
}

/** The delays of the own organisation, those that still hold first. */
export async function haalUitstellen(delen: Deel, tx: Tx, wie: Kijker): Promise<readonly Uitstel[]> {
  await noteer(delen, tx, wie, 'gezocht', randomUUID())
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
  delen: Deel,
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
  const id = randomUUID()
  await inInzage(tx)
    .insertInto('inzage.uitstel')
    .values({
      ...{ id, organisatie: wie.organisatie, ...vraag },
      ...{ door: wie.gebruiker, door_naam: wie.naam, op: wie.nu },
    })
    .execute()
  await noteer(delen, tx, wie, 'vastgelegd', id)
}

function eisTermijn(tot: Datum, vandaag: Datum): void {
  const nee = (melding: string) => new Fout('ongeldige-invoer', melding, [{ veld: 'tot', melding }])
  if (tot <= vandaag) throw nee('Kies een dag die nog komt.')
  if (tot > plusDagen(vandaag, langsteUitstel)) throw nee(`Kies een dag binnen ${langsteUitstel} dagen.`)
}

/** Shows lines at once after all. Throws `niet-gevonden` for what is not there, is of another, or was lifted already. */
export async function hefOp(delen: Deel, tx: Tx, wie: Kijker, id: string): Promise<void> {
  const { numUpdatedRows } = await inInzage(tx)
    .updateTable('inzage.uitstel')
    .set({ opgeheven_op: wie.nu, opgeheven_door: wie.gebruiker })
    .where('id', '=', id)
    .where('organisatie', '=', wie.organisatie)
    .where('opgeheven_op', 'is', null)
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== 1) throw new Fout('niet-gevonden', geenUitstel)
  await noteer(delen, tx, wie, 'ingetrokken', id)
}

/** The same for what does not exist and for what is of another organisation. */
export const geenUitstel = 'Dit uitstel kennen wij niet bij uw organisatie, of het is al opgeheven.'
