import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keurPagina, meldAan, openBrowser } from '../browser.ts'
import { nieuweBsn } from '../mensen.ts'
import { maakWereld } from '../wereld.ts'

test('DJI tells the burgemeester in the browser, and he takes it up, decides and accounts for it', async (t) => {
  const { adres } = await maakWereld(t, '2026-11-22T08:00:00Z')
  const browser = await openBrowser(t)

  await t.test('the backoffice answers what the register asks, and reads what is missing', async () => {
    const page = await (await browser.newContext()).newPage()
    await meldAan(page, adres, 'P. de Groot')
    await page.getByRole('link', { name: 'BIJ-melding', exact: true }).click()
    await keurPagina(page)
    await page.getByRole('button', { name: 'Toets en verstuur' }).click()
    const fouten = await page.getByRole('alert').first().innerText()
    for (const tekst of [
      /bsn of een skn/,
      /geslachtsnaam/,
      /Kies een gemeente/,
      /waarom iemand terugkeert/,
      /ja, nee of niet bekend/,
    ])
      assert.match(fouten, tekst)
    await keurPagina(page)
    await page.getByLabel('Burgerservicenummer').fill(nieuweBsn())
    await page.getByLabel('Voornamen').fill('Suzanne')
    await page.getByLabel('Geslachtsnaam').fill('Moulin')
    await page.getByLabel('Gemeente van de terugkeer').selectOption({ label: 'Rotterdam' })
    await page.getByLabel('De detentie eindigt').check()
    await page.getByLabel('Eerste dag van de terugkeer').fill('2026-12-20')
    await page.getByLabel('Ja', { exact: true }).check()
    await page.getByRole('button', { name: 'Toets en verstuur' }).click()
    assert.match(await page.getByRole('alert').first().innerText(), /op welk deel van de lijst/)
    assert.equal(await page.getByLabel('Geslachtsnaam').inputValue(), 'Moulin')
    await page.getByLabel('Terbeschikkingstelling (tbs)').check()
    await page.getByRole('button', { name: 'Toets en verstuur' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/berichtenbox/*')
    assert.match(await page.locator('main').innerText(), /aan Gemeente Rotterdam \(burgemeester\)/)
    await keurPagina(page)
  })

  await t.test('too early is said, with why', async () => {
    const page = await (await browser.newContext()).newPage()
    await meldAan(page, adres, 'P. de Groot')
    await page.goto(`${adres}/bij-melding`)
    await page.getByLabel('Strafrechtsketennummer').fill('30303031')
    await page.getByLabel('Geslachtsnaam').fill('Moulin')
    await page.getByLabel('Gemeente van de terugkeer').selectOption({ label: 'Rotterdam' })
    await page.getByLabel('Verlof: tijdelijk').check()
    await page.getByLabel('Eerste dag van de terugkeer').fill('2027-02-23')
    await page.getByLabel('Dat is niet bekend').check()
    await page.getByRole('button', { name: 'Toets en verstuur' }).click()
    await page.waitForURL('**/berichtenbox/*')
    assert.match(await page.locator('main').innerText(), /Niet verstuurd[\s\S]*hoogstens 3\. Nu is het 4/)
    await keurPagina(page)
  })

  await t.test(
    'the burgemeester reads what, why and how long, takes it up and decides, with the keyboard',
    async () => {
      const page = await (await browser.newContext()).newPage()
      await meldAan(page, adres, 'M. de Vos')
      await page.goto(`${adres}/bij-verantwoording`)
      await page.getByRole('heading', { name: 'Geen maatregelen' }).waitFor()
      await keurPagina(page)
      await page.goto(`${adres}/berichtenbox`)
      assert.match(await page.locator('main').innerText(), /BIJ-melding/)
      await keurPagina(page)
      await page
        .getByRole('link', { name: /Moulin/ })
        .first()
        .click()
      const inhoud = await page.locator('main').innerText()
      for (const tekst of [
        /De detentie eindigt/,
        /zondag 20 december 2026/,
        /onderdeel b, Bjsg/,
        /art\. 11a lid 1/,
        /uiterlijk op zondag 22 augustus 2027/,
      ])
        assert.match(inhoud, tekst)
      await keurPagina(page)
      await page.getByRole('button', { name: 'Ik pak dit op' }).focus()
      await page.keyboard.press('Enter')
      await page.waitForURL('**gedaan=opgepakt')
      await page.getByLabel('Maatregel besloten').focus()
      await page.keyboard.press('Space')
      await page.getByLabel('Welke maatregel?').fill('Toezicht bij de heer Moulin')
      await page.getByLabel('Korte reden').fill('Er is onrust in de buurt.')
      await page.getByRole('button', { name: 'Leg het besluit vast' }).click()
      assert.match(await page.getByRole('alert').first().innerText(), /naam van de persoon/)
      assert.equal(await page.getByLabel('Maatregel besloten').isChecked(), true)
      await keurPagina(page)
      await page.getByLabel('Welke maatregel?').fill('Toezicht in de wijk')
      await page.getByRole('button', { name: 'Leg het besluit vast' }).focus()
      await page.keyboard.press('Enter')
      await page.waitForURL('**gedaan=besloten')
      await keurPagina(page)
      await page.getByRole('link', { name: 'Bekijk alle maatregelen' }).click()
      assert.match(await page.locator('main').innerText(), /Toezicht in de wijk/)
      assert.doesNotMatch(await page.locator('main').innerText(), /Moulin/)
      await keurPagina(page)
    },
  )

  await t.test('the nazorgcoördinator of the same municipality sees nothing of it', async () => {
    const page = await (await browser.newContext()).newPage()
    await meldAan(page, adres, 'S. Yılmaz')
    await page.goto(`${adres}/berichtenbox?status=alle`)
    assert.doesNotMatch(await page.locator('body').innerText(), /BIJ|Moulin|Verantwoording/)
  })
})
