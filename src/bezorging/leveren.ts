import type { Buiten } from '../platform/buiten.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank, Tx } from '../platform/db.ts'
import type { Baan, Wachtrij, Wachtrijen } from '../platform/wachtrijen.ts'
import type { Sleutelbos } from '../toegang/toegang.ts'
import { alsCloudEvent, type Melding, onderteken } from './gebeurtenis.ts'
import { geduld, leesRetryAfter, type Spoor, volhouden, wachttijd } from './herhalen.ts'
import {
  type Abonnement,
  type Aflevering,
  type Afleverstand,
  haalAflevering,
  inBezorging,
  namens,
} from './store.ts'

/** A job: tell this, if this many attempts were made before. With another number it is a job of the past. */
export interface Leverbaan {
  readonly aflevering: string
  readonly organisatie: string
  readonly poging: number
}

/** The lanes. A job that breaks off halfway is done again after a minute; attempts that fail are planned by ourselves. */
export const leverrijen: Readonly<Record<Spoor, Wachtrij<Leverbaan>>> = {
  spoed: { naam: 'bezorging-spoed', retryLimit: 50, retryDelay: 5, expireInSeconds: 60 },
  bulk: { naam: 'bezorging-bulk', retryLimit: 50, retryDelay: 5, expireInSeconds: 60 },
}

/** What telling needs. */
export interface Leverdelen {
  readonly db: Databank
  readonly klok: Klok
  readonly wachtrijen: Wachtrijen
  /** The address of this server, as others reach it. */
  readonly adres: string
  readonly sleutels: Sleutelbos
  readonly buiten: Buiten
  readonly toeval: () => number
}

/** How an attempt ended. */
export type Afloop =
  | { readonly gelukt: true }
  | {
      readonly gelukt: false
      readonly reden: string
      /** How long the address asks to wait, in milliseconds; null when it does not say. */
      readonly gevraagd: number | null
      /** True when the address takes nothing now; false when it refuses this one thing. */
      readonly zwijgt: boolean
    }

/** How long an address gets to answer, in milliseconds. */
const antwoordtijd = 10_000
/** What an address says back is not read; more than a page of it is no answer. */
const meesteBytes = 65_536

/**
 * Tells one thing to one address, and keeps in one transaction how that went and what comes next. The same job done
 * twice tells twice at most, with the same id; it never counts twice.
 */
export async function lever(delen: Leverdelen, { data }: Pick<Baan<Leverbaan>, 'data'>): Promise<void> {
  const { db, klok } = delen
  const wie = namens(data.organisatie, klok.nu())
  const gevonden = await db.transactie(wie, (tx) => haalAflevering(tx, data.aflevering))
  if (gevonden === null || !isAanDeBeurt(gevonden, data)) return
  const afloop = await stuur(delen, gevonden)
  await db.transactie(wie, async (tx) => {
    // While the address was asked, a person or another instance may have decided otherwise.
    const nu = await haalAflevering(tx, data.aflevering)
    if (nu !== null && isNogOpen(nu, data, afloop)) await verwerk(delen, tx, nu, afloop)
  })
}

interface Paar {
  readonly aflevering: Aflevering
  readonly abonnement: Abonnement
}

function isAanDeBeurt({ aflevering, abonnement }: Paar, { poging }: Leverbaan): boolean {
  return aflevering.status === 'wacht' && aflevering.pogingen === poging && abonnement.stand !== 'beeindigd'
}

/** What the address took counts, also when it was put on hold while the address was asked. */
function isNogOpen({ aflevering, abonnement }: Paar, { poging }: Leverbaan, { gelukt }: Afloop): boolean {
  const standen: readonly Afleverstand[] = gelukt ? ['wacht', 'aangehouden'] : ['wacht']
  return (
    standen.includes(aflevering.status) && aflevering.pogingen === poging && abonnement.stand !== 'beeindigd'
  )
}

function stuur(delen: Leverdelen, { aflevering, abonnement }: Paar): Promise<Afloop> {
  const { id, soort, bericht, gemaakt_op: op } = aflevering
  return post(delen, abonnement.adres, { id, soort, bericht, op })
}

/** Tells one thing to one address, once. Never throws: why it failed is the answer. */
export async function post(
  { adres, sleutels, buiten, klok }: Pick<Leverdelen, 'adres' | 'sleutels' | 'buiten' | 'klok'>,
  naar: string,
  melding: Melding,
): Promise<Afloop> {
  const body = alsCloudEvent(melding, adres)
  try {
    const handtekening = await onderteken(sleutels, { body, voor: naar, id: melding.id, adres })
    const antwoord = await buiten(naar, {
      methode: 'POST',
      koppen: { 'Content-Type': 'application/cloudevents+json', 'Terugkeer-Handtekening': handtekening },
      inhoud: body,
      geduld: antwoordtijd,
      meesteBytes,
    })
    if (antwoord.status >= 200 && antwoord.status < 300) return { gelukt: true }
    return {
      gelukt: false,
      reden: `Het adres antwoordde met ${antwoord.status}.`,
      gevraagd: leesRetryAfter(antwoord.koppen['retry-after'] ?? null, klok.nu()),
      zwijgt: antwoord.status >= 500 || antwoord.status === 429 || antwoord.status === 408,
    }
  } catch (oorzaak) {
    return { gelukt: false, reden: redenVan(oorzaak), gevraagd: null, zwijgt: true }
  }
}

/** Why an attempt failed, in words for who looks after the address; never what the other side wrote. */
function redenVan(oorzaak: unknown): string {
  if (oorzaak instanceof Error && oorzaak.name === 'TimeoutError')
    return 'Het adres antwoordde niet binnen tien seconden.'
  const code = oorzaak instanceof Error && 'code' in oorzaak ? ` (${String(oorzaak.code)})` : ''
  return `Het adres was niet te bereiken${code}.`
}

async function verwerk(delen: Leverdelen, tx: Tx, paar: Paar, afloop: Afloop): Promise<void> {
  if (afloop.gelukt) await gelukt(delen, tx, paar)
  else await mislukt(delen, tx, paar, afloop)
}

async function gelukt(
  { klok, wachtrijen }: Leverdelen,
  tx: Tx,
  { aflevering, abonnement }: Paar,
): Promise<void> {
  const nu = klok.nu()
  await inBezorging(tx)
    .updateTable('bezorging.aflevering')
    .set({
      status: 'afgeleverd',
      afgeleverd_op: nu,
      laatste_op: nu,
      laatste_reden: null,
      pogingen: aflevering.pogingen + 1,
    })
    .where('id', '=', aflevering.id)
    .execute()
  await inBezorging(tx)
    .updateTable('bezorging.abonnement')
    .set({
      gelukt_op: nu,
      stil_sinds: null,
      ...(abonnement.stand === 'geschorst' ? { stand: 'actief', reden: null } : {}),
    })
    .where('id', '=', abonnement.id)
    .execute()
  if (abonnement.stil_sinds !== null) await hervat(wachtrijen, tx, abonnement)
}

/** An address that answers again hears everything that waited, in order of the lanes. */
async function hervat(wachtrijen: Wachtrijen, tx: Tx, abonnement: Abonnement): Promise<void> {
  const los = await inBezorging(tx)
    .updateTable('bezorging.aflevering')
    .set({ status: 'wacht' })
    .where('abonnement', '=', abonnement.id)
    .where('status', '=', 'aangehouden')
    .returning(['id', 'spoor', 'organisatie', 'pogingen'])
    .execute()
  await zetKlaar(wachtrijen, tx, los)
}

/** Puts jobs in their lanes. */
export async function zetKlaar(
  wachtrijen: Wachtrijen,
  tx: Tx,
  wat: readonly Pick<Aflevering, 'id' | 'spoor' | 'organisatie' | 'pogingen'>[],
): Promise<void> {
  for (const [spoor, groep] of Map.groupBy(wat, (een) => een.spoor))
    await wachtrijen.zetAllesKlaar(
      tx,
      leverrijen[spoor],
      groep.map(({ id, organisatie, pogingen }) => ({ aflevering: id, organisatie, poging: pogingen })),
    )
}

async function mislukt(
  { klok, wachtrijen, toeval }: Leverdelen,
  tx: Tx,
  { aflevering, abonnement }: Paar,
  { reden, gevraagd, zwijgt }: Extract<Afloop, { gelukt: false }>,
): Promise<void> {
  const nu = klok.nu()
  const pogingen = aflevering.pogingen + 1
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
  else if (abonnement.stil_sinds !== null) await hervat(wachtrijen, tx, abonnement)
  if (dood) return
  const wacht = wachttijd(pogingen, gevraagd, toeval())
  const baan = { aflevering: aflevering.id, organisatie: aflevering.organisatie, poging: pogingen }
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
