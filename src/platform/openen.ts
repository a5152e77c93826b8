import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fout } from '../kern/fout.ts'
import type { Config } from './config.ts'
import { appRol, type Databank, type GeopendeDatabank, openPglite, openPostgres } from './db.ts'
import { maakEenmalig } from './eenmalig.ts'
import { keurAppRol, migreer, type Ruw } from './migrate.ts'
import { neemSlot } from './slot.ts'
import { richtWachtrijenIn, type Wachtrij } from './wachtrijen.ts'

/** The database, open and up to date, and the keys for pseudonyms that go with it, newest first. */
export interface Bank {
  readonly db: Databank
  readonly geheimen: readonly [string, ...string[]]
  sluit(): Promise<void>
}

/**
 * Opens the database of the configuration, brings it up to date and makes sure that row-level security holds.
 * Refuses to open a database of another environment, or an embedded one that another process has open.
 */
export async function openBanken(
  config: Config,
  migraties: URL,
  rijen: readonly Wachtrij<object>[],
): Promise<Bank> {
  const geefVrij = config.databaseUrl === null ? neemSlot(config.data) : () => {}
  try {
    const [nieuwste = eigenGeheim(config.data), ...oudere] = config.geheimen
    const db = await openBijgewerkt(config, migraties, rijen)
    return { db, geheimen: [nieuwste, ...oudere], sluit: () => db.sluit().finally(geefVrij) }
  } catch (oorzaak) {
    geefVrij()
    throw oorzaak
  }
}

async function openBijgewerkt(
  config: Config,
  migraties: URL,
  rijen: readonly Wachtrij<object>[],
): Promise<Databank> {
  const db = await open(config)
  try {
    await migreer(db.eigenaar, migraties)
    await keurAppRol(db.eigenaar, appRol)
    await keurOmgeving(db.eigenaar, config.omgeving)
    await richtWachtrijenIn(db.eigenaar, rijen)
    await db.transactie({ organisatie: '', gebruiker: '', rol: '', doel: 'gezondheid' }, async () => {})
  } catch (oorzaak) {
    await db.eigenaar.sluit()
    await db.sluit()
    throw vertaald(oorzaak)
  }
  await db.eigenaar.sluit()
  return db
}

/** What an operator can do about a database that says no; anything else stays as it is. */
function vertaald(oorzaak: unknown): unknown {
  const code = oorzaak instanceof Error && 'code' in oorzaak ? String(oorzaak.code) : ''
  if (code === '28P01' || code === '28000')
    return new Fout(
      'storing',
      'PostgreSQL weigert de aanmelding van DATABASE_URL. Controleer naam en wachtwoord.',
    )
  if (code === '42501')
    return new Fout(
      'storing',
      `De database geeft te weinig rechten. De login van DATABASE_EIGENAAR_URL moet tabellen en de rol ${appRol} kunnen maken; de login van DATABASE_URL moet die rol kunnen aannemen: grant ${appRol} to <login>. Start daarna opnieuw; zie docs/beheer.md.`,
    )
  return oorzaak
}

async function open(config: Config): Promise<GeopendeDatabank> {
  if (config.databaseUrl === null) return openPglite(config.data)
  try {
    return await openPostgres(config.databaseUrl, config.eigenaarUrl ?? config.databaseUrl)
  } catch (oorzaak) {
    const code = oorzaak instanceof Error && 'code' in oorzaak ? ` (${String(oorzaak.code)})` : ''
    throw new Fout(
      'storing',
      `PostgreSQL is niet te bereiken of weigert de aanmelding${code}. Controleer DATABASE_URL en DATABASE_EIGENAAR_URL.`,
    )
  }
}

/** A database is for training or for real, for ever: fictitious and real people never stand together. */
async function keurOmgeving(db: Ruw, omgeving: Config['omgeving']): Promise<void> {
  await db.vraag(
    `insert into platform.kenmerk (naam, waarde) values ('omgeving', $1) on conflict do nothing`,
    [omgeving],
  )
  const [rij] = await db.vraag(`select waarde from platform.kenmerk where naam = 'omgeving'`, [])
  if (rij?.waarde !== omgeving)
    throw new Fout('ongeldige-invoer', 'Deze database hoort bij een andere omgeving.', [
      {
        veld: 'TERUGKEER_OMGEVING',
        melding: 'Kies de omgeving van deze database, of een andere database.',
        toegestaan: [String(rij?.waarde)],
      },
    ])
}

/** The key of a training environment, made once and kept beside its database. */
function eigenGeheim(map: string): string {
  const bestand = join(map, 'geheim')
  mkdirSync(map, { recursive: true })
  maakEenmalig(bestand, () => randomBytes(32).toString('hex'))
  const geheim = readFileSync(bestand, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(geheim))
    throw new Fout(
      'ongeldige-invoer',
      `De sleutel in ${bestand} is beschadigd. Zet het bestand terug, of begin met een lege map.`,
    )
  return geheim
}
