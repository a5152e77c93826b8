import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import type { Besluit } from '../machtigingen/besluiten.ts'
import type { Machtigingdelen } from '../machtigingen/handelen.ts'
import { isZelfdePersoon, type Medewerker, medewerkersIn, sluitOp } from '../machtigingen/opslag.ts'
import { koppelingenVan, noteer, voerDoor } from './beheer.ts'
import type { Koppeling } from './koppelingen.ts'
import { bezwaarNu } from './koppelingregels.ts'
import {
  type Koppelingvraag,
  openKoppelingvragen,
  sluitKoppelingvraag,
  wijzigKoppeling,
} from './koppelingvragen.ts'

/** What waits about a machine, with who asked, and why the reader may not decide (null: they may). */
export interface WachtendeKoppeling {
  readonly vraag: Koppelingvraag
  readonly koppeling: Koppeling
  readonly vrager: Medewerker | null
  readonly bezwaar: string | null
}

/** Everything about machines that waits and the reader may see: of the own organisation, or for Justid of those that have nobody else. */
export async function haalWachtendeKoppelingen(tx: Tx, wie: Wie): Promise<readonly WachtendeKoppeling[]> {
  const wachtend: WachtendeKoppeling[] = []
  for (const vraag of await openKoppelingvragen(tx)) {
    const koppeling = (await koppelingenVan(tx, vraag.organisatie)).find(({ id }) => id === vraag.koppeling)
    if (koppeling === undefined) continue
    const mensen = await medewerkersIn(tx, vraag.organisatie)
    const vrager = mensen.find(({ id }) => id === vraag.gevraagd_door) ?? null
    // One person can be known at two organisations; the pseudonym of the provider tells.
    const zelf = await isZelfdePersoon(tx, wie.gebruiker, vraag.gevraagd_door)
    const bezwaar = zelf ? 'U vroeg dit zelf. Een ander moet het bevestigen.' : null
    wachtend.push({ vraag, koppeling, vrager, bezwaar })
  }
  return wachtend
}

/** One thing that waits. Throws `niet-gevonden` when it is not there, was decided, or is of another. */
export async function haalKoppelingvraag(tx: Tx, wie: Wie, id: string): Promise<WachtendeKoppeling> {
  const gevonden = (await haalWachtendeKoppelingen(tx, wie)).find(({ vraag }) => vraag.id === id)
  if (gevonden === undefined)
    throw new Fout('niet-gevonden', 'Deze vraag is er niet, of iemand heeft er al over besloten.')
  return gevonden
}

/**
 * Decides as the second person, a colleague or Justid. Throws `geen-toegang` for who asked it, and `conflict` when it
 * can no longer be confirmed: then it can only be refused.
 */
export function beslisOverKoppeling(
  { db, klok }: Machtigingdelen,
  wie: Wie,
  id: string,
  besluit: Besluit,
): Promise<void> {
  return db.transactie(wie, async (tx) => {
    const eerste = await haalKoppelingvraag(tx, wie, id)
    await sluitOp(tx, eerste.vraag.organisatie)
    // Read again: who was first in the queue may have decided, or ended the machine.
    const { vraag, koppeling, bezwaar } = await haalKoppelingvraag(tx, wie, id)
    if (bezwaar !== null) throw new Fout('geen-toegang', bezwaar)
    const daad = { tx, wie, nu: klok.nu() }
    if (besluit.akkoord) {
      const tegen = bezwaarNu(koppeling, vraag, datumVan(daad.nu))
      if (tegen !== null) throw new Fout('conflict', tegen)
      await noteer(daad, koppeling, 'bevestigd')
      await voerDoor(daad, koppeling, vraag)
    } else {
      if (vraag.soort === 'maken') await sluitAf(daad, koppeling.id)
      await noteer(daad, koppeling, 'afgewezen', besluit.reden)
    }
    // Last, because Justid sees the machine only while something waits.
    await sluitKoppelingvraag(tx, id, besluit.akkoord ? 'bevestigd' : 'afgewezen', wie.gebruiker, daad.nu)
  })
}

/** Takes back what one asked oneself, before anyone decided. Throws `geen-toegang` for anyone else. */
export function trekKoppelingvraagIn({ db, klok }: Machtigingdelen, wie: Wie, id: string): Promise<void> {
  return db.transactie(wie, async (tx) => {
    await sluitOp(tx, wie.organisatie)
    const { vraag, koppeling } = await haalKoppelingvraag(tx, wie, id)
    if (vraag.gevraagd_door !== wie.gebruiker)
      throw new Fout('geen-toegang', 'Alleen wie dit vroeg, kan de vraag terugnemen.')
    const daad = { tx, wie, nu: klok.nu() }
    if (vraag.soort === 'maken') await sluitAf(daad, koppeling.id)
    await noteer(daad, koppeling, 'vraag-vervallen')
    await sluitKoppelingvraag(tx, id, 'vervallen', wie.gebruiker, daad.nu)
  })
}

/** A machine that nobody confirmed is over: it never connected. */
function sluitAf({ tx, wie, nu }: { tx: Tx; wie: Wie; nu: Date }, id: string): Promise<void> {
  return wijzigKoppeling(tx, id, { beeindigd_door: wie.gebruiker, beeindigd_op: nu })
}
