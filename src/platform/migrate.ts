import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

/** A bare connection of the owner of the tables. */
export interface Ruw {
  /** Runs one or more statements without parameters. */
  voerUit(tekst: string): Promise<void>
  vraag(tekst: string, waarden: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
  sluit(): Promise<void>
}

interface Stap {
  readonly naam: string
  readonly tekst: string
  readonly afdruk: string
}

/** A number of our own for the advisory lock: the first bytes of "terugkeer". */
const slot = 0x74657275

/**
 * Brings the database to the newest form: every file of `map` that was not run yet, in order, in one transaction.
 * Two instances that start together wait for each other on an advisory lock. Returns the names that were run.
 * Throws when a file that ran before has changed since: migrations are immutable.
 */
export async function migreer(db: Ruw, map: URL): Promise<readonly string[]> {
  const stappen = leesStappen(map)
  await db.voerUit('begin')
  try {
    await db.vraag('select pg_advisory_xact_lock($1)', [slot])
    await db.voerUit(
      'create table if not exists public.migratie (naam text primary key, afdruk text not null, op timestamptz not null default now())',
    )
    const gedaan = new Map(
      (await db.vraag('select naam, afdruk from public.migratie', [])).map((r) => [r.naam, r.afdruk]),
    )
    const nieuw = stappen.filter((stap) => !isGedaan(stap, gedaan))
    for (const stap of nieuw) {
      await db.voerUit(stap.tekst)
      await db.vraag('insert into public.migratie (naam, afdruk) values ($1, $2)', [stap.naam, stap.afdruk])
    }
    await db.voerUit('commit')
    return nieuw.map((stap) => stap.naam)
  } catch (oorzaak) {
    await db.voerUit('rollback')
    throw oorzaak
  }
}

function isGedaan(stap: Stap, gedaan: ReadonlyMap<unknown, unknown>): boolean {
  const eerder = gedaan.get(stap.naam)
  if (eerder !== undefined && eerder !== stap.afdruk)
    throw new Error(
      `Migratie ${stap.naam} is veranderd nadat zij is uitgevoerd. Zet haar terug en maak een nieuwe.`,
    )
  return eerder !== undefined
}

function leesStappen(map: URL): readonly Stap[] {
  return readdirSync(map)
    .filter((naam) => /^\d{4}_[a-z0-9_]+\.sql$/.test(naam))
    .sort()
    .map((naam) => {
      const tekst = readFileSync(new URL(naam, map), 'utf8')
      return { naam, tekst, afdruk: createHash('sha256').update(tekst).digest('hex') }
    })
}

/**
 * Refuses to go on when row-level security would not hold: the app role must exist, must not be able to bypass it or
 * to become someone who can, and must own nothing.
 */
export async function keurAppRol(db: Ruw, rol: string): Promise<void> {
  const [rij] = await db.vraag(
    `select r.rolsuper or r.rolbypassrls or r.rolcreaterole as mag_alles,
       exists (select from pg_auth_members m where m.member = r.oid) as is_lid,
       exists (select from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o') as bezit
     from pg_roles r where r.rolname = $1`,
    [rol],
  )
  if (rij === undefined) throw new Error(`De databaserol ${rol} bestaat niet. Voer eerst de migraties uit.`)
  if (rij.mag_alles === true || rij.is_lid === true || rij.bezit === true)
    throw new Error(
      `De databaserol ${rol} mag rijbeveiliging omzeilen, is lid van een andere rol of bezit iets. Neem dat recht weg.`,
    )
}
