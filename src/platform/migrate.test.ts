import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { migraties } from '../../test/beeld.ts'
import { testbank } from '../../test/testbank.ts'
import type { GeopendeDatabank } from './db.ts'
import { keurAppRol, migreer } from './migrate.ts'

let bank: GeopendeDatabank
const mappen: string[] = []

before(async () => {
  bank = await testbank()
})
after(async () => {
  for (const map of mappen) rmSync(map, { recursive: true })
  await bank.eigenaar.sluit()
  await bank.sluit()
})

/** A folder with these migrations. */
function map(bestanden: Readonly<Record<string, string>>): {
  url: URL
  schrijf(naam: string, tekst: string): void
} {
  const pad = mkdtempSync(join(tmpdir(), 'terugkeer-migraties-'))
  mappen.push(pad)
  const schrijf = (naam: string, tekst: string) => writeFileSync(join(pad, naam), tekst)
  for (const [naam, tekst] of Object.entries(bestanden)) schrijf(naam, tekst)
  return { url: pathToFileURL(`${pad}/`), schrijf }
}

const bestaat = async (tabel: string) =>
  (await bank.eigenaar.vraag('select to_regclass($1) is not null as er', [tabel]))[0]?.er

test('from nothing every file ran, in order, and again does nothing', async () => {
  const bestanden = readdirSync(migraties).filter((naam) => naam.endsWith('.sql'))
  const gedaan = await bank.eigenaar.vraag('select naam from public.migratie order by naam', [])
  assert.deepEqual(
    gedaan.map(({ naam }) => naam),
    bestanden.sort(),
  )
  assert.deepEqual(await migreer(bank.eigenaar, migraties), [])
})

test('only new files run, by number and not by date of writing', async () => {
  const { url, schrijf } = map({
    '9102_b.sql': 'insert into public.m1 values (2)',
    '9101_a.sql': 'create table public.m1 (a int)',
    'notitie.txt': 'this is no migration',
    '9103-c.sql': 'neither is this',
  })
  assert.deepEqual(await migreer(bank.eigenaar, url), ['9101_a.sql', '9102_b.sql'])
  schrijf('9103_c.sql', 'insert into public.m1 values (3)')
  assert.deepEqual(await migreer(bank.eigenaar, url), ['9103_c.sql'])
  const rijen = await bank.eigenaar.vraag('select a from public.m1 order by a', [])
  assert.deepEqual(
    rijen.map(({ a }) => a),
    [2, 3],
  )
})

test('a file that changed after it ran is refused by name, and nothing new runs', async () => {
  const { url, schrijf } = map({ '9201_a.sql': 'create table public.m2 (a int)' })
  await migreer(bank.eigenaar, url)
  schrijf('9201_a.sql', 'create table public.m2 (a bigint)')
  schrijf('9200_eerder.sql', 'create table public.m2_nieuw (a int)')
  await assert.rejects(migreer(bank.eigenaar, url), /9201_a\.sql is veranderd/)
  assert.equal(await bestaat('public.m2_nieuw'), false)
})

test('one broken file rolls back all, and mended they run', async () => {
  const { url, schrijf } = map({
    '9301_a.sql': 'create table public.m3 (a int)',
    '9302_b.sql': 'create table public.m3_b (a int); select dit_bestaat_niet()',
  })
  await assert.rejects(migreer(bank.eigenaar, url), /dit_bestaat_niet/)
  assert.deepEqual([await bestaat('public.m3'), await bestaat('public.m3_b')], [false, false])
  schrijf('9302_b.sql', 'create table public.m3_b (a int)')
  assert.deepEqual(await migreer(bank.eigenaar, url), ['9301_a.sql', '9302_b.sql'])
})

/** Makes a role with a name of its own, and removes it afterwards with what it owns. */
async function metRol(rechten: string, werk: (naam: string) => Promise<void>): Promise<void> {
  const naam = `proef_${randomBytes(6).toString('hex')}`
  await bank.eigenaar.voerUit(`create role ${naam} ${rechten}`)
  try {
    await werk(naam)
  } finally {
    await bank.eigenaar.voerUit(`drop owned by ${naam}; drop role ${naam}`)
  }
}

test('a plain role is good; one that does not exist is not', async () => {
  await metRol('nologin', (naam) => keurAppRol(bank.eigenaar, naam))
  await assert.rejects(keurAppRol(bank.eigenaar, 'bestaat_niet'), /bestaat niet/)
})

for (const recht of ['superuser', 'bypassrls', 'createrole'])
  test(`a role with ${recht} is refused`, () =>
    metRol(recht, (naam) => assert.rejects(keurAppRol(bank.eigenaar, naam), /mag rijbeveiliging omzeilen/)))

test('a role that owns something, or can become another, is refused', async () => {
  await metRol('nologin', async (naam) => {
    await bank.eigenaar.voerUit(
      `create table public.van_rol (a int); alter table public.van_rol owner to ${naam}`,
    )
    await assert.rejects(keurAppRol(bank.eigenaar, naam), /bezit/)
  })
  await metRol('nologin', async (naam) => {
    await bank.eigenaar.voerUit(`create schema van_rol authorization ${naam}`)
    await assert.rejects(keurAppRol(bank.eigenaar, naam), /bezit/)
  })
  await metRol('bypassrls', (machtig) =>
    metRol(`nologin in role ${machtig}`, (naam) =>
      assert.rejects(keurAppRol(bank.eigenaar, naam), /lid van een andere rol/),
    ),
  )
})
