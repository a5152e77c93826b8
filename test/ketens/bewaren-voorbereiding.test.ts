import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { bewaarbeleid } from '../../src/berichtenbox/bewaren/beleid.ts'
import { planVernietiging, vernietigVan } from '../../src/berichtenbox/bewaren/vernietigen.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { teksten } from '../../src/toestemming/tekst.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import {
  bezoekVan,
  bijGemeente,
  gedetineerdeToen,
  geefToestemming,
  gemeente,
  toen,
  verstuurBlad,
  vulIn,
} from '../informatieblad.ts'
import { leverGoed } from '../levering.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, toen)
const een = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Een')

test('the paper says how long the ledger is kept as the policy does, in Dutch and in the other languages', () => {
  const regel = bewaarbeleid.find(({ id }) => id === 'toestemming-vier-jaar')
  assert.deepEqual([regel?.maanden, regel?.vanaf], [48, 'vrijlating'])
  const woord = /vier jaar|four years|أربع سنوات|dört yıl|cztery lata|cuatro años|quatre ans|patru ani/i
  for (const [taal, { papier }] of teksten) assert.match(papier.bewaren, woord, taal)
})

const vernietig = () =>
  vernietigVan({ db: wereld.bank, klok: wereld.klok, logboek: maakLogboek('00'.repeat(32)) }, 'pi-arnhem', 2)

/** Someone with all that is prepared: a sheet, a talk, a declaration, and whose work it is. */
async function metAlles(): Promise<string> {
  const persoon = await gedetineerdeToen(wereld)
  await geefToestemming(wereld, persoon, 'onderdak')
  await vulIn(een, persoon, 'onderdak', { 'onderdak.behoud': 'nee' })
  await verstuurBlad(een, persoon)
  await een.stuur(`/toestemmingen/${persoon}/gesprek`, { ontvanger: gemeente })
  const [periode] = await wereld.bank.eigenaar.vraag(
    'select id from detentie.periode where persoon_id = $1',
    [persoon],
  )
  await een.stuur('/werklijst/overdragen', {
    doe: 'vrijmaken',
    mens: String(periode?.id),
    terug: '/werklijst',
  })
  return persoon
}

async function komtVrij(persoon: string): Promise<void> {
  const [rij] = await wereld.bank.eigenaar.vraag('select bsn from detentie.persoon where id = $1', [persoon])
  const uit = { soort: 'ontslag', inrichting: null, tijdstip: '2020-06-02T09:00:00+02:00', reden: null }
  await leverGoed(wereld, gebeurtenis({ bsn: rij?.bsn }, { ...uit, verwachteEinddatum: null }))
}

/** How many rows there are about someone: what was prepared, and the ledger. */
async function over(persoon: string): Promise<readonly [voorbereid: number, grootboek: number]> {
  const [rij] = await wereld.bank.eigenaar.vraag(
    `select (select count(*) from informatieblad.gebied where persoon = $1)
        + (select count(*) from toestemming.gesprek where persoon = $1)
        + (select count(*) from werklijst.toewijzing where persoon = $1) as voorbereid,
      (select count(*) from toestemming.regel where persoon = $1)
        + (select count(*) from toestemming.verklaring where persoon = $1) as grootboek`,
    [persoon],
  )
  return [Number(rij?.voorbereid), Number(rij?.grootboek)]
}

test('what was prepared goes half a year after the release, the ledger after four years; who is inside, and what is held, stays', async () => {
  const [vrij, ander, vast, binnen] = [await metAlles(), await metAlles(), await metAlles(), await metAlles()]
  for (const persoon of [vrij, ander, vast]) await komtVrij(persoon)
  const [bericht] = await bijGemeente(wereld, vast)
  const houd = { id: randomUUID(), bericht: bericht?.id, organisatie: gemeente, reden: 'Een klacht.' }
  await wereld.bank.eigenaar.vraag(
    `insert into berichtenbox.bewaarplicht (id, bericht, organisatie, reden, door, door_naam, op) values ($1, $2, $3, $4, 'x', 'X', $5)`,
    [houd.id, houd.bericht, houd.organisatie, houd.reden, toen],
  )
  const heel = [3, 2]
  for (const persoon of [vrij, ander, vast, binnen]) assert.deepEqual(await over(persoon), heel)

  wereld.klok.zet('2020-12-01T08:00:00Z')
  assert.equal(await vernietig(), 0, 'a day before the term nothing goes')
  wereld.klok.zet('2020-12-03T08:00:00Z')
  assert.ok(await planVernietiging({ db: wereld.bank, klok: wereld.klok, wachtrijen: wereld.wachtrijen }))
  await vernietig()
  assert.deepEqual(await Promise.all([vrij, ander, vast, binnen].map(over)), [
    [0, 2],
    [0, 2],
    [3, 2],
    [3, 2],
  ])
  assert.equal(await vernietig(), 0, 'a second time there is nothing left')

  wereld.klok.zet('2024-06-03T08:00:00Z')
  await vernietig()
  assert.deepEqual(await Promise.all([vrij, vast, binnen].map(over)), [
    [0, 0],
    [3, 2],
    [3, 2],
  ])
  await wereld.bank.eigenaar.vraag(
    `update berichtenbox.bewaarplicht set beeindigd_op = $1, beeindigd_door = 'x', beeindigd_naam = 'X', beeindigd_reden = 'Klaar.' where id = $2`,
    ['2024-06-03T08:00:00Z', houd.id],
  )
  await vernietig()
  assert.deepEqual(await over(vast), [0, 0])
  const [regels] = await wereld.bank.eigenaar.vraag(
    `select count(*)::int as n from logboek.regel where handeling = 'vernietigd' and onderwerp = any ($1::uuid[])`,
    [[vrij, ander, vast]],
  )
  assert.equal(regels?.n, 6)
  await assert.rejects(
    wereld.bank.eigenaar.vraag('delete from toestemming.regel where persoon = $1', [binnen]),
    'outside its own road no line goes, also not for the owner',
  )
})
