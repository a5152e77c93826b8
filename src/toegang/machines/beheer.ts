import { datumVan } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import type { Afloop, Machtigingdelen } from '../machtigingen/handelen.ts'
import { type Handeling, rollenIn, schrijfRegel, sluitOp } from '../machtigingen/opslag.ts'
import { type Weg, wegNaarTweede } from '../machtigingen/regels.ts'
import {
  type Koppeling,
  type Koppelingtabellen,
  koppelingstand,
  maakKoppeling,
  type NieuweKoppeling,
} from './koppelingen.ts'
import { isAlZo, neemtAlleenWeg, sleutelafdruk, veldVan, type Wijziging } from './koppelingregels.ts'
import {
  inhoudVan,
  type Koppelingvraag,
  openKoppelingvragen,
  sluitKoppelingvraag,
  voegKoppelingvraagToe,
  wijzigKoppeling,
} from './koppelingvragen.ts'

/** The machines of an organisation that the asker may see, by name. */
export async function koppelingenVan(tx: Tx, organisatie: string): Promise<readonly Koppeling[]> {
  return tx
    .withTables<Koppelingtabellen>()
    .selectFrom('toegang.koppeling')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .orderBy('naam')
    .orderBy('id')
    .execute()
}

/** One machine of this organisation. Throws `niet-gevonden` for any other. */
export async function haalKoppeling(tx: Tx, organisatie: string, id: string): Promise<Koppeling> {
  const gevonden = (await koppelingenVan(tx, organisatie)).find((een) => een.id === id)
  if (gevonden === undefined)
    throw new Fout('niet-gevonden', 'Deze koppeling kennen wij niet bij uw organisatie.')
  return gevonden
}

/** Asks for a machine of the own organisation; it may connect once a second person confirms. Returns its client id. */
export function registreer(
  { db, klok }: Machtigingdelen,
  wie: Wie,
  nieuw: NieuweKoppeling,
): Promise<{ readonly id: string; readonly weg: Weg }> {
  return db.transactie(wie, async (tx) => {
    await sluitOp(tx, wie.organisatie)
    const id = await maakKoppeling(tx, klok, { door: wie.gebruiker, bevestigd: null }, nieuw)
    const koppeling = await haalKoppeling(tx, wie.organisatie, id)
    const weg = await vraag({ tx, wie, nu: klok.nu() }, koppeling, null)
    return { id, weg }
  })
}

/**
 * Changes one thing about a machine: at once when it only takes something away, otherwise it waits for a second person.
 * `gezien` is the print of the keys that stood on the page: when they changed since, nothing is overwritten.
 */
export function wijzigEen(
  delen: Machtigingdelen,
  wie: Wie,
  id: string,
  wijziging: Wijziging,
  gezien: string | null = null,
): Promise<Afloop> {
  return metLopende(delen, wie, id, async (daad, koppeling) => {
    const veld = veldVan[wijziging.soort]
    const fout = (melding: string) => ({ fouten: [{ veld, melding }] })
    if (gezien !== null && gezien !== sleutelafdruk(koppeling))
      return fout('Een collega heeft de sleutels net vervangen. Kijk of het zo goed is.')
    if (isAlZo(koppeling, wijziging)) return fout('Zo staat het er al. Er is niets gewijzigd.')
    const wacht = await vraagBij(daad.tx, id)
    if (neemtAlleenWeg(koppeling, wijziging)) {
      if (wacht?.soort === wijziging.soort) await laatVervallen(daad, koppeling, wacht)
      await voerDoor(daad, koppeling, inhoudVan(wijziging))
      return { weg: 'meteen' }
    }
    if (wacht !== undefined)
      return fout('Er wacht al een vraag over deze koppeling op een tweede persoon. Neem die eerst terug.')
    return { weg: await vraag(daad, koppeling, wijziging) }
  })
}

/** Ends a machine at once: a token that it still has counts no more either. What waited for it lapses. */
export async function beeindig(
  delen: Machtigingdelen,
  wie: Wie,
  id: string,
  reden: string,
): Promise<readonly VeldFout[]> {
  await metLopende(delen, wie, id, async (daad, koppeling) => {
    const wacht = await vraagBij(daad.tx, id)
    if (wacht !== undefined) await laatVervallen(daad, koppeling, wacht)
    await wijzigKoppeling(daad.tx, id, { beeindigd_door: wie.gebruiker, beeindigd_op: daad.nu })
    await noteer(daad, koppeling, 'koppeling-beeindigd', reden)
  })
  return []
}

/** Someone who acts on machines, in one transaction. */
export interface Koppelingdaad {
  readonly tx: Tx
  readonly wie: Wie
  readonly nu: Date
}

function metLopende<T>(
  { db, klok }: Machtigingdelen,
  wie: Wie,
  id: string,
  werk: (daad: Koppelingdaad, koppeling: Koppeling) => Promise<T>,
): Promise<T> {
  return db.transactie(wie, async (tx) => {
    await sluitOp(tx, wie.organisatie)
    const koppeling = await haalKoppeling(tx, wie.organisatie, id)
    const nu = klok.nu()
    if (['verlopen', 'beeindigd'].includes(koppelingstand(koppeling, datumVan(nu))))
      throw new Fout('conflict', 'Deze koppeling is al afgelopen. Maak een nieuwe als die nodig is.')
    return werk({ tx, wie, nu }, koppeling)
  })
}

async function vraagBij(tx: Tx, koppeling: string): Promise<Koppelingvraag | undefined> {
  return (await openKoppelingvragen(tx)).find((een) => een.koppeling === koppeling)
}

const vraagwoord = {
  maken: 'koppeling-gevraagd',
  sleutels: 'sleutels-gevraagd',
  bereik: 'bereik-gevraagd',
  certificaat: 'certificaat-gevraagd',
  einddatum: 'einddatum-gevraagd',
} as const

/** Puts down what a second person must confirm: a colleague who did not ask it, or Justid where there is none. */
async function vraag(
  daad: Koppelingdaad,
  koppeling: Koppeling,
  wijziging: Wijziging | null,
): Promise<Exclude<Weg, 'meteen'>> {
  const { tx, wie, nu } = daad
  const rollen = await rollenIn(tx, wie.organisatie)
  const omgeving = { rollen, door: wie.gebruiker, dag: datumVan(nu) }
  const bij = wegNaarTweede(omgeving, wie.gebruiker)
  const inhoud = inhoudVan(wijziging)
  const van = { koppeling: koppeling.id, organisatie: koppeling.organisatie, gevraagd_door: wie.gebruiker }
  await voegKoppelingvraagToe(tx, { id: crypto.randomUUID(), ...van, ...inhoud, bij, gevraagd_op: nu })
  await noteer(daad, { ...koppeling, tot: inhoud.tot ?? koppeling.tot }, vraagwoord[inhoud.soort])
  return bij
}

async function laatVervallen(daad: Koppelingdaad, koppeling: Koppeling, { id }: Koppelingvraag) {
  await noteer(daad, koppeling, 'vraag-vervallen')
  await sluitKoppelingvraag(daad.tx, id, 'vervallen', daad.wie.gebruiker, daad.nu)
}

const wijzigwoord = {
  sleutels: 'sleutels-vervangen',
  bereik: 'bereik-gewijzigd',
  certificaat: 'certificaat-gewijzigd',
  einddatum: 'einddatum-gewijzigd',
} as const

/** Makes the change, with its line in the book. */
export async function voerDoor(
  daad: Koppelingdaad,
  koppeling: Koppeling,
  inhoud: ReturnType<typeof inhoudVan>,
): Promise<void> {
  if (inhoud.soort === 'maken')
    return wijzigKoppeling(daad.tx, koppeling.id, {
      bevestigd_door: daad.wie.gebruiker,
      bevestigd_op: daad.nu,
    })
  await wijzigKoppeling(daad.tx, koppeling.id, inhoud)
  await noteer(daad, { ...koppeling, tot: inhoud.tot ?? koppeling.tot }, wijzigwoord[inhoud.soort])
}

/** One line in the book about a machine, by who acts. */
export async function noteer(
  { tx, wie, nu }: Koppelingdaad,
  { id, organisatie, rol, van, tot }: Koppeling,
  handeling: Handeling,
  reden: string | null = null,
): Promise<void> {
  const door = { door: wie.gebruiker, door_organisatie: wie.organisatie }
  const over = { koppeling: id, medewerker: null, machtiging: null }
  await schrijfRegel(tx, { op: nu, organisatie, handeling, rol, van, tot, reden, ...over, ...door })
}
