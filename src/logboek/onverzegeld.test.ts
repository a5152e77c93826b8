import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { geheim, logwereld, sluitBank } from '../../test/logboek.ts'
import { haalToetsen } from '../grondslagen/grondslagen.ts'
import type { GeopendeDatabank } from '../platform/db.ts'
import { openWachtrijen, type Wachtrijen } from '../platform/wachtrijen.ts'
import { controleerBewijs, maakBewijs } from './bewijs.ts'
import { voerUit } from './uitvoer.ts'
import { type Verslag, verifieer } from './verifieer.ts'
import { vraagOmZegel } from './werken.ts'
import { KetenVerbroken } from './zegelen.ts'

const { sleutels, klok, open, zegel, schrijf, uitvoer } = logwereld()
const { ring } = sleutels
let bank: GeopendeDatabank
let wachtrijen: Wachtrijen
before(async () => {
  bank = await open()
  wachtrijen = await openWachtrijen(bank)
  await schrijf(20)
  await zegel()
  await schrijf(5)
  await bank.eigenaar.voerUit(`create table toen_regel as table logboek.regel;
    create table toen_zegel as table logboek.zegel`)
})
after(async () => {
  await wachtrijen.stop()
  await sluitBank(bank)
})
beforeEach(() =>
  vervals(
    'delete from logboek.regel',
    'delete from logboek.zegel',
    'insert into logboek.regel overriding system value table toen_regel',
    'insert into logboek.zegel table toen_zegel',
    'alter sequence logboek.regel_volgnummer_seq minvalue 1 restart with 26',
  ),
)

/** As a superuser who is stopped by nothing. */
async function vervals(...opdrachten: readonly string[]): Promise<void> {
  await bank.eigenaar.voerUit("set session_replication_role = 'replica'")
  for (const opdracht of opdrachten) await bank.eigenaar.voerUit(opdracht)
  await bank.eigenaar.voerUit("set session_replication_role = 'origin'")
}

/** What verifying says of an export in which nothing was sealed first. */
const keur = async (ketenVerbroken: boolean): Promise<Verslag> => {
  const regels: string[] = []
  const delen = { db: bank, ring, nu: klok.nu(), geheimen: [geheim], ketenVerbroken }
  for await (const deel of voerUit(delen, haalToetsen)) regels.push(JSON.stringify(deel))
  return verifieer(regels, { ring })
}

const delen = () => ({ db: bank, klok, sleutels, geheimen: [geheim], wachtrijen })

test('a counter that was turned back, or far ahead, stops the sealing: what comes then no seal would look for', async () => {
  for (const stand of [
    'restart with 5',
    'minvalue -1000 restart with -1000',
    'restart with 9007199254740993',
  ]) {
    await vervals(
      `alter sequence logboek.regel_volgnummer_seq ${stand}`,
      'delete from logboek.regel where volgnummer > 3',
    )
    await schrijf(1)
    await assert.rejects(zegel(), KetenVerbroken, stand)
    await assert.rejects(vraagOmZegel(delen()), KetenVerbroken, stand)
  }
  await vervals('alter sequence logboek.regel_volgnummer_seq restart with 26')
  await assert.rejects(zegel(), KetenVerbroken, 'the line with that number is still there')
  await vervals('delete from logboek.regel where volgnummer > 100')
  await schrijf(1)
  assert.equal(
    (await zegel()).regels,
    2,
    'and the one below the first number, of when the counter stood there',
  )
})

test('a counter turned back and put right again between two looks leaves no line without a place', async () => {
  await vervals('alter sequence logboek.regel_volgnummer_seq minvalue -1000 restart with -500')
  await schrijf(3)
  await vervals('alter sequence logboek.regel_volgnummer_seq minvalue -1000 restart with 26')
  assert.equal(await vraagOmZegel(delen()), true, 'they are seen to wait')
  assert.partialDeepStrictEqual(await zegel(), { regels: 8, onecht: 0, zonder: 0 })
  assert.equal((await zegel()).regels, 0, 'once')
  const heel = await verifieer(await uitvoer(), { ring })
  assert.partialDeepStrictEqual(heel, { eerste: null, regels: 28, onverzegeld: 0 })
  await vervals('delete from logboek.regel where volgnummer < 1')
  const { eerste } = await verifieer(await uitvoer(), { ring })
  assert.match(eerste?.wat ?? 'in order', /^Regel -500 .*is verwijderd/)
})

test('of lines without a seal the waarmerk counts: changed, taken away, or with every seal gone', async () => {
  assert.partialDeepStrictEqual(await keur(false), { eerste: null, regels: 20, onverzegeld: 5 })
  await vervals(`update logboek.regel set gebruiker = 'ander' where volgnummer = 23`)
  const anders = await keur(false)
  assert.match(anders.eerste?.wat ?? '', /^Regel 23 is ingevoegd of gewijzigd: haar waarmerk klopt niet/)
  await vervals('update logboek.regel set waarmerk = null where volgnummer = 23')
  assert.match((await keur(false)).eerste?.wat ?? '', /^Regel 23 heeft geen waarmerk, en geen zegel/)
  await vervals(
    'delete from logboek.zegel',
    `update logboek.regel set waarmerk = null, daad = null, plek = null, aantal = null`,
    `update logboek.regel set gebruiker = 'ander' where volgnummer = 3`,
  )
  assert.partialDeepStrictEqual((await keur(true)).eerste, { plaats: 0, volgnummer: 1 })
})

test('an export says that it was made while seals were gone, when nothing else shows it', async () => {
  await vervals('delete from logboek.zegel')
  const { eerste, onverzegeld } = await keur(true)
  assert.match(
    eerste?.wat ?? 'in order',
    /klopte het laatste zegel niet, of het volgde niet op wat de server/,
  )
  assert.equal(onverzegeld, 25)
})

test('a proof of a line without a waarmerk proves it only when it may lack one', async () => {
  await vervals('update logboek.regel set waarmerk = null where volgnummer = 22')
  await zegel()
  const bewijs = await maakBewijs({ db: bank, ring, nu: klok.nu(), geheimen: [geheim] }, 22, null)
  assert.ok(typeof bewijs !== 'string')
  assert.match(controleerBewijs(bewijs, ring, null) ?? '', /^Regel 22 .* heeft geen waarmerk/)
  assert.match(controleerBewijs(bewijs, ring, null, 21) ?? '', /geen waarmerk/)
  assert.equal(controleerBewijs(bewijs, ring, null, 22), null)
  assert.match((await verifieer(await uitvoer(), { ring })).eerste?.wat ?? '', /^Regel 22 /)
})

test('a line that waits long is said: who holds the lock of sealing does so unseen no more', async (t) => {
  const gelogd: string[] = []
  t.mock.method(process.stderr, 'write', (tekst: string) => gelogd.push(tekst) > 0)
  const achter = () => gelogd.filter((regel) => regel.includes('logboek-zegelen-blijft-achter'))
  await vraagOmZegel(delen())
  assert.equal(achter().length, 0, 'two minutes it may take')
  klok.zet(new Date(klok.nu().getTime() + 121_000).toISOString())
  assert.equal(await vraagOmZegel(delen()), true)
  assert.equal(achter().length, 1)
  await zegel()
  assert.equal(await vraagOmZegel(delen()), false)
  assert.equal(achter().length, 1, 'what is sealed waits no more')
})
