import { sql } from 'kysely'
import { leesDeelname } from '../../aansluiting/aansluiting.ts'
import { bewaarToetsen, laatDoor, type Toegelaten } from '../../grondslagen/grondslagen.ts'
import { type Datum, datumVan } from '../../kern/datum.ts'
import { alsZoeknaam } from '../../kern/naam.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { basis } from '../bericht.ts'
import { ontvangen } from '../gevolgen.ts'
import { type NieuwBericht, schrijfBerichten } from '../store.ts'
import type { Gegevens, Status } from '../tabellen.ts'
import type { Terugroepdelen } from '../terugroepen/terugroepen.ts'

/** What is sent, beside what the register lets through. */
export interface NieuwBlad {
  readonly id: string
  readonly ontvanger: string
  readonly betrokkene: string
  readonly dossier: string
  readonly vrijlating: Datum | null
  readonly geslachtsnaam: string
  readonly toegelaten: Toegelaten
  readonly waarden: Readonly<Record<string, unknown>>
}

/** An informatieblad as its sender finds it back. */
export interface Verzondenblad {
  readonly id: string
  readonly versie: number
  readonly status: Status
  readonly dossier: string
  readonly ontvanger: string
  readonly verzonden_op: Date
  readonly gelezen_op: Date | null
  readonly opgepakt_op: Date | null
  readonly ingetrokken_op: Date | null
  readonly reden: string | null
  readonly toets_id: string
  readonly gegevens: Gegevens | null
}

/** Every informatieblad about this person that the acting organisation sent, oldest first. */
export async function verzondenBladen(
  tx: Tx,
  wie: Wie,
  betrokkene: string,
): Promise<readonly Verzondenblad[]> {
  return basis(tx)
    .where('b.betrokkene', '=', betrokkene)
    .where('b.afzender', '=', wie.organisatie)
    .where('b.soort', '=', 'informatieblad')
    .orderBy('b.volgnummer')
    .execute()
}

/** The newest sheet of one detention, without its content. */
export interface Bladstand {
  readonly dossier: string
  readonly bericht: string
  readonly afzender: string
  readonly ontvanger: string
  readonly versie: number
  readonly status: Status
  readonly verzonden_op: Date
  readonly gelezen_op: Date | null
}

/** The newest sheet of each of these detentions, in one question, whichever inrichting sent it. */
export async function bladenIn(tx: Tx, dossiers: readonly string[]): Promise<ReadonlyMap<string, Bladstand>> {
  const { rows } = await sql<Bladstand>`select * from berichtenbox.bladen_in(${dossiers}::uuid[])`.execute(tx)
  return new Map(rows.map((rij) => [rij.dossier, rij]))
}

/** True for a blad that its receiver can read. */
export function staat({ status }: Pick<Verzondenblad, 'status'>): boolean {
  return status === 'klaargezet' || status === 'bezorgd' || status === 'gelezen'
}

/**
 * Sends the next version of an informatieblad: no more of it than was let through, instead of the version that stands,
 * with the oordeel and a line in the logboek. All of it is in the transaction of the toets.
 */
export async function verstuurBlad(
  { klok, logboek, bezorging }: Terugroepdelen,
  tx: Tx,
  wie: Wie,
  blad: NieuwBlad,
  eerdere: readonly Verzondenblad[],
): Promise<{ readonly id: string; readonly versie: number }> {
  const { toegelaten, waarden, ontvanger, dossier } = blad
  if (toegelaten.toelating === null) throw new Error('What may not go is not sent')
  const nu = klok.nu()
  const { actief } = (await leesDeelname(tx, [ontvanger]))(ontvanger)
  const vorige = eerdere.findLast((een) => een.dossier === dossier && een.ontvanger === ontvanger)
  const gegevens = laatDoor(toegelaten.toelating, waarden)
  const bericht: NieuwBericht = {
    ...{ id: blad.id, soort: 'informatieblad', versie: (vorige?.versie ?? 0) + 1, ontvanger, dossier },
    ...{ status: actief ? 'bezorgd' : 'klaargezet', afzender: wie.organisatie, betrokkene: blad.betrokkene },
    ...{ oorzaak: null, gebeurdOp: null, toetsId: toegelaten.toetsId, antwoordOp: null, gegevens },
    vervangt: vorige !== undefined && staat(vorige) ? vorige.id : null,
    ...{ verzondenOp: nu, bezorgdOp: actief ? nu : null, termijn: null, reden: null },
    inrichting: 'huidige-verblijfplaats' in gegevens ? wie.organisatie : null,
    // Kept beside the content for sorting and searching, so bound by the same toelating.
    vrijlating: 'einde-detentie' in gegevens ? blad.vrijlating : null,
    zoeknaam: 'naam' in gegevens ? alsZoeknaam(blad.geslachtsnaam) : '',
  }
  await bewaarToetsen(tx, nu, [toegelaten])
  await schrijfBerichten(tx, [bericht])
  if (actief) await bezorging.gemeld(tx, [ontvangen(bericht, datumVan(nu))])
  const regel = { betrokkene: bericht.betrokkene, gegevens: Object.keys(gegevens), ontvanger }
  await logboek.noteer(tx, wie, nu, [
    {
      ...regel,
      handeling: actief ? 'verstrekt' : 'vastgelegd',
      toetsId: bericht.toetsId,
      onderwerp: bericht.id,
    },
  ])
  return bericht
}
