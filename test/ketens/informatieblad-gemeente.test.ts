import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { gebeurtenis } from '../gebeurtenis.ts'
import {
  bezoekVan,
  bijGemeente,
  bladpad,
  formulierOp,
  gedetineerdeToen,
  geefToestemming,
  gemeente,
  toen,
  verborgenVan,
  verstuurBlad,
  vraagBlad,
  vulIn,
} from '../informatieblad.ts'
import { leverGoed, type Ruw } from '../levering.ts'
import { antwoordVerwijdering } from '../terugroepen.ts'
import { nieuweGedetineerde, stuur, verklaring } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, toen)
const { bank } = wereld
const casemanager = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Een')
const daarna = 'college-0599'
const onderdak = { 'onderdak.behoud': 'nee', 'onderdak.behoud.hulp': 'ja' }

/** A later event that names this municipality. */
async function noem(persoon: string, gemeentecode: string, anders: Ruw = {}): Promise<void> {
  const [rij] = await bank.eigenaar.vraag('select bsn from detentie.persoon where id = $1', [persoon])
  await leverGoed(wereld, gebeurtenis({ bsn: rij?.bsn, gemeentecode }, anders))
}

const op2020 = {
  ...{ soort: 'wijziging-einddatum', reden: 'regulier', inrichting: null },
  tijdstip: '2020-06-02T09:00:00+02:00',
  verwachteEinddatum: '2020-12-10',
}

const stapVan = async (persoon: string, wie = casemanager) => {
  const { tekst } = await wie.lees('/werklijst')
  return tekst.split('<tr').find((rij) => rij.includes(persoon)) ?? ''
}
const standen = async (persoon: string) =>
  (
    await bank.eigenaar.vraag(
      `select b.ontvanger, b.status from berichtenbox.bericht b
       where b.betrokkene = $1 and b.soort = 'informatieblad' order by b.volgnummer`,
      [persoon],
    )
  ).map(({ ontvanger, status }) => `${ontvanger} ${status}`)

test('under consent the sheet is recalled where it was, and the next municipality gets nothing until it is asked for by name', async () => {
  const persoon = await gedetineerdeToen(wereld)
  await geefToestemming(wereld, persoon, 'onderdak')
  assert.equal((await vulIn(casemanager, persoon, 'onderdak', onderdak)).status, 303)
  const nakijken = verborgenVan(await formulierOp(casemanager, bladpad(persoon, 'nakijken')))
  assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
  const [blad] = await bijGemeente(wereld, persoon)
  const coordinator = await bezoekVan(wereld, gemeente, 'nazorgcoordinator', 'Toen')
  assert.match((await coordinator.lees(`/berichtenbox/${blad?.id}`)).tekst, /Onderdak/)

  await noem(persoon, '0599', op2020)
  assert.deepEqual(await standen(persoon), [`${gemeente} ingetrokken`])
  const terug = (await coordinator.lees(`/berichtenbox/${blad?.id}`)).tekst
  assert.match(
    terug,
    /was niet voor u bedoeld: de detentie is doorgehaald of hoort nu bij een andere gemeente/,
  )
  assert.match(terug, /Zeg wat u met de gegevens deed/, 'it was read: it is to be removed')
  assert.doesNotMatch(terug, /Moulin/)

  const pagina = (await casemanager.lees(bladpad(persoon))).tekst
  assert.match(
    pagina,
    /keert deze persoon terug naar Gemeente Rotterdam.*kreeg een informatieblad.*teruggeroepen/s,
  )
  assert.match(await stapVan(persoon), /Vraag wat u mag delen/)
  assert.equal(
    (await casemanager.stuur(bladpad(persoon, 'nakijken'), nakijken)).status,
    409,
    'a yes to another is none',
  )
  assert.deepEqual(await standen(persoon), [`${gemeente} ingetrokken`])
  assert.match(
    (await casemanager.lees(`/toestemmingen/${persoon}`)).tekst,
    /er nu een andere gemeente is.*gevraagd te verwijderen/s,
  )

  const ja = [{ ontvanger: daarna, basisvoorwaarde: 'onderdak' }]
  await stuur(
    wereld,
    persoon,
    '/verklaringen',
    verklaring({ datum: '2020-06-02', geldigTot: '2021-05-01', ja }),
  )
  assert.match(await stapVan(persoon), /Het informatieblad is nog niet af/)
  assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
  assert.deepEqual(await standen(persoon), [`${gemeente} ingetrokken`, `${daarna} bezorgd`])
  const [, nieuw] = await bijGemeente(wereld, persoon)
  assert.equal(nieuw?.versie, 1, 'for this municipality it is the first')
})

test('the request to remove it stands on the list until it is answered, per receiver', async () => {
  const persoon = await gedetineerdeToen(wereld)
  await geefToestemming(wereld, persoon, 'onderdak')
  await vulIn(casemanager, persoon, 'onderdak', onderdak)
  await verstuurBlad(casemanager, persoon)
  const [blad] = await bijGemeente(wereld, persoon)
  const coordinator = await bezoekVan(wereld, gemeente, 'nazorgcoordinator', 'Lezer')
  await coordinator.lees(`/berichtenbox/${blad?.id}`)
  await noem(persoon, '0599', op2020)
  const [rij] = await bank.eigenaar.vraag(
    'select stand, uiterlijk::text from berichtenbox.verwijderverzoek where bericht = $1',
    [blad?.id],
  )
  assert.deepEqual(rij, { stand: 'open', uiterlijk: '2020-06-16' })
  const antwoord = await antwoordVerwijdering(wereld, [gemeente, 'nazorgcoordinator'], String(blad?.id))
  assert.equal(antwoord.status, 201, await antwoord.clone().text())
  assert.match((await casemanager.lees(`/toestemmingen/${persoon}`)).tekst, /Gravenhage.*verwijderd/s)
})

test('what stays the municipality keeps its sheet, also when the dates change', async () => {
  const persoon = await gedetineerdeToen(wereld)
  await geefToestemming(wereld, persoon, 'onderdak')
  await vulIn(casemanager, persoon, 'onderdak', onderdak)
  await verstuurBlad(casemanager, persoon)
  await noem(persoon, '0518', op2020)
  assert.deepEqual(await standen(persoon), [`${gemeente} bezorgd`])
})

test('of a sheet that a colleague of the inrichting before sent: it is taken back for that one', async () => {
  const persoon = await gedetineerdeToen(wereld)
  await geefToestemming(wereld, persoon, 'onderdak')
  await vulIn(casemanager, persoon, 'onderdak', onderdak)
  await verstuurBlad(casemanager, persoon)
  const naar = { soort: 'overplaatsing', inrichting: 'pi-vught', tijdstip: '2020-06-02T09:00:00+02:00' }
  await noem(persoon, '0518', { ...naar, verwachteEinddatum: null })
  await noem(persoon, '0599', { ...op2020, tijdstip: '2020-06-02T09:30:00+02:00' })
  assert.deepEqual(await standen(persoon), [`${gemeente} ingetrokken`])
  const [rij] = await bank.eigenaar.vraag(
    `select r.organisatie, r.gebruiker from logboek.regel r join berichtenbox.bericht b on b.id = r.onderwerp
     where b.betrokkene = $1 and b.soort = 'informatieblad' and r.handeling = 'ingetrokken'`,
    [persoon],
  )
  assert.deepEqual(rij, { organisatie: 'pi-arnhem', gebruiker: 'systeem' })
})

test('under the law it is offered to the next municipality, and goes only after it was looked over again', async (t) => {
  wereld.klok.zet('2026-11-22T08:00:00Z')
  t.after(() => wereld.klok.zet(toen))
  const hier = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Nu')
  const persoon = await nieuweGedetineerde(wereld)
  await vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan: true, zorgNodig: false } })
  await vulIn(hier, persoon, 'onderdak', onderdak)
  const oud = verborgenVan(await formulierOp(hier, bladpad(persoon, 'nakijken')))
  assert.equal((await verstuurBlad(hier, persoon)).status, 303)
  await noem(persoon, '0599', {
    ...op2020,
    tijdstip: '2026-11-22T08:30:00+01:00',
    verwachteEinddatum: '2027-06-01',
  })
  assert.deepEqual(await standen(persoon), [`${gemeente} ingetrokken`])
  assert.match(await stapVan(persoon, hier), /Het informatieblad is nog niet af/)
  const voor = (await hier.lees(bladpad(persoon))).tekst
  assert.match(voor, /Versie 1<\/a>.{0,600}teruggeroepen.{0,200}>aan [^<]*Gravenhage/s)
  assert.doesNotMatch(voor, /Er is nog niets verstuurd/)
  assert.match(voor, /Kijk opnieuw na wat u mag sturen/)
  const nogEens = await hier.stuur(bladpad(persoon, 'nakijken'), oud)
  assert.deepEqual(
    [nogEens.status >= 300, (await standen(persoon)).length],
    [true, 1],
    'the form of before sends nothing',
  )
  assert.equal((await verstuurBlad(hier, persoon)).status, 303)
  assert.doesNotMatch((await hier.lees(bladpad(persoon))).tekst, /Kijk opnieuw na wat u mag sturen/)
  assert.deepEqual(await standen(persoon), [`${gemeente} ingetrokken`, `${daarna} bezorgd`])
})
