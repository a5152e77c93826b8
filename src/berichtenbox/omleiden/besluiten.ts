import { type Gevolgen, leidOm } from '../../detentie/detentie.ts'
import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { Databank, Tx, Wie } from '../../platform/db.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { Leesdelen } from '../lezen.ts'
import { inBerichtenbox } from '../tabellen.ts'
import { haalGeschiedenis, haalOmleidvraag, type Omleidvraag, schrijfOmleidbesluit } from './opslag.ts'
import { keurKeuze, type Omleidkeuze } from './regels.ts'

/** What deciding needs. */
export interface Omleiddelen extends Leesdelen {
  readonly db: Databank
  readonly gevolgen: Gevolgen
}

/** Who decides, with the name that goes in the history. */
export type Beslisser = Wie & { readonly naam: string }

/**
 * Decides where a message belongs that a municipality says is not hers. Forwarded: the messages of this detention go
 * from her box at once and the other municipality is told, all in one transaction. It is done on behalf of who sent
 * them, because only the sender gives out, withdraws and knows about whom: in its logboek stands who decided.
 * Throws `niet-gevonden`, `conflict` (decided or withdrawn meanwhile) or `ongeldige-invoer`.
 */
export async function besluitOmleiding(
  delen: Omleiddelen,
  door: Beslisser,
  id: string,
  keuze: Omleidkeuze,
): Promise<void> {
  const { afzender } = await delen.db.transactie(door, (tx) => eisOmleidvraag(tx, id))
  const namens: Beslisser = { ...door, organisatie: afzender, doel: 'berichten-omleiden' }
  await metHerkansing(delen.db, namens, (tx) => voerUit(delen, tx, namens, id, keuze))
}

/** One question of a municipality. Throws `niet-gevonden`. */
export async function eisOmleidvraag(tx: Tx, id: string): Promise<Omleidvraag> {
  const vraag = await haalOmleidvraag(tx, id)
  if (vraag === null) throw new Fout('niet-gevonden', 'Deze vraag van een gemeente kennen wij niet.')
  return vraag
}

async function voerUit(
  delen: Omleiddelen,
  tx: Tx,
  namens: Beslisser,
  id: string,
  keuze: Omleidkeuze,
): Promise<void> {
  const vraag = await eisOmleidvraag(tx, id)
  const geschiedenis = await haalGeschiedenis(tx, vraag.dossier)
  const nu = delen.klok.nu()
  if (vraag.besluit !== null) throw alBesloten(vraag)
  if (vraag.status === 'ingetrokken')
    throw new Fout('conflict', 'Het bericht is intussen teruggeroepen. Er is niets meer te beslissen.')
  const eerder = geschiedenis.map(({ ontvanger }) => codeVan(ontvanger)).filter((code) => code !== null)
  const fouten = keurKeuze(keuze, { eigen: codeVan(vraag.ontvanger), eerder, vandaag: datumVan(nu) })
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Het besluit klopt nog niet.', fouten)
  const doorgestuurd = keuze.besluit === 'doorsturen'
  const geschreven = await schrijfOmleidbesluit(tx, {
    ...{ vraag: id, afzender: vraag.afzender, ontvanger: vraag.ontvanger },
    ...{ besluit: doorgestuurd ? 'doorgestuurd' : 'blijft', naar: doorgestuurd ? keuze.gemeentecode : null },
    ...{ reden: keuze.reden, door: namens.gebruiker, door_naam: namens.naam, door_rol: namens.rol, op: nu },
  })
  if (!geschreven) throw alBesloten(vraag)
  if (!doorgestuurd) return noteerBlijft(delen, tx, namens, vraag.bericht, nu)
  // The one place where what was given to the wrong receiver is taken back.
  await leidOm(delen, tx, namens, {
    ...{ periodeId: vraag.dossier, van: vraag.ontvanger, gemeentecode: keuze.gemeentecode },
    ...{ reden: keuze.reden, door: namens.naam },
  })
}

/** Also a decision that changes nothing is one about someone. */
async function noteerBlijft(
  { logboek }: Omleiddelen,
  tx: Tx,
  namens: Beslisser,
  id: string,
  nu: Date,
): Promise<void> {
  const { betrokkene, toets_id: toetsId } = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht')
    .select(['betrokkene', 'toets_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await logboek.noteer(tx, namens, nu, [
    { handeling: 'gewijzigd', betrokkene, gegevens: [], toetsId, onderwerp: id },
  ])
}

function alBesloten({ besloten_naam: naam }: Omleidvraag): Fout {
  return new Fout('conflict', `${naam ?? 'Een collega'} besliste hier al over. Uw keuze is niet bewaard.`)
}

function codeVan(ontvanger: string): string | null {
  return organisatie(ontvanger)?.gemeentecode ?? null
}
