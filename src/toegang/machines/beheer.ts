import { sql } from 'kysely'
import { vingerafdruk } from '../../kern/canoniek.ts'
import { type Datum, datumKort, datumVan, isDatum } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import type { Machtigingdelen } from '../machtigingen/handelen.ts'
import { type Handeling, schrijfRegel, sluitOp } from '../machtigingen/opslag.ts'
import { jaarLater } from '../machtigingen/stand.ts'
import {
  type Koppeling,
  type Koppelingtabellen,
  maakKoppeling,
  type NieuweKoppeling,
  type Sleutelset,
} from './koppelingen.ts'

/** Where a machine's public keys come from. */
export type Sleutelbron = Pick<NieuweKoppeling, 'jwks' | 'jwksUri'>

/** How a machine stands on a day. */
export function koppelingstand(
  { van, tot, beeindigd_op }: Koppeling,
  dag: Datum,
): 'geldig' | 'verlopen' | 'beeindigd' {
  if (beeindigd_op !== null) return 'beeindigd'
  return van <= dag && (tot === null || tot >= dag) ? 'geldig' : 'verlopen'
}

/** The machines of an organisation, those that may connect first. */
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

/** A machine may connect for a year at most; null when this last day is good. */
export function keurEinde(tot: string, dag: Datum): VeldFout | null {
  if (isDatum(tot) && tot >= dag && tot <= jaarLater(dag)) return null
  return { veld: 'tot', melding: `Kies een einddatum van vandaag tot en met ${datumKort(jaarLater(dag))}.` }
}

/** Registers a machine of the own organisation; returns its client id. */
export function registreer({ db, klok }: Machtigingdelen, wie: Wie, nieuw: NieuweKoppeling): Promise<string> {
  return db.transactie(wie, async (tx) => {
    const id = await maakKoppeling(tx, klok, wie.gebruiker, nieuw)
    await noteer(tx, wie, klok.nu(), await haalKoppeling(tx, wie.organisatie, id), 'koppeling-gemaakt')
    return id
  })
}

/**
 * Puts other public keys in place of the present ones. `gezien` is the print of the keys that stood on the page: when
 * they have changed since, nothing is overwritten.
 */
export function vervangSleutels(
  delen: Machtigingdelen,
  wie: Wie,
  id: string,
  { jwks, jwksUri, gezien }: Sleutelbron & { readonly gezien: string },
): Promise<readonly VeldFout[]> {
  return wijzig(delen, wie, id, async (tx, koppeling) => {
    if (sleutelafdruk(koppeling) !== gezien)
      return [
        { veld: 'jwks', melding: 'Een collega heeft de sleutels net vervangen. Kijk of het zo goed is.' },
      ]
    await tx
      .withTables<Koppelingtabellen>()
      .updateTable('toegang.koppeling')
      .set({
        jwks: jwks === null ? null : sql<Sleutelset>`${JSON.stringify(jwks)}::json`,
        jwks_uri: jwksUri,
      })
      .where('id', '=', id)
      .execute()
    await noteer(tx, wie, delen.klok.nu(), koppeling, 'sleutels-vervangen')
    return []
  })
}

/** Ends a machine at once: a token that it still has counts no more either. */
export function beeindig(
  delen: Machtigingdelen,
  wie: Wie,
  id: string,
  reden: string,
): Promise<readonly VeldFout[]> {
  return wijzig(delen, wie, id, async (tx, koppeling) => {
    const op = delen.klok.nu()
    await tx
      .withTables<Koppelingtabellen>()
      .updateTable('toegang.koppeling')
      .set({ beeindigd_door: wie.gebruiker, beeindigd_op: op })
      .where('id', '=', id)
      .execute()
    await noteer(tx, wie, op, koppeling, 'koppeling-beeindigd', reden)
    return []
  })
}

function wijzig(
  { db, klok }: Machtigingdelen,
  wie: Wie,
  id: string,
  werk: (tx: Tx, koppeling: Koppeling) => Promise<readonly VeldFout[]>,
): Promise<readonly VeldFout[]> {
  return db.transactie(wie, async (tx) => {
    await sluitOp(tx, wie.organisatie)
    const koppeling = await haalKoppeling(tx, wie.organisatie, id)
    if (koppelingstand(koppeling, datumVan(klok.nu())) !== 'geldig')
      throw new Fout('conflict', 'Deze koppeling is al afgelopen. Maak een nieuwe als die nodig is.')
    return werk(tx, koppeling)
  })
}

/** A short print of what the keys are now, to see whether they changed. */
export function sleutelafdruk({ jwks, jwks_uri }: Koppeling): string {
  return vingerafdruk({ jwks, jwks_uri }).slice(0, 16)
}

async function noteer(
  tx: Tx,
  wie: Wie,
  op: Date,
  { id, organisatie, rol, van, tot }: Koppeling,
  handeling: Handeling,
  reden: string | null = null,
): Promise<void> {
  const door = { door: wie.gebruiker, door_organisatie: wie.organisatie }
  const over = { koppeling: id, medewerker: null, machtiging: null }
  await schrijfRegel(tx, { op, organisatie, handeling, rol, van, tot, reden, ...over, ...door })
}
