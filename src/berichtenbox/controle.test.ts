import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { gebeurtenis } from '../../test/gebeurtenis.ts'
import { nieuweBsn } from '../../test/mensen.ts'
import { gekeurd, maakOpname } from '../../test/opname.ts'
import { zet } from '../../test/tabellen.ts'
import type { Wie } from '../platform/db.ts'
import { type Controle, controleer, doeDagcontrole, leesControles } from './controle.ts'

const opname = await maakOpname({ after })
const { bank, klok } = opname
const justid = { organisatie: 'justid', gebruiker: 'proef', rol: 'justid-beheerder', doel: 'bewaking' }
const vandaag = '2026-11-22'
const controle = (dag = vandaag): Promise<Controle> => bank.transactie(justid, (tx) => controleer(tx, dag))

/** A detention of someone new; its period id is that of the event. */
async function detentie(
  persoon: Record<string, unknown> = {},
  verwachteEinddatum: string | null = '2027-02-01',
) {
  const bsn = nieuweBsn()
  const maak = (anders: Record<string, unknown>) => gekeurd(gebeurtenis({ bsn, ...persoon }, anders))
  const begin = maak({ verwachteEinddatum })
  await opname.neemOp([begin])
  const eindig = () =>
    opname.neemOp([
      maak({
        soort: 'ontslag',
        tijdstip: '2026-11-21T10:00:00Z',
        inrichting: null,
        verwachteEinddatum: null,
      }),
    ])
  return { id: begin.gebeurtenisId, eindig }
}

/** Takes messages away, as a fault outside the app could. */
async function verlies(dossier: string, soort: string, ontvanger = 'college-0518'): Promise<void> {
  const welke = 'dossier = $1 and soort = $2 and b.ontvanger = $3'
  await bank.eigenaar.vraag(
    `delete from berichtenbox.inhoud i using berichtenbox.bericht b where i.bericht_id = b.id and ${welke}`,
    [dossier, soort, ontvanger],
  )
  await bank.eigenaar.vraag(`delete from berichtenbox.bericht b where ${welke}`, [dossier, soort, ontvanger])
}

test('when all was told there is nothing to find', async () => {
  const { eindig } = await detentie()
  await eindig()
  await detentie({ gemeentecode: '0530' })
  await detentie({ gemeentecode: null })
  const uitkomst = await controle()
  assert.deepEqual(
    [uitkomst.beginNietGemeld, uitkomst.eindeNietGemeld, uitkomst.einddatumVerstreken],
    [[], [], []],
  )
  assert.equal(uitkomst.perioden, 3)
  assert.deepEqual(uitkomst.openVragen, { 'gemeente-onbekend': 1 })
  assert.deepEqual(uitkomst.verzendingen, {
    vandaag: 3,
    teLaat: 0,
    ongelezen: 0,
    nietVerstuurd: 0,
    wacht: 0,
    nooitBezorgd: 0,
  })
})

test('a begin without a message is found', async () => {
  const { id } = await detentie()
  await verlies(id, 'begin-detentie')
  assert.deepEqual((await controle()).beginNietGemeld, [id])
  await bank.eigenaar.vraag("update detentie.periode set stand = 'vervallen' where id = $1", [id])
  assert.deepEqual((await controle()).beginNietGemeld, [], 'a period that fell away needs no message')
})

test('an end that only the municipality of settlement heard of is found', async () => {
  const { id, eindig } = await detentie({ vestigingsgemeente: '0599' })
  await eindig()
  assert.deepEqual((await controle()).eindeNietGemeld, [])
  await verlies(id, 'einde-detentie')
  assert.deepEqual((await controle()).eindeNietGemeld, [id])
  await bank.eigenaar.vraag("update detentie.periode set stand = 'vervallen' where id = $1", [id])
})

test('a message to a municipality that has merged since still counts', async () => {
  const { id } = await detentie({ gemeentecode: '0530' })
  await bank.eigenaar.vraag("update berichtenbox.bericht set ontvanger = 'college-0530' where dossier = $1", [
    id,
  ])
  assert.deepEqual((await controle()).beginNietGemeld, [])
})

test('an expected end that has passed is found from the day after', async () => {
  const { id } = await detentie({}, '2026-11-25')
  assert.deepEqual((await controle('2026-11-25')).einddatumVerstreken, [])
  assert.deepEqual((await controle('2026-11-26')).einddatumVerstreken, [id])
})

test('what was not sent, sent late or stays unread past its term is counted', async () => {
  const voor = (await controle()).verzendingen
  klok.zet('2018-12-31T10:00:00Z')
  const bsn = nieuweBsn()
  await opname.neemOp([
    gekeurd(gebeurtenis({ bsn }, { tijdstip: '2018-12-30T10:00:00Z', verwachteEinddatum: null })),
  ])
  klok.zet('2026-11-22T10:00:00Z')
  await opname.neemOp([
    gekeurd(gebeurtenis({ bsn: nieuweBsn() }, { tijdstip: '2026-11-20T09:59:59Z' })),
    gekeurd(gebeurtenis({ bsn: nieuweBsn() }, { tijdstip: '2026-11-20T10:00:00Z' })),
  ])
  const na = (await controle()).verzendingen
  assert.deepEqual(
    { vandaag: na.vandaag - voor.vandaag, teLaat: na.teLaat - voor.teLaat, nietVerstuurd: na.nietVerstuurd },
    { vandaag: 2, teLaat: 1, nietVerstuurd: 1 },
  )
  assert.equal((await controle('2026-11-24')).verzendingen.ongelezen, 0, 'the term is two days')
  assert.ok((await controle('2026-11-25')).verzendingen.ongelezen > 0)
})

test('the check is done once a day and kept, without any person in it', async () => {
  const delen = { db: bank, klok }
  const gedaan = await Promise.all([doeDagcontrole(delen), doeDagcontrole(delen), doeDagcontrole(delen)])
  assert.equal(gedaan.filter(Boolean).length, 1)
  klok.zet('2026-11-23T10:00:00Z')
  assert.equal(await doeDagcontrole(delen), true)
  const bewaard = await bank.transactie(justid, (tx) => leesControles(tx, justid, 10))
  assert.deepEqual(
    bewaard.map(({ datum }) => datum),
    ['2026-11-23', '2026-11-22'],
  )
  assert.deepEqual(bewaard[0]?.uitkomst, await controle('2026-11-23'))
  assert.doesNotMatch(JSON.stringify(bewaard), /Moulin|90000\d{4}/)
})

test('a begin that was recalled is no begin that is missing, and its end is not missing either', async () => {
  const { id, eindig } = await detentie()
  await eindig()
  const zonder = await controle()
  const wie = "dossier = $1 and soort = 'begin-detentie'"
  await bank.eigenaar.vraag(
    `update berichtenbox.bericht set status = 'ingetrokken', ingetrokken_op = now() where ${wie}`,
    [id],
  )
  await verlies(id, 'einde-detentie')
  const met = await controle()
  assert.deepEqual(met.beginNietGemeld, zonder.beginNietGemeld)
  assert.deepEqual(met.eindeNietGemeld, zonder.eindeNietGemeld)
  assert.deepEqual([zonder.teruggeroepen?.includes(id), met.teruggeroepen?.includes(id)], [false, true])
})

test('what is kept for the source counts nothing of another source', async () => {
  const ander = randomUUID()
  const van = { id: ander, bron: 'diz' }
  await zet(bank, 'detentie.persoon', [{ ...van, zoeknaam: 'x', gegevens: {}, gegevens_van: '2026-11-01' }])
  const loopt = {
    stand: 'loopt',
    begin_op: '2026-11-01',
    inrichting: 'pi-arnhem',
    bijgewerkt_op: '2026-11-01',
  }
  const periode = { ...van, persoon_id: ander, ...loopt, verwachte_einddatum: '2026-11-02' }
  await zet(bank, 'detentie.periode', [periode])
  klok.zet('2026-11-24T10:00:00Z')
  await doeDagcontrole({ db: bank, klok })
  const vanWie = async (wie: Wie) =>
    (await bank.transactie(wie, (tx) => leesControles(tx, wie, 1)))[0]?.uitkomst
  const [bron, alles] = [await vanWie({ ...justid, organisatie: 'dji' }), await vanWie(justid)]
  assert.equal(bron?.einddatumVerstreken.includes(ander), false)
  assert.equal(alles?.einddatumVerstreken.includes(ander), true)
  assert.equal(bron?.perioden, (alles?.perioden ?? 0) - 1)
})
