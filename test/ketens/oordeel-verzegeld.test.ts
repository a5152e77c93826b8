import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { verschillendeVragen } from '../../bench/vragen.ts'
import { bewaarToetsen, maakGrondslagen } from '../../src/grondslagen/grondslagen.ts'
import { leesBestanden, leesRegister } from '../../src/grondslagen/register.ts'
import { verifieer } from '../../src/logboek/verifieer.ts'
import type { GeopendeDatabank } from '../../src/platform/db.ts'
import { logwereld, sluitBank } from '../logboek.ts'

const { sleutels, wie, klok, logboek, regel, open, zegel, schrijf, uitvoer } = logwereld()
const register = leesRegister(leesBestanden(new URL('../../recht/', import.meta.url)))
const grondslagen = maakGrondslagen(register)
const toetsen = verschillendeVragen(register, 40, 3).map(grondslagen.toelaten)
const ids = toetsen.map(({ toetsId }) => toetsId)

let bank: GeopendeDatabank
before(async () => {
  bank = await open()
  await schrijf(3)
  await bank.transactie(wie, async (tx) => {
    await bewaarToetsen(tx, klok.nu(), toetsen)
    await logboek.noteer(
      tx,
      wie,
      klok.nu(),
      ids.map((toetsId) => ({ ...regel(), toetsId })),
    )
  })
  await zegel()
})
after(() => sluitBank(bank))

/** As a superuser who is stopped by nothing; undone afterwards. */
async function vervalst(opdracht: string, doe: () => Promise<void>): Promise<void> {
  const { voerUit } = bank.eigenaar
  await voerUit(
    'create temporary table was as table grondslagen.toets; set session_replication_role = replica',
  )
  await voerUit(opdracht)
  try {
    await doe()
  } finally {
    await voerUit(
      'delete from grondslagen.toets; insert into grondslagen.toets table was; drop table was; reset session_replication_role',
    )
  }
}

const keur = async () => verifieer(await uitvoer(), { ring: sleutels.ring })
const gevonden = async () => (await bank.transactie(wie, (tx) => grondslagen.haalOordelen(tx, ids))).size

test('an export proves on which oordeel each line rests', async () => {
  const verslag = await keur()
  assert.partialDeepStrictEqual(verslag, { regels: 43, eerste: null, zonderOordeel: 0 })
  assert.equal(await gevonden(), 40)
  const delen = (await uitvoer()).map((een) => JSON.parse(een))
  assert.equal(delen.filter(({ soort }) => soort === 'toets').length, new Set(ids).size)
})

test('a superuser who changes a ground is found by the first line that rests on it, and nobody is shown that ground', async () => {
  const wijzig = `update grondslagen.toets set oordeel = replace(oordeel::text, '"uitkomst":"', '"uitkomst":"x')::json`
  await vervalst(`${wijzig} where id = '${ids[20]}'`, async () => {
    const { eerste, fouten } = await keur()
    assert.partialDeepStrictEqual({ ...eerste, fouten }, { plaats: 23, volgnummer: 24, fouten: 1 })
    assert.match(eerste?.wat ?? '', /^Regel 24 \(plaats 23\) rust op een oordeel dat is gewijzigd/)
    assert.equal(await gevonden(), 39)
  })
  await vervalst(wijzig, async () => {
    assert.partialDeepStrictEqual(await keur(), { eerste: { plaats: 3 }, fouten: 40 })
    assert.equal(await gevonden(), 0)
  })
  await vervalst(`delete from grondslagen.toets where id = '${ids[7]}'`, async () => {
    const { eerste } = await keur()
    assert.match(eerste?.wat ?? '', /^Regel 11 \(plaats 10\) mist haar oordeel/)
  })
  assert.equal((await keur()).eerste, null)
})
