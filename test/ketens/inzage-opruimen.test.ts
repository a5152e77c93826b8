import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ruimOp, startOpruimen } from '../../src/inzage/opruimen.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { codeUit, inzageVan, papierVia, regelsOver, typCode } from '../inzage.ts'
import { geheim } from '../logboek.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { nieuweGedetineerde } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

const begin = '2026-11-22T10:00:00Z'
const wereld = await maakWereld({ after }, begin)
const { klok } = wereld
const aangemeld = () => inlogAls(wereld, 'pi-arnhem', 'casemanager', 'Casper Manager')
const delen = { db: wereld.bank, klok, logboek: maakLogboek(geheim) }

const tel = async (tabel: string) =>
  Number((await wereld.bank.eigenaar.vraag(`select count(*)::int as n from ${tabel}`, []))[0]?.n)
const brief = async (persoon: string) =>
  codeUit((await papierVia(wereld, (await aangemeld()).cookie, `/inzage/${persoon}/code`, 'POST')).tekst)

test('a session goes when it is over and a code fourteen days after it; the logboek and the person are told once', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  const gebruikt = await brief(persoon)
  assert.equal((await typCode(wereld, gebruikt)).status, 303)
  await brief(persoon)
  await brief(await nieuweGedetineerde(wereld))
  assert.deepEqual(await ruimOp(delen), { codes: 0, openingen: 0 }, 'nothing is over yet')
  assert.deepEqual([await tel('inzage.code'), await tel('inzage.sessie')], [3, 1])

  klok.zet('2026-11-22T10:30:00Z')
  await ruimOp(delen)
  assert.deepEqual([await tel('inzage.code'), await tel('inzage.sessie')], [3, 0])

  klok.zet('2026-12-20T09:59:59Z')
  assert.equal((await ruimOp(delen)).codes, 0, 'a second before, they are still to be seen')
  const later = bezoeker(wereld, await aangemeld())
  assert.match((await later.lees(`/inzage/${persoon}`)).tekst, new RegExp(gebruikt.nummer))

  klok.zet('2026-12-20T10:00:00Z')
  const samen = await Promise.all([ruimOp(delen), ruimOp(delen)])
  assert.equal(samen[0].codes + samen[1].codes, 3, 'each once, also by two servers at the same time')
  assert.equal(await tel('inzage.code'), 0)
  assert.match((await later.lees(`/inzage/${persoon}`)).tekst, /Er is nog geen code gegeven/)
  const { regels } = await inzageVan(wereld, persoon)
  const weg = regels.filter(({ handeling }) => handeling === 'vernietigd')
  assert.equal(weg.length, 2)
  for (const { waarom, rol, grond, organisatie } of weg) {
    assert.equal(waarom, 'De code op uw brief was al lang voorbij. Zij is weggegooid.')
    assert.deepEqual([rol, organisatie.id, grond.soort], ['het programma zelf', 'pi-arnhem', 'verwerking'])
  }
  assert.equal(regels.length, (await regelsOver(wereld, persoon)).length)
  klok.zet(begin)
})

test('an opening goes 28 days after it opened nothing any more, and what it opened stays in the logboek', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  const eerder = await tel('inzage.opening')
  await inzageVan(wereld, persoon)
  const [rij] = await wereld.bank.eigenaar.vraag(
    `select id, (tot + interval '28 days')::text as weg_op from inzage.opening order by op desc, id limit 1`,
    [],
  )
  assert.ok(rij && (await tel('inzage.opening')) === eerder + 1)
  const regels = (await regelsOver(wereld, persoon)).length
  const wegOp = new Date(String(rij.weg_op)).getTime()
  klok.zet(new Date(wegOp - 1_000).toISOString())
  await ruimOp(delen)
  assert.ok((await tel('inzage.opening')) >= 1, 'a second before it is still there')
  await assert.rejects(
    wereld.bank.eigenaar.vraag('delete from inzage.opening', []),
    /alleen toegevoegd/,
    'not even its owner takes one away',
  )
  klok.zet(new Date(wegOp).toISOString())
  const samen = await Promise.all([ruimOp(delen), ruimOp(delen)])
  assert.ok(samen[0].openingen + samen[1].openingen >= 1)
  assert.equal(await tel('inzage.opening'), 0)
  assert.equal((await regelsOver(wereld, persoon)).length, regels)
  klok.zet(begin)
})

test('without a logboek no code goes', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  await brief(persoon)
  klok.zet('2027-01-10T10:00:00Z')
  await wereld.bank.eigenaar.voerUit('revoke insert on logboek.regel from terugkeer_app')
  await assert.rejects(ruimOp(delen), /permission denied/)
  await wereld.bank.eigenaar.voerUit('grant insert on logboek.regel to terugkeer_app')
  assert.equal(await tel('inzage.code'), 1)
  klok.zet(begin)
})

test('the server does it by itself from the start, and says so without anyone in it', async (t) => {
  const gezegd = t.mock.method(process.stderr, 'write', () => true)
  await brief(await nieuweGedetineerde(wereld))
  const codes = await tel('inzage.code')
  klok.zet('2027-01-10T10:00:00Z')
  const stop = startOpruimen(delen)
  await stop()
  assert.equal(await tel('inzage.code'), 0)
  const regels = gezegd.mock.calls.map(({ arguments: [tekst] }) => JSON.parse(String(tekst)))
  const gedaan = regels.find(({ gebeurtenis }) => gebeurtenis === 'inzage-opgeruimd')
  assert.deepEqual(Object.keys(gedaan), ['op', 'gebeurtenis', 'codes', 'openingen'])
  assert.equal(gedaan.codes, codes)
})
