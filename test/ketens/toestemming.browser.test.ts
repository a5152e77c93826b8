import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { keurPagina, meldAan, openBrowser } from '../browser.ts'
import { kliniek, nieuweGedetineerde, stuur, verklaring, verstuur } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

/** Fills in the last screen but for the signature. */
async function vulIn(page: Page): Promise<void> {
  await page.getByLabel('De persoon zelf').check()
  await page.getByLabel('Casemanager', { exact: true }).check()
  await page.getByLabel('In welke taal?').selectOption('Nederlands')
  const keus = (vraag: string, antwoord: string) =>
    page.getByRole('radiogroup', { name: vraag }).getByLabel(antwoord, { exact: true }).check()
  await keus('Was er een tolk?', 'Nee')
  await keus('Is de tekst voorgelezen?', 'Ja')
  await page.getByLabel('Welke tekst las u samen?').selectOption('Nederlands in makkelijke taal')
  await page.getByLabel('Ik heb verteld dat nee zeggen').check()
  await page.getByLabel('Tot en met wanneer geldt dit?').fill('2027-05-01')
  await page.getByLabel('In welke plaats?').fill('Arnhem')
}

/** Draws a signature of one stroke. */
async function teken(page: Page): Promise<void> {
  const veld = page.locator('.tk-tekenvlak__vak')
  await veld.scrollIntoViewIfNeeded()
  const vak = await veld.boundingBox()
  if (vak === null) throw new Error('The field is shown')
  await page.mouse.move(vak.x + 40, vak.y + 60)
  await page.mouse.down()
  await page.mouse.move(vak.x + 120, vak.y + 20, { steps: 5 })
  await page.mouse.move(vak.x + 200, vak.y + 80, { steps: 5 })
  await page.mouse.up()
}

test('a casemanager asks, has it signed on the screen, and writes down a withdrawal', async (t) => {
  const wereld = await maakWereld(t, '2026-11-22T08:00:00Z')
  const { adres } = wereld
  const persoon = await nieuweGedetineerde(wereld)
  const browser = await openBrowser(t)
  const page = await (await browser.newContext()).newPage()
  await meldAan(page, adres, 'J. Okafor')

  await t.test('from the page of the person to the talk, by keyboard', async () => {
    await page.goto(`${adres}/personen/${persoon}?doel=terugkeer-voorbereiden`)
    await keurPagina(page)
    await page.getByRole('link', { name: 'Bekijk, vraag of trek in' }).press('Enter')
    await page.waitForURL(`**/toestemmingen/${persoon}`)
    await keurPagina(page)
    await page.getByRole('link', { name: 'Begin een gesprek' }).press('Enter')
    await page.waitForURL('**/gesprek')
    await keurPagina(page)
    await page.getByLabel('Met welke organisatie wilt u iets delen?').selectOption('FPC Dr. S. van Mesdag')
    await page.getByRole('button', { name: 'Begin het gesprek' }).press('Enter')
    await page.getByRole('link', { name: 'Ga verder met zorg' }).press('Enter')
    await page.waitForURL('**/gesprek/zorg')
    assert.equal(await page.locator('input:checked').count(), 0, 'nothing is filled in for someone')
    await keurPagina(page)
    await page.getByLabel('Ja, dat mag').press('Space')
    await page.getByRole('button', { name: 'Bewaar en ga verder' }).press('Enter')
    await page.waitForURL('**/gesprek')
    await keurPagina(page)
    await page.getByRole('link', { name: 'Ga verder met ondertekenen' }).press('Enter')
    await page.waitForURL('**/ondertekenen')
    await keurPagina(page)
  })

  await t.test(
    'a signature without a stroke is refused, and one that is drawn stays when something else is wrong',
    async () => {
      await vulIn(page)
      await page.getByLabel('Getekend op het scherm').check()
      const vast = page.getByRole('button', { name: 'Leg de toestemming vast' })
      await vast.click()
      assert.match(
        await page.getByRole('alert').innerText(),
        /Zet een handtekening in het vak, of kies voor papier/,
      )
      await keurPagina(page)
      await teken(page)
      const getekend = await page.locator('input[name=handtekening]').inputValue()
      assert.match(getekend, /^\d+ \d+( \d+ \d+)+$/)
      await page.getByLabel('In welke plaats?').fill('')
      await vast.click()
      assert.match(await page.getByRole('alert').innerText(), /Vul in welke plaats het was/)
      assert.equal(await page.locator('input[name=handtekening]').inputValue(), getekend)
      await page.getByLabel('In welke plaats?').fill('Arnhem')
      const tekst = page.getByLabel('Welke tekst las u samen?')
      await tekst.selectOption('Engels (English)')
      assert.equal(await page.locator('input[name=handtekening]').inputValue(), '')
      assert.equal(await page.getByText('u koos een andere tekst. Laat opnieuw tekenen').isVisible(), true)
      await tekst.selectOption('Nederlands in makkelijke taal')
      await teken(page)
      await vast.click()
      await page.waitForURL('**gedaan=ondertekend')
      assert.match(await page.getByRole('status').innerText(), /vastgelegd en geldt vanaf nu/)
      await page.getByText('Hoe het ging').click()
      assert.equal(await page.getByRole('img', { name: 'De handtekening' }).isVisible(), true)
      await keurPagina(page)
      assert.ok(await verstuur(wereld, persoon, kliniek))
    },
  )

  await t.test('without JavaScript one can take back what was said, with a note', async () => {
    const state = await page.context().storageState()
    const kaal = await (await browser.newContext({ javaScriptEnabled: false, storageState: state })).newPage()
    await kaal.goto(`${adres}/toestemmingen/${persoon}`)
    await kaal.getByRole('link', { name: 'Leg een intrekking vast' }).click()
    assert.match(await kaal.locator('main').innerText(), /Op dit scherm kunt u nu niet tekenen/)
    await kaal.getByLabel('Alles').check()
    await kaal.getByLabel('De persoon zelf').check()
    await kaal.getByLabel('Gezegd of gemerkt').check()
    await kaal.getByRole('button', { name: 'Trek de toestemming in' }).click()
    assert.match(await kaal.getByRole('alert').innerText(), /Schrijf kort op wat u merkte/)
    assert.equal(await kaal.getByLabel('Alles').isChecked(), true)
    await kaal.getByLabel('Wat merkte u?').fill('Zei in de gang dat het niet meer mag.')
    await kaal.getByRole('button', { name: 'Trek de toestemming in' }).click()
    await kaal.waitForURL('**gedaan=ingetrokken**')
    assert.match(
      await kaal.getByRole('status').innerText(),
      /Dat geldt meteen\. Eén bericht is teruggeroepen\./,
    )
    await page.goto(`${adres}/toestemmingen/${persoon}`)
    assert.match(await page.locator('main').innerText(), /ingetrokken/)
    await keurPagina(page)
    await page.goto(`${adres}/toestemmingen/${persoon}/intrekken`)
    await keurPagina(page)
  })

  await t.test('a withdrawal is signed on the screen for what was chosen, and for nothing else', async () => {
    const ja = await stuur(wereld, persoon, '/verklaringen', verklaring())
    assert.equal(ja.status, 201, await ja.text())
    await page.goto(`${adres}/toestemmingen/${persoon}/intrekken`)
    const handtekening = page.locator('input[name=handtekening]')
    await page.getByLabel('Zorg: FPC').check()
    await page.getByLabel('De persoon zelf').check()
    await page.getByLabel('Getekend op het scherm').check()
    await teken(page)
    assert.notEqual(await handtekening.inputValue(), '')
    await page.getByLabel('Zorg: FPC').uncheck()
    assert.equal(await handtekening.inputValue(), '')
    assert.equal(await page.getByText('u koos iets anders. Laat opnieuw tekenen').isVisible(), true)
    await page.getByLabel('Alles').check()
    await teken(page)
    await page.getByRole('button', { name: 'Trek de toestemming in' }).click()
    await page.waitForURL('**gedaan=ingetrokken**')
    await page.getByText('Hoe het ging').first().click()
    assert.equal(await page.getByRole('img', { name: 'De handtekening' }).first().isVisible(), true)
  })
})
