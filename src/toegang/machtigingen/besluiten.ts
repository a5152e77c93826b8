import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { type Daad, type Machtigingdelen, noteer } from './handelen.ts'
import {
  isZelfdePersoon,
  type Medewerker,
  medewerkersIn,
  openVoorstellen,
  rollenIn,
  sluitOp,
  sluitVoorstel,
  wijzigRol,
} from './opslag.ts'
import { bezwaarNu, bezwaarTegenBesluit, type Voorstel } from './regels.ts'
import type { Machtiging } from './stand.ts'

/** What a second person decides. */
export type Besluit = { readonly akkoord: true } | { readonly akkoord: false; readonly reden: string }

/** What waits, with the role it is about, who asked, and whether the reader may decide (null) or why not. */
export interface Wachtend {
  readonly voorstel: Voorstel
  readonly machtiging: Machtiging
  readonly over: Medewerker
  readonly vrager: Medewerker | null
  readonly bezwaar: string | null
}

/** Everything that waits and the reader may see: of the own organisation, or for Justid of those that have nobody else. */
export async function haalWachtend(tx: Tx, wie: Wie): Promise<readonly Wachtend[]> {
  const wachtend: Wachtend[] = []
  for (const voorstel of await openVoorstellen(tx)) {
    const gevonden = await haalEen(tx, wie, voorstel)
    if (gevonden !== null) wachtend.push(gevonden)
  }
  return wachtend
}

async function haalEen(tx: Tx, wie: Wie, voorstel: Voorstel): Promise<Wachtend | null> {
  const rollen = await rollenIn(tx, voorstel.organisatie)
  const mensen = await medewerkersIn(tx, voorstel.organisatie)
  const machtiging = rollen.find(({ id }) => id === voorstel.machtiging)
  const over = mensen.find(({ id }) => id === machtiging?.medewerker)
  if (machtiging === undefined || over === undefined) return null
  const vrager = mensen.find(({ id }) => id === voorstel.gevraagd_door) ?? null
  const bezwaar =
    bezwaarTegenBesluit(voorstel, machtiging, wie.gebruiker) ??
    (await alsAnder(tx, wie, voorstel, machtiging))
  return { voorstel, machtiging, over, vrager, bezwaar }
}

/** One person can be known at two organisations; the pseudonym of the provider tells. */
async function alsAnder(
  tx: Tx,
  { gebruiker }: Wie,
  { gevraagd_door }: Voorstel,
  { medewerker }: Machtiging,
): Promise<string | null> {
  for (const ander of new Set([gevraagd_door, medewerker]))
    if (await isZelfdePersoon(tx, gebruiker, ander))
      return 'U bent bij deze vraag zelf betrokken. Een ander moet het bevestigen.'
  return null
}

/** One thing that waits. Throws `niet-gevonden` when it is not there, was decided, or is of another. */
export async function haalVoorstel(tx: Tx, wie: Wie, id: string): Promise<Wachtend> {
  const voorstel = (await openVoorstellen(tx)).find((een) => een.id === id)
  const gevonden = voorstel === undefined ? null : await haalEen(tx, wie, voorstel)
  if (gevonden === null)
    throw new Fout('niet-gevonden', 'Deze vraag is er niet, of iemand heeft er al over besloten.')
  return gevonden
}

/**
 * Decides as the second person, a colleague or Justid. What no longer holds can only be refused. Throws `geen-toegang`
 * for who asked it or whom it is about, and `conflict` when it can no longer be confirmed.
 */
export function beslis({ db, klok }: Machtigingdelen, wie: Wie, id: string, besluit: Besluit): Promise<void> {
  return db.transactie(wie, async (tx) => {
    const eerste = await haalVoorstel(tx, wie, id)
    await sluitOp(tx, eerste.voorstel.organisatie)
    // Read again: who was first in the queue may have decided, or taken away what it leans on.
    const { voorstel, machtiging, bezwaar } = await haalVoorstel(tx, wie, id)
    if (bezwaar !== null) throw new Fout('geen-toegang', bezwaar)
    const nu = klok.nu()
    const rollen = await rollenIn(tx, voorstel.organisatie)
    const daad = { tx, wie, nu, rollen, door: wie.gebruiker, dag: datumVan(nu) }
    if (besluit.akkoord) await bevestig(daad, voorstel, machtiging)
    else await wijsAf(daad, voorstel, machtiging, besluit.reden)
    // Last, because Justid sees the role only while something waits.
    await sluitVoorstel(tx, voorstel.id, besluit.akkoord ? 'bevestigd' : 'afgewezen', wie.gebruiker, nu)
  })
}

async function bevestig(daad: Daad, voorstel: Voorstel, machtiging: Machtiging): Promise<void> {
  const { tx, nu, dag } = daad
  // Judged as if the asker acted now: the one who confirms may not make more of it.
  const bezwaar = bezwaarNu({ ...daad, door: voorstel.gevraagd_door }, voorstel, machtiging)
  if (bezwaar !== null) throw new Fout('conflict', bezwaar)
  const { id } = machtiging
  if (voorstel.soort === 'geven') await wijzigRol(tx, id, { bevestigd_door: daad.door, bevestigd_op: nu })
  // That a second person looked at it is a review as well.
  else if (voorstel.soort === 'einddatum') await wijzigRol(tx, id, { tot: voorstel.tot, herzien_op: dag })
  else
    await wijzigRol(tx, id, {
      ingetrokken_door: voorstel.gevraagd_door,
      ingetrokken_op: nu,
      reden: voorstel.reden,
    })
  await noteer(daad, { ...machtiging, tot: voorstel.tot ?? machtiging.tot }, 'bevestigd', voorstel.reden)
  if (voorstel.soort !== 'geven')
    await noteer(
      daad,
      { ...machtiging, tot: voorstel.tot ?? machtiging.tot },
      voorstel.soort === 'einddatum' ? 'einddatum-gewijzigd' : 'ingetrokken',
      voorstel.reden,
    )
}

async function wijsAf(daad: Daad, voorstel: Voorstel, machtiging: Machtiging, reden: string): Promise<void> {
  if (voorstel.soort === 'geven')
    await wijzigRol(daad.tx, machtiging.id, { ingetrokken_door: daad.door, ingetrokken_op: daad.nu, reden })
  await noteer(daad, machtiging, 'afgewezen', reden)
}

/** Takes back what one asked oneself, before anyone decided. Throws `geen-toegang` for anyone else. */
export function trekVraagIn({ db, klok }: Machtigingdelen, wie: Wie, id: string): Promise<void> {
  return db.transactie(wie, async (tx) => {
    await sluitOp(tx, wie.organisatie)
    const { voorstel, machtiging } = await haalVoorstel(tx, wie, id)
    // Whom it is about could otherwise make a question about oneself go away.
    if (voorstel.gevraagd_door !== wie.gebruiker)
      throw new Fout('geen-toegang', 'Alleen wie dit vroeg, kan de vraag terugnemen.')
    const nu = klok.nu()
    const reden = 'De vraag is teruggenomen.'
    if (voorstel.soort === 'geven')
      await wijzigRol(tx, machtiging.id, { ingetrokken_door: wie.gebruiker, ingetrokken_op: nu, reden })
    await noteer({ tx, wie, nu }, machtiging, 'vraag-vervallen')
    await sluitVoorstel(tx, voorstel.id, 'vervallen', wie.gebruiker, nu)
  })
}
