import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { gebeurtenis } from '../gebeurtenis.ts'
import { bezoekVan, bijGemeente, gemeente, verstuurBlad, vraagBlad, vulIn } from '../informatieblad.ts'
import { leverGoed } from '../levering.ts'
import { nieuweGedetineerde } from '../toestemming.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-22T08:00:00Z')
const casemanager = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Een')
const coordinator = await bezoekVan(wereld, gemeente, 'nazorgcoordinator', 'Coordinator')

/** A sheet with two areas of the six that the law let go, read by the municipality. */
async function gelezenBlad(): Promise<{ readonly persoon: string; readonly id: string }> {
  const persoon = await nieuweGedetineerde(wereld)
  await vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan: true, zorgNodig: true } })
  await vulIn(casemanager, persoon, 'onderdak', { 'onderdak.behoud': 'nee' })
  await vulIn(casemanager, persoon, 'schulden', { 'schulden.aanwezig': 'ja' })
  assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
  const id = String((await bijGemeente(wereld, persoon))[0]?.id)
  assert.match((await coordinator.lees(`/berichtenbox/${id}`)).tekst, /Onderdak/)
  return { persoon, id }
}

async function naarAndereGemeente(persoon: string): Promise<void> {
  const [rij] = await wereld.bank.eigenaar.vraag('select bsn from detentie.persoon where id = $1', [persoon])
  const wijziging = { soort: 'wijziging-einddatum', reden: 'regulier', inrichting: null }
  const wanneer = { tijdstip: '2026-11-22T08:30:00+01:00', verwachteEinddatum: '2027-06-01' }
  const event = gebeurtenis({ bsn: rij?.bsn, gemeentecode: '0599' }, { ...wijziging, ...wanneer })
  await leverGoed(wereld, event)
}

async function metDeHand(_: string, id: string): Promise<void> {
  const vraag = { grond: 'correctie', toelichting: 'Dit klopte niet.' }
  assert.equal((await casemanager.stuur(`/verzonden/${id}/terugroepen`, vraag)).status, 303)
}

describe('of a sheet that went back', () => {
  for (const [hoe, terug] of [
    ['another municipality', naarAndereGemeente],
    ['a recall by hand', metDeHand],
  ] as const)
    test(`by ${hoe}, its receiver is told what stood in it and nothing else`, async () => {
      const { persoon, id } = await gelezenBlad()
      await terug(persoon, id)
      const { tekst } = await coordinator.lees(`/berichtenbox/${id}`)
      const [, stond = ''] = /Wat erin stond<\/dt>\s*<dd[^>]*>([^<]*)</.exec(tekst) ?? []
      assert.match(stond, /Onderdak/)
      assert.match(stond, /Schulden/)
      assert.doesNotMatch(tekst, /Zorg\b|Identiteitsbewijs/, 'what was allowed and not told was not in it')

      const vorm = await lees<{ inhoud: unknown; grondslagen: { gegevens: string[] }[] }>(
        await wereld.api([gemeente, 'nazorgcoordinator'], `/berichten/${id}`),
      )
      assert.equal(vorm.inhoud, null)
      const over = new Set(vorm.grondslagen.flatMap(({ gegevens }) => gegevens))
      assert.deepEqual(
        ['onderdak', 'schulden', 'zorg', 'zorg-voor-thuis', 'identiteitsbewijs'].filter((een) =>
          over.has(een),
        ),
        ['onderdak', 'schulden'],
      )
    })

  test('the person reads the articles of what was told, and none of what only was allowed', async () => {
    const { persoon, id } = await gelezenBlad()
    await metDeHand(persoon, id)
    await coordinator.lees(`/berichtenbox/${id}`)
    const { tekst } = await casemanager.lees(`/inzage/${persoon}?groep=organisatie`)
    assert.match(tekst, /niets van de inhoud/)
    assert.match(tekst, /art\. 18a/)
    assert.doesNotMatch(tekst, /Wmo 2015|Wet maatschappelijke ondersteuning|Zorg\b/)
  })
})
