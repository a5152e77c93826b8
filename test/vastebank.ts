import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { emptyDatabase } from '../bench/database.ts'
import { type GeopendeDatabank, openPglite, openPostgres } from '../src/platform/db.ts'
import { richtIn, verseBank } from './beeld.ts'

/** A database on disk or on a server, for programs that are killed: how they find it, and how the test opens it between them. */
export interface VasteBank {
  readonly env: Readonly<Record<string, string>>
  readonly open: () => Promise<GeopendeDatabank>
}

/** The lines with which such a program opens it, as `bank`. */
export const opentBank = `
  import { openPglite, openPostgres } from './src/platform/db.ts'
  const { MAP, URL_BANK, UITSTEL } = process.env
  const bank = URL_BANK ? await openPostgres(URL_BANK) : await openPglite(MAP)
  const klok = { nu: () => new Date(Date.now() + Number(UITSTEL ?? 0) * 1000) }
`

/** Makes it with all tables, and gives it open. */
export async function maakVasteBank(
  t: TestContext,
): Promise<VasteBank & { readonly bank: GeopendeDatabank }> {
  const map = await mkdtemp(join(tmpdir(), 'terugkeer-vast-'))
  t.after(() => rm(map, { recursive: true, force: true }))
  const postgres = process.env.TEST_DB === 'postgres' ? process.env.TEST_DATABASE_URL : undefined
  if (postgres === undefined)
    return { env: { MAP: map }, open: () => openPglite(map), bank: await verseBank(map) }
  const url = (await emptyDatabase(postgres)).href
  const bank = await openPostgres(url)
  await richtIn(bank)
  return { env: { URL_BANK: url }, open: () => openPostgres(url), bank }
}
