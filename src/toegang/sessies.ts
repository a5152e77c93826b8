import { createHash, randomBytes } from 'node:crypto'
import type { Klok } from '../platform/clock.ts'
import type { Databank, Wie } from '../platform/db.ts'
import type { Identiteit } from '../platform/http.ts'

type Tabellen = {
  'toegang.sessie': {
    afdruk: string
    soort: 'browser' | 'machine'
    gebruiker: string
    naam: string
    organisatie: string
    rol: string
    verloopt_op: Date
  }
}

/** The purpose that opens the table of sessions, and nothing else. */
const bijToegang: Wie = { organisatie: '', gebruiker: '', rol: '', doel: 'toegang' }

/** A new session or token. Returns its secret, which is kept nowhere; the database knows only its hash. */
export async function beginSessie(
  db: Databank,
  klok: Klok,
  identiteit: Identiteit,
  soort: 'browser' | 'machine',
  minuten: number,
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
        soort,
        ...identiteit,
        verloopt_op: new Date(nu.getTime() + minuten * 60_000),
      })
      .execute()
  })
  return geheim
}

/** Who holds this secret, or null when it is unknown or has expired. */
export function zoekSessie(
  db: Databank,
  klok: Klok,
  geheim: string,
  soort: 'browser' | 'machine',
): Promise<Identiteit | null> {
  return db.transactie(bijToegang, async (tx) => {
    const rij = await tx
      .withTables<Tabellen>()
      .selectFrom('toegang.sessie')
      .select(['gebruiker', 'naam', 'organisatie', 'rol'])
      .where('afdruk', '=', afdruk(geheim))
      .where('soort', '=', soort)
      .where('verloopt_op', '>', klok.nu())
      .executeTakeFirst()
    return rij ?? null
  })
}

/** Ends a session at once. */
export async function eindigSessie(db: Databank, geheim: string): Promise<void> {
  await db.transactie(bijToegang, (tx) =>
    tx.withTables<Tabellen>().deleteFrom('toegang.sessie').where('afdruk', '=', afdruk(geheim)).execute(),
  )
}

function afdruk(geheim: string): string {
  return createHash('sha256').update(geheim).digest('hex')
}
