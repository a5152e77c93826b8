import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { keurPagina, openBrowser } from '../browser.ts'
import { lees, maakWereld } from '../wereld.ts'

test('who connects a system finds every operation of the API, and opens one by keyboard', async (t) => {
  const { adres, api } = await maakWereld(t)
  const browser = await openBrowser(t)
  const page = await browser.newPage()
  await page.goto(`${adres}/ontwikkelaars`)
  await keurPagina(page)
  const { paths } = await lees<{ paths: Record<string, object> }>(await api(null, '/openapi.json'))
  const operaties = Object.entries(paths).flatMap(([pad, methoden]) =>
    Object.keys(methoden).map((methode) => `${methode.toUpperCase()} ${pad}`),
  )
  const genoemd = await page.locator('summary code').allInnerTexts()
  assert.deepEqual(genoemd.toSorted(), operaties.toSorted())
  await page.getByText('"antwoordId"').waitFor()
  const een = page.locator('details', { hasText: 'POST /berichten/{id}/antwoorden' })
  await een.locator('summary').focus()
  await page.keyboard.press('Enter')
  await een.getByText('Te veel verzoeken').waitFor()
  await keurPagina(page)
  await page.getByRole('link', { name: /Alle stappen/ }).click()
  await page.waitForURL('**/aansluiten.txt')
  const stappen = await readFile(new URL('../../docs/aansluiten-leverancier.md', import.meta.url), 'utf8')
  assert.equal(await (await fetch(page.url())).text(), stappen, 'the steps that a test walks through')
})
