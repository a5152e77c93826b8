import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { tbstermijnen } from '../berichtenbox/berichtenbox.ts'
import { datumVan } from '../kern/datum.ts'
import { Fout } from '../kern/fout.ts'
import type { Logboek } from '../logboek/logboek.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank, Tx, Wie } from '../platform/db.ts'
import { metHerkansing } from '../platform/herkansing.ts'
import type { Baan, Wachtrij, Wachtrijen } from '../platform/wachtrijen.ts'
import { keurReden } from './keuren.ts'
import type { Schrijver } from './store.ts'
import { type Bewaarplicht, inTbs } from './tabellen.ts'
import { type Tbsdelen, type Traject, vastgelegd } from './traject.ts'

/** What destroying tracks needs. */
export interface Vernietigdelen {
  readonly db: Databank
  readonly klok: Klok
  readonly logboek: Logboek
  readonly wachtrijen: Wachtrijen
}

/** A job: destroy the tracks of this clinic of which the term is over. */
interface Vernietigbaan {
  readonly kliniek: string
}

/** A job that breaks off halfway is done again: what was destroyed is gone, and the rest is still due. */
export const tbsvernietigrij: Wachtrij<Vernietigbaan> = {
  naam: 'tbs-vernietigen',
  retryLimit: 50,
  retryDelay: 60,
  expireInSeconds: 900,
}

/** So many in one transaction. A track with its documents is large, so fewer than messages. */
const bundel = 50

const namens = (organisatie: string): Wie => ({
  organisatie,
  gebruiker: 'bewaartermijn',
  rol: 'systeem',
  doel: 'tbs-vernietigen',
})

const { traject: vierJaar, vergissing: maand } = tbstermijnen

/** Begins the round of today if no server did yet: a job for each clinic with a track that is due. */
export function planTbsvernietiging({
  db,
  klok,
  wachtrijen,
}: Omit<Vernietigdelen, 'logboek'>): Promise<boolean> {
  const nu = klok.nu()
  return db.transactie(namens(''), async (tx) => {
    const { rows } = await sql<Vernietigbaan>`select kliniek
      from tbs.begin_vernietigingsronde(${datumVan(nu)}::date, ${vierJaar}, ${maand}, ${nu}) as kliniek`.execute(
      tx,
    )
    await wachtrijen.zetAllesKlaar(
      tx,
      tbsvernietigrij,
      rows.map(({ kliniek }) => ({ kliniek })),
    )
    return rows.length > 0
  })
}

/** From now on this process destroys the tracks that are due. */
export async function startTbsvernietigen(delen: Vernietigdelen): Promise<void> {
  await delen.wachtrijen.werk(tbsvernietigrij, { elke: 30 }, async ({ data }: Baan<Vernietigbaan>) => {
    await vernietigTrajecten(delen, data.kliniek)
  })
}

/** Destroys every track of this clinic that is due, with a line in the logboek that says nothing of what was in it. */
export async function vernietigTrajecten(
  { db, klok, logboek }: Omit<Vernietigdelen, 'wachtrijen'>,
  kliniek: string,
  perKeer = bundel,
): Promise<number> {
  const wie = namens(kliniek)
  for (let gedaan = 0; ; ) {
    const nu = klok.nu()
    const weg = await metHerkansing(db, wie, async (tx) => {
      const { rows } = await sql<{ traject: string; betrokkene: string }>`
        select traject, betrokkene from tbs.vernietig(${vierJaar}, ${maand}, ${nu}, ${perKeer})`.execute(tx)
      await logboek.noteer(
        tx,
        wie,
        nu,
        rows.map(({ traject, betrokkene }) => ({
          ...{ handeling: 'vernietigd', betrokkene, gegevens: [], toetsId: null, onderwerp: traject },
        })),
      )
      return rows.length
    })
    gedaan += weg
    if (weg < perKeer) return gedaan
  }
}

/** The holds of this clinic on this track, the newest first. */
export function haalBewaarplichten(
  tx: Tx,
  { organisatie }: Wie,
  traject: string,
): Promise<readonly Bewaarplicht[]> {
  return inTbs(tx)
    .selectFrom('tbs.bewaarplicht')
    .selectAll()
    .where('traject', '=', traject)
    .where('organisatie', '=', organisatie)
    .orderBy('op', 'desc')
    .orderBy('id')
    .execute()
}

/** Holds a track: as long as this stands it is not destroyed. Throws `ongeldige-invoer`, and `conflict` when it is held. */
export async function houdVast(
  { logboek }: Pick<Tbsdelen, 'logboek'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  reden: string,
): Promise<void> {
  keurBewaarreden(reden)
  const plichten = await haalBewaarplichten(tx, wie, traject.id)
  if (plichten.some(({ beeindigd_op }) => beeindigd_op === null))
    throw new Fout('conflict', 'Uw kliniek houdt dit traject al vast. Er is niets veranderd.')
  await inTbs(tx)
    .insertInto('tbs.bewaarplicht')
    .values({
      ...{ id: randomUUID(), traject: traject.id, organisatie: wie.organisatie, reden: reden.trim() },
      ...{ door: wie.gebruiker, door_naam: wie.naam, op: wie.nu },
      ...{ beeindigd_door: null, beeindigd_naam: null, beeindigd_op: null, beeindigd_reden: null },
    })
    .execute()
  await logboek.noteer(tx, wie, wie.nu, [{ ...vastgelegd(traject, []), handeling: 'gewijzigd' }])
}

/** Ends the hold: the term holds again. Throws `ongeldige-invoer`, and `conflict` when there is none. */
export async function geefVrij(
  { logboek }: Pick<Tbsdelen, 'logboek'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  reden: string,
): Promise<void> {
  keurBewaarreden(reden)
  const { numUpdatedRows } = await inTbs(tx)
    .updateTable('tbs.bewaarplicht')
    .set({
      ...{ beeindigd_door: wie.gebruiker, beeindigd_naam: wie.naam, beeindigd_op: wie.nu },
      beeindigd_reden: reden.trim(),
    })
    .where('traject', '=', traject.id)
    .where('beeindigd_op', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n)
    throw new Fout('conflict', 'Uw kliniek houdt dit traject niet vast. Er is niets veranderd.')
  await logboek.noteer(tx, wie, wie.nu, [{ ...vastgelegd(traject, []), handeling: 'gewijzigd' }])
}

function keurBewaarreden(reden: string): void {
  const fouten = keurReden(reden, 'bewaarreden')
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De reden kan zo niet.', fouten)
}
