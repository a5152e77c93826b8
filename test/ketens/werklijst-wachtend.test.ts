import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { gebeurtenis } from '../gebeurtenis.ts'
import { bezoekVan, bijGemeente, verstuurBlad, vraagBlad, vulIn } from '../informatieblad.ts'
import { leverGoed } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { antwoordVerwijdering } from '../terugroepen.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-22T08:00:00Z')
const casemanager = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Een')
const systeem = ['college-0518', 'nazorgcoordinator'] as const

/** Someone who came in today, with the message that the municipality got of it. */
async function binnen(): Promise<readonly [persoon: string, begin: string]> {
  const bsn = nieuweBsn()
  const [geleverd] = await leverGoed(wereld, gebeurtenis({ bsn }))
  const [rij] = await wereld.bank.eigenaar.vraag('select id from detentie.persoon where bsn = $1', [bsn])
  return [String(rij?.id), geleverd?.berichten[0] ?? '']
}

const rijVan = async (persoon: string, vraag = '') => {
  const { tekst } = await casemanager.lees(`/werklijst${vraag}`)
  return tekst.split('<tr').find((rij) => rij.includes(persoon)) ?? ''
}
/** The number beside this name on top of the list. */
const telling = async (naam: string) => {
  const tekst = (await casemanager.lees('/werklijst')).tekst
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
  return new RegExp(`${naam} (\\d+)`).exec(tekst)?.[1]
}

test('an answer of the municipality that nobody opened is the next step, counted, with the way to it', async () => {
  const [persoon, begin] = await binnen()
  const [ander] = await binnen()
  const zeg = async (onderdak: string) => {
    const antwoord = await wereld.api(systeem, `/berichten/${begin}/antwoorden`, {
      method: 'POST',
      body: JSON.stringify({ gegevens: { onderdak }, feiten: { noodzaakPlan: true } }),
    })
    assert.equal(antwoord.status, 201, await antwoord.clone().text())
    return (await lees<{ id: string }>(antwoord)).id
  }
  assert.doesNotMatch(await rijVan(persoon), /antwoordde/)
  const eerste = await zeg('Er is een kamer.')
  await zeg('De kamer is vrij per maart.')
  const stap = await rijVan(persoon)
  assert.match(stap, /Gravenhage \(college\) antwoordde 2 keer\. Nog niemand las het/)
  assert.ok(stap.includes(`href="/berichtenbox/${eerste}"`), 'the oldest first')
  assert.doesNotMatch(stap, /Er is een kamer/, 'the list says that it is there, and not what it says')
  assert.equal(await telling('Ongelezen antwoorden'), '2')
  assert.ok((await rijVan(persoon, '?stap=antwoord')).includes('antwoordde'))
  assert.equal(await rijVan(ander, '?stap=antwoord'), '', 'the filter shows nobody else')
  // Who opens one reads the conversation with it.
  assert.equal((await casemanager.lees(`/berichtenbox/${eerste}`)).status, 200)
  assert.doesNotMatch(await rijVan(persoon), /antwoordde 2 keer/)
})

test('what a new version takes back stands on the list until its receiver says that it was removed', async () => {
  const [persoon] = await binnen()
  await vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan: true, zorgNodig: false } })
  await vulIn(casemanager, persoon, 'onderdak', { 'onderdak.behoud': 'nee' })
  await vulIn(casemanager, persoon, 'schulden', { 'schulden.aanwezig': 'ja' })
  await verstuurBlad(casemanager, persoon)
  const [blad] = await bijGemeente(wereld, persoon)
  const coordinator = await bezoekVan(wereld, 'college-0518', 'nazorgcoordinator', 'Lezer')
  await coordinator.lees(`/berichtenbox/${blad?.id}`)
  assert.doesNotMatch((await casemanager.lees(`/toestemmingen/${persoon}`)).tekst, /Wat is teruggeroepen/)
  await vulIn(casemanager, persoon, 'schulden', { 'schulden.aanwezig': '' })
  assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)

  const pagina = (await casemanager.lees(`/toestemmingen/${persoon}`)).tekst
  assert.match(
    pagina,
    /Gravenhage.*omdat een nieuwe versie minder zegt.*gevraagd te verwijderen.*alleen over schulden/s,
  )
  await vulIn(casemanager, persoon, 'onderdak', { 'onderdak.behoud': 'nee' })
  const [wacht] = await wereld.bank.eigenaar.vraag(
    `select stand from berichtenbox.verwijderverzoek where bericht = $1`,
    [blad?.id],
  )
  assert.equal(wacht?.stand, 'open')
  wereld.klok.zet('2026-12-08T08:00:00Z')
  const later = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Later')
  const { tekst } = await later.lees('/werklijst?stap=nee')
  assert.match(
    tekst.split('<tr').find((rij) => rij.includes(persoon)) ?? '',
    /Gravenhage \(college\) had uiterlijk 6 dec 2026 moeten zeggen dat de gegevens zijn verwijderd/,
  )
  assert.equal((await antwoordVerwijdering(wereld, systeem, String(blad?.id))).status, 201)
  assert.ok(!(await later.lees('/werklijst?stap=nee')).tekst.includes(persoon))
  assert.match((await later.lees(`/toestemmingen/${persoon}`)).tekst, /minder zegt.*verwijderd/s)
})
