import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { logwereld, sluitBank } from '../../test/logboek.ts'
import type { GeopendeDatabank } from '../platform/db.ts'
import type { Controlepunt } from './controlepunt.ts'
import { zegelaar } from './store.ts'
import { verifieer } from './verifieer.ts'
import { KetenVerbroken } from './zegelen.ts'

const { sleutels, wie, klok, logboek, regel, open, vraag, zegel, schrijf, uitvoer } = logwereld()
let bank: GeopendeDatabank
before(async () => {
  bank = await open()
})
after(() => sluitBank(bank))

const keur = async (...bewaard: Controlepunt[]) =>
  verifieer(await uitvoer(), { ring: sleutels.ring, bewaard })

/** As a superuser who is stopped by nothing. */
async function vervals(...opdrachten: readonly string[]): Promise<void> {
  await bank.eigenaar.voerUit("set session_replication_role = 'replica'")
  for (const opdracht of opdrachten) await bank.eigenaar.voerUit(opdracht)
  await bank.eigenaar.voerUit("set session_replication_role = 'origin'")
}

const bewaar = [
  'create table bewaard_regel as table logboek.regel',
  'create table bewaard_zegel as table logboek.zegel',
]
const zetTerug = [
  'delete from logboek.regel',
  'delete from logboek.zegel',
  'insert into logboek.regel overriding system value table bewaard_regel',
  'insert into logboek.zegel table bewaard_zegel',
]

test('lines get their places in rounds, and nothing is sealed twice', async () => {
  assert.deepEqual(await zegel(), { regels: 0, onecht: 0, zonder: 0, punt: null })
  for (const aantal of [1, 3, 300]) await schrijf(aantal)
  assert.partialDeepStrictEqual(await zegel(), { regels: 304, onecht: 0, zonder: 0, punt: { grootte: 304 } })
  assert.partialDeepStrictEqual(await zegel(), { regels: 0, punt: { grootte: 304 } })
  await schrijf(2)
  assert.partialDeepStrictEqual(await zegel(), { regels: 2, punt: { grootte: 306 } })
  assert.partialDeepStrictEqual(await keur(), { regels: 306, controlepunten: 3, eerste: null })
})

test('sealers that start together take turns: one row of places, nothing double', async () => {
  await schrijf(40)
  const samen = await Promise.all([zegel(), zegel(), zegel()])
  assert.deepEqual(samen.map(({ regels }) => regels).toSorted(), [0, 0, 40])
  assert.partialDeepStrictEqual(await keur(), { regels: 346, eerste: null })
})

test('a line is written down once: the database refuses a copy, also of who passes over its triggers', async () => {
  const kolommen = `op, handeling, organisatie, rol, gebruiker, betrokkene, doel, gegevens, toets_id, onderwerp, ontvanger,
    relatie, spoor, daad, plek, aantal, waarmerk`
  const kopie = `insert into logboek.regel (volgnummer, ${kolommen}) overriding system value
    select volgnummer + 99000, ${kolommen} from logboek.regel where volgnummer = 1`
  await assert.rejects(vervals(kopie), /regel_daad/)
  await bank.eigenaar.voerUit("set session_replication_role = 'origin'")
  // A superuser can take that away too; from here on that was done.
  await bank.eigenaar.voerUit('drop index logboek.regel_daad')
})

test('a number that comes later than a higher one still gets its place, also long after', async () => {
  const volgende = Number((await vraag('select max(volgnummer) + 1 as n from logboek.regel'))[0]?.n)
  const mislukt = bank.transactie(wie, async (tx) => {
    await logboek.noteer(tx, wie, klok.nu(), Array.from({ length: 5 }, regel))
    throw new Error('undone')
  })
  await assert.rejects(mislukt, /undone/)
  await schrijf(1)
  assert.partialDeepStrictEqual(await zegel(), { regels: 1, punt: { hoogste: volgende + 5 } })
  // As a transaction that held on to its number and commits only now.
  const zetNummer = (nummer: number) =>
    vraag("select setval('logboek.regel_volgnummer_seq', ($1::json->>'v')::bigint, false)", [
      JSON.stringify({ v: nummer }),
    ])
  await zetNummer(volgende + 2)
  await schrijf(1)
  await zetNummer(volgende + 6)
  assert.partialDeepStrictEqual(await zegel(), { regels: 1, onecht: 0, punt: { hoogste: volgende + 5 } })
  assert.partialDeepStrictEqual(await zegel(), { regels: 0 })
  assert.partialDeepStrictEqual(await keur(), { regels: 348, eerste: null, onverzegeld: 0 })
})

if (process.env.TEST_DB === 'postgres')
  test('a transaction that is still open is not waited for and not forgotten', async () => {
    let laatDoor = () => {}
    const wacht = new Promise<void>((klaar) => {
      laatDoor = klaar
    })
    let geschreven = () => {}
    const staat = new Promise<void>((klaar) => {
      geschreven = klaar
    })
    const traag = bank.transactie(wie, async (tx) => {
      await logboek.noteer(tx, wie, klok.nu(), [regel(), regel()])
      geschreven()
      await wacht
    })
    await staat
    await schrijf(1)
    assert.partialDeepStrictEqual(await zegel(), { regels: 1 })
    // A day later on the clock the transaction is still open, so its numbers are still looked for.
    klok.zet('2026-11-24T10:00:00Z')
    await schrijf(1)
    assert.partialDeepStrictEqual(await zegel(), { regels: 1 })
    laatDoor()
    await traag
    assert.partialDeepStrictEqual(await zegel(), { regels: 2 })
    klok.zet('2026-11-22T10:00:00Z')
    assert.equal((await keur()).eerste, null)
  })

test('the app itself can change or remove nothing, and sees seals for one purpose only', async () => {
  for (const tabel of ['regel', 'zegel', 'sleutel'])
    for (const daad of [`delete from logboek.${tabel}`, `truncate logboek.${tabel}`])
      await assert.rejects(
        bank.transactie(zegelaar(klok.nu()), (tx) => sql.raw(daad).execute(tx)),
        /permission denied/,
      )
  const { rows } = await bank.transactie(wie, (tx) => sql`select 1 from logboek.zegel`.execute(tx))
  assert.deepEqual(rows, [])
  await assert.rejects(vraag(`update logboek.zegel set wortel = ''`), /alleen toegevoegd/)
})

/** What a superuser does, and which place must be named. */
const aanslagen: Record<string, { doe: readonly string[]; plaats: number; wat: RegExp }> = {
  'a line changed': {
    doe: [`update logboek.regel set gebruiker = 'ander' where volgnummer = 20`],
    plaats: 19,
    wat: /^Regel 20 .* is gewijzigd/,
  },
  'a moment changed by a microsecond': {
    doe: [`update logboek.regel set op = op + interval '1 microsecond' where volgnummer = 3`],
    plaats: 2,
    wat: /^Regel 3 .* is gewijzigd/,
  },
  'a gegeven taken out of a line': {
    doe: [`update logboek.regel set gegevens = gegevens[1:1] where volgnummer = 7`],
    plaats: 6,
    wat: /^Regel 7 .* is gewijzigd/,
  },
  'a line removed': {
    doe: ['delete from logboek.regel where volgnummer = 30'],
    plaats: 29,
    wat: /^Regel 30 .* is verwijderd/,
  },
  'a line inserted with a number of long ago': {
    doe: [
      `insert into logboek.regel overriding system value select -5, op, handeling, organisatie, rol, gebruiker, betrokkene, doel,
        gegevens, toets_id, onderwerp, ontvanger, spoor, relatie, daad, plek, aantal, waarmerk from logboek.regel where volgnummer = 1`,
    ],
    plaats: 0,
    wat: /^Regel -5 is ingevoegd/,
  },
  'two lines swapped': {
    doe: [
      `update logboek.regel r set (betrokkene, onderwerp, plek, waarmerk) =
        (select betrokkene, onderwerp, plek, waarmerk from bewaard_regel b where b.volgnummer = 17 - r.volgnummer)
        where volgnummer in (8, 9)`,
    ],
    plaats: 7,
    wat: /^Regel 8 .* is verwisseld: wat er staat, hoort op plaats 8\.$/,
  },
  'two lines of different seals swapped': {
    doe: [
      `update logboek.regel r set (op, betrokkene, onderwerp, spoor, daad, plek, aantal, waarmerk) =
        (select op, betrokkene, onderwerp, spoor, daad, plek, aantal, waarmerk from bewaard_regel b
         where b.volgnummer = 310 - r.volgnummer) where volgnummer in (5, 305)`,
    ],
    plaats: 4,
    wat: /^Regel 5 .* is verwisseld: wat er staat, hoort op plaats 304\.$/,
  },
  'the places of two lines swapped, and their hashes not': {
    doe: [
      `update logboek.zegel set volgnummers = volgnummers[1:4] || volgnummers[10:10] || volgnummers[6:9] || volgnummers[5:5]
        || volgnummers[11:] where eerste = 0`,
    ],
    plaats: 4,
    wat: /^Regel 10 .* is verwisseld: wat er staat, hoort op plaats 9\.$/,
  },
  'a line and its hash changed': {
    doe: [
      `update logboek.regel set gebruiker = 'ander' where volgnummer = 20`,
      `update logboek.zegel set bladen = overlay(bladen placing sha256('x') from 1 + 32 * 19 for 32) where eerste = 0 and grootte > 19`,
    ],
    plaats: 19,
    wat: /^Regel 20 .* is gewijzigd/,
  },
  'the last lines cut off, with their seals': {
    doe: [
      'delete from logboek.zegel where grootte > 304',
      'delete from logboek.regel where volgnummer > 304',
    ],
    plaats: 304,
    wat: /afgekapt of teruggedraaid: het heeft 304 regels/,
  },
  'a seal falsified': {
    doe: [`update logboek.zegel set hoogste = hoogste + 1 where grootte = 304`],
    plaats: 303,
    wat: /controlepunt bij 304 regels is vervalst/,
  },
  'a seal removed from the middle': {
    doe: ['delete from logboek.zegel where grootte = 306'],
    plaats: 304,
    wat: /plaats 304 tot en met 305 zijn verwijderd/,
  },
}

test('what a superuser does in the database shows, and the first wrong line is named', async (t) => {
  const { punt } = await zegel()
  assert.ok(punt)
  const { ring } = sleutels
  await vervals(...bewaar)
  for (const [naam, { doe, plaats, wat }] of Object.entries(aanslagen))
    await t.test(naam, async () => {
      await vervals(...doe)
      const { eerste } = await verifieer(await uitvoer(), { ring, bewaard: [punt] })
      await vervals(...zetTerug)
      assert.match(eerste?.wat ?? 'nothing found', wat)
      // An inserted line has no place; what is said of it comes after all that have one.
      if (!/Regel -5/.test(eerste?.wat ?? '')) assert.equal(eerste?.plaats, plaats)
    })
  const { eerste } = await verifieer(await uitvoer(), { ring, bewaard: [punt] })
  assert.equal(eerste, null, 'put back as it was, all is as it was')
})

test('a checkpoint rolled back and the rest sealed again by the server itself shows against what was kept', async () => {
  const grootte = Number((await vraag('select max(grootte)::int as n from logboek.zegel', []))[0]?.n)
  await schrijf(1)
  await schrijf(1)
  const { punt } = await zegel()
  assert.ok(punt)
  const { ring } = sleutels
  await vervals(
    `delete from logboek.zegel where grootte > ${grootte}`,
    'delete from logboek.regel where volgnummer = (select max(volgnummer) - 1 from logboek.regel)',
  )
  assert.equal((await zegel()).regels, 1, 'the server finds nothing wrong with what is left')
  const zonder = await verifieer(await uitvoer(), { ring })
  assert.equal(zonder.eerste, null, 'and neither does who kept nothing')
  const { eerste } = await verifieer(await uitvoer(), { ring, bewaard: [punt] })
  assert.match(eerste?.wat ?? 'nothing found', /teruggedraaid|afgekapt/)
  assert.equal(eerste?.plaats, grootte + 1)
  await vervals(...zetTerug)
})

test('what is written or changed before the sealing, without the key, is sealed as such', async () => {
  await schrijf(3)
  await vervals(
    `update logboek.regel set gebruiker = 'ander' where volgnummer = (select max(volgnummer) - 1 from logboek.regel)`,
    `insert into logboek.regel (op, handeling, organisatie, rol, gebruiker, betrokkene, doel, gegevens, onderwerp, spoor)
      select op, handeling, organisatie, rol, gebruiker, betrokkene, doel, gegevens, onderwerp, spoor from logboek.regel where volgnummer = 1`,
  )
  assert.partialDeepStrictEqual(await zegel(), { regels: 4, onecht: 1, zonder: 1 })
  const { eerste, fouten } = await verifieer(await uitvoer())
  assert.match(
    eerste?.wat ?? '',
    /is ingevoegd of gewijzigd vóór het verzegelen, door iemand zonder de sleutel/,
  )
  // Also the act is not whole any more, and the other line has no waarmerk.
  assert.equal(fouten, 3)
  await vervals(...zetTerug, 'alter sequence logboek.regel_volgnummer_seq restart with 1000')
})

test('nothing is sealed on top of a seal that is not as it was signed', async () => {
  await schrijf(1)
  await vervals(`update logboek.zegel set rand = overlay(rand placing sha256('x') from 1 for 32)
    where grootte = (select max(grootte) from logboek.zegel)`)
  await assert.rejects(zegel(), KetenVerbroken)
  await vervals(...zetTerug)
  await schrijf(1)
  assert.partialDeepStrictEqual(await zegel(), { regels: 1, onecht: 0 })
})
