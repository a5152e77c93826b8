import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { maakAansluitreacties } from '../../src/berichtenbox/berichtenbox.ts'
import { maakBezorggevolgen } from '../../src/bezorging/bezorging.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { voerHerindelingenUit } from '../../src/verhuizing/verhuizing.ts'
import { als, behandelaar, bij, laatMeedoen, nieuwTraject, stuurt, zegt } from '../tbs.ts'
import { drie, geefActie, jaTegen, planGesprek, schrijfDeel, uitnodigingVan } from '../tbsgesprek.ts'
import { maakWereld } from '../wereld.ts'

// Wijdemeren (1696) takes part in a tbs track, and goes into Hilversum (0402) at midnight.
const wereld = await maakWereld({ after }, '2026-12-31T22:50:00Z')
const { bank, klok } = wereld
const logboek = maakLogboek('00'.repeat(32))
const gevolgen = maakAansluitreacties({ ...wereld, logboek, bezorging: maakBezorggevolgen(wereld) })
const [oud, nieuw] = ['college-1696', 'college-0402']

test('a municipality that takes part in a tbs track goes on as its successor: track, message, invitation, minutes and action', async () => {
  const wie = await behandelaar(wereld)
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Van der Heide', stap: '11' })
  await laatMeedoen(wie, traject, oud)
  const stap = `${traject}/stappen/11/${oud}`
  const gezegd = await zegt(wie, stap, jaTegen(...drie), { datum: '2026-12-20' })
  assert.equal(gezegd.status, 303, gezegd.tekst)
  const gestuurd = await stuurt(wie, stap, ['beoogde-uitstroom'])
  assert.equal(gestuurd.status, 303, gestuurd.tekst)
  const gesprek = await planGesprek(wie, traject, { dag: '2026-12-31' })
  assert.equal((await wie.stuur(`${gesprek}/uitnodigingen`, { ontvanger: oud })).status, 303)
  await schrijfDeel(wie, gesprek, 'Uitstroom', ['beoogde-uitstroom'], 'Er is een woning gezocht.')
  const gedeeld = await wie.stuur(`${gesprek}/verslag/delen`, { ontvanger: oud })
  assert.equal(gedeeld.status, 303, gedeeld.tekst)
  const actie = await geefActie(wie, gesprek, oud, ['beoogde-uitstroom'], { voor: '2027-01-15' })
  assert.equal(actie.status, 303, actie.tekst)

  const vanOud = await als(wereld, oud, 'nazorgcoordinator', 'Nora Oud')
  const vanNieuw = await als(wereld, nieuw, 'nazorgcoordinator', 'Nico Nieuw')
  const pad = await uitnodigingVan(vanOud, gesprek, wereld)
  const [bericht] = await bij(wereld, traject, oud)
  const mijn = [pad, `/berichtenbox/${bericht?.id}`, '/tbs']
  const ziet = async (bezoek: typeof vanOud) =>
    Promise.all(mijn.map(async (een) => /Heide|woning/.test((await bezoek.lees(een)).tekst)))
  assert.deepEqual(await ziet(vanOud), [true, true, true])
  assert.deepEqual(await ziet(vanNieuw), [false, false, false])

  await bank.eigenaar.vraag(
    `update herindeling.plan set bevestigd_door = 'b', bevestigd_op = now() where van = '1696'`,
    [],
  )
  klok.zet('2026-12-31T23:05:00Z')
  assert.equal(await voerHerindelingenUit({ db: bank, klok, logboek, gevolgen }), 1)

  // The message and the rows are there. What was said was said of the old one by name: nothing of it opens for another.
  assert.deepEqual(await ziet(vanNieuw), [false, true, true])
  assert.equal(await uitnodigingVan(vanNieuw, gesprek, wereld), pad)
  assert.deepEqual(await ziet(vanOud), [false, false, false], 'a session of before sees nothing any more')
  assert.deepEqual(await bij(wereld, traject, oud), [])
  const rijen = await bank.eigenaar.vraag(
    `select ontvanger from tbs.deelname where tot is null and ontvanger in ($1, $2)
     union all select ontvanger from tbs.uitnodiging union all select ontvanger from tbs.verslaginzage
     union all select eigenaar from tbs.gespreksactie`,
    [oud, nieuw],
  )
  assert.deepEqual(
    rijen.map(({ ontvanger }) => ontvanger),
    [nieuw, nieuw, nieuw, nieuw],
  )

  // The clinic asks anew, and then the successor reads what the old one read.
  const kliniek = await als(wereld, 'fpc-van-mesdag', 'behandelcoordinator', 'B. Verder')
  assert.match((await kliniek.lees(traject)).tekst, /Hilversum/)
  const opnieuw = await zegt(kliniek, `${traject}/stappen/11/${nieuw}`, jaTegen(...drie), {
    datum: '2027-01-01',
  })
  assert.equal(opnieuw.status, 303, opnieuw.tekst)
  const { tekst } = await vanNieuw.lees(pad)
  for (const zin of [/Van der Heide/, /Er is een woning gezocht\./, /Zoek een woning\./])
    assert.match(tekst, zin)
  assert.equal((await vanNieuw.stuur(pad, { antwoord: 'komt', toelichting: '' })).status, 303)

  // A no of now takes back what went to the old one, and closes what it could read.
  const nee = await kliniek.stuur(`${traject}/stappen/11/${nieuw}/intrekken`, {
    ...{ voor: 'deze', hoe: 'schriftelijk', toelichting: '' },
  })
  assert.equal(nee.status, 303, nee.tekst)
  assert.deepEqual(
    (await bij(wereld, traject, nieuw)).map(({ status }) => status),
    ['ingetrokken'],
  )
  assert.doesNotMatch((await vanNieuw.lees(pad)).tekst, /Heide|woning/)
})
