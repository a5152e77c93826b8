import { leesDeelname } from '../aansluiting/aansluiting.ts'
import { bewaarToetsen, laatDoor, type Toegelaten } from '../grondslagen/grondslagen.ts'
import { type Datum, datumVan } from '../kern/datum.ts'
import { alsZoeknaam } from '../kern/naam.ts'
import type { Tx, Wie } from '../platform/db.ts'
import type { Kluis } from '../platform/kluis.ts'
import { type MeeTeSturen, schrijfBijlagen } from './bijlagen/opslag.ts'
import type { Versieverschil } from './blad/vorm.ts'
import { ontvangen } from './gevolgen.ts'
import { type NieuwBericht, schrijfBerichten } from './store.ts'
import type { Soort } from './tabellen.ts'
import type { Terugroepdelen } from './terugroepen/terugroepen.ts'

/** What someone sends by hand, beside what the register lets through of it. */
export interface Verstrekking {
  readonly id: string
  readonly soort: Soort
  readonly versie: number
  readonly vervangt: string | null
  readonly ontvanger: string
  readonly betrokkene: string
  readonly dossier: string
  readonly vrijlating: Datum | null
  /** Where the person is, for whoever answers there; null when nobody does. */
  readonly inrichting: string | null
  readonly geslachtsnaam: string
  readonly toegelaten: Toegelaten
  readonly waarden: Readonly<Record<string, unknown>>
  /** Of a new version: what it tells otherwise than the one before. */
  readonly verschil?: Versieverschil | null
  /** Files that go along, each about a gegeven of these; one at a time, and where they are locked. */
  readonly bijlagen?: { readonly kluis: Kluis; readonly stukken: AsyncIterable<MeeTeSturen> }
}

/**
 * Sends a message: no more of it than was let through, with the oordeel and a line in the logboek, all in the transaction of
 * the toets. For a receiver that is not connected yet it waits.
 */
export async function verstrek(
  { klok, logboek, bezorging }: Terugroepdelen,
  tx: Tx,
  wie: Wie,
  wat: Verstrekking,
): Promise<NieuwBericht> {
  const { toegelaten, waarden, ontvanger, betrokkene } = wat
  if (toegelaten.toelating === null) throw new Error('What may not go is not sent')
  const nu = klok.nu()
  const { actief } = (await leesDeelname(tx, [ontvanger]))(ontvanger)
  const gegevens = laatDoor(toegelaten.toelating, waarden)
  const bericht: NieuwBericht = {
    ...{ id: wat.id, soort: wat.soort, versie: wat.versie, ontvanger, dossier: wat.dossier },
    ...{ status: actief ? 'bezorgd' : 'klaargezet', afzender: wie.organisatie, betrokkene },
    ...{ oorzaak: null, gebeurdOp: null, toetsId: toegelaten.toetsId, antwoordOp: null, gegevens },
    vervangt: wat.vervangt,
    verschil: wat.verschil ?? null,
    ...{ verzondenOp: nu, bezorgdOp: actief ? nu : null, termijn: null, reden: null },
    inrichting: 'huidige-verblijfplaats' in gegevens ? wat.inrichting : null,
    // Kept beside the content for sorting and searching, so bound by the same toelating.
    vrijlating: 'einde-detentie' in gegevens ? wat.vrijlating : null,
    zoeknaam: 'naam' in gegevens ? alsZoeknaam(wat.geslachtsnaam) : '',
  }
  await bewaarToetsen(tx, nu, [toegelaten])
  await schrijfBerichten(tx, [bericht])
  if (wat.bijlagen !== undefined)
    await schrijfBijlagen(tx, wat.bijlagen.kluis, bericht.id, wat.bijlagen.stukken)
  if (actief) await bezorging.gemeld(tx, [ontvangen(bericht, datumVan(nu))])
  await logboek.noteer(tx, wie, nu, [
    {
      ...{ betrokkene, gegevens: Object.keys(gegevens), ontvanger, toetsId: bericht.toetsId },
      ...{ handeling: actief ? 'verstrekt' : 'vastgelegd', onderwerp: bericht.id },
    },
  ])
  return bericht
}
