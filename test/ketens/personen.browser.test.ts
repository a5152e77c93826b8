import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { keurPagina, meldAan, openBrowser } from '../browser.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { inlogAls } from '../sessie.ts'
import { maakWereld, type Wereld } from '../wereld.ts'

const sluiters: (() => unknown)[] = []
const straks = {
  after: (sluit: () => unknown) => {
    sluiters.push(sluit)
  },
}
let wereld: Wereld
let browser: Browser
before(async () => {
  wereld = await maakWereld(straks)
  const naam = (geslachtsnaam: string, voornamen: string) => ({ bsn: nieuweBsn(), geslachtsnaam, voornamen })
  const vrij = (datum: string | null) => ({ verwachteEinddatum: datum })
  await leverGoed(
    wereld,
    gebeurtenis({ ...naam('Achterberg', 'Mehmet'), gemeentecode: '0599' }, vrij('2026-11-24')),
    gebeurtenis({ ...naam('Çelik', 'Karin'), voorvoegsel: 'van', gemeentecode: '0599' }, vrij('2026-12-11')),
    gebeurtenis({ ...naam('Oosterhuis', 'Pieter'), gemeentecode: '0518' }, vrij(null)),
    gebeurtenis(
      {
        bsn: '999990019',
        geslachtsnaam: 'Bruin',
        voorvoegsel: 'de',
        voornamen: 'Karel',
        gemeentecode: '0344',
      },
      { inrichting: 'pi-vught' },
    ),
  )
  browser = await openBrowser(straks)
})
after(async () => {
  for (const sluit of sluiters.toReversed()) await sluit()
})

/** Where pictures go when someone wants to look: SCHERMBEELDEN names a folder. */
const beelden = process.env.SCHERMBEELDEN
async function bekijk(page: Page, naam: string): Promise<void> {
  assert.ok((await keurPagina(page)) > 20, 'axe must have looked at something')
  if (beelden === undefined) return
  mkdirSync(beelden, { recursive: true })
  for (const breedte of [1280, 320]) {
    await page.setViewportSize({ width: breedte, height: 900 })
    await page.screenshot({ path: `${beelden}/${naam}-${breedte}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

const open = async () => (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
const kop = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()

test('a casemanager finds an own detainee with the keyboard alone', async () => {
  const page = await open()
  await meldAan(page, wereld.adres, 'J. Okafor')
  await page.getByRole('link', { name: 'Mijn mensen' }).click()
  await bekijk(page, 'doel')
  await page.getByRole('button', { name: 'Toon mijn mensen' }).click()
  await page.getByRole('link', { name: 'Kies waarvoor u dit doet.' }).waitFor()
  await page.getByRole('radio', { name: /De terugkeer voorbereiden/ }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Achterberg, M.' }).waitFor()
  await bekijk(page, 'mensen')
  await page.getByLabel('Vrijlating').selectOption('Binnen 30 dagen')
  await page.getByRole('button', { name: 'Toon' }).press('Enter')
  await page.getByRole('link', { name: 'Wis filter' }).waitFor()
  assert.equal(await page.getByRole('link', { name: 'Oosterhuis, P.' }).count(), 0)
  await bekijk(page, 'mensen-filter')
  await page.getByLabel('Zoek op achternaam').fill('van cel')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${wereld.adres}/personen/zoek`)
  await bekijk(page, 'mensen-zoek')
  await page.getByLabel('Zoek op achternaam').fill('niemand')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Niemand gevonden' }).waitFor()
  await bekijk(page, 'mensen-leeg')
  await page.getByRole('link', { name: 'Toon weer iedereen' }).press('Enter')
  await page.getByRole('link', { name: 'Van Çelik, K.' }).press('Enter')
  await page.getByRole('heading', { name: 'Waarom u dit mag zien' }).waitFor()
  assert.equal(await kop(page), 'Karin van Çelik')
  assert.doesNotMatch(page.url(), /celik|%C3/i)
  await bekijk(page, 'persoon-pi')
})

test('a nazorgcoördinator sees the course as the messages told it', async () => {
  const page = await open()
  await meldAan(page, wereld.adres, 'S. Yılmaz')
  await page.goto(`${wereld.adres}/personen?doel=nazorg-voorbereiden`)
  await bekijk(page, 'mensen-gemeente')
  await page.getByRole('link', { name: 'Achterberg, M.' }).click()
  assert.equal(await kop(page), 'Mehmet Achterberg')
  await bekijk(page, 'persoon-gemeente')
  await page.goto(`${wereld.adres}/personen/breek-het-glas`)
  await page.getByText('Vraag de groepsmailbox van de inrichting').waitFor()
  await bekijk(page, 'geweigerd')
})

test('breaking the glass, and the FG who judges it', async () => {
  const page = await open()
  await meldAan(page, wereld.adres, 'J. Okafor')
  await page.goto(`${wereld.adres}/personen?doel=terugkeer-voorbereiden`)
  await page.getByRole('link', { name: 'het glas breken' }).press('Enter')
  await bekijk(page, 'breek-zoek')
  await page.getByLabel('Hele achternaam').fill('Bruin')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Vul bij de achternaam ook de geboortedatum in.' }).waitFor()
  await bekijk(page, 'breek-zoekfout')
  await page.getByLabel('Geboortedatum').fill('1999-01-01')
  await page.getByRole('button', { name: 'Zoek' }).press('Enter')
  await page.getByText('Niet bekend').waitFor()
  await bekijk(page, 'breek-niet-bekend')
  await page.getByLabel('Hele achternaam').fill('')
  await page.getByLabel('Geboortedatum').fill('')
  await page.getByLabel('Burgerservicenummer').fill('9999.90.019')
  await page.getByRole('button', { name: 'Zoek' }).press('Enter')
  await page.getByRole('heading', { name: 'Waarom breekt u het glas?' }).waitFor()
  await bekijk(page, 'breek')
  await page.getByLabel('Waarom moet u dit nu zien?').fill('kort')
  await page.getByRole('button', { name: 'Breek het glas' }).press('Enter')
  await page.getByText('Er kloppen nog 4 dingen niet').waitFor()
  await bekijk(page, 'breek-fout')
  await page.getByRole('radio', { name: /De terugkeer voorbereiden/ }).check()
  await page.getByRole('radio', { name: /staat nog niet in mijn lijst/ }).check()
  await page.getByLabel('Waarom moet u dit nu zien?').fill('Staat aan de poort en staat niet in onze lijst.')
  await page.getByRole('checkbox', { name: /Ik begrijp dat/ }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Breek het glas' }).press('Enter')
  await page.getByText('U hebt het glas gebroken').first().waitFor()
  assert.equal(await kop(page), 'Karel de Bruin')
  await bekijk(page, 'persoon-glasbraak')

  const fg = await open()
  await meldAan(fg, wereld.adres, 'T. van Beek')
  assert.equal(await kop(fg), 'Glasbraken')
  await bekijk(fg, 'fg-lijst')
  await fg.getByRole('link', { name: '22 nov 2026' }).press('Enter')
  await fg.getByRole('button', { name: 'Leg uw oordeel vast' }).press('Enter')
  await fg.getByText('Er kloppen nog 2 dingen niet').waitFor()
  await bekijk(fg, 'fg-fout')
  await fg.getByRole('radio', { name: 'Terecht', exact: true }).check()
  await fg.getByLabel('Toelichting').fill('Nagevraagd bij de poort, klopt.')
  await fg.getByRole('button', { name: 'Leg uw oordeel vast' }).press('Enter')
  await fg.getByText('Uw oordeel is vastgelegd.').waitFor()
  assert.doesNotMatch(await fg.content(), /Bruin|999990019/)
  await bekijk(fg, 'fg-beoordeeld')
  await fg.getByRole('link', { name: 'Glasbraken' }).first().click()
  await fg.getByRole('heading', { name: 'Geen glasbraken' }).waitFor()
  await bekijk(fg, 'fg-leeg')
})

test('an inrichting with nobody says so', async () => {
  const { cookie } = await inlogAls(wereld, 'pi-lelystad', 'casemanager', 'N. Leeg')
  const page = await open()
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: wereld.adres }])
  await page.goto(`${wereld.adres}/personen?doel=re-integratieplan`)
  await page.getByRole('heading', { name: 'Er staat nog niemand in uw lijst' }).waitFor()
  await bekijk(page, 'mensen-niemand')
})
