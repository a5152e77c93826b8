import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { datumVan } from '../kern/datum.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank } from '../platform/db.ts'
import type { Identiteit } from '../platform/http.ts'
import { type Aangemelde, bijToegang, type Rechtentabellen } from './rechten.ts'

type Tabellen = Rechtentabellen & {
  'toegang.sessie': {
    afdruk: string
    aanbieder: string
    onderwerp: string
    naam: string
    organisaties: readonly string[]
    machtiging: string | null
    begonnen_op: Date
    gebruikt_op: Date
    verloopt_op: Date
  }
}

/** A working day in minutes; after that someone signs in again. */
export const langstens = 8 * 60
/** Minutes without a request after which a session has ended (BIO2 8.5: an unattended screen). */
const stilte = 30
/** Seconds between two notes that a session is in use: once for each request would be a write for each read. */
const notitie = 60

/** Someone who signed in; without a role (identiteit null) only to get or choose one. */
export interface Sessie {
  readonly aangemelde: Aangemelde
  readonly identiteit: Identiteit | null
}

/** A session as it is found, with the role it is in while that counts. */
interface Gevonden {
  readonly afdruk: string
  readonly aanbieder: string
  readonly onderwerp: string
  readonly naam: string
  readonly organisaties: readonly string[]
  readonly gebruikt_op: Date
  readonly organisatie: string | null
  readonly rol: string | null
  readonly gebruiker: string | null
  readonly eigennaam: string | null
}

/** A new session. Returns its secret, which is kept nowhere; the database knows only its hash. */
export async function beginSessie(
  db: Databank,
  klok: Klok,
  { aanbieder, onderwerp, naam, organisaties }: Aangemelde,
  machtiging: string | null,
): Promise<string> {
  const geheim = randomBytes(32).toString('base64url')
  const nu = klok.nu()
  await db.transactie(bijToegang, async (tx) => {
    const met = tx.withTables<Tabellen>()
    await met.deleteFrom('toegang.sessie').where('verloopt_op', '<', nu).execute()
    await met
      .insertInto('toegang.sessie')
      .values({
        afdruk: afdruk(geheim),
        aanbieder,
        onderwerp,
        naam,
        organisaties: [...organisaties],
        machtiging,
        begonnen_op: nu,
        gebruikt_op: nu,
        verloopt_op: new Date(nu.getTime() + langstens * 60_000),
      })
      .execute()
  })
  return geheim
}

/**
 * Who holds this secret, or null when it is unknown, has expired or was not used for too long. The role counts only
 * while its machtiging does: what a beheerder takes back ends at the next request.
 */
export function zoekSessie(db: Databank, klok: Klok, geheim: string): Promise<Sessie | null> {
  const nu = klok.nu()
  return db.transactie(bijToegang, async (tx) => {
    const sinds = new Date(nu.getTime() - stilte * 60_000)
    const { rows } = await sql<Gevonden>`select * from toegang.zoek_sessie(
      ${afdruk(geheim)}, ${nu}, ${datumVan(nu)}, ${sinds})`.execute(tx)
    const [rij] = rows
    if (rij === undefined) return null
    if (nu.getTime() - rij.gebruikt_op.getTime() > notitie * 1000)
      await tx
        .withTables<Tabellen>()
        .updateTable('toegang.sessie')
        .set({ gebruikt_op: nu })
        .where('afdruk', '=', rij.afdruk)
        .execute()
    const { aanbieder, onderwerp, naam, organisaties, organisatie, rol, gebruiker } = rij
    const heeftRol = organisatie !== null && rol !== null && gebruiker !== null
    return {
      aangemelde: { aanbieder, onderwerp, naam, organisaties },
      identiteit: heeftRol
        ? { gebruiker, naam: rij.eigennaam ?? naam, organisatie, rol, bereik: null }
        : null,
    }
  })
}

/** Ends a session at once. */
export async function eindigSessie(db: Databank, geheim: string): Promise<void> {
  await db.transactie(bijToegang, (tx) =>
    tx.withTables<Tabellen>().deleteFrom('toegang.sessie').where('afdruk', '=', afdruk(geheim)).execute(),
  )
}

/** Ends every session of a person, on every device. */
export async function eindigAlleSessies(
  db: Databank,
  { aanbieder, onderwerp }: Pick<Aangemelde, 'aanbieder' | 'onderwerp'>,
): Promise<void> {
  await db.transactie(bijToegang, (tx) =>
    tx
      .withTables<Tabellen>()
      .deleteFrom('toegang.sessie')
      .where('aanbieder', '=', aanbieder)
      .where('onderwerp', '=', onderwerp)
      .execute(),
  )
}

/** The running sessions of a person, newest first: when begun and when last used. */
export function sessiesVan(
  db: Databank,
  klok: Klok,
  { aanbieder, onderwerp }: Pick<Aangemelde, 'aanbieder' | 'onderwerp'>,
): Promise<readonly { readonly begonnen_op: Date; readonly gebruikt_op: Date }[]> {
  const nu = klok.nu()
  return db.transactie(bijToegang, (tx) =>
    tx
      .withTables<Tabellen>()
      .selectFrom('toegang.sessie')
      .select(['begonnen_op', 'gebruikt_op'])
      .where('aanbieder', '=', aanbieder)
      .where('onderwerp', '=', onderwerp)
      .where('verloopt_op', '>', nu)
      .where('gebruikt_op', '>', new Date(nu.getTime() - stilte * 60_000))
      .orderBy('begonnen_op', 'desc')
      .execute(),
  )
}

/** The hash under which a secret is kept: who reads the table can do nothing with it. */
export function afdruk(geheim: string): string {
  return createHash('sha256').update(geheim).digest('hex')
}
