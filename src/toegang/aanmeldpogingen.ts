import { randomBytes } from 'node:crypto'
import type { Klok } from '../platform/clock.ts'
import type { Databank } from '../platform/db.ts'
import type { Geheugen } from './aanmelding.ts'
import { bijToegang } from './rechten.ts'
import { afdruk } from './sessies.ts'

type Tabellen = {
  'toegang.aanmeldpoging': {
    afdruk: string
    aanbieder: string
    state: string
    nonce: string
    code_verifier: string
    verder: string
    verloopt_op: Date
  }
}

/** A sign-in on its way: at which provider, what to remember, and where someone wanted to go. */
export interface Poging extends Geheugen {
  readonly aanbieder: string
  readonly verder: string
}

/** Minutes to find one's means of signing in; longer would only help who found a computer left alone. */
const minuten = 15

/** Keeps a sign-in that begins. Returns the secret for the cookie of this browser: only it can finish. */
export async function bewaarPoging(db: Databank, klok: Klok, poging: Poging): Promise<string> {
  const geheim = randomBytes(32).toString('base64url')
  const nu = klok.nu()
  await db.transactie(bijToegang, async (tx) => {
    const met = tx.withTables<Tabellen>()
    await met.deleteFrom('toegang.aanmeldpoging').where('verloopt_op', '<', nu).execute()
    await met
      .insertInto('toegang.aanmeldpoging')
      .values({
        afdruk: afdruk(geheim),
        aanbieder: poging.aanbieder,
        state: poging.state,
        nonce: poging.nonce,
        code_verifier: poging.codeVerifier,
        verder: poging.verder,
        verloopt_op: new Date(nu.getTime() + minuten * 60_000),
      })
      .execute()
  })
  return geheim
}

/** Takes a sign-in out: a second time, it is not there any more. Null when it is unknown or took too long. */
export function neemPoging(db: Databank, klok: Klok, geheim: string): Promise<Poging | null> {
  return db.transactie(bijToegang, async (tx) => {
    const rij = await tx
      .withTables<Tabellen>()
      .deleteFrom('toegang.aanmeldpoging')
      .where('afdruk', '=', afdruk(geheim))
      .returningAll()
      .executeTakeFirst()
    if (rij === undefined || rij.verloopt_op <= klok.nu()) return null
    const { aanbieder, state, nonce, code_verifier, verder } = rij
    return { aanbieder, state, nonce, codeVerifier: code_verifier, verder }
  })
}
