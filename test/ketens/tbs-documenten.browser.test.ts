import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maakPdf } from '../bestanden.ts'
import { zonderScript } from '../browser.ts'
import { als, behandelaar, gezienOp, laatMeedoen, nieuwTraject, zegt } from '../tbs.ts'
import { maakWereld } from '../wereld.ts'

const gemeente = 'college-0599'

test('a document comes in, a colleague is let in, it goes along to the municipality, without JavaScript', async (t) => {
  const wereld = await maakWereld(t, '2026-11-26T10:00:00Z')
  const { adres } = wereld
  const { nieuw, keur } = await zonderScript(t, adres)
  const kliniek = await nieuw('I. Vermeulen')
  await als(wereld, 'fpc-van-mesdag', 'behandelcoordinator', 'C. Collega')
  const ander = await behandelaar(wereld)
  const traject = await nieuwTraject(ander, { einddatum: '2026-12-24', stap: '15' })
  await laatMeedoen(ander, traject, gemeente)
  await ander.stuur(`${traject}/routes`, [
    ['tak', 'c'],
    ['gezien', await gezienOp(ander, traject)],
  ])
  const pad = `${traject}/stappen/19c/${gemeente}`
  await zegt(ander, pad, { 'beoogde-uitstroom': 'ja', leefgebieden: 'nee' })

  await t.test(
    'the form says what is wrong and keeps what was chosen; only the file is chosen anew',
    async () => {
      await kliniek.goto(`${adres}${traject}`)
      await kliniek.getByRole('link', { name: 'Bekijk de documenten' }).click()
      await keur(kliniek)
      await kliniek.getByLabel('Wat voor document is het?').selectOption('Beoogde uitstroom')
      await kliniek.getByLabel('Bij welke stap hoort het?').selectOption('Stap 19c')
      await kliniek.getByLabel('Wie maakte het?').selectOption('de zorgaanbieder')
      await kliniek.getByRole('button', { name: 'Bewaar het document' }).click()
      assert.equal(await kliniek.getByRole('alert').getByText('Kies het bestand.').count(), 1)
      await keur(kliniek)
      await kliniek.getByLabel('Welke dag staat erop?').fill('2026-11-20')
      await kliniek.getByLabel('Waarom moet u het kunnen openen?').fill('Ik regel de overdracht.')
      await kliniek.getByLabel('Het bestand').setInputFiles({
        ...{ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from(maakPdf('plan')) },
      })
      await kliniek.getByRole('button', { name: 'Bewaar het document' }).click()
      await kliniek.getByText('Het document is bewaard.').waitFor()
      await keur(kliniek)
    },
  )

  await t.test('a colleague is let in for a reason, and the page says so', async () => {
    await kliniek.getByRole('link', { name: 'Beoogde uitstroom' }).click()
    await keur(kliniek)
    await kliniek.getByLabel('Welke collega?').selectOption('C. Collega')
    await kliniek.getByLabel('Waarom moet deze collega het openen?').fill('Vervangt mij.')
    await kliniek.getByRole('button', { name: 'Laat toe' }).focus()
    await kliniek.keyboard.press('Enter')
    await kliniek.getByText('Uw collega mag het document nu openen.').waitFor()
    await kliniek.getByText('Vervangt mij.').waitFor()
    await keur(kliniek)
  })

  await t.test('the hand-over begins with all that may go; its receiver reads the cover', async () => {
    await kliniek.goto(`${adres}${pad}`)
    await kliniek.getByRole('heading', { name: /Stuur het overdrachtsdossier aan/ }).waitFor()
    const document = kliniek.getByLabel(/Beoogde uitstroom van 20 nov 2026/)
    assert.equal(await document.isChecked(), true)
    await keur(kliniek)
    await kliniek.getByRole('button', { name: 'Verstuur' }).click()
    await kliniek.getByText('Het bericht is verstuurd.').waitFor()
    const nazorg = await nieuw('S. Yılmaz')
    await nazorg.goto(`${adres}/tbs`)
    await nazorg.getByRole('link', { name: /^Stap 19c/ }).click()
    await nazorg.getByRole('heading', { name: 'Voorblad van de overdracht' }).waitFor()
    await nazorg.getByRole('link', { name: 'Beoogde uitstroom 2026-11-20.pdf' }).waitFor()
    assert.equal(
      await nazorg.getByText('Leid er niets uit af over deze persoon.', { exact: false }).count(),
      1,
    )
    await keur(nazorg)
  })

  await t.test('leave is requested, and a set is made for who is not in Terugkeer', async () => {
    await kliniek.goto(`${adres}${traject}/verlof`)
    await keur(kliniek)
    await kliniek.getByLabel('onbegeleid', { exact: true }).check()
    await kliniek.getByRole('button', { name: 'Vraag aan' }).click()
    await kliniek.getByText('De aanvraag staat bij DJI.', { exact: false }).waitFor()
    await keur(kliniek)
    await kliniek.getByRole('link', { name: 'Bekijk wat het AVT mag weten' }).click()
    await keur(kliniek)
    await kliniek.getByLabel('Informatie over verlof', { exact: true }).check()
    await kliniek.getByLabel('Informatie over verlof (niet verplicht)').fill('Wat het AVT vroeg.')
    await kliniek.getByLabel('in persoon').check()
    await kliniek.getByRole('button', { name: 'Maak de set en leg vast dat u haar geeft' }).click()
    await kliniek.getByText('De set is vastgelegd.', { exact: false }).waitFor()
    await keur(kliniek)
    await kliniek.goto(`${adres}${traject}/stappen/14`)
    await kliniek.getByRole('heading', { name: 'Zo gaat het verlengingsadvies' }).waitFor()
    await keur(kliniek)
  })
})
