import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { code, dag, gift, justid, type Kantoor, openKantoor, van, weg } from '../../../test/kantoor.ts'
import { beheerder, rol } from '../../../test/rollen.ts'
import { voegToe, type Wie } from '../../platform/db.ts'
import { beslis, trekVraagIn } from './besluiten.ts'
import { stelEersteVoor, zonderBeheerder } from './eerste.ts'
import { geefRol, herzie, trekIn, wijzigEinddatum } from './handelen.ts'

let k: Kantoor
before(async () => {
  k = await openKantoor()
})
after(async () => {
  await k.db.eigenaar.sluit()
  await k.db.sluit()
})

describe('what a beheerder does', () => {
  test('a role given counts at once, is taken back at once, and all of it is in the book', async () => {
    const organisatie = 'college-0599'
    const [an = ''] = await k.beheerders(1, organisatie)
    const cem = await k.mens(organisatie)
    assert.equal(weg(await geefRol(k, van(organisatie, an), gift(cem))), 'meteen')
    assert.deepEqual(await k.stand(organisatie, cem), ['nazorgcoordinator geldig'])
    const [gegeven] = await k.rollenVan(organisatie, cem)
    assert.ok(gegeven)
    const korter = { tot: '2027-01-31', gezien: '2027-11-22' }
    assert.equal(weg(await wijzigEinddatum(k, van(organisatie, an), gegeven.id, korter)), 'meteen')
    assert.equal(weg(await wijzigEinddatum(k, van(organisatie, an), gegeven.id, korter)), 'tot')
    assert.equal(weg(await trekIn(k, van(organisatie, an), gegeven.id, 'Ander werk.')), 'meteen')
    assert.equal(weg(await trekIn(k, van(organisatie, an), gegeven.id, 'Ander werk.')), 'reden')
    assert.partialDeepStrictEqual(await k.rollenVan(organisatie, cem), [
      { tot: '2027-01-31', ingetrokken_door: an, reden: 'Ander werk.', gegeven_door: an },
    ])
    assert.deepEqual(await k.boek(organisatie, cem), [
      { handeling: 'gegeven', door: an },
      { handeling: 'einddatum-gewijzigd', door: an },
      { handeling: 'ingetrokken', door: an },
    ])
  })

  test('what one gives oneself counts after a colleague confirms; not oneself, not Justid', async () => {
    const organisatie = 'college-0518'
    const [an = '', bo = ''] = await k.beheerders(2, organisatie)
    assert.equal(weg(await geefRol(k, van(organisatie, an), gift(an))), 'organisatie')
    assert.deepEqual(await k.stand(organisatie, an), [
      'machtigingenbeheerder geldig',
      'nazorgcoordinator te-bevestigen',
    ])
    const [vraag] = await k.wachtend(van(organisatie, an))
    assert.ok(vraag && vraag.bezwaar !== null)
    const j = await k.mens('justid')
    assert.deepEqual(await k.wachtend(justid(j)), [])
    assert.equal(
      await code(beslis(k, van(organisatie, an), vraag.voorstel.id, { akkoord: true })),
      'geen-toegang',
    )
    assert.equal(await code(beslis(k, justid(j), vraag.voorstel.id, { akkoord: true })), 'niet-gevonden')
    assert.equal(await code(beslis(k, van(organisatie, bo), vraag.voorstel.id, { akkoord: true })), 'gelukt')
    assert.equal(
      await code(beslis(k, van(organisatie, bo), vraag.voorstel.id, { akkoord: true })),
      'niet-gevonden',
    )
    assert.deepEqual(await k.stand(organisatie, an), [
      'machtigingenbeheerder geldig',
      'nazorgcoordinator geldig',
    ])
    assert.deepEqual(await k.boek(organisatie, an), [
      { handeling: 'gevraagd', door: an },
      { handeling: 'bevestigd', door: bo },
    ])
  })

  test('where there is no second, Justid confirms: who is no part of it, and sees no more than that', async () => {
    const organisatie = 'college-0363'
    const [an = ''] = await k.beheerders(1, organisatie)
    const cem = await k.mens(organisatie, 'twee-huizen')
    const buiten = await k.mens(organisatie)
    await geefRol(k, van(organisatie, an), gift(buiten))
    assert.equal(
      weg(await geefRol(k, van(organisatie, an), gift(cem, { rol: 'machtigingenbeheerder' }))),
      'justid',
    )
    const [zelfde, ander] = [await k.mens('justid', 'twee-huizen'), await k.mens('justid')]
    const [vraag] = await k.wachtend(justid(ander))
    assert.ok(vraag && vraag.bezwaar === null)
    const gezien = await k.db.transactie(justid(ander), async (tx) => {
      const tel = async (tabel: string) =>
        (
          await sql<{ id: string }>`select id::text from ${sql.table(tabel)}
            where organisatie = ${organisatie} or id::text = ${ander} order by 1`.execute(tx)
        ).rows.map(({ id }) => id)
      return { mensen: await tel('toegang.medewerker'), rollen: (await tel('toegang.machtiging')).length }
    })
    assert.deepEqual(gezien, { mensen: [an, cem, ander].sort(), rollen: 2 })
    assert.equal(await code(beslis(k, justid(zelfde), vraag.voorstel.id, { akkoord: true })), 'geen-toegang')
    assert.equal(await code(beslis(k, justid(ander), vraag.voorstel.id, { akkoord: true })), 'gelukt')
    assert.deepEqual(await k.stand(organisatie, cem), ['machtigingenbeheerder geldig'])
    assert.deepEqual(await k.wachtend(justid(ander)), [])
  })

  test('a refusal says why and leaves nothing that counts; one can drop what one asked', async () => {
    const organisatie = 'college-0344'
    const [an = '', bo = ''] = await k.beheerders(2, organisatie)
    await geefRol(k, van(organisatie, an), gift(an))
    const [eerste] = await k.wachtend(van(organisatie, bo))
    await beslis(k, van(organisatie, bo), eerste?.voorstel.id ?? '', {
      akkoord: false,
      reden: 'Niet nodig.',
    })
    await geefRol(k, van(organisatie, an), gift(an))
    const [tweede] = await k.wachtend(van(organisatie, an))
    await trekVraagIn(k, van(organisatie, an), tweede?.voorstel.id ?? '')
    assert.deepEqual(await k.stand(organisatie, an), [
      'machtigingenbeheerder geldig',
      'nazorgcoordinator ingetrokken',
      'nazorgcoordinator ingetrokken',
    ])
    assert.deepEqual(
      (await k.boek(organisatie, an)).map(({ handeling }) => handeling),
      ['gevraagd', 'afgewezen', 'gevraagd', 'vraag-vervallen'],
    )
  })

  test('the role of a beheerder ends when another confirms, and never that of the last', async () => {
    const organisatie = 'college-0034'
    const [an = '', bo = '', cem = ''] = await k.beheerders(3, organisatie)
    for (const wie of [bo, cem]) {
      const [zijn] = await k.rollenVan(organisatie, wie)
      assert.equal(weg(await trekIn(k, van(organisatie, an), zijn?.id ?? '', 'Weg.')), 'organisatie')
      assert.equal(weg(await trekIn(k, van(organisatie, an), zijn?.id ?? '', 'Weg.')), 'reden')
    }
    const vragen = await k.wachtend(van(organisatie, cem))
    const [overBo, overCem] = [bo, cem].map((wie) => vragen.find(({ over }) => over.id === wie))
    assert.equal(
      await code(beslis(k, van(organisatie, cem), overCem?.voorstel.id ?? '', { akkoord: true })),
      'geen-toegang',
    )
    await beslis(k, van(organisatie, cem), overBo?.voorstel.id ?? '', { akkoord: true })
    assert.deepEqual(await k.stand(organisatie, bo), ['machtigingenbeheerder ingetrokken'])
    assert.deepEqual(await k.stand(organisatie, cem), ['machtigingenbeheerder geldig'])
    const [vanAn] = await k.rollenVan(organisatie, an)
    assert.equal(weg(await trekIn(k, van(organisatie, an), vanAn?.id ?? '', 'Ik ga weg.')), 'organisatie')
  })

  test('what stopped being true before it was confirmed can only be refused', async () => {
    const organisatie = 'college-0050'
    const [an = '', bo = '', cem = ''] = await k.beheerders(3, organisatie)
    const weinig = async (wie: string) => (await k.rollenVan(organisatie, wie))[0]?.id ?? ''
    await trekIn(k, van(organisatie, cem), await weinig(an), 'Weg.')
    await trekIn(k, van(organisatie, an), await weinig(bo), 'Weg.')
    await trekIn(k, van(organisatie, an), await weinig(cem), 'Weg.')
    const vragen = new Map(
      (await k.wachtend(van(organisatie, bo))).map(({ over, voorstel }) => [over.id, voorstel.id]),
    )
    const ja = (wie: string, over: string) =>
      code(beslis(k, van(organisatie, wie), vragen.get(over) ?? '', { akkoord: true }))
    assert.equal(await ja(bo, an), 'gelukt')
    assert.equal(await ja(bo, cem), 'gelukt')
    assert.equal(await ja(cem, bo), 'conflict')
    assert.deepEqual(await k.stand(organisatie, bo), ['machtigingenbeheerder geldig'])
  })
})

describe('the first beheerder of an organisation', () => {
  test('is asked by one of Justid and confirmed by another, and only where there is none', async () => {
    const organisatie = 'college-0106'
    const [een, twee] = [await k.mens('justid'), await k.mens('justid')]
    const [cem, dirk] = [await k.mens(organisatie), await k.mens(organisatie)]
    const gezien = async (wie: Wie) =>
      (await k.db.transactie(wie, (tx) => zonderBeheerder(tx, wie, dag))).map(({ id }) => id)
    assert.ok((await gezien(justid(een))).includes(cem))
    assert.ok(!(await gezien(justid(een))).includes(een), 'nobody appoints oneself')
    assert.deepEqual(await gezien(van('justid', een)), [])
    assert.deepEqual(await gezien(van(organisatie, cem, 'machtigingen-bevestigen')), [])
    await stelEersteVoor(k, justid(een), cem)
    assert.equal(await code(stelEersteVoor(k, justid(twee), dirk)), 'conflict')
    const vraag = (await k.wachtend(justid(een))).find(({ over }) => over.id === cem)
    const akkoord = (wie: string) => code(beslis(k, justid(wie), vraag?.voorstel.id ?? '', { akkoord: true }))
    assert.deepEqual(await k.stand(organisatie, cem), ['machtigingenbeheerder te-bevestigen'])
    assert.equal(await akkoord(een), 'geen-toegang')
    assert.equal(await akkoord(twee), 'gelukt')
    assert.deepEqual(await k.stand(organisatie, cem), ['machtigingenbeheerder geldig'])
    assert.ok(!(await gezien(justid(een))).includes(dirk), 'now the organisation has its own')
    assert.equal(await code(stelEersteVoor(k, justid(een), dirk)), 'niet-gevonden')
    assert.equal(await code(geefRol(k, van(organisatie, cem), gift(dirk))), 'gelukt')
    assert.deepEqual(await k.boek(organisatie, cem), [
      { handeling: 'gevraagd', door: een },
      { handeling: 'bevestigd', door: twee },
    ])
  })

  test('the wall gives Justid no other way to give a role', async () => {
    const [een] = [await k.mens('justid')]
    const [organisatie, met] = ['college-0109', 'college-0114']
    const [cem, dirk] = [await k.mens(organisatie), await k.mens(met)]
    await k.beheerders(1, met)
    const leeg = { bevestigd_door: null, bevestigd_op: null, gegeven_door: een }
    for (const machtiging of [
      beheerder(dirk, { organisatie: met, ...leeg }),
      beheerder(cem, { organisatie, ...leeg, gegeven_door: 'iemand' }),
      beheerder(cem, { organisatie, gegeven_door: een, bevestigd_door: 'iemand' }),
      rol({ medewerker: cem, organisatie, ...leeg }),
    ]) {
      const poging = k.db.transactie(justid(een), (tx) =>
        voegToe(tx, 'toegang.machtiging', [{ ...machtiging }]),
      )
      await assert.rejects(poging, { code: '42501' })
    }
  })
})

describe('the yearly review', () => {
  test("keeps or takes back many at once, not one's own, and writes each down", async () => {
    const organisatie = 'college-0055'
    const [an = ''] = await k.beheerders(1, organisatie)
    const [cem, dirk] = [await k.mens(organisatie), await k.mens(organisatie)]
    const oud = { organisatie, van: '2025-01-01', tot: null, gegeven_op: new Date('2025-01-01T10:00:00Z') }
    const rollen = [
      await k.met(rol({ medewerker: cem, ...oud })),
      await k.met(rol({ medewerker: dirk, ...oud })),
    ]
    const eigen = await k.met(rol({ medewerker: an, ...oud }))
    const ids = rollen.map(({ id }) => id)
    const wie = van(organisatie, an)
    assert.deepEqual(
      (await herzie(k, wie, [...ids, eigen.id], { nodig: true })).fouten.map(({ veld }) => veld),
      ['rollen'],
    )
    assert.equal((await herzie(k, wie, ids.slice(0, 1), { nodig: true })).bekeken, 1)
    assert.equal((await herzie(k, wie, ids, { nodig: false, reden: 'Ander werk.' })).bekeken, 1)
    assert.partialDeepStrictEqual(await k.rollenVan(organisatie, cem), [
      { herzien_op: dag, ingetrokken_op: null },
    ])
    assert.deepEqual(await k.stand(organisatie, dirk), ['nazorgcoordinator ingetrokken'])
    assert.deepEqual(await k.boek(organisatie, cem), [{ handeling: 'herzien', door: an }])
    assert.equal(await code(herzie(k, wie, [crypto.randomUUID()], { nodig: true })), 'niet-gevonden')
  })
})
