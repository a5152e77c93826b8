import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { keurPagina, meldAan, openBrowser, zonderScript } from '../browser.ts'
import { bladpad, gedetineerdeToen, geefToestemming, toen } from '../informatieblad.ts'
import { maakWereld } from '../wereld.ts'

/** Fills in how a talk about consent went, on paper. */
async function onderteken(page: Page): Promise<void> {
  await page.getByLabel('De persoon zelf').check()
  await page.getByLabel('Casemanager', { exact: true }).check()
  await page.getByLabel('In welke taal?').selectOption('Nederlands')
  const keus = (vraag: string, antwoord: string) =>
    page.getByRole('radiogroup', { name: vraag }).getByLabel(antwoord, { exact: true }).check()
  await page.getByLabel('Welke tekst las u samen?').selectOption('Nederlands')
  await keus('Was er een tolk?', 'Nee')
  await keus('Is de tekst voorgelezen?', 'Ja')
  await page.getByLabel('Ik heb verteld dat nee zeggen').check()
  await page.getByLabel('Tot en met wanneer geldt dit?').fill('2021-05-01')
  await page.getByLabel('In welke plaats?').fill('Arnhem')
  await page.getByLabel('Getekend op papier').check()
  await page.getByRole('button', { name: 'Leg de toestemming vast' }).click()
  await page.waitForURL('**gedaan=ondertekend')
}

test('from arrival to a new version, at both ends, without JavaScript', async (t) => {
  const wereld = await maakWereld(t, toen)
  const { adres } = wereld
  // Of Rotterdam, where a fictitious coordinator signs in.
  const persoon = await gedetineerdeToen(wereld, {}, { gemeentecode: '0599' })
  const { nieuw, keur } = await zonderScript(t, adres)
  const casemanager = await nieuw('J. Okafor')
  const gemeente = await nieuw('S. Yılmaz')
  const blad = `${adres}${bladpad(persoon)}`

  await t.test('everything is closed, and the way goes to the talk about consent', async () => {
    await casemanager.goto(`${adres}/personen/${persoon}?doel=informatieblad-maken`)
    await casemanager.getByRole('link', { name: 'Vul het informatieblad in' }).click()
    await keur(casemanager)
    assert.equal(await casemanager.getByText('dicht', { exact: true }).count(), 6)
    await casemanager.getByRole('link', { name: 'Ga naar het gesprek over toestemming' }).click()
    await casemanager.waitForURL(`**/toestemmingen/${persoon}`)
  })

  await t.test('consent is given for two areas', async () => {
    await casemanager.getByRole('link', { name: 'Begin een gesprek' }).click()
    await casemanager
      .getByLabel('Met welke organisatie wilt u iets delen?')
      .selectOption('Gemeente Rotterdam (college)')
    await casemanager.getByRole('button', { name: 'Begin het gesprek' }).click()
    for (const gebied of ['onderdak', 'schulden']) {
      await casemanager.goto(`${adres}/toestemmingen/${persoon}/gesprek/${gebied}`)
      await casemanager.getByLabel('Ja, dat mag').check()
      await casemanager.getByRole('button', { name: 'Bewaar en ga verder' }).click()
    }
    await casemanager.goto(`${adres}/toestemmingen/${persoon}/gesprek/ondertekenen`)
    await onderteken(casemanager)
  })

  await t.test('the areas that are open are filled in, and what is wrong is said and kept', async () => {
    await casemanager.goto(blad)
    await casemanager.getByRole('link', { name: 'Ga verder', exact: true }).click()
    await casemanager.getByLabel('Is er onderdak na de detentie?').selectOption('Nee')
    await casemanager.getByLabel('Ingeschreven als woningzoekende').check()
    await casemanager.getByLabel('Geen van beide').check()
    await casemanager.getByLabel('Ja', { exact: true }).first().check()
    await casemanager.getByRole('button', { name: 'Bewaar en ga verder' }).click()
    assert.match(await casemanager.getByRole('alert').innerText(), /‘Geen van beide’ gaat niet samen/)
    assert.equal(await casemanager.getByLabel('Geen van beide').isChecked(), true)
    await keur(casemanager)
    await casemanager.getByLabel('Geen van beide').uncheck()
    await casemanager.getByRole('button', { name: 'Bewaar en ga verder' }).click()
    await casemanager.waitForURL('**/schulden?gedaan=bewaard')
    await casemanager.getByLabel('Zijn er schulden?').selectOption('Ja, zonder overzicht')
    await casemanager.getByLabel('Aanmelden bij schuldhulpverlening').check()
    await casemanager.getByRole('button', { name: 'Bewaar en ga verder' }).click()
    await keur(casemanager)
  })

  await t.test('it is looked over and sent, and the coordinator reads it and takes it up', async () => {
    await casemanager.goto(`${blad}/nakijken`)
    await keur(casemanager)
    await casemanager.getByRole('button', { name: 'Verstuur naar' }).click()
    await casemanager.waitForURL('**gedaan=verstuurd')
    await gemeente.goto(`${adres}/berichtenbox`)
    await gemeente
      .getByRole('link', { name: /Moulin/ })
      .first()
      .click()
    assert.equal(await gemeente.getByRole('heading', { level: 1 }).innerText(), 'Informatieblad')
    assert.match(
      await gemeente.locator('#hulp').innerText(),
      /Onderdak na de detentie[\s\S]*Hulpvraag schulden/,
    )
    await keur(gemeente)
    await gemeente.getByRole('button', { name: 'Ik pak dit op' }).click()
    assert.match(await gemeente.locator('main').innerText(), /Opgepakt op .* door S\. Yılmaz/)
  })

  await t.test(
    'one area is taken back: the sheet is recalled, and the coordinator says it was removed',
    async () => {
      await casemanager.goto(`${adres}/toestemmingen/${persoon}/intrekken`)
      await casemanager.getByLabel('Schulden: ').check()
      await casemanager.getByLabel('De persoon zelf').check()
      await casemanager.getByLabel('Gezegd of gemerkt').check()
      await casemanager.getByLabel('Wat merkte u?').fill('Wil het niet meer over schulden.')
      await casemanager.getByRole('button', { name: 'Trek de toestemming in' }).click()
      assert.match(await casemanager.getByRole('status').innerText(), /Eén bericht is teruggeroepen/)
      await gemeente.reload()
      assert.doesNotMatch(await gemeente.locator('main').innerText(), /Hulpvraag schulden/)
      await gemeente.getByRole('link', { name: 'Zeg wat u met de gegevens deed' }).click()
      await gemeente.getByLabel('verwijderd', { exact: false }).first().check()
      await gemeente.getByRole('button').last().click()
      await gemeente.waitForURL('**gedaan=verwijderantwoord')
      await keur(gemeente)
    },
  )

  await t.test('a new version goes without that area', async () => {
    await casemanager.getByRole('link', { name: 'Kijk wat u opnieuw kunt versturen' }).click()
    await keur(casemanager)
    await casemanager.getByRole('link', { name: 'Stuur een nieuwe versie zonder schulden' }).click()
    await casemanager.getByRole('button', { name: 'Verstuur naar' }).click()
    await casemanager.waitForURL('**gedaan=verstuurd')
    await keur(casemanager)
    await gemeente.goto(`${adres}/berichtenbox`)
    await gemeente
      .getByRole('link', { name: /Moulin/ })
      .first()
      .click()
    const tekst = await gemeente.locator('main').innerText()
    assert.match(tekst, /Onderdak na de detentie/)
    assert.match(tekst, /Niet gedeeld[\s\S]*Schulden/)
    assert.doesNotMatch(tekst, /Hulpvraag schulden: /)
    await keur(gemeente)
  })
})

test('what goes with no other stays alone while one ticks, by keyboard as well', async (t) => {
  const wereld = await maakWereld(t, toen)
  const persoon = await gedetineerdeToen(wereld)
  await geefToestemming(wereld, persoon, 'schulden')
  const page = await (await openBrowser(t)).newPage()
  await meldAan(page, wereld.adres, 'J. Okafor')
  await page.goto(`${wereld.adres}${bladpad(persoon, 'gebieden', 'schulden')}`)
  const groep = page.getByRole('group', { name: 'Loopt er al hulp bij schulden?' })
  const vakje = (naam: string) => groep.getByLabel(naam, { exact: true })
  const aan = async () => {
    const namen = (await groep.locator('label').allInnerTexts()).map((naam) => naam.trim())
    const gekozen = await Promise.all(namen.map((naam) => vakje(naam).isChecked()))
    return namen.filter((_, i) => gekozen[i])
  }
  await vakje('Beschermingsbewind').press('Space')
  await vakje('Betalingsregeling').press('Space')
  assert.deepEqual(await aan(), ['Beschermingsbewind', 'Betalingsregeling'])
  await vakje('Niet nodig').press('Space')
  assert.deepEqual(await aan(), ['Niet nodig'])
  assert.equal(
    await groep.getByRole('status').innerText(),
    'Uitgezet: Beschermingsbewind, Betalingsregeling.',
  )
  await vakje('Onbekend').press('Space')
  assert.deepEqual(await aan(), ['Onbekend'], 'of those there is one')
  await vakje('Schuldhulp van de gemeente').press('Space')
  assert.deepEqual(await aan(), ['Schuldhulp van de gemeente'])
  await keurPagina(page)
  await page.getByRole('button', { name: 'Bewaar en ga verder' }).press('Enter')
  await page.waitForURL('**gedaan=bewaard')
})
