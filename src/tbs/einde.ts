import { randomUUID } from 'node:crypto'
import { type Datum, datumVan, isDatum, plusMaanden, vanTotEnMet } from '../kern/datum.ts'
import { Fout, type VeldFout } from '../kern/fout.ts'
import type { Tx } from '../platform/db.ts'
import { keurNieuw } from './beginnen.ts'
import { sluitVoor } from './gesprek/sluiten.ts'
import { keurReden } from './keuren.ts'
import type { Schrijver } from './store.ts'
import { type Einde, type Eindesoort, eindesoorten, inTbs } from './tabellen.ts'
import { keurGezien, type Tbsdelen, type Traject, vastgelegd } from './traject.ts'

/** How a track ended, as someone fills it in. */
export interface Eindevraag {
  readonly soort: string
  readonly datum: string
  readonly reden: string
  readonly gezien: string
}

/**
 * Ends a track: from now on nobody who took part sees anything of it, a request for advice that waits is none any more, and
 * the term begins after which it is destroyed. Throws `ongeldige-invoer` with every fault, and `conflict` when a colleague
 * was first.
 */
export async function beeindigTraject(
  { logboek }: Pick<Tbsdelen, 'logboek'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  { soort, datum, reden, gezien }: Eindevraag,
): Promise<void> {
  const gekozen = eindesoorten.find((een) => een === soort)
  const fouten = [
    ...(gekozen === undefined
      ? [{ veld: 'eindesoort', melding: 'Kies waarom het traject eindigt.', toegestaan: eindesoorten }]
      : []),
    ...keurDag(traject, datum, datumVan(wie.nu)),
    ...keurReden(reden, 'eindeuitleg'),
  ]
  if (gekozen === undefined || fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'Het traject kan zo niet eindigen.', fouten)
  keurGezien(traject, gezien)
  await laatAllenGaan(tx, wie, traject)
  await inTbs(tx)
    .insertInto('tbs.einde')
    .values({
      ...{ id: randomUUID(), traject: traject.id, organisatie: wie.organisatie, soort: gekozen, datum },
      ...{ reden: reden.trim(), door: wie.gebruiker, door_naam: wie.naam, op: wie.nu },
      ...{ ongedaan_door: null, ongedaan_naam: null, ongedaan_op: null, ongedaan_reden: null },
    })
    .execute()
  const regel = vastgelegd(traject, [])
  await logboek.noteer(tx, wie, wie.nu, [
    regel,
    ...traject.deelnames.map(({ ontvanger }) => ({ ...regel, ontvanger })),
  ])
}

/** A track ends on a day that was, and not before it began here. */
function keurDag({ begonnen_op }: Traject, datum: string, vandaag: Datum): readonly VeldFout[] {
  const veld = 'eindedag'
  const eerst = datumVan(begonnen_op)
  const toegestaan = [vanTotEnMet(eerst, vandaag)]
  if (!isDatum(datum)) return [{ veld, melding: 'Kies de dag waarop het eindigde.', toegestaan }]
  if (datum > vandaag)
    return [
      { veld, melding: 'Deze dag moet nog komen. Beëindig het traject pas als het zover is.', toegestaan },
    ]
  return datum < eerst ? [{ veld, melding: 'Toen was het traject hier nog niet begonnen.', toegestaan }] : []
}

async function laatAllenGaan(tx: Tx, wie: Schrijver, { id, deelnames }: Traject): Promise<void> {
  for (const { ontvanger } of deelnames) await sluitVoor(tx, wie, { traject: id, ontvanger })
  await inTbs(tx)
    .updateTable('tbs.opdracht')
    .set({ vervallen_op: wie.nu })
    .where('traject', '=', id)
    .where('organisatie', '=', wie.organisatie)
    .where('vervallen_op', 'is', null)
    .execute()
  await inTbs(tx)
    .updateTable('tbs.deelname')
    .set({ tot: wie.nu })
    .where('traject', '=', id)
    .where('organisatie', '=', wie.organisatie)
    .where('tot', 'is', null)
    .execute()
}

/**
 * Opens a track again that was ended, as long as it is there. Who took part does not come back by that: the clinic asks anew.
 * Throws `ongeldige-invoer`, and `conflict` when it runs, or when another track of this person was begun meanwhile.
 */
export async function openWeer(
  { logboek }: Pick<Tbsdelen, 'logboek'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  reden: string,
): Promise<void> {
  const fouten = keurReden(reden, 'weerreden')
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Het traject kan zo niet weer open.', fouten)
  if (traject.einde === null) throw new Fout('conflict', 'Dit traject loopt. Er is niets veranderd.')
  await keurNieuw(tx, wie, traject.persoon, traject.persoon.geboortedatum)
  const { numUpdatedRows } = await inTbs(tx)
    .updateTable('tbs.einde')
    .set({
      ...{ ongedaan_door: wie.gebruiker, ongedaan_naam: wie.naam, ongedaan_op: wie.nu },
      ongedaan_reden: reden.trim(),
    })
    .where('traject', '=', traject.id)
    .where('ongedaan_op', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Fout('conflict', 'Dit traject loopt. Er is niets veranderd.')
  await logboek.noteer(tx, wie, wie.nu, [{ ...vastgelegd(traject, []), handeling: 'gewijzigd' }])
}

/** From which day a track that was ended is destroyed, by the term that holds for it. */
export function vernietigVanaf({ op }: Einde, maanden: number): Datum {
  return plusMaanden(datumVan(op), maanden)
}

/** What each way to end is called. */
export const eindenamen: Readonly<Record<Eindesoort, string>> = {
  'einde-tbs': 'De tbs is geëindigd',
  elders: 'Deze persoon is naar een andere kliniek, zonder dit traject',
  vergissing: 'Het traject is per vergissing begonnen',
}
