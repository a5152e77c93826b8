import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keurPagina, meldAan, openBrowser } from '../browser.ts'
import { college, nieuwBericht } from '../terugroepen.ts'
import { maakWereld } from '../wereld.ts'

test('DJI recalls a message that was read, and the municipality says that it is removed', async (t) => {
  const wereld = await maakWereld(t, '2026-11-22T08:00:00Z')
  const { adres, api } = wereld
  const { id } = await nieuwBericht(wereld, '0599')
  await api(college('0599'), `/berichten/${id}`)
  const browser = await openBrowser(t)

  await t.test('the backoffice finds what it sent and recalls it, with a reason', async () => {
    const page = await (await browser.newContext()).newPage()
    await meldAan(page, adres, 'P. de Groot')
    await page.goto(`${adres}/verzonden`)
    await page.getByRole('link', { name: 'Begin detentie' }).first().click()
    await keurPagina(page)
    await page.getByLabel('Korte toelichting').fill('De heer Moulin is het niet.')
    await page.getByLabel('Correctie').check()
    await page.getByRole('button', { name: 'Roep het bericht terug' }).click()
    assert.match(
      await page.getByRole('alert').first().innerText(),
      /de naam van de persoon in, of de geboortedatum\. Haal dat weg/,
    )
    assert.equal(await page.getByLabel('Korte toelichting').inputValue(), 'De heer Moulin is het niet.')
    assert.equal(await page.getByLabel('Correctie').isChecked(), true)
    await keurPagina(page)
    await page.getByLabel('Korte toelichting').fill('De datum klopte niet.')
    await page.getByRole('button', { name: 'Roep het bericht terug' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**gedaan=teruggeroepen')
    assert.match(await page.getByRole('status').innerText(), /wij vragen of de gegevens zijn verwijderd/)
    await keurPagina(page)
  })

  await t.test('the municipality sees what is asked, and answers', async () => {
    const page = await (await browser.newContext()).newPage()
    await meldAan(page, adres, 'S. Yılmaz')
    await page.goto(`${adres}/berichtenbox`)
    await keurPagina(page)
    await page.getByRole('link', { name: 'Bekijk de verzoeken' }).click()
    await keurPagina(page)
    await page.getByRole('link', { name: 'Begin detentie' }).click()
    assert.match(await page.locator('main').innerText(), /Correctie\. De datum klopte niet\./)
    assert.doesNotMatch(await page.locator('main').innerText(), /Moulin/)
    await keurPagina(page)
    await page.getByRole('link', { name: 'Zeg wat u met de gegevens deed' }).click()
    await keurPagina(page)
    await page.getByLabel('Wij bewaren de gegevens').check()
    await page.getByRole('button', { name: 'Verstuur het antwoord' }).click()
    assert.match(await page.getByRole('alert').first().innerText(), /Kies een grondslag/)
    await keurPagina(page)
    await page.getByLabel('De gegevens zijn verwijderd').check()
    await page.getByRole('button', { name: 'Verstuur het antwoord' }).click()
    await page.waitForURL('**gedaan=verwijderantwoord')
    assert.match(await page.locator('main').innerText(), /Beantwoord op zondag 22 november 2026/)
    await page.getByRole('link', { name: 'Hoe lang blijft dit bericht?' }).click()
    await keurPagina(page)
    await page.getByLabel('Waarom moet het blijven?').fill('Er loopt een klacht.')
    await page.getByRole('button', { name: 'Houd het bericht vast' }).click()
    assert.match(await page.locator('main').innerText(), /houdt dit bericht vast sinds 22 nov 2026/)
    await keurPagina(page)
    await page.getByRole('link', { name: 'Bekijk alle bewaartermijnen' }).click()
    await keurPagina(page)
  })
})
