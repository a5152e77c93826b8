import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maakPdf } from '../bestanden.ts'
import { zonderScript } from '../browser.ts'
import { als, behandelaar, kliniek, nieuwTraject } from '../tbs.ts'
import { maakWereld } from '../wereld.ts'

test('a colleague lets another one into a document of who left, without JavaScript, and reads why it is so', async (t) => {
  const wereld = await maakWereld(t, '2026-11-26T10:00:00Z')
  const { nieuw, keur } = await zonderScript(t, wereld.adres)
  const blijft = await nieuw('I. Vermeulen')
  await als(wereld, kliniek, 'behandelcoordinator', 'C. Collega')
  const weg = await behandelaar(wereld)
  const traject = await nieuwTraject(weg)
  const vorm = new FormData()
  const velden = {
    ...{ gegeven: 'indicatiestelling', stap: '9', maker: 'zorgaanbieder', gemaaktOp: '2026-11-20' },
    ...{ van: '', ontvangenOp: '', reden: 'Ik schreef het zelf.' },
  }
  for (const [veld, waarde] of Object.entries(velden)) vorm.set(veld, waarde)
  vorm.set('bestand', new File([maakPdf('zorg')], 'stuk.pdf', { type: 'application/pdf' }))
  assert.equal((await weg.stuur(`${traject}/documenten`, vorm)).status, 303)
  await wereld.bank.eigenaar.vraag(
    `update toegang.machtiging set van = '2026-01-01', tot = '2026-11-25'
     where medewerker = (select id from toegang.medewerker where naam = $1)`,
    [`B. van ${kliniek}`],
  )

  await blijft.goto(`${wereld.adres}${traject}/documenten`)
  await blijft.getByRole('link', { name: 'Indicatiestelling' }).click()
  await blijft.getByText('is hier geen behandelcoördinator meer').waitFor()
  assert.equal(await blijft.getByRole('link', { name: 'Open het document' }).count(), 0)
  assert.deepEqual(
    (await blijft.getByLabel('Welke collega?').locator('option').allTextContents()).filter((een) =>
      een.includes('Vermeulen'),
    ),
    [],
  )
  await keur(blijft)
  await blijft.getByLabel('Welke collega?').selectOption('C. Collega')
  await blijft.getByRole('button', { name: 'Laat toe' }).click()
  await blijft.getByRole('alert').getByText('Schrijf een reden').waitFor()
  await keur(blijft)
  await blijft.getByLabel('Waarom moet deze collega het openen?').fill('Neemt de behandeling over.')
  await blijft.getByRole('button', { name: 'Laat toe' }).focus()
  await blijft.keyboard.press('Enter')
  await blijft.getByText('Uw collega mag het document nu openen.').waitFor()
  await blijft.getByText('toen niemand van de kliniek het meer kon openen').waitFor()
  await keur(blijft)
})
