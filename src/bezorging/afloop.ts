import { sql } from 'kysely'
import type { Klok } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import type { Wachtrijen } from '../platform/wachtrijen.ts'
import { geduld, volhouden, wachttijd } from './herhalen.ts'
import type { Afloop } from './posten.ts'
import { leverrijen, zetKlaar } from './rijen.ts'
import { type Aflevering, haalAflevering, inBezorging, isAanDeBeurt, slotOpAdressen } from './store.ts'

/** What keeping how attempts ended needs. */
export interface Afloopdelen {
  readonly klok: Klok
  readonly wachtrijen: Wachtrijen
  readonly toeval: () => number
}

/** An attempt: what was told, as how manieth, and how it ended. */
export interface Poging<A extends Afloop = Afloop> {
  readonly id: string
  readonly abonnement: string
  /** Attempts before this one: with another number in the database it counted already. */
  readonly poging: number
  readonly afloop: A
}

type Mislukking = Extract<Afloop, { gelukt: false }>

/**
 * Keeps how attempts ended, and what comes next. While the addresses were asked a person or another instance may have
 * decided otherwise: what is no longer open is passed over. The same attempt never counts twice.
 */
export async function verwerk(delen: Afloopdelen, tx: Tx, pogingen: readonly Poging[]): Promise<void> {
  const adressen = await slotOpAdressen(tx, [...new Set(pogingen.map(({ abonnement }) => abonnement))])
  for (const { afloop, ...poging } of pogingen)
    if (!afloop.gelukt) await mislukt(delen, tx, { ...poging, afloop })
  // What an address took comes last: it answers, whatever else it refused.
  const gelukt = pogingen.filter(({ afloop }) => afloop.gelukt)
  if (gelukt.length === 0) return
  const antwoordt = await neemAan(tx, delen.klok.nu(), gelukt)
  const weigerden = new Set(pogingen.filter(({ afloop }) => !afloop.gelukt).map((een) => een.abonnement))
  for (const { id, stil_sinds } of adressen)
    if (antwoordt.has(id) && (stil_sinds !== null || weigerden.has(id)))
      await hervat(delen.wachtrijen, tx, id)
}

/**
 * What an address took counts, also when it was put on hold, ended or needed no telling any more while it was asked.
 * Returns the addresses that answered.
 */
async function neemAan(tx: Tx, nu: Date, gelukt: readonly Poging[]): Promise<ReadonlySet<string>> {
  const gekozen = JSON.stringify(gelukt.map(({ id, poging }) => ({ id, poging })))
  const { rows } = await sql<{ abonnement: string }>`update bezorging.aflevering f
    set status = 'afgeleverd', afgeleverd_op = ${nu}, laatste_op = ${nu}, laatste_reden = null, pogingen = f.pogingen + 1
    from json_to_recordset(${gekozen}::json) as g (id uuid, poging integer)
    where f.id = g.id and f.pogingen = g.poging and f.status in ('wacht', 'aangehouden', 'vervallen')
    returning f.abonnement`.execute(tx)
  const adressen = new Set(rows.map(({ abonnement }) => abonnement))
  await sql`update bezorging.abonnement set gelukt_op = ${nu}, stil_sinds = null, reden = null, stand = 'actief'
    where id = any (${[...adressen]}::uuid[]) and stand <> 'beeindigd'`.execute(tx)
  return adressen
}

/** An address that answers again hears everything that waited, in order of the lanes. */
async function hervat(wachtrijen: Wachtrijen, tx: Tx, abonnement: string): Promise<void> {
  const los = await inBezorging(tx)
    .updateTable('bezorging.aflevering')
    .set({ status: 'wacht' })
    .where('abonnement', '=', abonnement)
    .where('status', '=', 'aangehouden')
    .returning(['id', 'spoor', 'pogingen'])
    .execute()
  await zetKlaar(wachtrijen, tx, los)
}

async function mislukt(
  { klok, wachtrijen, toeval }: Afloopdelen,
  tx: Tx,
  { id, poging, afloop: { reden, gevraagd, zwijgt } }: Poging<Mislukking>,
): Promise<void> {
  const gevonden = await haalAflevering(tx, id)
  if (gevonden === null || !isAanDeBeurt(gevonden, poging)) return
  const { aflevering, abonnement } = gevonden
  const nu = klok.nu()
  const pogingen = poging + 1
  const stilSinds = zwijgt ? (abonnement.stil_sinds ?? nu) : null
  const geschorst = stilSinds !== null && verstreken(stilSinds, nu) >= geduld
  // A silent address is no reason to give up what it has not heard: only what it alone refuses is given up.
  const dood = !zwijgt && verstreken(aflevering.begonnen_op, nu) >= volhouden
  await inBezorging(tx)
    .updateTable('bezorging.aflevering')
    .set({ status: dood ? 'dood' : 'wacht', pogingen, laatste_op: nu, laatste_reden: reden })
    .where('id', '=', aflevering.id)
    .execute()
  await inBezorging(tx)
    .updateTable('bezorging.abonnement')
    .set({
      stil_sinds: stilSinds,
      stand: geschorst ? 'geschorst' : 'actief',
      reden: geschorst ? reden : null,
      ...(geschorst && abonnement.stand === 'actief' ? { geschorst_op: nu } : {}),
    })
    .where('id', '=', abonnement.id)
    .execute()
  if (zwijgt) await houdAan(tx, aflevering)
  else if (abonnement.stil_sinds !== null) await hervat(wachtrijen, tx, abonnement.id)
  if (dood) return
  const wacht = wachttijd(pogingen, gevraagd, toeval())
  const baan = { afleveringen: [aflevering.id], poging: pogingen }
  await wachtrijen.zetKlaar(tx, leverrijen[aflevering.spoor], baan, { startAfter: Math.ceil(wacht / 1000) })
}

const verstreken = (van: Date, tot: Date) => tot.getTime() - van.getTime()

/**
 * All but this one wait until the address answers again: this one is the try. A silent address then takes up one place
 * in its lane, however much there is to tell it.
 */
async function houdAan(tx: Tx, proef: Aflevering): Promise<void> {
  await inBezorging(tx)
    .updateTable('bezorging.aflevering')
    .set({ status: 'aangehouden' })
    .where('abonnement', '=', proef.abonnement)
    .where('status', '=', 'wacht')
    .where('id', '<>', proef.id)
    .execute()
}
