import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { code, dag, gift, type Kantoor, openKantoor, van, weg } from '../../../test/kantoor.ts'
import { beheerder, rol } from '../../../test/rollen.ts'
import { voegToe, type Wie } from '../../platform/db.ts'
import { beslis } from './besluiten.ts'
import { geefRol, herzie, trekIn, wijzigEinddatum } from './handelen.ts'

let k: Kantoor
before(async () => {
  k = await openKantoor()
})
after(async () => {
  await k.db.eigenaar.sluit()
  await k.db.sluit()
})

describe('two at once', () => {
  test('give a role once, and lose no change', async () => {
    const organisatie = 'college-0059'
    const [an = '', bo = ''] = await k.beheerders(2, organisatie)
    const cem = await k.mens(organisatie)
    const keer = await Promise.all(
      [an, bo, an, bo, an].map(async (wie) => weg(await geefRol(k, van(organisatie, wie), gift(cem)))),
    )
    assert.deepEqual(keer.sort(), ['meteen', 'rol', 'rol', 'rol', 'rol'])
    const [een] = await k.rollenVan(organisatie, cem)
    const dagen = ['2027-01-01', '2027-02-01', '2027-03-01', '2027-04-01']
    const wijzigingen = await Promise.all(
      dagen.map(async (tot, i) =>
        weg(
          await wijzigEinddatum(k, van(organisatie, i % 2 === 0 ? an : bo), een?.id ?? '', {
            tot,
            gezien: '2027-11-22',
          }),
        ),
      ),
    )
    assert.deepEqual(wijzigingen.sort(), ['meteen', 'tot', 'tot', 'tot'])
  })

  test('do not take each other away', async () => {
    const organisatie = 'college-0060'
    const [an = '', bo = '', cem = ''] = await k.beheerders(3, organisatie)
    const vanWie = async (wie: string) => (await k.rollenVan(organisatie, wie))[0]?.id ?? ''
    const kring: readonly (readonly [string, string])[] = [
      [an, bo],
      [bo, cem],
      [cem, an],
    ]
    for (const [door, over] of kring) await trekIn(k, van(organisatie, door), await vanWie(over), 'Weg.')
    const vragen = await k.wachtend(van(organisatie, 'x'))
    const derde = (vraag: (typeof vragen)[number]) =>
      [an, bo, cem].find((wie) => wie !== vraag.over.id && wie !== vraag.voorstel.gevraagd_door) ?? ''
    const uitkomsten = await Promise.all(
      vragen.map((vraag) =>
        code(beslis(k, van(organisatie, derde(vraag)), vraag.voorstel.id, { akkoord: true })),
      ),
    )
    assert.deepEqual(uitkomsten.sort(), ['conflict', 'gelukt', 'gelukt'])
  })
})

type Rij = Readonly<Record<string, unknown>>

/** Per table: may a row be seen by this organisation for this purpose? Written from the design, not from the policies. */
function magZien(
  tabel: string,
  rij: Rij,
  alles: Readonly<Record<string, readonly Rij[]>>,
  wie: Wie,
): boolean {
  if (wie.doel === 'toegang') return !['voorstel', 'machtigingsregel'].includes(tabel)
  if (wie.doel === 'machtigingen-beheren') return rij.organisatie === wie.organisatie
  if (wie.doel !== 'machtigingen-bevestigen' || wie.organisatie !== 'justid') return false
  const open = (alles.voorstel ?? []).filter(
    ({ bij, besloten_op }) => bij === 'justid' && besloten_op === null,
  )
  const rollen = alles.machtiging ?? []
  const hier = open.filter(({ organisatie }) => organisatie === rij.organisatie)
  const onbeheerd = !rollen.some(
    (een) =>
      een.organisatie === rij.organisatie && een.rol === 'machtigingenbeheerder' && een.bevestigd_op !== null,
  )
  if (tabel === 'voorstel') return open.includes(rij)
  if (tabel === 'machtiging')
    return hier.some(({ machtiging }) => machtiging === rij.id || rij.rol === 'machtigingenbeheerder')
  const over = hier.flatMap(({ machtiging }) => rollen.filter(({ id }) => id === machtiging))
  return (
    tabel === 'medewerker' &&
    (onbeheerd ||
      over.some(({ medewerker }) => medewerker === rij.id) ||
      hier.some(({ gevraagd_door }) => gevraagd_door === rij.id))
  )
}

const tabellen = ['medewerker', 'machtiging', 'voorstel', 'machtigingsregel', 'koppeling'] as const

describe('who sees which rows', () => {
  test('each organisation, for each purpose, sees exactly what the design says', async () => {
    const eigen = await openKantoor()
    const [an = ''] = await eigen.beheerders(1, 'college-0599')
    const [bo = '', cem = ''] = await eigen.beheerders(2, 'college-0518')
    await eigen.mens('justid')
    await eigen.beheerders(1, 'justid')
    const los = await eigen.mens('college-0034')
    await geefRol(eigen, van('college-0599', an), gift(await eigen.mens('college-0599')))
    await geefRol(eigen, van('college-0599', an), gift(an))
    await geefRol(eigen, van('college-0518', bo), gift(bo))
    await geefRol(eigen, van('college-0518', bo), gift(cem, { rol: 'fg' }))
    for (const organisatie of ['college-0599', 'college-0518'])
      await eigen.db.eigenaar.vraag(
        `insert into toegang.koppeling (id, naam, organisatie, rol, bereik, jwks_uri, van, aangemaakt_door, aangemaakt_op)
         values ($1, 'Systeem', $1, 'nazorgcoordinator', '{}', 'https://x.example', '2026-01-01', 'a', now())`,
        [organisatie],
      )
    const alles: Record<string, readonly Rij[]> = {}
    for (const tabel of tabellen)
      alles[tabel] = (
        await eigen.db.eigenaar.vraag(`select to_json(t) as rij from toegang.${tabel} t`, [])
      ).map(({ rij }) => rij as Rij)
    const sleutel = (rij: Rij) => String(rij.id ?? rij.volgnummer)
    let gezien = 0
    for (const organisatie of ['', 'college-0599', 'college-0518', 'college-0034', 'justid', 'dji', '%'])
      for (const doel of [
        '',
        'toegang',
        'bewaking',
        'berichten-lezen',
        'machtigingen-beheren',
        'machtigingen-bevestigen',
      ])
        for (const tabel of tabellen) {
          const wie = van(organisatie, los, doel)
          const { rows } = await eigen.db.transactie(wie, (tx) =>
            sql<Rij>`select * from ${sql.table(`toegang.${tabel}`)}`.execute(tx),
          )
          const mag = (alles[tabel] ?? []).filter((rij) => magZien(tabel, rij, alles, wie))
          assert.deepEqual(
            rows.map(sleutel).sort(),
            mag.map(sleutel).sort(),
            `${tabel} ${organisatie} ${doel}`,
          )
          gezien += rows.length
        }
    assert.ok(gezien > 0)
    await eigen.db.eigenaar.sluit()
    await eigen.db.sluit()
  })
})

describe('the wall in the database', () => {
  test('another organisation finds nothing, changes nothing, and cannot point across', async () => {
    const [an = ''] = await k.beheerders(1, 'college-0074')
    const [vreemd = ''] = await k.beheerders(1, 'college-0080')
    const cem = await k.mens('college-0074')
    await geefRol(k, van('college-0074', an), gift(cem))
    const [zijn] = await k.rollenVan('college-0074', cem)
    const anders = van('college-0080', vreemd)
    assert.equal(await code(geefRol(k, anders, gift(cem))), 'niet-gevonden')
    assert.equal(await code(trekIn(k, anders, zijn?.id ?? '', 'Weg.')), 'niet-gevonden')
    assert.equal(
      await code(wijzigEinddatum(k, anders, zijn?.id ?? '', { tot: dag, gezien: null })),
      'niet-gevonden',
    )
    assert.equal(await code(herzie(k, anders, [zijn?.id ?? ''], { nodig: true })), 'niet-gevonden')
    const scheef = { ...rol({ medewerker: cem, organisatie: 'college-0080' }) }
    await assert.rejects(
      k.db.transactie(anders, (tx) => voegToe(tx, 'toegang.machtiging', [scheef])),
      { code: '23503' },
    )
    const voorstel = {
      id: crypto.randomUUID(),
      machtiging: zijn?.id,
      organisatie: 'college-0080',
      soort: 'geven',
      bij: 'justid',
      gevraagd_door: vreemd,
      gevraagd_op: k.klok.nu(),
    }
    await assert.rejects(
      k.db.transactie(anders, (tx) => voegToe(tx, 'toegang.voorstel', [voorstel])),
      { code: '23503' },
    )
  })

  test('a role confirmed by who may not is refused by the table itself', async () => {
    const organisatie = 'college-0085'
    const [an = '', bo = ''] = await k.beheerders(2, organisatie)
    const wie = van(organisatie, an)
    const zelf = [
      rol({ medewerker: an, organisatie, gegeven_door: an, bevestigd_door: an }),
      rol({ medewerker: an, organisatie, gegeven_door: bo, bevestigd_door: an }),
      beheerder(bo, { organisatie, gegeven_door: an, bevestigd_door: an }),
    ]
    for (const machtiging of zelf)
      await assert.rejects(
        k.db.transactie(wie, (tx) => voegToe(tx, 'toegang.machtiging', [{ ...machtiging }])),
        { code: '23514' },
      )
  })

  test("the book is written in one's own name and never rewritten", async () => {
    const organisatie = 'college-0086'
    const regel = {
      op: k.klok.nu(),
      organisatie,
      handeling: 'gegeven',
      rol: 'fg',
      machtiging: crypto.randomUUID(),
      door: 'an',
      door_organisatie: organisatie,
    }
    const schrijf = (wie: Wie, anders = {}) =>
      k.db.transactie(wie, (tx) => voegToe(tx, 'toegang.machtigingsregel', [{ ...regel, ...anders }]))
    await schrijf(van(organisatie, 'an'))
    const schrijft = (wie: Wie, anders = {}) => assert.rejects(schrijf(wie, anders), { code: '42501' })
    await schrijft(van(organisatie, 'bo'))
    await schrijft(van('college-0088', 'an'))
    await schrijft(van(organisatie, 'an', 'berichten-lezen'))
    await schrijft(van(organisatie, 'an'), { organisatie: 'college-0088' })
    await schrijft(van('college-0088', 'an', 'machtigingen-bevestigen'), { door_organisatie: 'college-0088' })
    const wis = k.db.transactie(van(organisatie, 'an'), (tx) =>
      sql`delete from toegang.machtigingsregel`.execute(tx),
    )
    await assert.rejects(wis, { code: '42501' })
    await assert.rejects(k.db.eigenaar.vraag(`update toegang.machtigingsregel set rol = 'x'`, []), {
      code: '23001',
    })
  })
})
