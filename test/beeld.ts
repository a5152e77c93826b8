import { readdirSync, readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { alleRijen } from '../src/achtergrond.ts'
import { vingerafdruk } from '../src/kern/canoniek.ts'
import { appRol, type GeopendeDatabank, inPglite, openPglite } from '../src/platform/db.ts'
import { keurAppRol, migreer } from '../src/platform/migrate.ts'
import { richtWachtrijenIn } from '../src/platform/wachtrijen.ts'
import { bewaard } from './bewaard.ts'

const wortel = new URL('../', import.meta.url)
export const migraties = new URL('migrations/', wortel)

/** A migrated embedded database, in memory or in a folder that a program of ours then opens. */
export async function verseBank(map: string | null): Promise<GeopendeDatabank> {
  return openPglite(map, await beeld())
}

/** Brings an empty database to what the server makes of it when it starts. */
export async function richtIn(bank: GeopendeDatabank): Promise<void> {
  await migreer(bank.eigenaar, migraties)
  await keurAppRol(bank.eigenaar, appRol)
  await richtWachtrijenIn(bank.eigenaar, alleRijen)
}

/** Changes when anything changes that an empty database is made of. */
export function versie(): string {
  const bestanden = readdirSync(migraties).toSorted()
  const pakketten = ['@electric-sql/pglite', 'pg-boss'].map((pakket) =>
    readFileSync(new URL(`node_modules/${pakket}/package.json`, wortel), 'utf8'),
  )
  const teksten = bestanden.map((naam) => readFileSync(new URL(naam, migraties), 'utf8'))
  const wijze = maakBeeld.toString()
  return vingerafdruk([bestanden, teksten, pakketten, alleRijen, wijze]).slice(0, 12)
}

let gelezen: Promise<Blob> | null = null

/** A fresh embedded database takes seconds to make, so it is made once and kept as a file, read once in each process. */
function beeld(): Promise<Blob> {
  gelezen ??= leesBeeld()
  return gelezen
}

async function leesBeeld(): Promise<Blob> {
  return new Blob([new Uint8Array(await bewaard(`pglite-${versie()}.tar`, maakBeeld))])
}

/** Small, for each test reads it whole: a short write-ahead log, and not the two templates that come with a cluster. */
async function maakBeeld(): Promise<Uint8Array> {
  const pglite = await PGlite.create({ initDbStartParams: ['--wal-segsize=1'] })
  const bank = inPglite(pglite)
  await richtIn(bank)
  await bank.eigenaar.voerUit('update pg_database set datistemplate = false')
  for (const naam of ['template1', 'template0']) await bank.eigenaar.voerUit(`drop database ${naam}`)
  const inhoud = new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer())
  await bank.sluit()
  return inhoud
}
