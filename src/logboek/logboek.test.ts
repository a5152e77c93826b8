import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { gebeurtenis } from '../../test/gebeurtenis.ts'
import { lees, maakWereld, type Wereld } from '../../test/wereld.ts'
import { maakApp } from '../app.ts'
import { voegToe } from '../platform/db.ts'
import { type Logboek, maakLogboek, type Regel } from './logboek.ts'

const sleutel = '00'.repeat(32)
const wie = { organisatie: 'dji', gebruiker: 'g', rol: 'backoffice', doel: 'gebeurtenissen-opnemen' }
const op = new Date('2026-11-22T10:00:00Z')

let wereld: Wereld
let sluit: () => Promise<void> = async () => {}
before(async () => {
  wereld = await maakWereld({
    after: (werk) => {
      sluit = werk
    },
  })
})
after(() => sluit())

const vraag = (tekst: string) => wereld.bank.eigenaar.vraag(tekst, [])
const regels = () => vraag('select * from logboek.regel order by volgnummer')

function regel(anders: Partial<Regel> = {}): Regel {
  return {
    handeling: 'gelezen',
    betrokkene: 'p-1',
    gegevens: ['naam'],
    toetsId: null,
    onderwerp: randomUUID(),
    ...anders,
  }
}

test('one person has one pseudonym, another person another, and another key changes all', () => {
  const een = maakLogboek(sleutel)
  assert.equal(een.pseudoniem('p-1'), maakLogboek(sleutel).pseudoniem('p-1'))
  assert.notEqual(een.pseudoniem('p-1'), een.pseudoniem('p-2'))
  assert.notEqual(een.pseudoniem('p-1'), maakLogboek('01'.repeat(32)).pseudoniem('p-1'))
  assert.match(een.pseudoniem('999993653'), /^[0-9a-f]{32}$/)
  assert.doesNotMatch(een.pseudoniem('999993653'), /999993653/)
})

test('with a new key in front lines of before are still found, and new lines carry the new pseudonym', () => {
  const nieuw = '02'.repeat(32)
  const voor = maakLogboek(sleutel)
  const tijdens = maakLogboek(nieuw, sleutel)
  assert.equal(tijdens.pseudoniem('p-1'), maakLogboek(nieuw).pseudoniem('p-1'))
  assert.notEqual(tijdens.pseudoniem('p-1'), voor.pseudoniem('p-1'))
  assert.deepEqual(tijdens.pseudoniemen('p-1'), [tijdens.pseudoniem('p-1'), voor.pseudoniem('p-1')])
  assert.deepEqual(maakLogboek(nieuw).pseudoniemen('p-1'), [tijdens.pseudoniem('p-1')])
})

test('a line says who did what, for what purpose, with which gegevens, and only by pseudonym about whom', async () => {
  const logboek = maakLogboek(sleutel)
  const geschreven = regel({ betrokkene: 'Moulin', ontvanger: 'college-0518', gegevens: ['naam', "o'k,{}"] })
  await wereld.bank.transactie(wie, (tx) => logboek.noteer(tx, wie, op, [geschreven, regel()]))
  const [een, twee] = (await regels()).slice(-2)
  assert.partialDeepStrictEqual(een, {
    op,
    handeling: 'gelezen',
    organisatie: 'dji',
    rol: 'backoffice',
    gebruiker: 'g',
    betrokkene: logboek.pseudoniem('Moulin'),
    doel: 'gebeurtenissen-opnemen',
    gegevens: ['naam', "o'k,{}"],
    toets_id: null,
    onderwerp: geschreven.onderwerp,
    ontvanger: 'college-0518',
  })
  assert.equal(twee?.ontvanger, null)
  assert.equal(een?.spoor, twee?.spoor, 'lines of one act belong together')
})

test('an act that fails leaves no line', async () => {
  const voor = (await regels()).length
  const werk = wereld.bank.transactie(wie, async (tx) => {
    await maakLogboek(sleutel).noteer(tx, wie, op, [regel()])
    throw new Error('the act fails after its line')
  })
  await assert.rejects(werk, /after its line/)
  assert.equal((await regels()).length, voor)
})

for (const [wat, fout] of [
  ['an unknown act', { handeling: 'gestolen' as 'gelezen' }],
  ['a subject that is no id', { onderwerp: 'Moulin' }],
] as const)
  test(`a line that is refused (${wat}) takes the act with it`, async () => {
    const werk = wereld.bank.transactie(wie, async (tx) => {
      await voegToe(tx, 'platform.kenmerk', [{ naam: 'proef', waarde: 'x' }])
      await maakLogboek(sleutel).noteer(tx, wie, op, [regel(), regel(fout)])
    })
    await assert.rejects(werk)
    assert.deepEqual(await vraag(`select 1 from platform.kenmerk where naam = 'proef'`), [])
  })

test('a line in the name of another organisation is refused', async () => {
  const ander = { ...wie, organisatie: 'college-0518' }
  await assert.rejects(
    wereld.bank.transactie(wie, (tx) => maakLogboek(sleutel).noteer(tx, ander, op, [regel()])),
    /row-level security/,
  )
})

const delen = (logboek: Logboek) => ({
  db: wereld.bank,
  klok: wereld.klok,
  grondslagen: wereld.grondslagen,
  wachtrijen: wereld.wachtrijen,
  kluis: wereld.kluis,
  logboek,
  oefen: true,
  toegang: wereld.toegang,
})

test('no logboek, no data: when it cannot write, nothing is taken in and nothing is shown', async (t) => {
  t.mock.method(process.stderr, 'write', () => true)
  const kapot: Logboek = {
    pseudoniem: () => '',
    pseudoniemen: () => [],
    noteer: async () => {
      throw new Error('the logboek is full')
    },
  }
  const app = maakApp(delen(kapot))
  const koppen = {
    Authorization: `Bearer ${await wereld.token('dji', 'backoffice')}`,
    'Content-Type': 'application/json',
  }
  const antwoord = await app.request('/api/v1/detentiegebeurtenissen', {
    method: 'POST',
    headers: koppen,
    body: JSON.stringify(gebeurtenis()),
  })
  assert.equal(antwoord.status, 500)
  for (const tabel of [
    'detentie.gebeurtenis',
    'detentie.persoon',
    'berichtenbox.bericht',
    'grondslagen.toets',
  ])
    assert.deepEqual(await vraag(`select 1 from ${tabel}`), [], tabel)
})

test('after a whole exchange no column holds a BSN or a name, and every line is about the same pseudonym', async () => {
  const voor = (await regels()).length
  const geleverd = await wereld.api(['dji', 'backoffice'], '/detentiegebeurtenissen', {
    method: 'POST',
    body: JSON.stringify(gebeurtenis()),
  })
  const {
    berichten: [id],
  } = await lees<{ berichten: string[] }>(geleverd)
  const college = ['college-0518', 'nazorgcoordinator'] as const
  const gelezen = await wereld.api(college, `/berichten/${id}`)
  assert.match(await gelezen.text(), /Moulin/)
  assert.equal((await wereld.api(college, '/berichten')).status, 200)
  await wereld.api(college, `/berichten/${id}/ontvangstbevestigingen`, { method: 'POST' })
  const antwoord = {
    gegevens: { onderdak: 'Suzanne Moulin heeft een kamer.' },
    feiten: { noodzaakPlan: true },
  }
  const beantwoord = await wereld.api(college, `/berichten/${id}/antwoorden`, {
    method: 'POST',
    body: JSON.stringify(antwoord),
  })
  assert.equal(beantwoord.status, 201)

  const nieuw = (await regels()).slice(voor)
  const handelingen = new Set(nieuw.map(({ handeling }) => handeling))
  assert.deepEqual([...handelingen].sort(), ['gelezen', 'gewijzigd', 'vastgelegd', 'verstrekt'])
  assert.doesNotMatch(JSON.stringify(nieuw), /999993653|Moulin|Suzanne|1985-12-01|kamer/i)
  const [persoon] = await vraag('select id from detentie.persoon')
  const pseudoniem = maakLogboek(sleutel).pseudoniem(String(persoon?.id))
  assert.deepEqual([...new Set(nieuw.map(({ betrokkene }) => betrokkene))], [pseudoniem])
  assert.ok(
    !JSON.stringify(nieuw).includes(String(persoon?.id)),
    'the id behind the pseudonym stands nowhere',
  )
})
