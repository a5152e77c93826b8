import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { geheim, logwereld, maakSleutels, sluitBank } from '../../test/logboek.ts'
import { canoniek } from '../kern/canoniek.ts'
import type { Databank, GeopendeDatabank } from '../platform/db.ts'
import { maakBewijs } from './bewijs.ts'
import { leesRand, voegBij, wortelVan } from './boom.ts'
import { type Controlepunt, maakControlepunt } from './controlepunt.ts'
import { bladVan, type Inhoud, inhoudskolommen } from './inhoud.ts'
import { type Logboeksleutels, onderteken } from './sleutels.ts'
import { bewaarZegels, laatsteZegel, zegelaar } from './store.ts'
import { verifieer } from './verifieer.ts'
import { KetenVerbroken } from './zegelen.ts'

const { sleutels, klok, open, zegel, schrijf, uitvoer } = logwereld()
let bank: GeopendeDatabank
let punt: Controlepunt
before(async () => {
  bank = await open()
  for (const aantal of [300, 40, 60]) {
    await schrijf(aantal)
    const gezegeld = await zegel()
    assert.ok(gezegeld.punt)
    punt = gezegeld.punt
    klok.zet(new Date(klok.nu().getTime() + 60_000).toISOString())
  }
  await vervals(
    'create table toen_regel as table logboek.regel',
    'create table toen_zegel as table logboek.zegel',
  )
})
after(() => sluitBank(bank))

/** As a superuser who is stopped by nothing, and has none of our keys. */
async function vervals(...opdrachten: readonly string[]): Promise<void> {
  await bank.eigenaar.voerUit("set session_replication_role = 'replica'")
  for (const opdracht of opdrachten) await bank.eigenaar.voerUit(opdracht)
  await bank.eigenaar.voerUit("set session_replication_role = 'origin'")
}

const zetTerug = () =>
  vervals(
    'delete from logboek.regel',
    'delete from logboek.zegel',
    'delete from logboek.sleutel',
    'insert into logboek.regel overriding system value table toen_regel',
    'insert into logboek.zegel table toen_zegel',
  )

const keur = async (bewaard: readonly Controlepunt[] = [], zonderWaarmerkTot?: number) =>
  verifieer(await uitvoer(), { ring: sleutels.ring, bewaard, zonderWaarmerkTot })

const delen = () => ({ db: bank as Databank, ring: sleutels.ring, nu: klok.nu(), geheimen: [geheim] })
const wijzig = `update logboek.regel set gegevens = '{naam}' where volgnummer = 320`

/** Seals the lines after the first 300 again with these keys, as if every waarmerk were right. */
async function herzegel(van: Logboeksleutels): Promise<void> {
  await vervals('delete from logboek.zegel where grootte > 300')
  await bank.transactie(zegelaar(klok.nu()), async (tx) => {
    const stand = await laatsteZegel(tx)
    assert.ok(stand)
    const { rows } = await sql<Inhoud>`select ${inhoudskolommen} from logboek.regel r
      where volgnummer > ${stand.punt.hoogste} order by volgnummer`.execute(tx)
    const rand = leesRand(stand.punt.grootte, stand.rand)
    const bladen = rows.map((regel) => bladVan(regel, true))
    for (const blad of bladen) voegBij(rand, blad)
    const verklaring = {
      ...{ logboek: stand.punt.logboek, grootte: rand.grootte, wortel: wortelVan(rand).toString('hex') },
      ...{ hoogste: rows.at(-1)?.volgnummer ?? 0, op: klok.nu().toISOString() },
    }
    const zegel = {
      ...{ punt: maakControlepunt(van, verklaring, stand.punt), eerste: stand.punt.grootte },
      ...{ volgnummers: rows.map(({ volgnummer }) => volgnummer), bladen: Buffer.concat(bladen) },
      ...{ rand: Buffer.concat(rand.toppen), onecht: [], zonder: [], gaten: [], nagekomen: [], gezien: '0' },
    }
    await bewaarZegels(tx, van, [zegel])
  })
}

/** Folds these seals into the last of them, with its signature. */
async function vouw(zegels: string): Promise<void> {
  await vervals(
    `create temp table weg as select * from logboek.zegel where ${zegels} order by grootte`,
    `delete from logboek.zegel where ${zegels}`,
    `insert into logboek.zegel select (jsonb_populate_record(null::logboek.zegel, to_jsonb(l) || jsonb_build_object('eerste', (select min(eerste) from weg),
      'volgnummers', (select jsonb_agg(v order by w.grootte, o) from weg w, unnest(w.volgnummers) with ordinality u(v, o)),
      'bladen', (select string_agg(bladen, ''::bytea order by grootte) from weg)))).*
     from (select * from weg order by grootte desc limit 1) l`,
    'drop table weg',
  )
}

test('a key that someone put in the database seals nothing: the server builds nothing on it, and the line is named', async () => {
  await vervals(wijzig)
  await herzegel(maakSleutels())
  await schrijf(1)
  await assert.rejects(zegel(), KetenVerbroken)
  const { eerste, fouten } = await keur()
  assert.partialDeepStrictEqual({ ...eerste, fouten }, { plaats: 319, volgnummer: 320, fouten: 1 })
  assert.match(eerste?.wat ?? '', /^Regel 320 \(plaats 319\) .* haar waarmerk klopt niet/)
  assert.equal(await maakBewijs(delen(), 320, null), 'niet-door-ons-ondertekend')
  await zetTerug()
  await vervals(`insert into logboek.sleutel values ('x', '{}')`)
  assert.partialDeepStrictEqual(await keur([punt]), { eerste: null, regels: 400 })
})

test('also when our own key signed that in the past, under one seal that says every waarmerk is right', async () => {
  await vervals(wijzig)
  await herzegel(sleutels)
  const gezegd = await keur()
  assert.partialDeepStrictEqual(gezegd.eerste, { plaats: 319, volgnummer: 320 })
  assert.equal(await maakBewijs(delen(), 320, null), 'waarmerk-klopt-niet')
  assert.ok(typeof (await maakBewijs(delen(), 321, null)) !== 'string')
  const naast = await keur([punt])
  assert.partialDeepStrictEqual(naast.eerste, { plaats: 319, volgnummer: 320 }, 'also with a kept checkpoint')
  await zetTerug()
})

test('checkpoints taken out from between show by the one after them', async () => {
  for (const [zegels, wat] of [
    ['grootte in (340, 400)', /bij 400 regels volgt niet op dat bij 300 regels/],
    ['grootte > 256', /bij 400 regels volgt niet op dat bij 256 regels/],
    ['true', /bij 400 regels volgt niet op dat bij 0 regels/],
  ] as const) {
    await vouw(zegels)
    const { eerste } = await keur()
    assert.match(eerste?.wat ?? 'nothing found', wat)
    await zetTerug()
  }
})

test('a waarmerk that was taken away is said, whoever sealed again, unless those lines are known to have none', async () => {
  for (const kolommen of ['waarmerk = null', 'waarmerk = null, daad = null, plek = null, aantal = null']) {
    await vervals(
      'delete from logboek.zegel',
      `update logboek.regel set ${kolommen} where volgnummer <= 340`,
      wijzig,
    )
    assert.partialDeepStrictEqual(await zegel(), { regels: 400, onecht: 0, zonder: 340 })
    const { eerste, zonderWaarmerk } = await keur()
    assert.partialDeepStrictEqual(
      { ...eerste, zonderWaarmerk },
      { plaats: 0, volgnummer: 1, zonderWaarmerk: 340 },
    )
    assert.match(eerste?.wat ?? '', /heeft geen waarmerk, en 339 regels tot en met 340 ook niet/)
    assert.partialDeepStrictEqual(await keur([], 339), { eerste: { plaats: 339, volgnummer: 340 } })
    assert.partialDeepStrictEqual(await keur([], 340), { eerste: null, zonderWaarmerk: 340 })
    assert.match(
      (await keur([punt], 340)).eerste?.wat ?? '',
      /tussen plaats 0 en 399 is het logboek .* herschreven/,
    )
    await zetTerug()
  }
})

test('checkpoints that were removed are missed next to a kept one, though every line is as it was', async () => {
  for (const zegels of ['true', 'grootte > 300']) {
    await vervals(`delete from logboek.zegel where ${zegels}`)
    assert.partialDeepStrictEqual(await zegel(), { punt: { grootte: 400 } })
    assert.equal((await keur()).eerste, null, 'without a kept one nothing shows it')
    const { eerste } = await keur([punt])
    assert.match(
      eerste?.wat ?? 'nothing found',
      /bij 400 regels, van 2026.* staat niet meer .* plaats 399 zijn nog die van toen/,
    )
    await zetTerug()
  }
  assert.equal((await keur([punt])).eerste, null)
})

test('a log of before checkpoints named the one before them is proven as it was, and goes on in the new way', async () => {
  await vervals('delete from logboek.zegel where grootte > 300')
  const { rows } = await bank.transactie(zegelaar(klok.nu()), (tx) =>
    sql<{ grootte: number }>`select grootte from logboek.zegel order by grootte`.execute(tx),
  )
  assert.deepEqual(
    rows.map(({ grootte }) => Number(grootte)),
    [256, 300],
  )
  for (const een of (await uitvoer())
    .map((tekst) => JSON.parse(tekst))
    .filter(({ soort }) => soort === 'controlepunt')) {
    const { handtekening: _, vorige: __, ...oud } = { ...een, versie: 1 }
    await vervals(`update logboek.zegel set versie = 1, vorige = null,
      handtekening = '${onderteken(sleutels, canoniek(oud))}' where grootte = ${een.grootte}`)
  }
  assert.partialDeepStrictEqual(await zegel(), { regels: 100, punt: { versie: 2, grootte: 400 } })
  assert.partialDeepStrictEqual(await keur(), { eerste: null, regels: 400, controlepunten: 3 })
  await vouw('grootte <= 300')
  const { eerste } = await keur()
  assert.equal(eerste?.plaats, 0)
  assert.match(
    eerste?.wat ?? '',
    /bij 300 regels staan er 300 .*nooit meer dan 256: er zijn controlepunten tussenuit/,
  )
  await zetTerug()
})

test('keys change without a pause: with a new key in front it goes on, and what the old one signed stays good', async () => {
  const nieuw = maakSleutels()
  await schrijf(2)
  const beide = new Map([...nieuw.ring, ...sleutels.ring])
  const { punt } = await zegel({ ...nieuw, ring: beide })
  assert.equal(punt?.sleutel, nieuw.kid)
  await schrijf(1)
  assert.equal(
    (await zegel({ ...sleutels, ring: beide })).punt?.sleutel,
    sleutels.kid,
    'an instance that knows the new key but does not sign with it yet goes on as well',
  )
  await schrijf(1)
  await zegel({ ...nieuw, ring: beide })
  await schrijf(1)
  await assert.rejects(zegel(), KetenVerbroken, 'one that was not told of the new key builds nothing on it')
  await zegel({ ...sleutels, ring: beide })
  const regels = await uitvoer({ ring: beide })
  assert.equal((await verifieer(regels)).eerste, null)
  await assert.rejects(verifieer(regels, { ring: sleutels.ring }), /niet bekend/)
  assert.equal((await verifieer(regels, { ring: beide })).eerste, null)
})
