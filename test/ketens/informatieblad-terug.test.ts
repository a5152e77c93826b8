import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
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
import { roepTerug } from '../terugroepen.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, toen)
const { bank, api } = wereld
const casemanager = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Een')
const coordinator = await bezoekVan(wereld, gemeente, 'nazorgcoordinator', 'Toen')
const college = [gemeente, 'nazorgcoordinator'] as const

interface Gedeeld {
  /** The message with which DJI told of the arrival, and its event. */
  readonly begin: string
  readonly gebeurtenis: string
}

async function leidOm({ begin }: Gedeeld): Promise<void> {
  const zegt = { reden: 'verhuisd', gemeentecode: '0363' }
  const gezegd = await api(college, `/berichten/${begin}/niet-van-ons`, {
    method: 'POST',
    body: JSON.stringify(zegt),
  })
  assert.equal(gezegd.status, 201, await gezegd.text())
  const [rij] = await bank.eigenaar.vraag('select id from berichtenbox.niet_van_ons where bericht = $1', [
    begin,
  ])
  const justid = await bezoekVan(wereld, 'justid', 'justid-beheerder', 'A. van Rijn')
  const { status } = await justid.stuur(`/niet-van-ons/${rij?.id}/besluit`, {
    ...{ besluit: 'doorsturen', gemeentecode: '0363', reden: 'Volgens DJI verhuisd.' },
  })
  assert.equal(status, 303)
}

/** The ways in which it proves that a municipality should not have known, and what it reads of that. */
const wegen: readonly (readonly [string, RegExp, (een: Gedeeld) => Promise<unknown>])[] = [
  [
    'DJI recalls the arrival as about the wrong person',
    /ging over iemand anders of was voor een andere gemeente/,
    ({ begin }) => roepTerug(wereld, begin, { grond: 'verkeerde-persoon', toelichting: 'Iemand anders.' }),
  ],
  [
    'DJI strikes the arrival',
    /de detentie is doorgehaald of hoort nu bij een andere gemeente/,
    ({ gebeurtenis }) =>
      leverGoed(wereld, {
        ...{ gebeurtenisId: randomUUID(), soort: 'correctie', tijdstip: '2020-06-02T09:30:00+02:00' },
        corrigeert: gebeurtenis,
      }),
  ],
  [
    'Justid sends it on to another municipality',
    /ging over iemand anders of was voor een andere gemeente/,
    leidOm,
  ],
]

for (const [naam, reden, doe] of wegen)
  test(`${naam}: the sheet can no longer be read there, and is to be removed`, async () => {
    const persoon = await gedetineerdeToen(wereld)
    await geefToestemming(wereld, persoon, 'onderdak')
    await vulIn(casemanager, persoon, 'onderdak', { 'onderdak.behoud': 'nee', 'onderdak.behoud.hulp': 'ja' })
    assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
    const [blad] = await bijGemeente(wereld, persoon)
    const pad = `/berichtenbox/${blad?.id}`
    assert.match((await coordinator.lees(pad)).tekst, /Moulin/)

    const [rij] = await bank.eigenaar.vraag(
      `select b.id as begin, g.id as gebeurtenis from berichtenbox.bericht b
       join detentie.gebeurtenis g on g.persoon_id = b.betrokkene
       where b.betrokkene = $1 and b.soort = 'begin-detentie'`,
      [persoon],
    )
    await doe({ begin: String(rij?.begin), gebeurtenis: String(rij?.gebeurtenis) })

    const { tekst } = await coordinator.lees(pad)
    assert.match(tekst, reden)
    assert.match(tekst, /Zeg wat u met de gegevens deed/, 'it was read: it is to be removed')
    assert.doesNotMatch(tekst, /Moulin|onderdak\.behoud/)
    const gelezen = await api(college, `/berichten/${blad?.id}`)
    assert.deepEqual(
      [gelezen.status, (await gelezen.text()).includes('Moulin')],
      [200, false],
      'nor does a system read it',
    )
  })
