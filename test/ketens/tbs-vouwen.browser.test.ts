import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keurPagina, meldAan, openBrowser } from '../browser.ts'
import { behandelaar, gemeente, kiesRoutes, laatMeedoen, nieuwTraject, reclassering } from '../tbs.ts'
import { maakWereld } from '../wereld.ts'

test('with every fold open the pages of the steps have no fault, and each table a name of its own', async (t) => {
  const wereld = await maakWereld(t, '2026-11-26T10:00:00Z')
  const wie = await behandelaar(wereld)
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Vouwer', stap: '15', einddatum: '2026-12-24' })
  await laatMeedoen(wie, traject, gemeente, reclassering, 'fpk-assen')
  await kiesRoutes(wie, traject, 'a', 'b', 'c')
  const page = await (await openBrowser(t)).newPage()
  await meldAan(page, wereld.adres, 'I. Vermeulen')
  for (const stap of ['', ...['8', '14', '16b', '17c/ciz', '19c'].map((id) => `/stappen/${id}`)]) {
    await page.goto(`${wereld.adres}${traject}${stap}`)
    await page.evaluate('for (const een of document.querySelectorAll("details")) een.open = true')
    await keurPagina(page)
    const namen = await page.evaluate<string[]>(
      '[...document.querySelectorAll("table caption")].map((een) => een.textContent)',
    )
    assert.deepEqual(namen, [...new Set(namen)], stap)
  }
  // Where there is no room for the drawing, its legend is not there either: the steps say it in words.
  await page.goto(`${wereld.adres}${traject}`)
  const legenda = page.getByRole('list', { name: 'Wat de tekens betekenen' })
  assert.equal(await legenda.count(), 1)
  await page.setViewportSize({ width: 320, height: 800 })
  assert.equal(await legenda.count(), 0)
  assert.equal(await page.getByText('De stappen staan hieronder onder elkaar').isVisible(), true)
})
