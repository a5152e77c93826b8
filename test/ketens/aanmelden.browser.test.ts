import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { keurPagina, openBrowser } from '../browser.ts'
import { maakWereld } from '../wereld.ts'

/** Every link of the page as it is now leads to a page that is there. */
async function keurKoppelingen(page: Page): Promise<number> {
  const adressen = await page
    .locator('a[href^="/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  for (const adres of new Set(adressen.filter((een) => !een.startsWith('/aanmelden/bij/')))) {
    const antwoord = await page.request.get(new URL(adres, page.url()).href)
    assert.ok(antwoord.status() < 400, `${adres} on ${page.url()}: ${antwoord.status()}`)
  }
  return adressen.length
}

test('the pages of signing in are clean, fit in 320 px, and lead nowhere that is not there', async (t) => {
  const { adres } = await maakWereld(t)
  const page = await (await openBrowser(t)).newPage()
  const keur = async () => {
    await keurPagina(page)
    assert.ok((await keurKoppelingen(page)) > 0)
  }
  await page.goto(`${adres}/aanmelden`)
  await page.getByText('Lukt aanmelden niet?').click()
  await keur()
  await page.getByRole('link', { name: 'Verder met Oefen-eHerkenning' }).click()
  await keur()
  await page.getByRole('button', { name: 'Probeer het' }).click()
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Uw middel is niet sterk genoeg')
  await keur()
  await page.goto(`${adres}/aanmelden/bij/oefen-eherkenning`)
  await page.getByRole('button', { name: 'Meld aan als K. Bakker' }).click()
  await page.goto(`${adres}/mijn-account`)
  await keur()
  await page.getByRole('link', { name: 'Werk in een andere rol' }).click()
  await keur()
  await page.goto(`${adres}/mijn-account`)
  await page.getByRole('button', { name: 'Meld mij overal af' }).click()
  assert.equal(new URL(page.url()).pathname, '/aanmelden')
})
